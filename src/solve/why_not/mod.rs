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

use std::time::{Duration, Instant};

use commontime_audit::Audit;
use commontime_school::answer::{Answer, Outcome};
use commontime_school::lever::{Decided, Decisions};
use commontime_school::why_not::{Fix, FixChange, FixKind, Levers, WhyNot};
use commontime_school::{Campus, Cents, Minutes, Schedule};

use super::frontier::{FixesSought, LeverFix, lever_fixes};
use super::{Options, Progress, minutes, solve_until};
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
    let (wanted, began) = (campus.goal.minutes_per_week, Instant::now());
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
        // Half of the time that is left for what clashes: the rest is for what would change it.
        let half = options.seconds.map(|seconds| Duration::from_secs(u64::from(seconds)) / 2);
        let half = half.map(|half| (Instant::now(), half.saturating_sub(began.elapsed() / 2)));
        let is_half_over = || stop() || half.is_some_and(|(from, half)| from.elapsed() >= half);
        let asked = (!is_impossible).then(|| i64::from(wanted.get()));
        let mut clashes = if is_impossible || bound.is_none_or(|bound| bound < i64::from(wanted.get())) {
            Searching { campus, wanted: asked, memory: &memory, stop: &is_half_over }.all()
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
        let left = options.with_what_is_left(began);
        let sought = Sought { campus, wanted: needed, most: n_fixes, options: &left, stop };
        let tried = by_levers(&sought, report, &mut fixes)?;
        known.levers = tried.levers;
        let mut with_money = Vec::new();
        if tried.lack_money && n_fixes > 0 && !stop() {
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
            fixes.extend(with_money);
        } else if n_fixes > 0 {
            let looking = Looking { campus, wanted: asked, memory: &memory, stop };
            let changed = looking.all(&clashes.traced);
            let left = options.with_what_is_left(began);
            let sought = Sought { options: &left, ..sought };
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
    let answer = found.answer;
    let shown = found.schedule.map(|audited| {
        let (schedule, audit) = audited.into_parts();
        Shown { files: campus.clone(), campus: campus.clone(), answer: answer.clone(), schedule, audit }
    });
    (answer, shown)
}

/// What fixes are sought for.
struct Sought<'a> {
    campus: &'a Campus,
    /// The lowest weekly minutes that everyone is to have.
    wanted: Minutes,
    /// Fixes that are shown at most.
    most: usize,
    options: &'a Options,
    stop: &'a dyn Fn() -> bool,
}

/// What came of looking for fixes that levers make.
struct Tried {
    /// What becomes of the levers.
    levers: Levers,
    /// Which decisions were tried.
    decisions: Vec<Decisions>,
    /// What the cheapest fix costs that a schedule shows; `None` where none is shown.
    cheapest_shown: Option<Cents>,
    /// Whether some fund has too little for other decisions.
    lack_money: bool,
}

/// Finds fixes that levers make.
fn by_levers(
    sought: &Sought<'_>,
    report: &mut dyn FnMut(Progress),
    fixes: &mut Vec<(Fix, Option<Shown>)>,
) -> Result<Tried, String> {
    let Sought { campus, wanted, most, options, stop } = *sought;
    let untried =
        |levers: Levers| Tried { levers, decisions: Vec::new(), cheapest_shown: None, lack_money: false };
    if campus.levers.is_empty() {
        return Ok(untried(Levers::NoneOpen));
    }
    if most == 0 {
        return Ok(untried(Levers::NotKnown));
    }
    let sought = FixesSought { minutes: i64::from(wanted.get()), most, beside: &[], below: None };
    let found = lever_fixes(campus, &sought, options, stop, report)?;
    let levers = match (found.fixes.is_empty(), found.are_all) {
        (false, _) => Levers::MayBeEnough,
        (true, true) => Levers::NotEnough,
        (true, false) => Levers::NotKnown,
    };
    let decisions = found.fixes.iter().map(|fix| fix.decisions.clone()).collect();
    let first_new = fixes.len();
    fixes.extend(found.fixes.into_iter().map(|fix| of_levers(campus, wanted, fix)));
    let shown = fixes[first_new..].iter().filter(|(fix, _)| fix.is_shown);
    let cheapest_shown = shown.filter_map(|(fix, _)| fix.cost).min();
    Ok(Tried { levers, decisions, cheapest_shown, lack_money: found.lack_money })
}

