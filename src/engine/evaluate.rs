//! The cost of a timetable from scratch, kind by kind, with nothing remembered between.

use crate::{constraint::Constraint, cost::Cost, facts::Facts, instance::Instance, solution::Solution};

/// What a timetable costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The whole cost.
    pub cost: Cost,
    /// For each constraint the deviation at each of its points of application.
    pub deviations: Vec<Vec<i64>>,
}

impl Verdict {
    /// Returns what one constraint costs.
    ///
    /// # Panics
    ///
    /// When the verdict is not one on an instance with such a constraint.
    #[must_use]
    pub fn cost_of(&self, instance: &Instance, at: usize) -> i64 {
        cost_of(&instance.constraints[at], &self.deviations[at])
    }
}

fn cost_of(constraint: &Constraint, deviations: &[i64]) -> i64 {
    deviations.iter().map(|deviation| i64::from(constraint.weight) * constraint.function.of(*deviation)).sum()
}

/// Returns the cost of a timetable.
///
/// # Panics
///
/// When the timetable is not one of the instance: see [`Solution::check`].
#[must_use]
pub fn evaluate(instance: &Instance, solution: &Solution) -> Verdict {
    let facts = Facts::of(instance, solution);
    let mut cost = Cost::default();
    let deviations: Vec<Vec<i64>> =
        instance.constraints.iter().map(|constraint| constraint.kind.deviations(&facts)).collect();
    for (constraint, deviations) in instance.constraints.iter().zip(&deviations) {
        cost.0[constraint.rank] += cost_of(constraint, deviations);
    }
    Verdict { cost, deviations }
}
