//! Mixed-integer models in whole numbers: built here, lowered once to a solver, and every answer checked in exact
//! arithmetic before anyone believes it.
//!
//! This is the only place that knows the modelling library. All coefficients are integers, every variable has bounds
//! (so "unbounded or infeasible" can only mean infeasible), gaps are set to nothing, and a limit is never reported as
//! impossible.

use std::time::{Duration, Instant};

use commontime_engine::search::Optimizer;
use serde::{Deserialize, Serialize};

use crate::recall;

#[cfg(feature = "highs")]
mod highs;
#[cfg(all(feature = "microlp", not(feature = "highs")))]
mod microlp;
#[cfg(feature = "highs")]
mod programs;

#[cfg(not(any(feature = "highs", feature = "microlp")))]
compile_error!("one of the features `highs` and `microlp` is needed");

/// A variable of a [`Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Variable(pub(crate) usize);

/// What values a variable takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Whole numbers.
    Integer,
    /// Any number: for flows that only bound, never decide.
    Continuous,
}

/// Names the group of rows that fall together when a clash is sought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tag(pub usize);

/// A linear expression: terms and a constant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Expression {
    pub(crate) terms: Vec<(Variable, i64)>,
    pub(crate) constant: i64,
}

impl Expression {
    /// Makes the expression that is `constant`.
    #[must_use]
    pub fn constant(constant: i64) -> Self {
        Self { terms: Vec::new(), constant }
    }

    /// Adds `factor` times `variable`.
    pub fn add(&mut self, factor: i64, variable: Variable) {
        if factor != 0 {
            self.terms.push((variable, factor));
        }
    }

    /// Returns the expression with `factor` times `variable` added.
    #[must_use]
    pub fn plus(mut self, factor: i64, variable: Variable) -> Self {
        self.add(factor, variable);
        self
    }

    /// Adds `factor` times `other`.
    pub fn add_scaled(&mut self, factor: i64, other: &Self) {
        self.constant += factor * other.constant;
        for &(variable, coefficient) in &other.terms {
            self.add(factor * coefficient, variable);
        }
    }

    /// Returns the terms.
    #[must_use]
    pub fn terms(&self) -> &[(Variable, i64)] {
        &self.terms
    }

    /// Returns the value where `values` gives the variables' values.
    #[must_use]
    pub fn value(&self, values: &[i64]) -> i64 {
        self.constant + self.terms.iter().map(|&(variable, factor)| factor * values[variable.0]).sum::<i64>()
    }
}

impl From<Variable> for Expression {
    fn from(variable: Variable) -> Self {
        Self { terms: vec![(variable, 1)], constant: 0 }
    }
}

/// The sense of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sense {
    /// The expression is at least zero.
    AtLeastZero,
    /// The expression is zero.
    Zero,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Column {
    pub(crate) low: i64,
    pub(crate) high: i64,
    pub(crate) kind: Kind,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Row {
    pub(crate) expression: Expression,
    pub(crate) sense: Sense,
    pub(crate) tag: Tag,
}

/// A model: variables with bounds, tagged rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Model {
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Row>,
}

/// What to do with the objective.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// As large as can be.
    Maximise,
    /// As small as can be.
    Minimise,
}

/// How much work a solve may take. It is counted, so that the same model gives the same answer on the same machine, unless there is a
/// clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limits {
    /// Most nodes of the tree. Of a large model fewer are looked at, so that most questions take no more than about half a minute.
    pub nodes: u32,
    /// When to stop; `None` for no clock at all.
    pub until: Option<Instant>,
}

/// Most nodes times the square of a model's terms: the time that a node takes grows about so.
const MOST_WORK: u64 = 50_000_000_000;

/// So many nodes are looked at however large the model.
const LEAST_NODES: u64 = 60;

impl Limits {
    /// Returns as many nodes as a model of so many terms is worth.
    fn of_size(self, terms: usize) -> Self {
        let terms = u64::try_from(terms).unwrap_or(u64::MAX).max(1);
        let most = (MOST_WORK / terms.saturating_mul(terms)).max(LEAST_NODES);
        Self { nodes: self.nodes.min(u32::try_from(most).unwrap_or(u32::MAX)), ..self }
    }

    /// Returns as many nodes, in three quarters of the time that is left.
    #[must_use]
    pub fn most_of_it(self) -> Self {
        Self { until: self.until.map(|until| half_way(half_way(Instant::now(), until), until)), ..self }
    }

    /// Returns the time that is left; `None` for no clock at all.
    fn left(self) -> Option<Duration> {
        self.until.map(|until| until.saturating_duration_since(Instant::now()))
    }
}

