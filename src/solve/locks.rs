//! What is locked by hand and stands in the way: of a rule by itself, or of every schedule that was looked for.

use commontime_audit::audit;
use commontime_school::ids::{HomeroomId, SpecialId};
use commontime_school::{Activity, Campus, Finding, Minutes, Rule, Schedule, Severity, wording};

use super::{Options, search};
use crate::design::builder::TagWords;
use crate::design::{Clash, Relaxation, Verdict, lunch_of, recess_of};
use crate::kept::{Kept, Piece};

/// So many clashes, and so many locked pieces in a list, are named.
const MOST_NAMED: usize = 5;

/// So many locks are taken away in turn to see which one stands in the way.
const MOST_TRIED: usize = 12;

/// Rounds of placing without one of the locks.
const ROUNDS: u32 = 2;

/// Returns the rules that locked pieces break by themselves, each with the fewest of these pieces that still break it: nothing
/// placed beside them mends it.
pub(super) fn clashes(campus: &Campus, kept: &Kept) -> Vec<Clash> {
    let mut clashes: Vec<(Vec<Piece<'_>>, Finding)> = Vec::new();
    for finding in broken(campus, &kept.locked) {
        if clashes.len() >= MOST_NAMED {
            break;
        }
        let pieces = fewest(campus, kept, &finding);
        if finding.rule == Rule::StudentLunchAndRecess && pieces.iter().any(|it| is_part(campus, *it)) {
            continue;
        }
        let is_new = clashes.iter().all(|(others, _)| !others.iter().all(|other| pieces.contains(other)));
        if is_new && !pieces.is_empty() {
            clashes.push((pieces, finding));
        }
    }
    let named = clashes.into_iter().map(|(pieces, finding)| {
        let what = TagWords { rule: finding.rule, words: finding.message, lock: None };
        let members = pieces.into_iter().map(|it| of_piece(campus, it, finding.rule)).chain([what]).collect();
        Clash { members, is_minimal: true }
    });
    named.chain(too_many_classes(campus, kept)).take(MOST_NAMED).collect()
}

/// Tells whether a piece is a lunch or a recess that another lesson may go on with, where somebody else takes over.
fn is_part(campus: &Campus, piece: Piece<'_>) -> bool {
    let Piece::Lesson(lesson) = piece else { return false };
    let asked = |homeroom: &HomeroomId| match lesson.activity {
        Activity::Lunch => lunch_of(campus, campus[*homeroom].grade),
        Activity::Recess => recess_of(campus, campus[*homeroom].grade),
        _ => Minutes::ZERO,
    };
    lesson.homerooms.iter().any(|homeroom| lesson.span.length() < asked(homeroom))
}

/// Returns what the audit finds that nothing placed beside the locked pieces mends.
fn broken(campus: &Campus, locked: &Schedule) -> Vec<Finding> {
    let mut findings = audit(campus, locked).findings;
    findings
        .retain(|it| it.severity == Severity::Required && !campus.waived(it.rule) && is_of_locks_alone(it));
    findings
}

/// Returns locked pieces that break the rule of a finding by themselves, as few as leaving out one after the other finds.
fn fewest<'k>(campus: &Campus, kept: &'k Kept, finding: &Finding) -> Vec<Piece<'k>> {
    let breaks = |pieces: &[Piece<'_>]| {
        let alone = schedule_of(kept, pieces);
        broken(campus, &alone).iter().any(|it| (it.rule, it.day) == (finding.rule, finding.day))
    };
    let mut pieces = concerned(campus, kept, finding);
    if !breaks(&pieces) {
        return pieces;
    }
    for piece in pieces.clone() {
        let rest: Vec<Piece<'_>> = pieces.iter().copied().filter(|other| *other != piece).collect();
        if breaks(&rest) {
            pieces = rest;
        }
    }
    pieces
}

