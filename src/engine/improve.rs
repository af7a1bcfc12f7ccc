//! Optional tasks that the first search left out: tried again one by one, around what is placed.

use crate::{
    model::Model,
    placement::{Limits, Placement},
    search::{Outcome, Role, Search},
};

/// Rounds over the tasks left out.
const ROUNDS: usize = 3;

/// Returns a placement with at least as many tasks as this one, all required ones among them.
pub(crate) fn add_optional(model: &Model, limits: &Limits, first: Placement) -> Placement {
    let mut best = first;
    for _ in 0..ROUNDS {
        let before = best.n_placed();
        for task in 0..model.n_tasks {
            if best.starts[task as usize].is_none() {
                best = with_task(model, limits, best, task, true);
            }
            if best.starts[task as usize].is_none() {
                best = with_task(model, limits, best, task, false);
            }
        }
        if best.n_placed() == before || best.effort >= limits.effort {
            break;
        }
    }
    best
}

/// Searches for a fuller placement with this task in it, either keeping every placed task or only preferring their
/// starts.
fn with_task(model: &Model, limits: &Limits, best: Placement, task: u32, keep_placed: bool) -> Placement {
    let left = limits.effort.saturating_sub(best.effort);
    // One task may not eat what is left for the others.
    let share = left / 8;
    let roles: Vec<Option<Role>> = (0..)
        .zip(&best.starts)
        .map(|(at, start)| {
            let is_required = at == task || keep_placed && start.is_some();
            Some(Role { hint: *start, is_required })
        })
        .collect();
    let mut search = Search::new(model, &Limits { seed: limits.seed, effort: share }, &roles);
    let outcome = search.run();
    let effort = best.effort + search.state.effort;
    let is_better = outcome == Outcome::Solved && search.best.n_placed() > best.n_placed();
    Placement { effort, ..if is_better { search.best } else { best } }
}
