//! Continues from a schedule: what is locked by hand stays, and of equally good schedules the one with the least change wins.
//!
//! 1. A schedule that keeps all rules and is worth what the bound says stays as it is.
//! 2. Else teams meet in time that all their members have left.
//! 3. Where that is not worth as much, the design and the exact placing have all that is locked as fixed, and prefer the times,
//!    days and people that the schedule has.
//! 4. The general engine mends the schedule as it stands with small moves, for a little while: pieces keep their lengths.
//!
//! What is worth more wins, and of what is worth as much that which changes less.

use commontime_audit::certify;
use commontime_school::answer::{Answer, RankState};
use commontime_school::{Campus, Schedule, wording};

use super::best::Best;
use super::mend::mend;
use super::{Options, Outcome, Progress, answer, locks, search};
use crate::design::{Relaxation, Verdict};
use crate::kept::Kept;
use crate::timetable::meet_in_time_left;

/// As [`solve_until`](super::solve_until), but continues from `start`.
pub fn resume_until<'a>(
    campus: &'a Campus,
    start: &Schedule,
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> Outcome<'a> {
    let stop = &|| stop() || options.is_over();
    let kept = Kept::of(start);
    let clashes = locks::clashes(campus, &kept);
    if !clashes.is_empty() {
        return Outcome { answer: answer::impossible(campus, options, clashes), schedule: None };
    }
    let relaxation = Relaxation::keeping(campus, &kept);
    let (columns, rows) = relaxation.size();
    report(Progress::Designing(columns, rows));
    let limits = options.limits().most_of_it();
    let mut bounds = match relaxation.solve(limits) {
        Verdict::Impossible(clash) => {
            return Outcome { answer: answer::impossible(campus, options, vec![clash]), schedule: None };
        }
        Verdict::Unknown(words) => {
            return Outcome { answer: answer::nothing_found(campus, options, None, &words), schedule: None };
        }
        Verdict::Bounded(bounds) => bounds,
    };
    report(Progress::Bounded(bounds.lowest));
    let mut best = certify(campus, kept.near.clone()).ok().map(Best::new);
    // A meeting in time that everyone has left changes nothing else.
    if !best.as_ref().is_some_and(|best| best.meets(&bounds)) {
        let fuller = bounds.designs.first().and_then(|design| meet_in_time_left(campus, design, &kept.near));
        if let Some(fuller) = fuller.and_then(|schedule| certify(campus, schedule).ok()).map(Best::new) {
            best = Some(nearer(best, fuller, &kept));
        }
    }
    let mut why = String::new();
    if !best.as_ref().is_some_and(|best| best.meets(&bounds)) {
        bounds.designs.splice(0..0, relaxation.near(&kept.near, &bounds, &[], limits));
        match search(campus, options, &kept, &relaxation, &bounds, stop, report) {
            Ok(found) => best = Some(nearer(best, found, &kept)),
            Err(words) => why = words,
        }
        if !stop()
            && let Some(mended) = mend(campus, start, options, stop, report)
        {
            best = Some(nearer(best, mended, &kept));
        }
    }
    let Some(best) = best else {
        let words = why + &locks::in_the_way(campus, &kept, options, stop);
        let mut answer = answer::nothing_found(campus, options, Some(&bounds), &words);
        keep_locks(&mut answer, &kept);
        return Outcome { answer, schedule: None };
    };
    let mut answer = answer::found(campus, options, &bounds, best.audited());
    keep_locks(&mut answer, &kept);
    least_change(&mut answer, &kept.near, best.audited().schedule());
    answer.notes.push(how_near(&kept.near, best.audited().schedule()));
    Outcome { answer, schedule: Some(best.into_audited()) }
}

/// Returns the better of two, and of two that are worth as much the one that changes less.
fn nearer<'a>(one: Option<Best<'a>>, other: Best<'a>, kept: &Kept) -> Best<'a> {
    let Some(one) = one else { return other };
    let changes = |best: &Best<'_>| moved(&kept.near, best.audited().schedule());
    if other.better_than(&one) || (!one.better_than(&other) && changes(&other) < changes(&one)) {
        other
    } else {
        one
    }
}

/// Counts the lessons and meetings of the start that are elsewhere now, or with others, or gone.
fn moved(start: &Schedule, now: &Schedule) -> usize {
    let lessons = start.lessons.iter().filter(|it| !now.lessons.contains(it)).count();
    lessons + start.meetings.iter().filter(|it| !now.meetings.contains(it)).count()
}

/// Says how near the schedule is to the start. Fewer changes than were found may do: nothing is claimed of that.
fn how_near(start: &Schedule, now: &Schedule) -> String {
    let (all, moved) = (start.lessons.len() + start.meetings.len(), moved(start, now));
    let of = |number: usize| wording::grouped(u64::try_from(number).unwrap_or(u64::MAX));
    if moved == 0 {
        return format!(
            "all {} lessons and meetings of the schedule given with --start are as they were",
            of(all)
        );
    }
    format!(
        "{} of {} lessons and meetings of the schedule given with --start are as they were; whether more can be is not known",
        of(all - moved),
        of(all)
    )
}

/// Says that what is proved is proved of schedules that keep the locks, where there are any.
fn keep_locks(answer: &mut Answer, kept: &Kept) {
    let Schedule { lessons, meetings, assignments, .. } = &kept.locked;
    let locked = lessons.len() + meetings.len() + assignments.len();
    if locked == 0 {
        return;
    }
    answer.keeps_locks = true;
    let pieces = wording::count(locked, "piece");
    answer
        .notes
        .push(format!("what is proved here is proved of schedules that keep the {pieces} locked by hand"));
    for words in answer.people.iter_mut().flat_map(|person| &mut person.why_short) {
        if words.starts_with("no schedule") {
            words.push_str(", and with what is locked");
        }
    }
}

/// Fills the rank of least change.
fn least_change(answer: &mut Answer, start: &Schedule, now: &Schedule) {
    let moved = i64::try_from(moved(start, now)).unwrap_or(i64::MAX);
    if let Some(rank) = answer.ranks.iter_mut().find(|rank| rank.name == "least-change") {
        rank.value = moved;
        // Nothing can be less than nothing.
        (rank.bound, rank.state) =
            if moved == 0 { (Some(0), RankState::Proven) } else { (None, RankState::NoBound) };
    }
}
