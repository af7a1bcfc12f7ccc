//! Everything that is counted over all tasks that hold one resource.

use super::{
    super::state::{Dead, State},
    Scratch, packing, sequence,
};

/// Runs the counts over the tasks that hold the resource.
pub(super) fn run(state: &mut State, scratch: &mut Scratch, resource: u32) -> Result<(), Dead> {
    let mut holders = std::mem::take(&mut scratch.tasks);
    holders.clear();
    holders.extend(holders_of(state, resource));
    let n_holders = holders.len() as u64;
    state.effort += n_holders + n_holders * n_holders / 8;
    let result = count(state, scratch, &holders, resource);
    scratch.tasks = holders;
    result
}

fn count(state: &mut State, scratch: &mut Scratch, holders: &[u32], resource: u32) -> Result<(), Dead> {
    if holders.iter().all(|task| state.count(*task) == 1) {
        return Ok(());
    }
    packing::run(state, scratch, holders)?;
    sequence::run(state, &mut scratch.spans, holders, state.model.least_gap(holders, resource))
}

/// Returns the placed tasks that hold the resource, by themselves or by choice, and surely not inside each other.
fn holders_of(state: &State, resource: u32) -> impl Iterator<Item = u32> {
    let model = state.model;
    let always = model.packed.of(resource).iter().copied().filter(|task| state.is_present(*task));
    let chosen = model.offers.of(resource).iter().filter_map(|offer| {
        let candidate = model.candidates[*offer as usize];
        let is_counted = model.nested.of(candidate.task).is_empty();
        (is_counted && state.choice(candidate.slot) == Some(*offer)).then_some(candidate.task)
    });
    always.chain(chosen)
}
