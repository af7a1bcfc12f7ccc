//! Limit amounts: sums of minutes, pieces or windows with work lie within limits.

use crate::{
    cells::{self, Measure as CellMeasure, Point, Reads, Window},
    constraint::Constraint,
    facts::Facts,
    instance::TimeSet,
    state::Builder,
    work::Selection,
};

/// Sums of amounts of work lie within limits: so many minutes of mathematics in a week, no more than two classes on a day.
///
/// Points: the sums. Deviation: by how much the sum lies outside its limits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LimitAmounts {
    /// The sums.
    pub sums: Vec<LimitedSum>,
}

/// A sum of amounts of work, with its limits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LimitedSum {
    /// What is added up.
    pub amounts: Vec<Amount>,
    /// The least.
    pub minimum: i64,
    /// The most.
    pub maximum: i64,
}

/// An amount of work: so much for each minute, piece or window. As selections run together at some times, sums of amounts
/// also say how much they run at the same time: A and B by themselves less A and B as one selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The work.
    pub work: Selection,
    /// What of it is counted.
    pub measure: Measure,
    /// Where it is counted. A window that is named twice counts twice, like a day that comes twice in a week.
    pub windows: Vec<TimeSet>,
    /// What each counts; below 0 it is taken away.
    pub factor: i64,
}

/// What is counted of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// The minutes of the times at which it runs, each once.
    Minutes,
    /// The pieces that start in the window.
    Starts,
    /// 1 for every window in which it runs at any time.
    Windows,
}

impl Amount {
    pub(crate) fn cells(&self) -> impl Iterator<Item = cells::Cell<'_>> {
        let mut counted: Vec<(&TimeSet, i64)> = Vec::new();
        for times in &self.windows {
            match counted.iter_mut().find(|(other, _)| *other == times) {
                Some((_, factor)) => *factor += self.factor,
                None => counted.push((times, self.factor)),
            }
        }
        counted.into_iter().map(|(times, factor)| cells::Cell {
            selections: vec![&self.work],
            times,
            measure: CellMeasure::Amount(Cell { measure: self.measure, factor }),
        })
    }
}

impl LimitAmounts {
    fn points(&self) -> impl Iterator<Item = Point<'_>> {
        self.sums.iter().map(|sum| Point {
            cells: sum.amounts.iter().flat_map(Amount::cells).collect(),
            minimum: sum.minimum,
            maximum: sum.maximum,
        })
    }

    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        cells::deviations(self.points(), facts)
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        cells::watch(self.points(), constraint, builder);
    }
}

/// The amount in one window.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    measure: Measure,
    factor: i64,
}

impl Cell {
    pub(crate) fn value(&self, window: Window<'_>, reads: &impl Reads) -> i64 {
        let mut running = window.times.iter().filter(|time| reads.runs(0, *time));
        let amount = match self.measure {
            Measure::Minutes => running.map(|time| i64::from(window.clock_of(time).length())).sum(),
            Measure::Starts => window.times.iter().map(|time| i64::from(reads.at(0, time).starts)).sum(),
            Measure::Windows => i64::from(running.next().is_some()),
        };
        self.factor * amount
    }
}
