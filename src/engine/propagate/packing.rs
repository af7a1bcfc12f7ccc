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
    let mut open = std::mem::take(&mut scratch.tasks);
    open.clear();
    open.extend(holders(state, resource).filter(|task| state.count(*task) > 1));
    let n_open = open.len() as u64;
    state.effort += n_open + n_open * n_open / 16;
    let fits = open.is_empty()
        || spans_hold(state, &mut scratch.boxes, &open) && runs_serve(state, scratch, resource, &open);
    let result = if fits { Ok(()) } else { state.dead(&open) };
    scratch.tasks = open;
    result
}

/// Where a task must lie, and the steps it needs there with the gap after it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    from: u32,
    to: u32,
    needed: u32,
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
fn spans_hold(state: &State, boxes: &mut Vec<Span>, open: &[u32]) -> bool {
    let model = state.model;
    let gap = open.iter().map(|task| model.gap[*task as usize]).min().unwrap_or(0);
    boxes.clear();
    boxes.extend(open.iter().filter_map(|task| {
        let (low, high) = state.bounds(*task)?;
        let length = model.length[*task as usize];
        Some(Span { from: low, to: high + length, needed: length + gap })
    }));
    boxes.sort_unstable_by_key(|span| span.to);
    boxes.iter().all(|first| {
        let mut needed = 0;
        boxes.iter().filter(|span| span.from >= first.from).all(|span| {
            needed += span.needed;
            needed <= span.to - first.from + gap
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
