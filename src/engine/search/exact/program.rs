//! A mixed-integer program in whole numbers, and who solves it.

use std::time::Duration;

/// A variable: its limits, whether it takes whole numbers only, and what a unit of it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The least value.
    pub low: i64,
    /// The greatest value.
    pub high: i64,
    /// Whether it takes whole numbers only.
    pub is_whole: bool,
    /// What a unit of it costs.
    pub cost: i64,
}

/// Limits of a sum of variables, each by a factor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The least value; `None` for no limit.
    pub low: Option<i64>,
    /// The greatest value; `None` for no limit.
    pub high: Option<i64>,
    /// The numbers of the columns, each once, with their factors.
    pub terms: Vec<(u32, i64)>,
}

/// A program: find values of the columns that keep to the rows and cost as little as can be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// The variables.
    pub columns: Vec<Column>,
    /// What they keep to.
    pub rows: Vec<Row>,
}

impl Program {
    /// Adds a variable and returns its number.
    pub(crate) fn column(&mut self, low: i64, high: i64, is_whole: bool, cost: i64) -> u32 {
        self.columns.push(Column { low, high, is_whole, cost });
        self.columns.len() as u32 - 1
    }

    /// Adds a row.
    pub(crate) fn row(&mut self, low: Option<i64>, high: Option<i64>, mut terms: Vec<(u32, i64)>) {
        join(&mut terms);
        self.rows.push(Row { low, high, terms });
    }
}

/// Joins the terms of each column.
pub(crate) fn join(terms: &mut Vec<(u32, i64)>) {
    terms.sort_unstable_by_key(|(column, _)| *column);
    terms.dedup_by(|next, last| {
        let is_same = next.0 == last.0;
        if is_same {
            last.1 += next.1;
        }
        is_same
    });
    terms.retain(|(_, factor)| *factor != 0);
}

/// What became of a program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Optimized {
    /// The values of the columns, rounded, where any were found that cost less than was asked for.
    pub values: Option<Vec<i64>>,
    /// Whether it is certain that nothing better exists.
    pub is_proved: bool,
}

/// Solves programs. The engine knows no solver: whoever calls it gives it one.
pub trait Optimizer: Sync {
    /// Looks, for no longer than a time, for values that cost less than `cutoff`, and the less the better.
    fn optimize(&self, program: &Program, cutoff: i64, limit: Duration) -> Optimized;
}
