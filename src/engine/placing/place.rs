//! From a problem to an answer.

use crate::placing::{
    check, improve,
    model::Model,
    placement::{Limits, Placement, Placing},
    problem::Problem,
    search::{Outcome, Search, Wants},
};

/// The part of the effort, as one in so many, that is kept back to fill up a placement that lacks required tasks.
const KEPT_BACK: u64 = 5;

/// Places the tasks of a problem.
///
/// Required tasks come first; then as many optional tasks are added as are found to fit around them, which need not be
/// the most there could be.
#[must_use]
pub fn place(problem: &Problem, limits: &Limits) -> Placing {
    let model = Model::compile(problem);
    let wants = Wants {
        required: problem.tasks.iter().map(|task| !task.optional).collect(),
        hints: vec![None; problem.tasks.len()],
    };
    let main = Limits { effort: limits.effort - limits.effort / KEPT_BACK, ..*limits };
    let mut search = Search::new(&model, &main, wants.clone());
    let outcome = search.run();
    let found = search.into_best();
    match outcome {
        Outcome::Closed => Placing::Impossible,
        Outcome::Solved => {
            let placement = improve::fill_up(&model, limits, &wants.required, found);
            debug_assert_eq!(check::violations(problem, &placement), Vec::<String>::new());
            Placing::Placed(placement)
        }
        Outcome::Spent => {
            let part = improve::fill_up(
                &model,
                limits,
                &vec![false; problem.tasks.len()],
                regrow(&model, limits, found),
            );
            Placing::Limit(Some(part).filter(|part| part.n_placed() > 0))
        }
    }
}

/// Returns a placement grown from an unfinished one without insisting on any task, if that is fuller.
fn regrow(model: &Model, limits: &Limits, found: Placement) -> Placement {
    let wants = Wants { required: vec![false; found.starts.len()], hints: found.starts.clone() };
    let left = Limits { effort: limits.effort.saturating_sub(found.effort), ..*limits };
    let mut search = Search::new(model, &left, wants);
    search.run();
    let grown = search.into_best();
    let effort = found.effort + grown.effort;
    Placement { effort, ..if grown.n_placed() > found.n_placed() { grown } else { found } }
}
