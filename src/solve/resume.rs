//! Continues from a schedule: what is locked by hand stays, and of equally good schedules the one with the least change wins.
//!
//! First the general engine improves the schedule as it stands: its pieces keep their lengths and change times, rooms and
//! people. Where the bound is not met then, the loop of design and timetable looks for a better one, which counts only if
//! every locked piece is in it.

use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use commontime_audit::{audit, certify};
use commontime_engine::search::{self, Budget};
use commontime_school::answer::{Answer, RankState};
use commontime_school::{Campus, Rule, Schedule, Severity};

use super::best::Best;
use super::{Options, Outcome, Progress, answer, search as from_the_design};
use crate::design::builder::TagWords;
use crate::design::{Bounds, Relaxation, Verdict};
use crate::mip;
use crate::timetable::whole::Whole;

/// So many rounds in a row may change nothing once every rule is kept.
const NOTHING_BETTER: u32 = 3;

/// Moves of the engine in one round.
const MOVES_A_ROUND: u64 = 20_000;

/// Of a locked piece alone these rules judge everything: nothing that is placed beside it mends what they find.
const OF_LOCKS_ALONE: [Rule; 9] = [
    Rule::OnePlaceAtATime,
    Rule::RoomHoldsGroup,
    Rule::CertifiedToTeach,
    Rule::MayCover,
    Rule::MinimumBlock,
    Rule::TeamCommonTime,
    Rule::ContractDay,
    Rule::CafeteriaCapacity,
    Rule::GroupCap,
];

/// As [`solve_until`](super::solve_until), but continues from `start`.
pub fn resume_until<'a>(
    campus: &'a Campus,
    start: &Schedule,
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> Outcome<'a> {
    let began = Instant::now();
    let stop =
        &|| stop() || options.seconds.is_some_and(|seconds| began.elapsed().as_secs() >= u64::from(seconds));
    let clash = clash_of_locks(campus, start);
    if !clash.is_empty() {
        return Outcome { answer: answer::impossible(campus, options, clash), schedule: None };
    }
    let relaxation = Relaxation::new(campus);
    let (columns, rows) = relaxation.size();
    report(Progress::Designing(columns, rows));
    let limits = mip::Limits { seconds: options.seconds, ..mip::Limits::default() };
    let bounds = match relaxation.solve(limits) {
        Verdict::Impossible(members) => {
            return Outcome { answer: answer::impossible(campus, options, members), schedule: None };
        }
        Verdict::Unknown(words) => {
            return Outcome { answer: answer::nothing_found(campus, options, None, &words), schedule: None };
        }
        Verdict::Bounded(bounds) => bounds,
    };
    report(Progress::Bounded(bounds.lowest));
    let mut best = match continued(campus, start, &bounds, options, stop, report) {
        Ok(best) => Ok(best),
        Err(words) => Err(words + &held_fast(campus, start)),
    };
    if !stop() && !best.as_ref().is_ok_and(|best| best.meets(&bounds)) {
        // The design has what is left of the time.
        let spent = u32::try_from(began.elapsed().as_secs()).unwrap_or(u32::MAX);
        let left = options.seconds.map(|seconds| seconds.saturating_sub(spent).max(1));
        let other = from_the_design(
            campus,
            &Options { seconds: left, ..*options },
            &relaxation,
            &bounds,
            stop,
            report,
        );
        if let Some(other) = other.ok().and_then(|other| with_locks(campus, start, &other))
            && best.as_ref().map_or(true, |best| other.better_than(best))
        {
            best = Ok(other);
        }
    }
    match best {
        Ok(best) => {
            let mut answer = answer::found(campus, options, &bounds, best.audited());
            least_change(&mut answer, start, best.audited().schedule());
            Outcome { answer, schedule: Some(best.into_audited()) }
        }
        Err(words) => {
            let answer = answer::nothing_found(campus, options, Some(&bounds), &words);
            Outcome { answer, schedule: None }
        }
    }
}

/// Returns the budget of a round: with a time to keep, one that leaves room to look at the clock.
fn a_round(options: &Options) -> Budget {
    if options.seconds.is_some() {
        Budget::Time(Duration::from_millis(500))
    } else {
        Budget::Moves(MOVES_A_ROUND)
    }
}

