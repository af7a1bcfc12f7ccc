//! Relations between tasks. What is not said here is left out: [`Relation::Rested`] is judged in the answer alone.

use super::formula::{Fact, Formula};
use super::holdings::{Holdings, Pairs};
use super::sums::sums;
use super::times::Times;
use crate::placing::problem::{Relation, ResourceId, TaskId};

/// Requires what a relation asks for.
pub(super) fn require(
    relation: &Relation,
    holdings: &Holdings,
    times: &mut Times,
    pairs: &mut Pairs,
    formula: &mut Formula,
) {
    match relation {
        Relation::Within { inner, outers } => within(*inner, outers, times, formula),
        Relation::Covered { inner, lead, by } => covered(*inner, i64::from(*lead), by, times, formula),
        Relation::Touch { a, b } => touch(*a, *b, times, formula),
        Relation::SameStart { a, b } => same_start(*a, *b, times, formula),
        Relation::Before { a, b, gap } => before(*a, *b, i64::from(*gap), times, formula),
        Relation::NoOverlap { a, b } => no_overlap(*a, *b, times, pairs, formula),
        Relation::AtMost { of, tasks, most } => at_most(*of, tasks, *most, holdings, formula),
        Relation::Rested { .. } => {}
    }
}

/// Returns the places of both tasks, where both are tasks.
fn both(a: TaskId, b: TaskId, times: &Times) -> Option<(usize, usize)> {
    times.known(a).zip(times.known(b))
}

fn within(inner: TaskId, outers: &[TaskId], times: &Times, formula: &mut Formula) {
    let Some(inner) = times.known(inner) else { return };
    let mut ways = vec![!times.is_placed(inner)];
    for outer in outers.iter().filter_map(|outer| times.known(*outer)) {
        let lies_in = formula.open();
        formula.any([!lies_in, times.is_placed(outer)]);
        // It starts no earlier, and ends no later.
        times.later((outer, inner), 0, &[lies_in], formula);
        times.later((inner, outer), times.length(inner) - times.length(outer), &[lies_in], formula);
        ways.push(lies_in);
    }
    formula.any(ways);
}

fn covered(inner: TaskId, lead: i64, by: &[TaskId], times: &mut Times, formula: &mut Formula) {
    let Some(inner) = times.known(inner) else { return };
    let covers: Vec<usize> = by.iter().filter_map(|task| times.known(*task)).collect();
    for start in times.steps(inner) {
        // Before the first step nothing covers: one such step says as much as many.
        for step in (start - lead).max(-1)..start + times.length(inner) {
            let mut ways = vec![!times.is_placed(inner), !times.by(inner, start), !times.from(inner, start)];
            ways.extend(covers.iter().map(|task| times.runs(*task, step, formula)));
            formula.any(ways);
        }
    }
}

fn touch(a: TaskId, b: TaskId, times: &Times, formula: &mut Formula) {
    let Some((a, b)) = both(a, b, times) else { return };
    let a_first = formula.open();
    for (way, first, second) in [(a_first, a, b), (!a_first, b, a)] {
        let when = [way, times.is_placed(a), times.is_placed(b)];
        let steps = times.length(first);
        times.later((first, second), steps, &when, formula);
        times.later((second, first), -steps, &when, formula);
    }
}

fn same_start(a: TaskId, b: TaskId, times: &Times, formula: &mut Formula) {
    let Some((a, b)) = both(a, b, times) else { return };
    let when = [times.is_placed(a), times.is_placed(b)];
    times.later((a, b), 0, &when, formula);
    times.later((b, a), 0, &when, formula);
}

fn before(a: TaskId, b: TaskId, gap: i64, times: &Times, formula: &mut Formula) {
    let Some((a, b)) = both(a, b, times) else { return };
    let when = [times.is_placed(a), times.is_placed(b)];
    times.later((a, b), times.length(a) + gap, &when, formula);
}

fn no_overlap(a: TaskId, b: TaskId, times: &Times, pairs: &mut Pairs, formula: &mut Formula) {
    let Some((a, b)) = both(a, b, times) else { return };
    let when = [times.is_placed(a), times.is_placed(b)];
    if a == b {
        // A task runs at the steps at which it runs.
        formula.any([!when[0]]);
    } else {
        pairs.apart((a.min(b), a.max(b)), 0, when, times, formula);
    }
}

fn at_most(of: ResourceId, tasks: &[TaskId], most: u32, holdings: &Holdings, formula: &mut Formula) {
    let Some(holders) = holdings.of.get(&of) else { return };
    let mut counted: Vec<usize> = tasks.iter().map(|task| task.0 as usize).collect();
    counted.sort_unstable();
    counted.dedup();
    let terms: Vec<(Fact, u64)> =
        counted.iter().filter_map(|at| holders.get(at)).map(|holds| (*holds, 1)).collect();
    let over = sums(&terms, u64::from(most), formula);
    if let Some(over) = over.and_then(|sums| sums.get(&(u64::from(most) + 1)).copied()) {
        formula.any([!over]);
    }
}
