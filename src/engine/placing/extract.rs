//! Reads a placement off a state, finished or not.

use crate::placing::{
    model::{Link, Model},
    placement::Placement,
    problem::ResourceId,
    state::State,
};

/// Returns how many tasks are placed and have their start.
pub(crate) fn count(state: &State) -> usize {
    (0..state.model.n_tasks).filter(|task| start(state, *task).is_some()).count()
}

/// Returns the tasks that have their start and their resources, without those that lie in none of their outer tasks
/// yet. What is left breaks no rule, because propagation came to rest.
pub(crate) fn placement(state: &State) -> Placement {
    let model = state.model;
    let mut placement = Placement::nothing(model.n_tasks as usize);
    placement.effort = state.effort;
    for task in 0..model.n_tasks {
        if let (Some(start), Some(chosen)) = (start(state, task), chosen(state, task)) {
            placement.starts[task as usize] = Some(start);
            placement.chosen[task as usize] = chosen;
        }
    }
    // Taking one task out may leave another without the task around it.
    while let Some(inner) = model.links.iter().find_map(|link| homeless(model, &placement, link)) {
        placement.starts[inner] = None;
        placement.chosen[inner].clear();
    }
    placement
}

fn start(state: &State, task: u32) -> Option<u32> {
    state.fixed(task).filter(|_| state.is_present(task))
}

/// Returns what a task chose from each of its lists, once it chose from all.
fn chosen(state: &State, task: u32) -> Option<Vec<ResourceId>> {
    let model = state.model;
    let mut chosen = model.given[task as usize].clone();
    for slot in model.slots_of.of(task) {
        let candidate = state.choice(*slot)?;
        chosen[model.slots[*slot as usize].list as usize] = Some(model.candidates[candidate as usize].id);
    }
    chosen.into_iter().collect()
}

/// Returns the inner task of a link if it is placed outside all of its outer tasks.
fn homeless(model: &Model, placement: &Placement, link: &Link) -> Option<usize> {
    let Link::Within { inner, outers } = link else { return None };
    let span =
        |task: u32| placement.starts[task as usize].map(|start| (start, start + model.length[task as usize]));
    let (start, end) = span(*inner)?;
    let held = outers.iter().filter_map(|outer| span(*outer)).any(|(from, to)| from <= start && end <= to);
    (!held).then_some(*inner as usize)
}