/// Returns what levers change that are pulled.
fn lever_changes(campus: &Campus, decisions: &Decisions) -> Vec<FixChange> {
    let Ok(changed) = campus.with(decisions) else { return Vec::new() };
    let approval = |it: &commontime_school::lever::Approval| {
        if it.by.is_empty() { it.who.clone() } else { format!("{}, by {}", it.who, it.by) }
    };
    let change = |decided: &Decided| {
        let lever = &campus.levers[decided.lever];
        FixChange {
            words: decided.words_and_note(&changed),
            key: format!("scenario.toml: levers, {} = {}", lever.id, lever.steps[decided.step].setting),
            approvals: lever.approvals.iter().map(approval).collect(),
        }
    };
    changed.decided.iter().map(change).collect()
}

fn of_levers(campus: &Campus, wanted: Minutes, fix: LeverFix) -> (Fix, Option<Shown>) {
    let lowest = fix.point.as_ref().map(|point| minutes(point.lowest));
    let known = Fix {
        changes: lever_changes(campus, &fix.decisions),
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
    sought: &Sought<'_>,
    changed: Vec<Changed>,
    report: &mut dyn FnMut(Progress),
) -> Vec<(Fix, Option<Shown>)> {
    let Sought { wanted, most, options, stop, .. } = *sought;
    let mut fixes = Vec::new();
    let began = Instant::now();
    for change in changed.into_iter().take(most) {
        if stop() || options.is_over(began) {
            break;
        }
        let (_, shown) = best(&change.campus, &options.with_what_is_left(began), stop, report);
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
    fixes
}

/// Returns as many fixes as are sought: of levers with more money and of changes of files about as many, where there are both.
fn some_of_each(
    sought: &Sought<'_>,
    mut with_money: Vec<(Fix, Option<Shown>)>,
    changed: Vec<Changed>,
    report: &mut dyn FnMut(Progress),
) -> Vec<(Fix, Option<Shown>)> {
    let n_shown = |fixes: &[(Fix, Option<Shown>)]| fixes.iter().filter(|(fix, _)| fix.is_shown).count();
    let most = sought.most;
    let half = n_shown(&with_money).min(most.div_ceil(2));
    let by_files = by_files(&Sought { most: (most - half).max(1), ..*sought }, changed, report);
    keep_shown(&mut with_money, most - n_shown(&by_files).min(most - 1));
    with_money.extend(by_files);
    with_money
}

/// Keeps so many of the fixes, those that a schedule shows before others, and puts them in order: the cheapest first.
fn most_of(fixes: &mut Vec<(Fix, Option<Shown>)>, most: usize) {
    fixes.sort_by_key(|(fix, _)| (fix.cost.is_none(), fix.cost.map(|cost| cost + fix.found)));
    let n_shown = fixes.iter().filter(|(fix, _)| fix.is_shown).count();
    let (mut shown, mut others) = (most, most.saturating_sub(n_shown));
    fixes.retain(|(fix, _)| {
        let left = if fix.is_shown { &mut shown } else { &mut others };
        let is_kept = *left > 0;
        *left = left.saturating_sub(1);
        is_kept
    });
}

/// Keeps the first of the fixes, until so many are shown by a schedule.
fn keep_shown(fixes: &mut Vec<(Fix, Option<Shown>)>, most: usize) {
    let mut n_shown = 0;
    fixes.retain(|(fix, _)| {
        let is_kept = n_shown < most;
        n_shown += usize::from(fix.is_shown);
        is_kept
    });
}
