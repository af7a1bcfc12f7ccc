//! Lowers a model to `HiGHS` and maps every status to what may honestly be said.

use std::num::NonZeroU32;

use good_lp::SolverModel;
use highs::{HighsModelStatus, HighsSolutionStatus};

use super::{
    Direction, Expression, Kind, Limits, Model, Solved, lower_expression, lower_rows, nearest, safe_bound,
    variables,
};

/// Variables from which on a model is worth an attempt at values before anything is relaxed.
const LARGE: usize = 2_000;

pub(super) fn solve(model: &Model, objective: &Expression, direction: Direction, limits: Limits) -> Solved {
    if model.columns.is_empty() {
        return empty(model, objective);
    }
    let (problem, list) = variables(model);
    let goal = lower_expression(&Expression { constant: 0, ..objective.clone() }, &list);
    let unsolved = match direction {
        Direction::Maximise => problem.maximise(goal),
        Direction::Minimise => problem.minimise(goal),
    };
    let mut lowered = unsolved.using(good_lp::solvers::highs::highs);
    for row in lower_rows(model, &list) {
        lowered.add_constraint(row);
    }
    let mut native = match lowered.try_into_inner() {
        Ok(native) => native,
        Err(error) => return Solved::Failed(error.to_string()),
    };
    native.make_quiet();
    native.set_threads(NonZeroU32::MIN);
    native.set_option("parallel", "off");
    native.set_option("random_seed", 0);
    native.set_option("mip_rel_gap", 0.0);
    native.set_option("mip_abs_gap", 1e-7);
    native.set_option("mip_max_nodes", i32::try_from(limits.nodes).unwrap_or(i32::MAX));
    // It takes about as long for a small model as for a large one: a third to half of the time of one as small as most are here.
    native.set_option("mip_heuristic_run_feasibility_jump", model.columns.len() >= LARGE);
    // Beginning the root anew, and searching a smaller tree by reduced costs there, took more time than they saved.
    native.set_option("mip_allow_restart", false);
    native.set_option("mip_heuristic_run_root_reduced_cost", false);
    if model.columns.iter().all(|column| column.kind == Kind::Continuous) {
        // Rows chosen by cheaper weights: a program of the whole school in fractions takes about 40 per cent less time.
        native.set_option("simplex_dual_edge_weight_strategy", 1);
        // Neither scaling nor presolving is worth its time: all numbers are whole, and none is large. It takes a sixth less without.
        native.set_option("simplex_scale_strategy", 0);
        native.set_option("presolve", "off");
    }
    if limits.nodes <= 1 {
        // This heuristic searches a tree of its own, whose nodes HiGHS does not count: one node is to be one node.
        native.set_option("mip_heuristic_run_rens", false);
    }
    if let Some(left) = limits.left() {
        native.set_option("time_limit", left.as_secs_f64());
    }
    let solved = match native.try_solve() {
        Ok(solved) => solved,
        Err(status) => return Solved::Failed(format!("HiGHS stopped: {status:?}")),
    };
    let values = || -> Option<Vec<i64>> {
        (solved.primal_solution_status() == HighsSolutionStatus::Feasible)
            .then(|| solved.get_solution().columns().iter().copied().map(nearest).collect())
    };
    let bound = || {
        let dual = solved.double_info_value(c"mip_dual_bound").ok()?;
        Some(safe_bound(dual, direction)? + objective.constant)
    };
    match solved.status() {
        HighsModelStatus::Optimal => match values() {
            Some(values) => {
                let value = nearest(solved.objective_value()) + objective.constant;
                Solved::Best { values, objective: value }
            }
            None => Solved::Failed("optimal without values".to_owned()),
        },
        // Every variable is bounded, so "unbounded" is excluded.
        HighsModelStatus::Infeasible | HighsModelStatus::UnboundedOrInfeasible => Solved::Infeasible,
        HighsModelStatus::ReachedTimeLimit
        | HighsModelStatus::ReachedIterationLimit
        | HighsModelStatus::ReachedSolutionLimit
        | HighsModelStatus::ReachedInterrupt
        | HighsModelStatus::ReachedMemoryLimit => Solved::Limit { values: values(), bound: bound() },
        status => Solved::Failed(format!("HiGHS ended with {status:?}")),
    }
}

fn empty(model: &Model, objective: &Expression) -> Solved {
    match model.broken(&[]) {
        Some(_) => Solved::Infeasible,
        None => Solved::Best { values: Vec::new(), objective: objective.constant },
    }
}
