//! From a problem to an answer.

use crate::placing::{
    check, improve, mend,
    model::Model,
    placement::{Limits, Placement, Placing},
    problem::Problem,
    satisfy::satisfy,
    search::{Held, Outcome, Search, Wants},
};

/// The part of the effort, as one in so many, that the first search over everything may use.
const FIRST: u64 = 3;
/// Where more tasks than one in so many lack a place after that, search goes on; else what is missing is mended.
const FEW: usize = 10;
/// The part of the effort, as one in so many, that a search without insisting on any task may use.
const AGAIN: u64 = 10;
/// The part of the effort, as one in so many, that is kept back to add tasks that may stay unplaced.
const KEPT_BACK: u64 = 5;

/// Places the tasks of a problem.
///
/// The work on clauses comes on top of the effort where it was in vain.
///
/// Required tasks come first; then as many optional tasks are added as are found to fit around them, which need not be
/// the most there could be.
#[must_use]
pub fn place(problem: &Problem, limits: &Limits) -> Placing {
    let model = Model::compile(problem);
    let n_tasks = problem.tasks.len();
    let required: Vec<bool> = problem.tasks.iter().map(|task| !task.optional).collect();
    let wants =
        Wants { required: required.clone(), hints: vec![None; n_tasks], held: vec![Held::Free; n_tasks] };
    let until = Limits { effort: limits.effort - limits.effort / KEPT_BACK, ..*limits };
    let mut search = Search::new(&model, &Limits { effort: limits.effort / FIRST, ..*limits }, wants);
    let mut outcome = search.run();
    if outcome == Outcome::Spent {
        match satisfy(problem, &Limits { effort: until.effort - limits.effort / FIRST, ..*limits }) {
            Placing::Impossible => return Placing::Impossible,
            Placing::Placed(mut placement) => {
                placement.effort += limits.effort / FIRST;
                let placement = improve::fill_up(&model, limits, &required, placement);
                debug_assert_eq!(check::violations(problem, &placement), Vec::<String>::new());
                return Placing::Placed(placement);
            }
            Placing::Limit(_) => {}
        }
    }
    if outcome == Outcome::Spent && (n_tasks - search.best().n_placed()) * FEW > n_tasks {
        outcome = search.go_on(until.effort);
    }
    let found = search.into_best();
    let whole = match outcome {
        Outcome::Closed => return Placing::Impossible,
        Outcome::Solved => found,
        Outcome::Spent => {
            let again = Limits { effort: found.effort + limits.effort / AGAIN, ..*limits };
            mend::mend(&model, &until, &required, regrow(&model, &again, found))
        }
    };
    let is_whole = required.iter().zip(&whole.starts).all(|(required, start)| !required || start.is_some());
    let insisted = if is_whole { required } else { vec![false; n_tasks] };
    let placement = improve::fill_up(&model, limits, &insisted, whole);
    let is_whole = |placement: &Placement| {
        problem.tasks.iter().zip(&placement.starts).all(|(task, start)| task.optional || start.is_some())
    };
    if is_whole(&placement) {
        debug_assert_eq!(check::violations(problem, &placement), Vec::<String>::new());
        Placing::Placed(placement)
    } else {
        Placing::Limit(Some(placement).filter(|part| part.n_placed() > 0))
    }
}

/// Returns a placement grown from an unfinished one without insisting on any task, if that is fuller.
fn regrow(model: &Model, limits: &Limits, found: Placement) -> Placement {
    let n_tasks = found.starts.len();
    let wants = Wants {
        required: vec![false; n_tasks],
        hints: found.starts.clone(),
        held: vec![Held::Free; n_tasks],
    };
    let left = Limits { effort: limits.effort.saturating_sub(found.effort), ..*limits };
    let mut search = Search::new(model, &left, wants);
    search.run();
    let grown = search.into_best();
    let effort = found.effort + grown.effort;
    Placement { effort, ..if grown.n_placed() > found.n_placed() { grown } else { found } }
}
