//! Why not: what forbids so many minutes, or any schedule at all, and what would change it.
//!
//! Counts come first, for most causes are that simple. Then clashes, each proved and as small as can be; the most that can be had;
//! and fixes, cheapest first, each shown by an audited schedule of the school that it makes, or labelled as not shown.

mod changes;
mod clashes;
mod counts;
mod fixes;
mod hours;
mod more_money;
mod requirements;
#[cfg(test)]
mod tests;

use std::time::Instant;

use commontime_audit::Audit;
use commontime_school::answer::{Answer, Outcome};
use commontime_school::why_not::{Levers, WhyNot};
use commontime_school::{Campus, Minutes, Schedule};

use super::{Options, Progress, minutes, solve_until};
use crate::design::common_hours::most_by_hours;
use crate::design::memory::Memory;
use crate::mip::{self, half_way};
use crate::solve;
use changes::{Asking, Looking};
use clashes::{Found, Searching};
use fixes::{Sought, by_levers, most_of, some_of_each};

/// A schedule that shows a fix, audited and clean.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The school as the fix changes its files, with no lever pulled.
    pub files: Campus,
    /// The school as the fix changes it.
    pub campus: Campus,
    /// What is known of the schedule.
    pub answer: Answer,
    /// The schedule.
    pub schedule: Schedule,
    /// Its audit.
    pub audit: Audit,
}

/// All that was found.
#[derive(Clone, Debug)]
pub struct Explained {
    /// What is known.
    pub why_not: WhyNot,
    /// For every fix the schedule that was found with it, where one was.
    pub shown: Vec<Option<Shown>>,
}

/// Nodes to tell whether a change may do, and to look for a schedule with it: most that do do so at once.
const A_CHANGE: u32 = 60;

/// Says why the school does not give everyone the minutes of its goal, and what would change it: at most `n_fixes` fixes.
///
/// # Errors
/// Where levers have more combinations than can be looked at, in words.
pub fn why_not(
    campus: &Campus,
    n_fixes: usize,
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> Result<Explained, String> {
    let wanted = campus.goal.minutes_per_week;
    let counts = counts::counts(campus);
    // A schedule of the school as it is comes before all else.
    let first = options.limits().most_of_it().until;
    let (answer, as_it_is) = best(campus, &Options { until: first, ..*options }, stop, report);
    let is_impossible = answer.outcome == Outcome::Impossible;
    let found = as_it_is.as_ref().map(|shown| lowest(campus, &shown.audit));
    let bound = bound(campus, &answer).filter(|_| !is_impossible);
    let mut known = WhyNot {
        wanted,
        counts,
        clashes: Vec::new(),
        are_all: true,
        is_impossible,
        found,
        bound: bound.map(minutes),
        fixes: Vec::new(),
        levers: Levers::NotNeeded,
        not_payable: None,
    };
    let mut shown = Vec::new();
    if !known.is_reached() {
        let memory = Memory::default();
        // Half of the time that is left for what clashes: the rest is for what would change it.
        let half = options.until.map(|until| half_way(Instant::now(), until));
        let is_half_over = || stop() || half.is_some_and(|half| Instant::now() >= half);
        let asked = (!is_impossible).then(|| i64::from(wanted.get()));
        let mut clashes = if is_impossible || bound.is_none_or(|bound| bound < i64::from(wanted.get())) {
            Searching { campus, wanted: asked, memory: &memory, until: half, stop: &is_half_over }.all()
        } else {
            Found { clashes: Vec::new(), traced: Vec::new(), are_all: true }
        };
        // Where the design has room, hours alone may have none.
        if let Some(wanted) = asked.filter(|_| clashes.clashes.is_empty()) {
            clashes.clashes = hours::clashes(campus, wanted);
        }
        // Where there is no schedule at all, any schedule is a change.
        let needed = if is_impossible { Minutes::ZERO } else { wanted };
        let mut fixes = Vec::new();
        let known_schedule = as_it_is.as_ref();
        let sought = Sought { campus, known: known_schedule, wanted: needed, most: n_fixes, options, stop };
        let tried = by_levers(&sought, report, &mut fixes)?;
        known.levers = tried.levers;
        let mut with_money = Vec::new();
        // One place is kept for what can be paid.
        let places = if tried.cheapest_shown.is_some() { n_fixes.saturating_sub(1) } else { n_fixes };
        let sought = Sought { most: places, ..sought };
        if tried.lack_money && places > 0 && !stop() {
            let found = more_money::fixes(&sought, &tried, report)?;
            with_money = found.fixes;
            if tried.cheapest_shown.is_none() {
                known.not_payable = found.not_payable;
            }
            if known.levers == Levers::NotEnough {
                known.levers = found.levers;
            }
        } else if tried.lack_money && known.levers == Levers::NotEnough {
            known.levers = Levers::NotPayable;
        }
        if tried.cheapest_shown.is_some() {
            with_money.truncate(places);
            fixes.extend(with_money);
        } else if n_fixes > 0 {
            // The rest of the time is for schedules.
            let until = options.until.map(|until| half_way(Instant::now(), until));
            let is_over = || stop() || until.is_some_and(|until| Instant::now() >= until);
            let limits = mip::Limits { nodes: A_CHANGE, until };
            let asking = Asking { campus, wanted: asked, limits, memory: &memory };
            let looking = Looking { asking, threads: options.threads, stop: &is_over };
            let changed = looking.all(&clashes.traced)?;
            fixes.extend(some_of_each(&sought, with_money, changed, report));
        }
        most_of(&mut fixes, n_fixes);
        (known.clashes, known.are_all) = (clashes.clashes, clashes.are_all);
        (known.fixes, shown) = fixes.into_iter().unzip();
    }
    Ok(Explained { why_not: known, shown })
}

/// The lowest weekly minutes of a schedule, at most the target.
fn lowest(campus: &Campus, audit: &Audit) -> Minutes {
    let target = campus.goal.minutes_per_week;
    audit.lowest_weekly_minutes().unwrap_or(target).min(target)
}

/// Returns what no schedule exceeds, where it is known.
fn bound(campus: &Campus, answer: &Answer) -> Option<i64> {
    answer.rank("lowest-minutes").and_then(|rank| rank.bound).map(|bound| bound.min(most_by_hours(campus)))
}

/// Finds the best schedule of a school.
fn best(
    campus: &Campus,
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> (Answer, Option<Shown>) {
    let found = solve_until(campus, options, stop, report);
    let answer = found.answer.clone();
    (answer, shown(campus, found))
}

/// Returns the schedule of a school without levers pulled, where one was found.
fn shown(campus: &Campus, found: solve::Outcome<'_>) -> Option<Shown> {
    let (schedule, audit) = found.schedule?.into_parts();
    Some(Shown { files: campus.clone(), campus: campus.clone(), answer: found.answer, schedule, audit })
}
