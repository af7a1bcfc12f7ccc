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

#[cfg(test)]
mod tests {
    use commontime_engine::search::{Column, Row};

    use super::*;

    const LONG: Duration = Duration::from_mins(1);

    /// Two of three things, of which the first costs 5, the second 3 and the third 4.
    fn two_of_three() -> Program {
        let thing = |cost| Column { low: 0, high: 1, is_whole: true, cost };
        let row = Row { low: Some(2), high: None, terms: vec![(0, 1), (1, 1), (2, 1)] };
        Program { columns: vec![thing(5), thing(3), thing(4)], rows: vec![row] }
    }

    #[test]
    fn the_cheapest_values_below_the_cutoff_are_found() {
        let answer = Highs.optimize(&two_of_three(), 8, LONG);
        assert_eq!(answer, Optimized { values: Some(vec![0, 1, 1]), is_proved: true });
    }

    #[test]
    fn that_nothing_is_below_the_cutoff_is_proved() {
        let answer = Highs.optimize(&two_of_three(), 7, LONG);
        assert!(answer.is_proved);
        // Whatever it names, it is not what was asked for, and whoever asked looks at what it costs.
        assert!(answer.values.is_none_or(|values| 5 * values[0] + 3 * values[1] + 4 * values[2] >= 7));
    }

    #[test]
    fn what_cannot_be_is_no_answer() {
        let mut program = two_of_three();
        program.rows.push(Row { low: None, high: Some(1), terms: vec![(0, 1), (1, 1), (2, 1)] });
        assert_eq!(Highs.optimize(&program, 100, LONG), Optimized { values: None, is_proved: true });
    }

    #[test]
    fn a_time_that_is_over_proves_nothing() {
        assert!(!Highs.optimize(&two_of_three(), 8, Duration::ZERO).is_proved);
    }
}
