//! Why not: what forbids so many minutes, or any schedule at all, and what would change it.
//!
//! Counts come first, for most causes are that simple. Then clashes, each proved and as small as can be; the most that can be had;
//! and fixes, cheapest first, each shown by an audited schedule of the school that it makes, or labelled as not shown.

mod changes;
mod clashes;
mod counts;
mod hours;
mod more_money;
mod requirements;
#[cfg(test)]
mod tests;

use commontime_audit::Audit;
use commontime_school::answer::{Answer, Outcome};
use commontime_school::lever::Decisions;
use commontime_school::why_not::{Fix, FixChange, FixKind, Levers, WhyNot};
use commontime_school::{Campus, Cents, Minutes, Schedule};

use super::frontier::{LeverFix, lever_fixes};
use super::{Options, Progress, solve_until};
use crate::design::common_hours::most_by_hours;
use crate::design::memory::Memory;
use changes::{Changed, Looking};
use clashes::{Found, Searching};

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
    let (answer, as_it_is) = best(campus, options, stop, report);
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
        let asked = (!is_impossible).then(|| i64::from(wanted.get()));
        let mut clashes = if is_impossible || bound.is_none_or(|bound| bound < i64::from(wanted.get())) {
            Searching { campus, wanted: asked, memory: &memory, stop }.all()
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
        known.levers = by_levers(campus, needed, n_fixes, options, stop, report, &mut fixes)?;
        let is_shown = fixes.iter().any(|(fix, _): &(Fix, Option<Shown>)| fix.is_shown);
        if !is_shown && n_fixes > 0 {
            let mut others = Vec::new();
            if known.levers == Levers::NotEnough {
                let found = more_money::fixes(campus, needed, n_fixes, options, stop, report)?;
                (others, known.not_payable) = (found.fixes, found.not_payable);
            }
            let looking = Looking { campus, wanted: asked, memory: &memory, stop };
            let changed = looking.all(&clashes.traced);
            // Of levers with more money and of other changes as many, where there are both.
            others.truncate(if changed.is_empty() { n_fixes } else { n_fixes.div_ceil(2) });
            let n_left = n_fixes - others.len();
            by_files(needed, changed, n_left, options, stop, report, &mut others);
            others.sort_by_key(|(fix, _)| (fix.cost.is_none(), fix.cost.map(|cost| cost + fix.found)));
            fixes.extend(others);
        }
        (known.clashes, known.are_all) = (clashes.clashes, clashes.are_all);
        (known.fixes, shown) = fixes.into_iter().unzip();
    }
    Ok(Explained { why_not: known, shown })
}

fn minutes(number: i64) -> Minutes {
    Minutes::new(i32::try_from(number).unwrap_or(i32::MAX))
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
    let answer = found.answer;
    let shown = found.schedule.map(|audited| {
        let (schedule, audit) = audited.into_parts();
        Shown { files: campus.clone(), campus: campus.clone(), answer: answer.clone(), schedule, audit }
    });
    (answer, shown)
}

/// Finds fixes that levers make.
fn by_levers(
    campus: &Campus,
    wanted: Minutes,
    n_fixes: usize,
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
    fixes: &mut Vec<(Fix, Option<Shown>)>,
) -> Result<Levers, String> {
    if campus.levers.is_empty() {
        return Ok(Levers::NoneOpen);
    }
    if n_fixes == 0 {
        return Ok(Levers::NotKnown);
    }
    let found = lever_fixes(campus, i64::from(wanted.get()), n_fixes, options, stop, report)?;
    let levers = match (found.fixes.is_empty(), found.are_all) {
        (false, _) => Levers::MayBeEnough,
        (true, true) => Levers::NotEnough,
        (true, false) => Levers::NotKnown,
    };
    fixes.extend(found.fixes.into_iter().map(|fix| of_levers(campus, wanted, fix)));
    Ok(levers)
}

/// Returns what levers change that are pulled.
fn lever_changes(campus: &Campus, decisions: &Decisions) -> impl Iterator<Item = FixChange> {
    decisions.pulled().map(|decided| {
        let lever = &campus.levers[decided.lever];
        let step = &lever.steps[decided.step];
        let approval = |it: &commontime_school::lever::Approval| {
            if it.by.is_empty() { it.who.clone() } else { format!("{}, by {}", it.who, it.by) }
        };
        FixChange {
            words: step.words.clone(),
            key: format!("scenario.toml: levers, {} = {}", lever.id, step.setting),
            approvals: lever.approvals.iter().map(approval).collect(),
        }
    })
}

fn of_levers(campus: &Campus, wanted: Minutes, fix: LeverFix) -> (Fix, Option<Shown>) {
    let lowest = fix.point.as_ref().map(|point| minutes(point.lowest));
    let known = Fix {
        changes: lever_changes(campus, &fix.decisions).collect(),
        cost: Some(fix.cost),
        found: Cents::ZERO,
        lowest,
        is_shown: lowest.is_some_and(|lowest| lowest >= wanted),
        kind: FixKind::Levers,
    };
    let shown = fix.point.map(|point| Shown {
        files: campus.clone(),
        campus: point.campus,
        answer: point.answer,
        schedule: point.schedule,
        audit: point.audit,
    });
    (known, shown)
}

/// Shows changes of files by schedules, the cheapest first, until there are as many as are wanted.
fn by_files(
    wanted: Minutes,
    changed: Vec<Changed>,
    n_fixes: usize,
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
    fixes: &mut Vec<(Fix, Option<Shown>)>,
) {
    for change in changed.into_iter().take(n_fixes) {
        if stop() {
            break;
        }
        let (_, shown) = best(&change.campus, options, stop, report);
        let by_schedule = shown.as_ref().map_or(Cents::ZERO, |shown| shown.audit.dollars.by_schedule);
        let lowest = shown.as_ref().map(|shown| lowest(&change.campus, &shown.audit));
        let fix = Fix {
            changes: change.words,
            cost: change.cost.map(|cost| cost + by_schedule),
            found: change.found,
            lowest,
            is_shown: lowest.is_some_and(|lowest| lowest >= wanted),
            kind: FixKind::Files,
        };
        fixes.push((fix, shown));
    }
}
