//! Fixes: of levers as they can be paid, and of changes of files, each shown by a schedule where one is found.

use std::cmp::Reverse;

use commontime_audit::dollars;
use commontime_school::lever::{Decided, Decisions};
use commontime_school::why_not::{Fix, FixChange, FixKind, Levers};
use commontime_school::{Campus, Cents, Minutes};

use super::changes::Changed;
use super::{A_CHANGE, Shown, best, lowest, shown};
use crate::design::memory::Memory;
use crate::design::{Reach, designs_worth_a_try};
use crate::solve::frontier::{FixesSought, LeverFix, lever_fixes};
use crate::solve::known::near_known;
use crate::solve::{Options, Progress, minutes};

/// What fixes are sought for.
pub(super) struct Sought<'a> {
    pub(super) campus: &'a Campus,
    /// The best schedule of the school as it is.
    pub(super) known: Option<&'a Shown>,
    /// The lowest weekly minutes that everyone is to have.
    pub(super) wanted: Minutes,
    /// Fixes that are to be shown.
    pub(super) most: usize,
    pub(super) options: &'a Options,
    pub(super) stop: &'a dyn Fn() -> bool,
}

/// What came of looking for fixes that levers make.
pub(super) struct Tried {
    /// What becomes of the levers.
    pub(super) levers: Levers,
    /// Which decisions were tried.
    pub(super) decisions: Vec<Decisions>,
    /// What the cheapest fix costs that a schedule shows; `None` where none is shown.
    pub(super) cheapest_shown: Option<Cents>,
    /// Whether some fund has too little for other decisions.
    pub(super) lack_money: bool,
}

/// Finds fixes that levers make.
pub(super) fn by_levers(
    sought: &Sought<'_>,
    report: &mut dyn FnMut(Progress),
    fixes: &mut Vec<(Fix, Option<Shown>)>,
) -> Result<Tried, String> {
    let Sought { campus, wanted, most, options, stop, .. } = *sought;
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
pub(super) fn lever_changes(campus: &Campus, decisions: &Decisions) -> Vec<FixChange> {
    let Ok(changed) = campus.with(decisions) else { return Vec::new() };
    let approval = |it: &commontime_school::lever::Approval| {
        if it.by.is_empty() { it.who.clone() } else { format!("{}, by {}", it.who, it.by) }
    };
    let change = |decided: &Decided| {
        let lever = &campus.levers[decided.lever];
        FixChange {
            words: decided.words_and_note(&changed),
            key: format!("scenario.toml: levers.{}, at {}", lever.id, lever.steps[decided.step].setting),
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
        once: once_of(campus, &fix),
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

/// Returns what of the cost of a fix comes once.
fn once_of(campus: &Campus, fix: &LeverFix) -> Cents {
    let of_decisions = || campus.with(&fix.decisions).map(|changed| dollars(&changed).one_time_cost);
    let of_point = fix.point.as_ref().map(|point| point.audit.dollars.one_time_cost);
    of_point.or_else(|| of_decisions().ok()).unwrap_or_default()
}

/// Changes without a schedule that are tried beside those that are wanted.
const MORE_TRIES: usize = 3;

/// Shows changes of files by schedules, the cheapest first, until as many are shown as are wanted. Others may be among them.
fn by_files(
    sought: &Sought<'_>,
    changed: Vec<Changed>,
    report: &mut dyn FnMut(Progress),
) -> Vec<(Fix, Option<Shown>)> {
    let Sought { known, wanted, most, options, stop, .. } = *sought;
    let is_over = || stop() || options.is_over();
    let mut tried: Vec<(Changed, Option<Shown>)> = Vec::new();
    let (mut n_shown, mut n_failed) = (0, 0);
    for change in changed {
        if n_shown == most || tried.len() >= most && is_over() {
            break;
        }
        if is_over() {
            tried.push((change, None));
            continue;
        }
        let near = known.and_then(|known| {
            let before = (&known.campus, &known.schedule);
            shown(&change.campus, near_known(&change.campus, before, options, stop, report)?)
        });
        let is_enough = near.as_ref().is_some_and(|near| {
            reaches(&change, Some(near), wanted) && near.audit.dollars.by_schedule == Cents::ZERO
        });
        let is_likely = || {
            change.reach == Reach::Designed
                || known.is_none()
                || designs_worth_a_try(&change.campus, &Memory::default()) > 0
        };
        let found = if is_enough || n_failed >= most + MORE_TRIES || !is_likely() {
            near
        } else {
            let other = try_out(&change, options, stop, report);
            near.into_iter().chain(other).max_by_key(|shown| {
                (lowest(&change.campus, &shown.audit), Reverse(shown.audit.dollars.by_schedule))
            })
        };
        let is_shown = reaches(&change, found.as_ref(), wanted);
        n_shown += usize::from(is_shown);
        n_failed += usize::from(!is_shown);
        tried.push((change, found));
    }
    tried.into_iter().map(|(change, shown)| of_files(change, shown, wanted)).collect()
}

/// Looks for a schedule with a change.
fn try_out(
    change: &Changed,
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> Option<Shown> {
    best(&change.campus, &Options { nodes: A_CHANGE, ..*options }, stop, report).1
}

fn reaches(change: &Changed, shown: Option<&Shown>, wanted: Minutes) -> bool {
    shown.is_some_and(|shown| lowest(&change.campus, &shown.audit) >= wanted)
}

fn of_files(change: Changed, shown: Option<Shown>, wanted: Minutes) -> (Fix, Option<Shown>) {
    let is_shown = reaches(&change, shown.as_ref(), wanted);
    let by_schedule = shown.as_ref().map_or(Cents::ZERO, |shown| shown.audit.dollars.by_schedule);
    let fix = Fix {
        lowest: shown.as_ref().map(|shown| lowest(&change.campus, &shown.audit)),
        changes: change.words,
        cost: change.cost.map(|cost| cost + by_schedule),
        once: shown.as_ref().map_or(Cents::ZERO, |shown| shown.audit.dollars.one_time_cost),
        found: change.found,
        is_shown,
        kind: FixKind::Files,
    };
    (fix, shown)
}

/// Returns as many fixes as are sought: of levers with more money and of changes of files about as many, where there are both.
pub(super) fn some_of_each(
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
pub(super) fn most_of(fixes: &mut Vec<(Fix, Option<Shown>)>, most: usize) {
    // Of those that cost the same, what is shown comes first.
    fixes.sort_by_key(|(fix, _)| (fix.cost.is_none(), fix.cost.map(|cost| cost + fix.found), !fix.is_shown));
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
