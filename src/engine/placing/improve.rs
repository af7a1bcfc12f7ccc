//! Tasks that a search left out: tried again one by one, around what is placed.

use crate::placing::{
    model::Model,
    placement::{Limits, Placement},
    search::{Held, Outcome, Search, Wants},
};

/// Rounds over the tasks left out.
const ROUNDS: usize = 3;
/// The part of the remaining effort, as one in so many, that one try may use.
const SHARE: u64 = 8;

/// Returns a placement with at least as many tasks as this one, all required ones among them.
pub(crate) fn fill_up(model: &Model, limits: &Limits, required: &[bool], first: Placement) -> Placement {
    let mut best = first;
    for _ in 0..ROUNDS {
        let before = best.n_placed();
        for task in 0..model.n_tasks as usize {
            for keeps_placed in [true, false] {
                if best.starts[task].is_none() && best.effort < limits.effort {
                    best = with_task(model, limits, required, best, task, keeps_placed);
                }
            }
        }
        if best.n_placed() == before {
            break;
        }
    }
    best
}

/// Searches for a fuller placement with this task in it, either keeping every placed task or only trying to.
fn with_task(
    model: &Model,
    limits: &Limits,
    required: &[bool],
    best: Placement,
    task: usize,
    keeps_placed: bool,
) -> Placement {
    let is_wanted = |at: usize| required[at] || at == task || keeps_placed && best.starts[at].is_some();
    let wants = Wants {
        required: (0..best.starts.len()).map(is_wanted).collect(),
        hints: best.starts.clone(),
        held: vec![Held::Free; best.starts.len()],
    };
    let left = limits.effort.saturating_sub(best.effort);
    let mut search = Search::new(model, &Limits { effort: left.div_ceil(SHARE), ..*limits }, wants);
    let outcome = search.run();
    let found = search.into_best();
    let effort = best.effort + found.effort;
    let is_better = outcome == Outcome::Solved && found.n_placed() > best.n_placed();
    Placement { effort, ..if is_better { found } else { best } }
}
