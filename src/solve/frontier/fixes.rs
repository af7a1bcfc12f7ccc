//! Fixes: decisions that reach so many minutes, and of which nothing can be taken back.
//!
//! Decisions are compared lever by lever: fewer changes have no lever further than the others. What reaches the minutes while
//! nothing with fewer changes does is a fix. The search takes the cheapest decisions that may do, goes down to a fix below them,
//! and leaves out all that goes further than one that is shown. So nothing cheaper is missed.

use std::cmp::Reverse;

use commontime_school::lever::{Decisions, Sets};
use commontime_school::{Campus, Cents};

use super::cheapest::{Cheapest, Prefer, Wanted};
use super::costs::Costs;
use super::from_others::with_their_schedules;
use super::oracle::Oracle;
use super::point::{self, Point};
use crate::solve::{Options, Progress, pool};

/// Decisions that reach so many minutes, as far as can be told.
#[derive(Clone, Debug)]
pub struct LeverFix {
    /// What is decided.
    pub decisions: Decisions,
    /// Net new cost of a year: with the schedule, where there is one, and else without what hangs on it.
    pub cost: Cents,
    /// The best schedule that was found with it; it may have fewer minutes than were wanted.
    pub point: Option<Point>,
}

/// The fixes that levers make.
#[derive(Clone, Debug)]
pub struct LeverFixes {
    /// The fixes, cheapest first.
    pub fixes: Vec<LeverFix>,
    /// Whether there is nothing else: no limit came before all decisions had been looked at.
    pub are_all: bool,
    /// Whether some fund has too little for any decisions that were looked at: with more money there may be others.
    pub lack_money: bool,
}

/// What fixes are sought.
#[derive(Clone, Copy, Debug)]
pub struct FixesSought<'a> {
    /// The lowest weekly minutes that they reach.
    pub minutes: i64,
    /// So many that a schedule shows, and a few more that are not shown.
    pub most: usize,
    /// Decisions that were tried before and are not tried again.
    pub beside: &'a [Decisions],
    /// They cost less than this.
    pub below: Option<Cents>,
}

/// Decisions without a schedule that are tried beside those that are wanted.
const MORE_TRIES: usize = 3;

/// Finds the cheapest fixes that levers make. That the school as it is does not have so many minutes is taken as known.
///
/// # Errors
/// Where levers have more combinations than can be looked at, in words.
pub fn lever_fixes(
    campus: &Campus,
    fixes_sought: &FixesSought<'_>,
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> Result<LeverFixes, String> {
    let FixesSought { minutes: wanted, most, beside, below } = *fixes_sought;
    let costs = Costs::new(campus)?;
    let pool = pool(options.threads)?;
    let mut oracle = Oracle::new(campus, &pool)?;
    let mut cheapest = Cheapest::new(&costs);
    let mut fixes: Vec<LeverFix> = Vec::new();
    let mut sought = Wanted { below, ..Wanted::minutes(wanted) };
    // The school as it is was looked at before.
    sought.beside.push(Sets::just(&Decisions::nothing(campus)));
    sought.beside.extend(beside.iter().map(Sets::just));
    let (mut n_shown, mut n_tried) = (0, 0);
    let are_all = loop {
        // Whatever is found from here on costs as much as these decisions or more: what costs no more than they is settled.
        let found = cheapest.reaching(&sought, Prefer::FewChanges, &mut oracle, stop);
        let Some((next, _)) = found else { break !stop() };
        let cost = costs.of(&next);
        let settled = fixes.iter().filter(|fix| fix.cost <= cost && is_shown(fix, wanted)).count();
        if settled >= most || n_shown >= most + MORE_TRIES || n_tried >= most + MORE_TRIES + n_shown {
            break false;
        }
        let least = least_below(campus, next, &sought, &mut cheapest, &mut oracle, stop);
        if stop() {
            break false;
        }
        // No clock: so few nodes are asked for more where they find no design.
        let quick = Options { nodes: point::NODES, until: None, ..*options };
        let found = point::point(campus, &least, &quick, &|| false);
        let points: Vec<&Point> = fixes.iter().filter_map(|fix| fix.point.as_ref()).collect();
        let others = with_their_schedules(campus, &least, points, options);
        // The last of those that are as good: what was found for these decisions.
        let point = others.into_iter().chain(found).max_by_key(|point| (point.lowest, Reverse(point.cost)));
        let cost = point.as_ref().map_or_else(|| costs.of(&least), |point| point.cost);
        let fix = LeverFix { cost, decisions: least, point };
        n_tried += 1;
        if is_shown(&fix, wanted) {
            n_shown += 1;
            report(Progress::Option(fix.point.as_ref().map_or(0, |point| point.lowest), fix.cost.get()));
            sought.beside.push(from(campus, &fix.decisions));
        } else {
            // Nothing is known of what goes further.
            sought.beside.push(Sets::just(&fix.decisions));
        }
        fixes.push(fix);
    };
    // Of those that cost the same, what is shown comes first.
    fixes.sort_by_key(|fix| {
        (fix.cost, !is_shown(fix, wanted), fix.decisions.pulled().count(), fix.decisions.clone())
    });
    let mut shown = 0;
    fixes.retain(|fix| {
        let is_wanted = shown < most;
        shown += usize::from(is_shown(fix, wanted));
        is_wanted
    });
    Ok(LeverFixes { fixes, are_all, lack_money: oracle.has_met_overdrawn() })
}

fn is_shown(fix: &LeverFix, wanted: i64) -> bool {
    fix.point.as_ref().is_some_and(|point| point.lowest >= wanted)
}

/// Goes down from decisions to some with fewer changes, as long as there are any that may reach so many minutes.
fn least_below(
    campus: &Campus,
    mut decisions: Decisions,
    sought: &Wanted,
    cheapest: &mut Cheapest<'_>,
    oracle: &mut Oracle<'_>,
    stop: &dyn Fn() -> bool,
) -> Decisions {
    loop {
        let mut fewer = sought.clone();
        fewer.beside.push(Sets::just(&decisions));
        let further = (0..campus.levers.len()).filter_map(|lever| {
            let mut sets = Sets::all(campus);
            sets.0[lever].retain(|setting| *setting > decisions.0[lever]);
            (!sets.0[lever].is_empty()).then_some(sets)
        });
        fewer.beside.extend(further);
        match cheapest.reaching(&fewer, Prefer::FewChanges, oracle, stop) {
            Some((found, _)) => decisions = found,
            None => return decisions,
        }
    }
}

/// Returns the sets with these decisions and all that go further.
fn from(campus: &Campus, decisions: &Decisions) -> Sets {
    let mut sets = Sets::all(campus);
    for (lever, settings) in sets.0.iter_mut().enumerate() {
        settings.retain(|setting| *setting >= decisions.0[lever]);
    }
    sets
}
