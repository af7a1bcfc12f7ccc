//! A task that holds one resource of a list: a start needs some candidate that is free for it.
//!
//! The choice may be made before or after the start. A task that chose holds its resource like any other: it loses the
//! starts that others take there, and others lose what it surely covers.

use super::{
    super::{
        model::Link,
        state::{Dead, State},
    },
    Scratch, conflict,
};

/// Leaves the slot's task the starts for which its choice, or some candidate, is free, and takes the last candidate
/// that is free for any start.
pub(super) fn run(state: &mut State, scratch: &mut Scratch, slot: u32) -> Result<(), Dead> {
    let model = state.model;
    let entry = model.slots[slot as usize];
    let (free, _) = scratch.two_sets();
    if let Some(choice) = state.choice(slot) {
        free.iter_mut().zip(state.blocked(choice)).for_each(|(free, blocked)| *free = !blocked);
        return state.keep(entry.task, free);
    }
    state.effort += u64::from(entry.end - entry.first) / 8;
    for candidate in entry.candidates() {
        free.iter_mut().zip(state.blocked(candidate)).for_each(|(free, blocked)| *free |= !blocked);
    }
    state.keep(entry.task, free)?;
    if !state.is_present(entry.task) {
        return Ok(());
    }
    let mut open = open_candidates(state, slot);
    let (only, n_others) = (open.next(), open.count());
    state.remember_open(slot, n_others as u64 + 1);
    only.filter(|_| n_others == 0).map_or(Ok(()), |only| take(state, slot, only))
}

/// Returns the slot's candidates that are free for some start of its task.
pub(crate) fn open_candidates(state: &State, slot: u32) -> impl Iterator<Item = u32> {
    let entry = state.model.slots[slot as usize];
    entry.candidates().filter(move |candidate| {
        state
            .starts(entry.task)
            .iter()
            .zip(state.blocked(*candidate))
            .any(|(start, blocked)| start & !blocked != 0)
    })
}

/// Lets a slot of a placed task take a candidate.
pub(crate) fn take(state: &mut State, slot: u32, candidate: u32) -> Result<(), Dead> {
    let model = state.model;
    let (task, resource) = (model.slots[slot as usize].task, model.candidates[candidate as usize].resource);
    state.choose(slot, candidate);
    state.agenda.slots.push(slot);
    state.agenda.resources.push(resource);
    // It may be work of the one who was chosen, or one of too many.
    for link in model.links_of.of(task) {
        if matches!(model.links[*link as usize], Link::Rested(_) | Link::AtMost { .. }) {
            state.agenda.links.push(*link);
        }
    }
    for other in model.slots_of.of(task).iter().filter(|other| **other != slot) {
        // Another list of the same task needs another resource.
        let entry = model.slots[*other as usize];
        for rival in entry.candidates().filter(|rival| model.candidates[*rival as usize].resource == resource)
        {
            state.block(rival, 0, u32::MAX);
        }
    }
    let Some((low, high)) = state.bounds(task) else { return Ok(()) };
    claim(state, task, resource, low, high)
}

/// Takes from all others what a task surely covers of the resources it chose.
pub(super) fn claim_chosen(state: &mut State, task: u32, low: u32, high: u32) -> Result<(), Dead> {
    let model = state.model;
    for slot in model.slots_of.of(task) {
        if let Some(choice) = state.choice(*slot) {
            let resource = model.candidates[choice as usize].resource;
            state.agenda.resources.push(resource);
            claim(state, task, resource, low, high)?;
        }
    }
    Ok(())
}

/// Takes from all others what a task that starts from `low` to `high` surely covers of a resource.
fn claim(state: &mut State, task: u32, resource: u32, low: u32, high: u32) -> Result<(), Dead> {
    let model = state.model;
    let length = model.length[task as usize];
    if low == high {
        state.hold(resource, low, low + length - 1);
    }
    if conflict::is_far(model, task, low, high) {
        return Ok(());
    }
    let window = |other: u32| {
        let (gap, other_length) = (model.gap_between(task, other, resource), model.length[other as usize]);
        conflict::hopeless(low, high, length, other_length, gap).filter(|_| !model.is_nested(task, other))
    };
    state.effort += (model.users.of(resource).len() + model.offers.of(resource).len()) as u64 / 8;
    for other in model.users.of(resource) {
        if let Some((from, to)) = window(*other) {
            state.forbid(*other, from, to)?;
        }
    }
    for offer in model.offers.of(resource) {
        let other = model.candidates[*offer as usize].task;
        if let Some((from, to)) = window(other).filter(|_| other != task) {
            state.block(*offer, from, to);
        }
    }
    Ok(())
}