/// Returns a schedule of these pieces and no others.
fn schedule_of(kept: &Kept, pieces: &[Piece<'_>]) -> Schedule {
    let mut schedule = Schedule { bell_schedule: kept.locked.bell_schedule.clone(), ..Schedule::default() };
    for piece in pieces {
        match *piece {
            Piece::Lesson(it) => schedule.lessons.push(it.clone()),
            Piece::Meeting(it) => schedule.meetings.push(it.clone()),
            Piece::Assignment(it) => schedule.assignments.push(it.clone()),
        }
    }
    schedule
}

/// Tells whether what is found cannot be mended by what is placed beside the locked pieces. A finding of a time speaks of the
/// pieces at that time; others may only lack what is not there yet.
fn is_of_locks_alone(finding: &Finding) -> bool {
    match finding.rule {
        Rule::OnePlaceAtATime
        | Rule::RoomHoldsGroup
        | Rule::CertifiedToTeach
        | Rule::MayCover
        | Rule::MinimumBlock
        | Rule::TeamCommonTime
        | Rule::SpecialsAtOnce
        | Rule::CafeteriaCapacity
        | Rule::GroupCap => true,
        Rule::ContractDay | Rule::StudentLunchAndRecess | Rule::SpecialsFrequency => finding.span.is_some(),
        Rule::SupervisedEveryMinute
        | Rule::MinutesPerSubject
        | Rule::StudentMinutesKept
        | Rule::InstructionalMinutes
        | Rule::DutyFreeLunch
        | Rule::IndividualPlanning
        | Rule::LoadWithinFte
        | Rule::DutiesKept
        | Rule::SpecialsAdjacency
        | Rule::ServicesKept
        | Rule::ConsecutiveTeaching
        | Rule::Transition
        | Rule::DirectedShare
        | Rule::WeeklyMeetingCap
        | Rule::FundNotOverdrawn => false,
    }
}

/// Returns the locked pieces that a finding is about: at its time, and of those it names where it names any of them.
fn concerned<'k>(campus: &Campus, kept: &'k Kept, finding: &Finding) -> Vec<Piece<'k>> {
    let is_then = |piece: &Piece<'_>| {
        finding.day.is_none_or(|day| day == piece.day())
            && finding.span.is_none_or(|span| span.overlaps(piece.span()))
    };
    let then: Vec<Piece<'_>> = kept.pieces().into_iter().filter(is_then).collect();
    let is_named = |piece: &Piece<'_>| {
        piece.who(campus).iter().any(|name| finding.who.iter().any(|who| who == name || who.contains(name)))
    };
    let named: Vec<Piece<'_>> = then.iter().copied().filter(is_named).collect();
    if named.is_empty() { then } else { named }
}

fn of_piece(campus: &Campus, piece: Piece<'_>, rule: Rule) -> TagWords {
    let words = piece.words(campus);
    TagWords { rule, words: format!("locked by hand: {words}"), lock: Some(words) }
}

/// Homerooms with more locked classes of a special than they have in a pass through the cycle.
fn too_many_classes(campus: &Campus, kept: &Kept) -> Vec<Clash> {
    let mut clashes = Vec::new();
    if campus.waived(Rule::SpecialsFrequency) {
        return clashes;
    }
    for homeroom in campus.homeroom_ids() {
        for special in campus.special_ids() {
            for pass in &campus.cycle.passes {
                let of_pass =
                    |it: &&Piece<'_>| pass.contains(&it.day()) && is_class_of(**it, homeroom, special);
                let pieces: Vec<Piece<'_>> = kept.pieces().iter().filter(of_pass).copied().collect();
                let has = campus[special].grades.contains(&campus[homeroom].grade);
                let most = if has { campus[special].times_per_cycle as usize } else { 0 };
                if pieces.len() <= most {
                    continue;
                }
                let (name, what) = (&campus[homeroom].id, &campus[special].id);
                let words = format!(
                    "{name} has {} of {what} in one pass through the days",
                    wording::count(most, "class")
                );
                let (rule, is_minimal) = (Rule::SpecialsFrequency, pieces.len() == most + 1);
                let locks = pieces.into_iter().map(|it| of_piece(campus, it, rule));
                let members = locks.chain([TagWords { rule, words, lock: None }]).collect();
                clashes.push(Clash { members, is_minimal });
            }
        }
    }
    clashes
}

fn is_class_of(piece: Piece<'_>, homeroom: HomeroomId, special: SpecialId) -> bool {
    matches!(piece, Piece::Lesson(it) if it.activity == Activity::Special(special) && it.homerooms.contains(&homeroom))
}

/// Where nothing was found with all locks: looks for a single lock without which a schedule is found, and says so. It proves
/// nothing.
pub(super) fn in_the_way(campus: &Campus, kept: &Kept, options: &Options, stop: &dyn Fn() -> bool) -> String {
    let pieces = kept.pieces();
    if pieces.is_empty() {
        return String::new();
    }
    let words = |piece: &Piece<'_>| piece.words(campus);
    let limits = options.limits();
    let options = Options { rounds: options.rounds.min(ROUNDS), ..*options };
    for piece in pieces.iter().take(MOST_TRIED) {
        if stop() {
            break;
        }
        let kept = kept.without(*piece);
        let relaxation = Relaxation::keeping(campus, &kept);
        let Verdict::Bounded(bounds) = relaxation.solve(limits) else { continue };
        if search(campus, &options, &kept, &relaxation, &bounds, stop, &mut |_| {}).is_ok() {
            let piece = words(piece);
            return format!(
                "; without one lock a schedule was found: unlock {piece} in the schedule given with --start (take what it says under \"locked\" away), or give it another time"
            );
        }
    }
    let mut all: Vec<String> = pieces.iter().take(MOST_NAMED).map(words).collect();
    if pieces.len() > MOST_NAMED {
        all.push(format!("{} more", wording::grouped((pieces.len() - MOST_NAMED) as u64)));
    }
    format!("; locked by hand in the schedule given with --start: {}", wording::list(&all))
}
