//! Work that may not go on too long without a pause.
//!
//! What is surely work makes stretches: the steps that working tasks surely run at and that no relief can cover. Free steps
//! between two of them, fewer than the pause, never end a stretch, whatever else they turn out to be.

use super::{
    super::{
        domain,
        model::Rest,
        state::{Dead, State},
    },
    Scratch,
};

/// Fails where a stretch is too long for certain. Where one task alone is open, it loses the starts that make one.
pub(super) fn run(state: &mut State, scratch: &mut Scratch, rest: &Rest) -> Result<(), Dead> {
    let is_work = |task: &u32| state.is_present(*task) && holds(state, rest, *task);
    let open = rest.work.iter().filter(|task| is_work(task)).chain(&rest.relief);
    let mut open = open.filter(|task| state.count(**task) > 1);
    let only = open.next().copied().filter(|_| open.next().is_none());
    let [work, one, kept, trial] = &mut scratch.sets;
    at_work(state, rest, only, work, one);
    let Some(only) = only else {
        if longest(work, rest.pause) > rest.most {
            rest.work.iter().chain(&rest.relief).for_each(|task| state.blame(*task));
            return Err(Dead);
        }
        return Ok(());
    };
    let is_work = rest.work.contains(&only);
    let length = state.model.length[only as usize];
    kept.fill(0);
    for start in domain::steps(state.starts(only)) {
        trial.copy_from_slice(work);
        let last = start + length - 1;
        if is_work {
            for (at, word) in trial.iter_mut().enumerate() {
                *word |= domain::range_mask(at, start, last) & !one[at];
            }
        } else {
            domain::remove_range(trial, start, last);
        }
        if longest(trial, rest.pause) <= rest.most {
            domain::insert(kept, start);
        }
    }
    state.effort += u64::from(state.count(only));
    state.keep(only, kept)
}

/// Fills `work` with the steps that are surely work, and `relieved` with those that relief may cover, both but for one task.
fn at_work(state: &State, rest: &Rest, without: Option<u32>, work: &mut [u64], relieved: &mut [u64]) {
    let model = state.model;
    work.fill(0);
    relieved.fill(0);
    for task in rest.work.iter().copied().filter(|task| Some(*task) != without) {
        if !state.is_present(task) || !holds(state, rest, task) {
            continue;
        }
        let Some((low, high)) = state.bounds(task) else { continue };
        // It runs from its last start to its first end in any case.
        let end = low + model.length[task as usize];
        for (at, word) in work.iter_mut().enumerate().filter(|_| high < end) {
            *word |= domain::range_mask(at, high, end - 1);
        }
    }
    for task in rest.relief.iter().copied().filter(|task| Some(*task) != without) {
        let length = model.length[task as usize];
        for start in domain::steps(state.starts(task)) {
            for (at, word) in relieved.iter_mut().enumerate() {
                *word |= domain::range_mask(at, start, start + length - 1);
            }
        }
    }
    work.iter_mut().zip(relieved).for_each(|(work, relieved)| *work &= !*relieved);
}

/// Tells whether the work is surely of the resource in question.
fn holds(state: &State, rest: &Rest, task: u32) -> bool {
    let model = state.model;
    let Some(resource) = rest.of else { return true };
    let chosen = |slot: &u32| {
        state.choice(*slot).is_some_and(|choice| model.candidates[choice as usize].resource == resource)
    };
    model.uses.of(task).contains(&resource) || model.slots_of.of(task).iter().any(chosen)
}

/// Returns the most steps of the set in one stretch.
fn longest(work: &[u64], pause: u32) -> u32 {
    let (mut longest, mut now, mut before) = (0, 0, None);
    for step in domain::steps(work) {
        let goes_on = before.is_some_and(|before| step - before <= pause);
        now = if goes_on { now + 1 } else { 1 };
        longest = longest.max(now);
        before = Some(step);
    }
    longest
}
