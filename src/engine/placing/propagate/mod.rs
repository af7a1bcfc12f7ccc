//! Removes starts that no placement can have. One constraint kind a file; this one runs them until nothing changes.

mod at_most;
mod before;
mod conflict;
mod covered;
mod one_of;
mod packing;
mod pool;
mod resource;
mod rested;
mod same_start;
mod sequence;
mod touch;
mod within;

use crate::placing::{
    model::Link,
    state::{Dead, State},
};

pub(crate) use one_of::{open_candidates, take};

/// Memory that propagation reuses, so that no run allocates.
#[derive(Debug)]
pub(crate) struct Scratch {
    /// Sets of steps.
    sets: [Vec<u64>; 4],
    /// A load for each step.
    profile: Vec<u64>,
    /// What is brought to each station of a pool at each step, station by station.
    brought: Vec<u64>,
    /// A list of tasks.
    tasks: Vec<u32>,
    /// Where tasks must lie.
    spans: Vec<sequence::Span>,
}

impl Scratch {
    /// Returns scratch memory for sets of so many words.
    pub(crate) fn new(words: usize) -> Self {
        let set = || vec![0; words];
        Self {
            sets: [set(), set(), set(), set()],
            profile: Vec::new(),
            brought: Vec::new(),
            tasks: Vec::new(),
            spans: Vec::new(),
        }
    }

    /// Returns the first two sets, empty.
    fn two_sets(&mut self) -> (&mut [u64], &mut [u64]) {
        let [first, second, ..] = &mut self.sets;
        first.fill(0);
        second.fill(0);
        (first, second)
    }
}

/// Propagates until nothing waits.
///
/// # Errors
///
/// [`Dead`] when some required task has no start left or some count cannot work out.
pub(crate) fn settle(state: &mut State, scratch: &mut Scratch) -> Result<(), Dead> {
    loop {
        state.effort += 1;
        if let Some(task) = state.agenda.tasks.pop() {
            task_changed(state, task)?;
        } else if let Some(slot) = state.agenda.slots.pop() {
            one_of::run(state, scratch, slot)?;
        } else if let Some(link) = state.agenda.links.pop() {
            link_changed(state, scratch, link)?;
        } else if let Some(pool) = state.agenda.pools.pop() {
            pool::run(state, scratch, pool)?;
        } else if let Some(resource) = state.agenda.resources.pop() {
            resource::run(state, scratch, resource)?;
        } else {
            return Ok(());
        }
    }
}

/// Puts everything on the agenda, as is needed once before search.
pub(crate) fn wake_all(state: &mut State) {
    let model = state.model;
    (0..model.n_tasks).for_each(|task| state.agenda.tasks.push(task));
    (0..model.slots.len() as u32).for_each(|slot| state.agenda.slots.push(slot));
    (0..model.links.len() as u32).for_each(|link| state.agenda.links.push(link));
    (0..model.pools.len() as u32).for_each(|pool| state.agenda.pools.push(pool));
    (0..model.n_resources).for_each(|resource| state.agenda.resources.push(resource));
}

/// Checks counts that are too dear to check at every step of the search.
///
/// # Errors
///
/// [`Dead`] when some pool cannot serve its tasks.
pub(crate) fn check_counts(state: &mut State) -> Result<(), Dead> {
    (0..state.model.pools.len() as u32).try_for_each(|pool| pool::check_energy(state, pool))
}

/// Draws what follows from one task's possible starts.
fn task_changed(state: &mut State, task: u32) -> Result<(), Dead> {
    let model = state.model;
    for link in model.links_of.of(task) {
        state.agenda.links.push(*link);
    }
    if !state.is_present(task) {
        return Ok(());
    }
    let Some((low, high)) = state.bounds(task) else { return Err(Dead) };
    for resource in model.uses.of(task) {
        state.agenda.resources.push(*resource);
    }
    for slot in model.slots_of.of(task) {
        state.agenda.slots.push(*slot);
    }
    if !state.remember_bounds(task, low, high) {
        return Ok(());
    }
    conflict::run(state, task, low, high)?;
    for pool in model.pools_of.of(task) {
        state.agenda.pools.push(*pool);
    }
    one_of::claim_chosen(state, task, low, high)?;
    if low == high {
        for resource in model.uses.of(task) {
            state.hold(*resource, low, low + model.length[task as usize] - 1);
        }
    }
    Ok(())
}

fn link_changed(state: &mut State, scratch: &mut Scratch, link: u32) -> Result<(), Dead> {
    let model = state.model;
    match &model.links[link as usize] {
        Link::Within { inner, outers } => within::run(state, scratch, *inner, outers),
        Link::Covered { inner, lead, by } => covered::run(state, scratch, *inner, *lead, by),
        Link::Touch { a, b } => touch::run(state, scratch, *a, *b),
        Link::SameStart { a, b } => same_start::run(state, scratch, *a, *b),
        Link::After { a, b, apart } => before::run(state, *a, *b, *apart),
        Link::Rested(rest) => rested::run(state, scratch, rest),
        Link::AtMost { of, tasks, most } => at_most::run(state, *of, tasks, *most),
    }
}