/// Returns when half of the time from `from` until then is over.
#[must_use]
pub fn half_way(from: Instant, until: Instant) -> Instant {
    from + until.saturating_duration_since(from) / 2
}

impl Default for Limits {
    fn default() -> Self {
        Self { nodes: 100_000, until: None }
    }
}

/// What became of a solve.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Solved {
    /// The best there is, proved: the values of all variables and the objective.
    Best {
        /// Values in order of the variables. Continuous ones are rounded to the nearest whole number.
        values: Vec<i64>,
        /// The objective.
        objective: i64,
    },
    /// A limit came first. Nothing better than `bound` exists, where there is one.
    Limit {
        /// The best values found, where any were.
        values: Option<Vec<i64>>,
        /// The bound on the objective, rounded the safe way.
        bound: Option<i64>,
    },
    /// No values satisfy the rows.
    Infeasible,
    /// The solver failed or its answer did not survive the check; nothing may be concluded.
    Failed(String),
}

impl Solved {
    /// Returns the values that were found, the best there are or not.
    #[must_use]
    pub fn values(self) -> Option<Vec<i64>> {
        match self {
            Self::Best { values, .. } => Some(values),
            Self::Limit { values, .. } => values,
            Self::Infeasible | Self::Failed(_) => None,
        }
    }
}

impl Model {
    /// Adds a variable that takes whole numbers from `low` to `high`.
    pub fn integer(&mut self, low: i64, high: i64) -> Variable {
        self.column(low, high, Kind::Integer)
    }

    /// Adds a variable that is 0 or 1.
    pub fn binary(&mut self) -> Variable {
        self.integer(0, 1)
    }

    /// Adds a variable that takes any number from `low` to `high`.
    pub fn continuous(&mut self, low: i64, high: i64) -> Variable {
        self.column(low, high, Kind::Continuous)
    }

    fn column(&mut self, low: i64, high: i64, kind: Kind) -> Variable {
        self.columns.push(Column { low, high: high.max(low), kind });
        Variable(self.columns.len() - 1)
    }

    /// Requires `left >= right`.
    pub fn at_least(&mut self, tag: Tag, left: impl Into<Expression>, right: impl Into<Expression>) {
        let mut expression = left.into();
        expression.add_scaled(-1, &right.into());
        self.rows.push(Row { expression, sense: Sense::AtLeastZero, tag });
    }

    /// Requires `left <= right`.
    pub fn at_most(&mut self, tag: Tag, left: impl Into<Expression>, right: impl Into<Expression>) {
        self.at_least(tag, right, left);
    }

    /// Requires `left == right`.
    pub fn equal(&mut self, tag: Tag, left: impl Into<Expression>, right: impl Into<Expression>) {
        let mut expression = left.into();
        expression.add_scaled(-1, &right.into());
        self.rows.push(Row { expression, sense: Sense::Zero, tag });
    }

    /// Lets the variables that `loose` accepts take any number between their bounds.
    pub fn loosen(&mut self, loose: impl Fn(Variable) -> bool) {
        for (at, column) in self.columns.iter_mut().enumerate() {
            if loose(Variable(at)) {
                column.kind = Kind::Continuous;
            }
        }
    }

    /// Holds `variable` at `value`.
    pub fn fix(&mut self, variable: Variable, value: i64) {
        let column = &mut self.columns[variable.0];
        (column.low, column.high) = (value, value);
    }

    /// Returns the greatest value `variable` may take.
    #[must_use]
    pub fn high(&self, variable: Variable) -> i64 {
        self.columns[variable.0].high
    }

