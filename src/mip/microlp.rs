//! Lowers a model to microlp, which needs no C++ toolchain. It is for small schools.
//!
//! The modelling library writes the model; it has no limit on nodes, so the solver itself is asked to solve it.

use good_lp::SolverModel;
use microlp::{Error, SolutionStatus, SolveOptions, SolveOutcome, Stats};

use super::{
    Direction, Expression, Limits, Model, Solved, lower_expression, lower_rows, nearest, safe_bound,
    variables,
};

/// Nodes of the tree times variables, at most: more would be many minutes.
const MOST_WORK: u64 = 6_000_000;

pub(super) fn solve(model: &Model, objective: &Expression, direction: Direction, limits: Limits) -> Solved {
    let (problem, list) = variables(model);
    let goal = lower_expression(&Expression { constant: 0, ..objective.clone() }, &list);
    let unsolved = match direction {
        Direction::Maximise => problem.maximise(goal),
        Direction::Minimise => problem.minimise(goal),
    };
    let mut lowered = unsolved.using(good_lp::solvers::microlp::microlp);
    for row in lower_rows(model, &list) {
        lowered.add_constraint(row);
    }
    let mut options = SolveOptions::default();
    let most = MOST_WORK / u64::try_from(model.columns.len().max(1)).unwrap_or(u64::MAX);
    options.node_limit = Some(u64::from(limits.nodes).min(most));
    options.time_limit = limits.left();
    let bound = |stats: &Stats| Some(safe_bound(stats.best_bound?, direction)? + objective.constant);
    match lowered.as_inner().solve_with(options) {
        Ok(SolveOutcome::Solution(solution)) => {
            // The solver's variables are in the order in which they were made.
            let values: Vec<i64> = solution.iter().map(|(_, value)| nearest(value)).collect();
            match solution.status() {
                SolutionStatus::Optimal => Solved::Best { objective: objective.value(&values), values },
                SolutionStatus::Feasible => {
                    Solved::Limit { bound: bound(&solution.stats()), values: Some(values) }
                }
            }
        }
        Ok(SolveOutcome::Interrupted(stopped)) => {
            Solved::Limit { values: None, bound: bound(&stopped.stats()) }
        }
        Err(Error::Infeasible) => Solved::Infeasible,
        Err(error) => Solved::Failed(error.to_string()),
    }
}
