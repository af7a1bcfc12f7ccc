//! The tasks that hold one resource must fit into its free steps, by length and in pieces.
//!
//! Two counts. In no span of steps may the tasks that must lie in it be longer than the span. And the free runs
//! between fixed tasks can each be filled only with lengths that some of the open tasks add up to: a run of 8 steps
//! serves a task of 6 but wastes 2. What is wasted is lost to the rest.

use super::{
    super::{
        domain,
        state::{Dead, State},
    },
    Scratch,
};

/// Checks both counts for the tasks that hold the resource.
pub(super) fn run(state: &mut State, scratch: &mut Scratch, resource: u32) -> Result<(), Dead> {
    let model = state.model;
    let mut open = std::mem::take(&mut scratch.tasks);
    open.clear();
    open.extend(holders(state, resource).filter(|task| state.count(*task) > 1));
    state.effort += open.len() as u64;
    let fits = open.is_empty() || spans_hold(state, &open) && runs_serve(state, scratch, resource, &open);
    let result = if fits { Ok(()) } else { state.dead(&open) };
    scratch.tasks = open;
    result
}

/// Returns the placed tasks that hold the resource, by themselves or by choice, and surely not inside each other.
fn holders(state: &State, resource: u32) -> impl Iterator<Item = u32> {
    let model = state.model;
    let always = model.packed.of(resource).iter().copied().filter(|task| state.is_present(*task));
    let chosen = model.offers.of(resource).iter().filter_map(|offer| {
        let candidate = model.candidates[*offer as usize];
        let is_counted = model.nested.of(candidate.task).is_empty();
        (is_counted && state.choice(candidate.slot) == Some(*offer)).then_some(candidate.task)
    });
    always.chain(chosen)
}

/// Returns whether no span of steps must hold more than its length.
fn spans_hold(state: &State, open: &[u32]) -> bool {
    let length = |task: u32| state.model.length[task as usize];
    let gap = open.iter().map(|task| state.model.gap[*task as usize]).min().unwrap_or(0);
    open.iter().all(|first| {
        let Some((from, _)) = state.bounds(*first) else { return true };
        open.iter().all(|last| {
            let Some((_, to)) = state.bounds(*last) else { return true };
            let to = to + length(*last);
            let inside = |task: &&u32| {
                state.bounds(**task).is_some_and(|(low, high)| low >= from && high + length(**task) <= to)
            };
            let sum: u32 = open.iter().filter(inside).map(|task| length(*task) + gap).sum();
            from >= to || sum <= to - from + gap
        })
    })
}

/// Returns whether the free runs can be filled with lengths that add up to those of the open tasks.
fn runs_serve(state: &State, scratch: &mut Scratch, resource: u32, open: &[u32]) -> bool {
    let [reached, one, sums] = &mut scratch.sets;
    reached.fill(0);
    sums.fill(0);
    domain::insert(sums, 0);
    let mut needed = 0;
    for task in open {
        let length = state.model.length[*task as usize];
        one.copy_from_slice(state.starts(*task));
        domain::spread_up(one, length - 1);
        reached.iter_mut().zip(&*one).for_each(|(all, held)| *all |= held);
        one.copy_from_slice(sums);
        domain::add_moved_up(sums, one, length);
        needed += length;
    }
    for task in holders(state, resource) {
        if let Some(start) = state.fixed(task) {
            domain::remove_range(reached, start, start + state.model.length[task as usize] - 1);
        }
    }
    served(reached, sums) >= needed
}

/// Returns how many steps the runs of the set can serve, each filled with the greatest of the sums that fits.
fn served(set: &[u64], sums: &[u64]) -> u32 {
    let mut total = 0;
    let mut run = 0;
    let end = set.len() as u32 * domain::BITS;
    for step in 0..=end {
        if step < end && domain::has(set, step) {
            run += 1;
        } else if run > 0 {
            total += (0..=run).rev().find(|length| domain::has(sums, *length)).unwrap_or(0);
            run = 0;
        }
    }
    total
}
