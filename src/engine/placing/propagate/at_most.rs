//! A resource that only so many tasks may hold.

use super::super::state::{Dead, State};

/// Counts the tasks that surely hold the resource. Where there are as many as may be, no other can choose it.
pub(super) fn run(state: &mut State, of: u32, tasks: &[u32], most: u32) -> Result<(), Dead> {
    let model = state.model;
    let chosen = |state: &State, task: u32| {
        let mut slots = model.slots_of.of(task).iter().filter_map(|slot| state.choice(*slot));
        slots.any(|choice| model.candidates[choice as usize].resource == of)
    };
    let holds = |state: &State, task: u32| {
        state.is_present(task) && (model.uses.of(task).contains(&of) || chosen(state, task))
    };
    let held = tasks.iter().filter(|task| holds(state, **task)).count() as u32;
    if held > most {
        for task in tasks {
            state.blame(*task);
        }
        return Err(Dead);
    }
    if held < most {
        return Ok(());
    }
    for task in tasks.iter().copied() {
        if holds(state, task) {
            continue;
        }
        if model.uses.of(task).contains(&of) {
            // It can only stay unplaced.
            state.forbid(task, 0, u32::MAX)?;
            continue;
        }
        for slot in model.slots_of.of(task) {
            if state.choice(*slot).is_some() {
                continue;
            }
            for candidate in model.slots[*slot as usize].candidates() {
                if model.candidates[candidate as usize].resource == of {
                    state.block(candidate, 0, u32::MAX);
                }
            }
        }
    }
    Ok(())
}
