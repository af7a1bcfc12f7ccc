//! The general engine on a schedule that is there: mends what is broken with small moves.

use std::sync::atomic::AtomicBool;
use std::time::Duration;

use commontime_audit::certify;
use commontime_engine::search::{self, Budget};
use commontime_school::{Campus, Schedule};

use super::best::Best;
use super::{Options, Progress};
use crate::timetable::whole::Whole;

/// So many rounds in a row may change nothing once every rule is kept.
const NOTHING_BETTER: u32 = 2;

/// Rounds without a schedule that keeps every rule.
const NOTHING_CLEAN: u32 = 1;

/// Moves of the engine in one round, at most and at least.
const MOVES_A_ROUND: (u64, u64) = (4_000, 1_000);

/// Moves of a round times pieces that may be moved: a move in a large school takes longer.
const WORK_A_ROUND: u64 = 1_000_000;

/// Returns the budget of a round: with a time to keep, one that leaves room to look at the clock.
fn a_round(options: &Options, pieces: usize) -> Budget {
    if options.until.is_some() {
        return Budget::Time(Duration::from_millis(500));
    }
    let (most, least) = MOVES_A_ROUND;
    Budget::Moves((WORK_A_ROUND / u64::try_from(pieces.max(1)).unwrap_or(u64::MAX)).clamp(least, most))
}

/// Lets the engine improve a schedule, with least change from `start`; nothing where that gives no schedule that keeps all rules.
pub(super) fn mend<'a>(
    campus: &'a Campus,
    start: &Schedule,
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> Option<Best<'a>> {
    let mut start = start.clone();
    start.sort();
    let mut whole = Whole::of(campus, &start).ok()?;
    let mut solution = whole.continue_from(&start).ok()?;
    let never = AtomicBool::new(false);
    let outside = search::Outside { stop: &never, watch: &|_, _| {}, optimizer: None };
    let mut found: Option<Best<'a>> = None;
    let mut nothing_better = 0;
    for round in 0..options.rounds {
        let most = if found.is_some() { NOTHING_BETTER } else { NOTHING_CLEAN };
        if stop() || nothing_better >= most {
            break;
        }
        report(Progress::Placing(round + 1, options.rounds));
        let seed = options.seed.wrapping_add(u64::from(round));
        let how = search::Options {
            cold: true,
            ..search::Options::new(seed, a_round(options, whole.instance.events.len()))
        };
        let next = search::solve(&whole.instance, Some(&solution), &how, outside);
        nothing_better += 1;
        if next.solution == solution {
            continue;
        }
        solution = next.solution;
        let Some(mut schedule) = whole.schedule(&solution) else { continue };
        schedule.sort();
        if let Ok(audited) = certify(campus, schedule) {
            let best = Best::new(audited);
            report(Progress::Found(best.lowest(), best.shortfall()));
            found = Some(best);
            nothing_better = 0;
        }
    }
    found
}
