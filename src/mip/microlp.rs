//! Lowers a model to microlp, which needs no C++ toolchain. It is for small schools.

use good_lp::{ResolutionError, Solution, SolutionStatus, SolverModel, WithTimeLimit};

use super::{Direction, Expression, Limits, Model, Solved, lower_expression, lower_rows, nearest, variables};

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
    if let Some(seconds) = limits.seconds {
        lowered = lowered.with_time_limit(f64::from(seconds));
    }
    match lowered.solve() {
        Ok(solution) => {
            let values: Vec<i64> = list.iter().map(|&variable| nearest(solution.value(variable))).collect();
            match solution.status() {
                SolutionStatus::Optimal => Solved::Best { objective: objective.value(&values), values },
                // No bound is to be had from this solver.
                SolutionStatus::TimeLimit | SolutionStatus::GapLimit => {
                    Solved::Limit { values: Some(values), bound: None }
                }
            }
        }
        Err(ResolutionError::Infeasible) => Solved::Infeasible,
        Err(ResolutionError::Other(_)) => Solved::Limit { values: None, bound: None },
        Err(error) => Solved::Failed(error.to_string()),
    }
}
