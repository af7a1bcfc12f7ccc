//! What the solver says of a school, held against the best of all its schedules.

use commontime::design::project::project;
use commontime::design::{Bounds, Relaxation, Verdict};
use commontime::mip::Limits;
use commontime::solve::{Options, solve};
use commontime_audit::audit;
use commontime_school::answer::Outcome;
use commontime_school::{Campus, Minutes, Schedule};

use super::week::{self, Best, Worth, audited_worth};

/// How a school came out, where every claim holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Standing {
    /// No schedule exists, and the solver says so or says nothing.
    NoSchedule,
    /// The best was found and proven.
    Proven,
    /// The best was found, and the bound is not reached by any schedule.
    BoundTooHigh,
    /// Something was found, and something better exists.
    NotTheBest,
    /// Nothing was found, and something exists.
    NothingFound,
}

/// Holds all claims about `campus` against its schedules.
///
/// # Errors
/// The first claim that does not hold, in words.
pub(super) fn hold(campus: &Campus, rounds: u32) -> Result<Standing, String> {
    let best = week::best(campus);
    if let Some(best) = &best {
        clean(campus, best)?;
    }
    let limits = Limits::default();
    let relaxation = Relaxation::new(campus);
    match relaxation.solve(limits) {
        Verdict::Impossible(clash) if best.is_some() => {
            let words: Vec<String> =
                clash.members.iter().map(|tag| format!("{}: {}", tag.rule, tag.words)).collect();
            return Err(format!(
                "said to be impossible, though {best:?} exists: {words:?}",
                best = worth(&best)
            ));
        }
        Verdict::Bounded(bounds) => bounded(&bounds, worth(&best))?,
        Verdict::Impossible(_) | Verdict::Unknown(_) => {}
    }
    if let Some(best) = &best {
        has_room(campus, &relaxation, best)?;
    }
    solved(campus, rounds, worth(&best))
}

/// Holds the bounds and the models of `campus` against one schedule, and returns what it is worth.
///
/// # Errors
/// What does not hold, in words.
pub(super) fn allow(campus: &Campus, schedule: &Schedule) -> Result<Worth, String> {
    let worth = audited_worth(campus, &audit(campus, schedule));
    let best = Best { worth, schedule: schedule.clone() };
    clean(campus, &best)?;
    let relaxation = Relaxation::new(campus);
    match relaxation.solve(Limits::default()) {
        Verdict::Bounded(bounds) => bounded(&bounds, Some(worth))?,
        verdict => return Err(format!("{verdict:?}, though {worth:?} exists")),
    }
    has_room(campus, &relaxation, &best)?;
    Ok(worth)
}

fn worth(best: &Option<Best>) -> Option<Worth> {
    best.as_ref().map(|best| best.worth)
}

/// The best week is a schedule that the audit passes and values as the enumeration does.
fn clean(campus: &Campus, best: &Best) -> Result<(), String> {
    let audit = audit(campus, &best.schedule);
    if let Some(finding) = audit.required().next() {
        return Err(format!("the schedule is not clean: {}: {}", finding.rule, finding.message));
    }
    let (audited, counted) = (audited_worth(campus, &audit), best.worth);
    (audited == counted)
        .then_some(())
        .ok_or(format!("the audit counts {audited:?}, the enumeration {counted:?}"))
}

/// No schedule is beyond the bounds.
fn bounded(bounds: &Bounds, best: Option<Worth>) -> Result<(), String> {
    let Some(best) = best else { return Ok(()) };
    if best.lowest > bounds.lowest {
        return Err(format!("the lowest is bounded by {}, and {best:?} exists", bounds.lowest));
    }
    let least = bounds.shortfall.filter(|_| best.lowest == bounds.lowest);
    if least.is_some_and(|least| best.shortfall < least) {
        return Err(format!("the shortfall is at least {:?}, and {best:?} exists", bounds.shortfall));
    }
    Ok(())
}

/// The models have room for the best week.
fn has_room(campus: &Campus, relaxation: &Relaxation<'_>, best: &Best) -> Result<(), String> {
    let minutes = |number: i64| Minutes::new(i32::try_from(number).unwrap());
    let (lowest, shortfall) = (minutes(best.worth.lowest), minutes(best.worth.shortfall));
    let counts = project(campus, &best.schedule, lowest, shortfall);
    relaxation.has_room_for(&counts).map_err(|clash| {
        let words: Vec<String> = clash.iter().map(|tag| format!("{}: {}", tag.rule, tag.words)).collect();
        format!("the models have no room for {:?}: {words:?}", best.worth)
    })
}

/// What the answer says is so.
fn solved(campus: &Campus, rounds: u32, best: Option<Worth>) -> Result<Standing, String> {
    let found = solve(campus, &Options { rounds, ..Options::default() }, &mut |_| {});
    let outcome = found.answer.outcome;
    let rank = |name: &str| found.answer.ranks.iter().find(|rank| rank.name == name);
    let Some(got) = found.schedule.as_ref().map(|it| audited_worth(campus, it.audit())) else {
        return match (best, outcome) {
            (None, _) => Ok(Standing::NoSchedule),
            (Some(_), Outcome::LimitReached) => Ok(Standing::NothingFound),
            (Some(best), _) => Err(format!("{outcome:?}, though {best:?} exists")),
        };
    };
    let Some(best) = best else {
        return Err(format!("{got:?} was found, and the enumeration found nothing"));
    };
    if got.beats(best) {
        return Err(format!("{got:?} was found, and the enumeration found only {best:?}"));
    }
    let lowest = rank("lowest-minutes").unwrap();
    let shortfall = rank("shortfall").unwrap();
    let said = Worth { lowest: lowest.value, shortfall: shortfall.value };
    if said != got {
        return Err(format!("the ranks say {said:?} of a schedule of {got:?}"));
    }
    let bounds = (lowest.bound, shortfall.bound.filter(|_| best.lowest == got.lowest));
    if bounds.0.is_some_and(|most| best.lowest > most) || bounds.1.is_some_and(|least| best.shortfall < least)
    {
        return Err(format!("the ranks are bounded by {bounds:?}, and {best:?} exists"));
    }
    match (outcome, best.beats(got)) {
        (Outcome::ProvenBest, true) => Err(format!("{got:?} is said to be the best, and {best:?} exists")),
        (Outcome::ProvenBest, false) => Ok(Standing::Proven),
        (_, true) => Ok(Standing::NotTheBest),
        (_, false) => Ok(Standing::BoundTooHigh),
    }
}