/// Lets the engine improve the schedule until it meets the bound with nothing changed, rounds find nothing better, or they are over; in words what stood in the way where no
/// clean one was found.
fn continued<'a>(
    campus: &'a Campus,
    start: &Schedule,
    bounds: &Bounds,
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> Result<Best<'a>, String> {
    let not_fit = || "the schedule to start from does not fit the school".to_owned();
    let mut start = start.clone();
    start.sort();
    let mut whole = Whole::of(campus, &start).map_err(|_| not_fit())?;
    let mut solution = whole.continue_from(&start).map_err(|_| not_fit())?;
    let never = AtomicBool::new(false);
    let outside = search::Outside { stop: &never, watch: &|_, _| {}, optimizer: None };
    let mut found = certify(campus, start).map(Best::new);
    let (mut is_changed, mut nothing_better) = (false, 0);
    for round in 0..options.rounds {
        let over = stop();
        let is_enough =
            |best: &Best<'_>| (best.meets(bounds) && !is_changed) || nothing_better >= NOTHING_BETTER;
        if over || found.as_ref().is_ok_and(is_enough) {
            break;
        }
        report(Progress::Placing(round + 1, options.rounds));
        let seed = options.seed.wrapping_add(u64::from(round));
        let how = search::Options { cold: true, ..search::Options::new(seed, a_round(options)) };
        let next = search::solve(&whole.instance, Some(&solution), &how, outside);
        nothing_better += 1;
        if next.solution == solution {
            continue;
        }
        (is_changed, nothing_better) = (true, 0);
        solution = next.solution;
        let Some(mut schedule) = whole.schedule(&solution) else { continue };
        schedule.sort();
        let next = certify(campus, schedule).map(Best::new);
        if let Ok(best) = &next {
            report(Progress::Found(best.lowest(), best.shortfall()));
        }
        if next.is_ok() || found.is_err() {
            found = next;
        }
    }
    found.map_err(|refused| {
        let first = refused.audit.required().next();
        first.map_or_else(not_fit, |finding| format!("{}: {}", finding.rule, finding.message))
    })
}

/// What the locked pieces break by themselves.
fn clash_of_locks(campus: &Campus, start: &Schedule) -> Vec<TagWords> {
    let mut locked = start.clone();
    locked.lessons.retain(|it| it.locked);
    locked.meetings.retain(|it| it.locked);
    locked.assignments.retain(|it| it.locked);
    let findings = audit(campus, &locked).findings.into_iter();
    let broken = findings.filter(|it| it.severity == Severity::Required && OF_LOCKS_ALONE.contains(&it.rule));
    let words = broken.map(|finding| {
        let day = finding.day.map(|day| format!(" on {}", campus[day].name)).unwrap_or_default();
        let span = finding.span.map(|span| format!(" at {span}")).unwrap_or_default();
        TagWords { rule: finding.rule, words: format!("locked by hand{day}{span}: {}", finding.message) }
    });
    words.collect()
}

/// Names what is locked, for where nothing was found.
fn held_fast(campus: &Campus, start: &Schedule) -> String {
    let lessons = start.lessons.iter().filter(|it| it.locked).map(|it| {
        let homerooms: Vec<&str> = it.homerooms.iter().map(|id| campus[*id].id.as_str()).collect();
        let (what, day) = (campus.activity_name(it.activity), &campus[it.day].name);
        format!("{what} of {} on {day} at {}", homerooms.join(" and "), it.span)
    });
    let meetings = start.meetings.iter().filter(|it| it.locked).map(|it| {
        format!("the meeting of {} on {} at {}", campus[it.team].name, campus[it.day].name, it.span)
    });
    let assignments = start.assignments.iter().filter(|it| it.locked).map(|it| {
        let (who, what) = (&campus[it.person].name, it.kind.words());
        format!("{what} of {who} on {} at {}", campus[it.day].name, it.span)
    });
    let locked: Vec<String> = lessons.chain(meetings).chain(assignments).collect();
    if locked.is_empty() {
        return String::new();
    }
    format!("; locked by hand were {}", commontime_school::wording::list(&locked))
}

/// Gives a schedule the locks of another, where everything that is locked there is in it.
fn with_locks<'a>(campus: &'a Campus, start: &Schedule, other: &Best<'a>) -> Option<Best<'a>> {
    let mut schedule = other.audited().schedule().clone();
    let mut start = start.clone();
    start.sort();
    for locked in start.lessons.iter().filter(|it| it.locked) {
        let like = |it: &&mut commontime_school::Lesson| {
            commontime_school::Lesson { locked: true, ..(**it).clone() } == *locked
        };
        schedule.lessons.iter_mut().find(like)?.locked = true;
    }
    for locked in start.meetings.iter().filter(|it| it.locked) {
        let like = |it: &&mut commontime_school::Meeting| {
            commontime_school::Meeting { locked: true, ..(**it).clone() } == *locked
        };
        schedule.meetings.iter_mut().find(like)?.locked = true;
    }
    for locked in start.assignments.iter().filter(|it| it.locked) {
        let like = |it: &&mut commontime_school::Assignment| {
            commontime_school::Assignment { locked: true, ..(**it).clone() } == *locked
        };
        schedule.assignments.iter_mut().find(like)?.locked = true;
    }
    schedule.sort();
    certify(campus, schedule).ok().map(Best::new)
}

/// Says how many lessons and meetings of the start are elsewhere now, or with others, or gone.
fn least_change(answer: &mut Answer, start: &Schedule, now: &Schedule) {
    let mut start = start.clone();
    start.sort();
    let lessons = start.lessons.iter().filter(|it| !now.lessons.contains(it)).count();
    let meetings = start.meetings.iter().filter(|it| !now.meetings.contains(it)).count();
    let moved = i64::try_from(lessons + meetings).unwrap_or(i64::MAX);
    if let Some(rank) = answer.ranks.iter_mut().find(|rank| rank.name == "least-change") {
        rank.value = moved;
        // Nothing can be less than nothing.
        (rank.bound, rank.state) =
            if moved == 0 { (Some(0), RankState::Proven) } else { (None, RankState::NoBound) };
    }
}