    /// Returns how many variables and rows there are.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.columns.len(), self.rows.len())
    }

    /// Returns the tags of all rows, each once, in order.
    #[must_use]
    pub fn tags(&self) -> Vec<Tag> {
        let mut tags: Vec<Tag> = self.rows.iter().map(|row| row.tag).collect();
        tags.sort_unstable();
        tags.dedup();
        tags
    }

    /// Returns the places of the rows with this tag.
    #[must_use]
    pub fn rows_of(&self, tag: Tag) -> Vec<usize> {
        (0..self.rows.len()).filter(|at| self.rows[*at].tag == tag).collect()
    }

    /// Returns the model with only the rows whose tag `keep` accepts.
    #[must_use]
    pub fn restricted(&self, keep: impl Fn(Tag) -> bool) -> Self {
        Self {
            columns: self.columns.clone(),
            rows: self.rows.iter().filter(|row| keep(row.tag)).cloned().collect(),
        }
    }

    /// Finds the best objective, and proves it, within the limits.
    #[must_use]
    pub fn solve(&self, objective: &Expression, direction: Direction, limits: Limits) -> Solved {
        let terms = self.rows.iter().map(|row| row.expression.terms.len()).sum();
        let limits = limits.of_size(terms);
        let work = || lowered(self, objective, direction, limits);
        let solved = if limits.until.is_some() {
            // What a clock cuts short is another answer every time.
            work()
        } else {
            // What the solver could not do once it may do another time.
            let good = |solved: &Solved| !matches!(solved, Solved::Failed(_));
            recall::recalled(&("model", self, objective, direction, limits), work, good)
        };
        match &solved {
            Solved::Best { values, objective: claimed } => match self.broken(values) {
                Some(words) => Solved::Failed(words),
                None if objective.value(values) != *claimed && self.is_integer() => {
                    Solved::Failed(format!("the objective is {} and not {claimed}", objective.value(values)))
                }
                None => solved,
            },
            Solved::Limit { values: Some(values), bound } if self.broken(values).is_some() => {
                Solved::Limit { values: None, bound: *bound }
            }
            Solved::Limit { .. } | Solved::Infeasible | Solved::Failed(_) => solved,
        }
    }

    fn is_integer(&self) -> bool {
        self.columns.iter().all(|column| column.kind == Kind::Integer)
    }

    /// Tells whether these values, as many as there are variables, keep all bounds and rows exactly.
    #[must_use]
    pub fn is_solution(&self, values: &[i64]) -> bool {
        let is_within = |(column, value): (&Column, &i64)| (column.low..=column.high).contains(value);
        let is_kept = |row: &Row| match (row.sense, row.expression.value(values)) {
            (Sense::AtLeastZero, value) => value >= 0,
            (Sense::Zero, value) => value == 0,
        };
        self.columns.len() == values.len()
            && self.columns.iter().zip(values).all(is_within)
            && self.rows.iter().all(is_kept)
    }

    /// Checks bounds and rows in whole numbers, rows with continuous variables only to rounding.
    pub(crate) fn broken(&self, values: &[i64]) -> Option<String> {
        for (at, (column, &value)) in self.columns.iter().zip(values).enumerate() {
            if value < column.low || value > column.high {
                return Some(format!("variable {at} is {value}, outside {} to {}", column.low, column.high));
            }
        }
        for (at, row) in self.rows.iter().enumerate() {
            let slack: i64 = row
                .expression
                .terms
                .iter()
                .filter(|(variable, _)| self.columns[variable.0].kind == Kind::Continuous)
                .map(|(_, factor)| factor.abs())
                .sum();
            let value = row.expression.value(values);
            let kept = match row.sense {
                Sense::AtLeastZero => value >= -slack,
                Sense::Zero => value.abs() <= slack,
            };
            if !kept {
                return Some(format!("row {at} is {value}"));
            }
        }
        None
    }
}

/// Returns who solves the programs of large neighbourhoods; nobody where the solver would be too slow.
#[must_use]
pub fn optimizer() -> Option<&'static dyn Optimizer> {
    #[cfg(feature = "highs")]
    return Some(&programs::Highs);
    #[cfg(not(feature = "highs"))]
    None
}

#[cfg(feature = "highs")]
fn lowered(model: &Model, objective: &Expression, direction: Direction, limits: Limits) -> Solved {
    highs::solve(model, objective, direction, limits)
}

#[cfg(all(feature = "microlp", not(feature = "highs")))]
fn lowered(model: &Model, objective: &Expression, direction: Direction, limits: Limits) -> Solved {
    microlp::solve(model, objective, direction, limits)
}

/// Gives the modelling library the variables and the rows. `with` puts it to a solver.
pub(crate) fn variables(model: &Model) -> (good_lp::ProblemVariables, Vec<good_lp::Variable>) {
    let mut problem = good_lp::ProblemVariables::new();
    let list = model
        .columns
        .iter()
        .map(|column| {
            let definition = good_lp::variable().bounds(float(column.low)..=float(column.high));
            problem.add(match column.kind {
                Kind::Integer => definition.integer(),
                Kind::Continuous => definition,
            })
        })
        .collect();
    (problem, list)
}

pub(crate) fn lower_expression(expression: &Expression, list: &[good_lp::Variable]) -> good_lp::Expression {
    let mut lowered = good_lp::Expression::from(float(expression.constant));
    for &(variable, factor) in &expression.terms {
        lowered.add_mul(float(factor), list[variable.0]);
    }
    lowered
}

