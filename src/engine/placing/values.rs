//! Which value of a decision to try first.

use std::cmp::Reverse;

use crate::placing::{branch::Taste, domain, propagate::open_candidates, state::State};

/// The start that leaves a task unplaced.
pub(crate) const ABSENT: u32 = u32::MAX;

/// Appends the starts of a task: the hint, the preferred ones, then those that leave the fewest cracks beside it. A
/// task that need not be placed stays unplaced last.
pub(crate) fn add_starts(state: &State, task: u32, hint: Option<u32>, taste: &Taste, values: &mut Vec<u32>) {
    let begin = values.len();
    let starts = state.starts(task);
    let preferred = if taste.is_hinted { state.model.preferred.of(task) } else { &[] };
    for start in hint.iter().chain(preferred) {
        if domain::has(starts, *start) && !values[begin..].contains(start) {
            values.push(*start);
        }
    }
    let rest = values.len();
    for start in domain::steps(starts) {
        if !values[begin..rest].contains(&start) {
            values.push(start);
        }
    }
    values[rest..].sort_by_cached_key(|start| (Reverse(snugness(state, task, *start)), *start));
    if !state.is_present(task) {
        values.push(ABSENT);
    }
}

/// Returns on how many sides, over all resources the task always holds, it would lie against held steps or an end.
fn snugness(state: &State, task: u32, start: u32) -> usize {
    let model = state.model;
    let (end, gap) = (start + model.length[task as usize], model.gap[task as usize].unwrap_or(0));
    let sides = model.uses.of(task).iter().map(|resource| {
        let busy = state.busy(*resource);
        let before =
            start == 0 || domain::has(busy, start - 1) || start > gap && domain::has(busy, start - 1 - gap);
        let after = domain::has(busy, end) || domain::has(busy, end.saturating_add(gap));
        usize::from(before) + usize::from(after)
    });
    sides.sum()
}

/// Appends the candidates of a slot: the hint, then the least loaded resources.
pub(crate) fn add_choices(state: &State, slot: u32, hint: Option<u32>, values: &mut Vec<u32>) {
    let model = state.model;
    let begin = values.len();
    let resource_of = |candidate: u32| model.candidates[candidate as usize].resource;
    for candidate in open_candidates(state, slot) {
        let resource = resource_of(candidate);
        // Resources that nothing holds yet and that differ only in name are one value.
        let is_twin = |other: &u32| {
            let other = resource_of(*other);
            model.twins[other as usize] == model.twins[resource as usize] && state.load(other) == 0
        };
        if state.load(resource) > 0 || !values[begin..].iter().any(is_twin) {
            values.push(candidate);
        }
    }
    values[begin..]
        .sort_by_key(|candidate| (Some(*candidate) != hint, state.load(resource_of(*candidate)), *candidate));
}
