//! Solves the programs that the engine asks while it searches: quickly or not at all.

use std::num::NonZeroU32;
use std::time::Duration;

use commontime_engine::search::{Optimized, Optimizer, Program};
use highs::{HighsModelStatus, HighsSolutionStatus, RowProblem, Sense};

use super::nearest;

/// The solver.
#[derive(Clone, Copy, Debug)]
pub(super) struct Highs;

impl Optimizer for Highs {
    fn optimize(&self, program: &Program, cutoff: i64, limit: Duration) -> Optimized {
        let nothing = Optimized { values: None, is_proved: false };
        let mut problem = RowProblem::new();
        let columns: Vec<highs::Col> = program
            .columns
            .iter()
            .map(|column| {
                let bounds = super::float(column.low)..=super::float(column.high);
                let cost = super::float(column.cost);
                problem.add_column_with_integrality(cost, bounds, column.is_whole)
            })
            .collect();
        let mut terms = Vec::new();
        for row in &program.rows {
            terms.clear();
            terms.extend(
                row.terms.iter().map(|(column, factor)| (columns[*column as usize], super::float(*factor))),
            );
            let low = row.low.map_or(f64::NEG_INFINITY, super::float);
            let high = row.high.map_or(f64::INFINITY, super::float);
            problem.add_row(low..=high, &terms);
        }
        let Ok(mut model) = problem.try_optimise(Sense::Minimise) else { return nothing };
        model.make_quiet();
        model.set_threads(NonZeroU32::MIN);
        model.set_option("parallel", "off");
        model.set_option("random_seed", 0);
        model.set_option("mip_rel_gap", 0.0);
        model.set_option("mip_abs_gap", 0.5);
        model.set_option("objective_bound", super::float(cutoff) - 0.5);
        model.set_option("time_limit", limit.as_secs_f64());
        let Ok(solved) = model.try_solve() else { return nothing };
        let is_proved = !matches!(
            solved.status(),
            HighsModelStatus::ReachedTimeLimit
                | HighsModelStatus::ReachedIterationLimit
                | HighsModelStatus::ReachedSolutionLimit
                | HighsModelStatus::ReachedInterrupt
                | HighsModelStatus::ReachedMemoryLimit
        );
        let has_values = solved.primal_solution_status() == HighsSolutionStatus::Feasible;
        let values =
            has_values.then(|| solved.get_solution().columns().iter().copied().map(nearest).collect());
        Optimized { values, is_proved }
    }
}