pub(crate) fn lower_rows(model: &Model, list: &[good_lp::Variable]) -> Vec<good_lp::Constraint> {
    model
        .rows
        .iter()
        .map(|row| {
            let expression = lower_expression(&row.expression, list);
            match row.sense {
                Sense::AtLeastZero => good_lp::constraint::geq(expression, 0.0),
                Sense::Zero => good_lp::constraint::eq(expression, 0.0),
            }
        })
        .collect()
}

#[expect(clippy::cast_precision_loss, reason = "coefficients are minutes and counts, far below 2^52")]
fn float(number: i64) -> f64 {
    number as f64
}

#[expect(clippy::cast_possible_truncation, reason = "values lie within integer bounds")]
pub(crate) fn nearest(number: f64) -> i64 {
    number.round() as i64
}

/// Rounds a solver's bound the safe way: up where it is an upper bound, down where it is a lower one, after a little
/// room for the solver's own tolerance.
#[expect(clippy::cast_possible_truncation, reason = "bounds of finite models are far below 2^63")]
pub(crate) fn safe_bound(bound: f64, direction: Direction) -> Option<i64> {
    if !bound.is_finite() || bound.abs() > 1e15 {
        return None;
    }
    // An integer objective below 4.9999999 is at most 5 only because of tolerance: treat it as 5.
    let room = 1e-6 * bound.abs().max(1.0);
    Some(match direction {
        Direction::Maximise => (bound + room).floor() as i64,
        Direction::Minimise => (bound - room).ceil() as i64,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_is_found_and_proved() {
        let mut model = Model::default();
        let (x, y) = (model.integer(0, 10), model.integer(0, 10));
        model.at_most(Tag(0), Expression::from(x).plus(2, y), Expression::constant(7));
        let objective = Expression::from(x).plus(3, y);
        let solved = model.solve(&objective, Direction::Maximise, Limits::default());
        assert_eq!(solved, Solved::Best { values: vec![1, 3], objective: 10 });
    }

    #[test]
    fn rows_that_clash_are_infeasible() {
        let mut model = Model::default();
        let x = model.integer(0, 10);
        model.at_least(Tag(0), x, Expression::constant(4));
        model.at_most(Tag(1), x, Expression::constant(3));
        assert_eq!(model.solve(&x.into(), Direction::Minimise, Limits::default()), Solved::Infeasible);
        let kept = model.restricted(|tag| tag == Tag(0));
        assert_eq!(
            kept.solve(&x.into(), Direction::Minimise, Limits::default()),
            Solved::Best { values: vec![4], objective: 4 }
        );
    }

    #[test]
    fn values_outside_the_rows_are_never_believed() {
        let mut model = Model::default();
        let x = model.integer(0, 10);
        model.equal(Tag(0), x, Expression::constant(4));
        assert!(model.broken(&[5]).is_some());
        assert!(model.broken(&[11]).is_some());
        assert_eq!(model.broken(&[4]), None);
    }

    #[test]
    fn a_solution_keeps_every_bound_and_row_exactly() {
        let mut model = Model::default();
        let (x, y) = (model.integer(0, 10), model.continuous(0, 10));
        model.equal(Tag(0), Expression::from(x).plus(1, y), Expression::constant(7));
        assert!(model.is_solution(&[3, 4]));
        // What a solver says is allowed to be off by rounding, where something need not be whole.
        assert_eq!(model.broken(&[3, 5]), None);
        assert!(!model.is_solution(&[3, 5]));
        assert!(!model.is_solution(&[11, -4]));
        assert!(!model.is_solution(&[3]));
    }

    #[test]
    fn large_models_have_fewer_nodes_and_never_none() {
        let of = |nodes, terms| Limits { nodes, until: None }.of_size(terms).nodes;
        assert_eq!(of(100_000, 0), 100_000);
        assert_eq!(of(100_000, 5_000), 2_000);
        assert_eq!(of(100_000, usize::MAX), 60);
        assert_eq!(of(1, usize::MAX), 1);
    }

    #[test]
    fn bounds_round_the_safe_way() {
        assert_eq!(safe_bound(4.2, Direction::Maximise), Some(4));
        assert_eq!(safe_bound(4.999_999_99, Direction::Maximise), Some(5));
        assert_eq!(safe_bound(4.2, Direction::Minimise), Some(5));
        assert_eq!(safe_bound(4.000_000_01, Direction::Minimise), Some(4));
        assert_eq!(safe_bound(f64::INFINITY, Direction::Maximise), None);
    }
}
