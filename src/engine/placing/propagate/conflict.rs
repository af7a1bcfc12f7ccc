//! Two tasks that may not run beside each other: whatever a task surely covers, its neighbours lose.
//!
//! A start of the neighbour is hopeless exactly when it fits neither before the task's last start nor after its first
//! end, so looking at the first and last start says all that can be said about a pair.

use super::super::{
    model::Model,
    state::{Dead, State},
};

/// Removes the neighbours' hopeless starts, and blocks candidates where the task's resources are taken.
pub(super) fn run(state: &mut State, task: u32, low: u32, high: u32) -> Result<(), Dead> {
    let model = state.model;
    if is_far(model, task, low, high) {
        return Ok(());
    }
    let (edges, blocks) = (model.edges.of(task), model.blocks.of(task));
    state.effort += (edges.len() + blocks.len()) as u64 / 8;
    let length = model.length[task as usize];
    for edge in edges {
        if let Some((from, to)) = hopeless(low, high, length, model.length[edge.other as usize], edge.gap) {
            state.forbid(edge.other, from, to)?;
        }
    }
    for edge in blocks {
        let other = model.candidates[edge.other as usize].task;
        if let Some((from, to)) = hopeless(low, high, length, model.length[other as usize], edge.gap) {
            state.block(edge.other, from, to);
        }
    }
    Ok(())
}

/// Returns whether first and last start are farther apart than any two tasks reach, so that they block nothing.
pub(super) fn is_far(model: &Model, task: u32, low: u32, high: u32) -> bool {
    high - low >= model.reach.saturating_add(model.length[task as usize])
}

/// Returns the first and last start of a neighbour of length `other` that collide with every start from `low` to
/// `high` of a task of this length.
pub(super) fn hopeless(low: u32, high: u32, length: u32, other: u32, gap: u32) -> Option<(u32, u32)> {
    let from = u64::from(high) + 1;
    let from = from.saturating_sub(u64::from(other) + u64::from(gap));
    let to = u64::from(low) + u64::from(length) + u64::from(gap) - 1;
    (from <= to).then(|| (from as u32, to.min(u64::from(u32::MAX)) as u32))
}
