//! How the kinds for schools measure work: window by window, from what runs in it.
//!
//! A point of such a kind is a sum of *cells*. A cell looks at some selections of work in one window of times, and has a
//! value. Its meaning is one function, read from scratch out of [`Facts`] and followed by `state` while a timetable changes.

use crate::{
    constraint::Constraint,
    facts::Facts,
    instance::{TimeId, TimeSet},
    kinds::{capacity, limit_amounts, limit_blocks, limit_stretches, setup_gaps},
    state::{Builder, Target},
    work::{Clock, Selection},
};

/// What runs at one time: pieces there, and pieces that start there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Running {
    /// Pieces that occupy it.
    pub(crate) count: u32,
    /// Pieces that start there.
    pub(crate) starts: u32,
}

/// Tells what runs of each of the selections of a cell.
pub(crate) trait Reads {
    /// What of a selection runs at a time.
    fn at(&self, selection: usize, time: TimeId) -> Running;

    /// Whether a selection runs at a time.
    #[inline]
    fn runs(&self, selection: usize, time: TimeId) -> bool {
        self.at(selection, time).count > 0
    }
}

/// A window of times with the minutes of all times of the instance.
#[derive(Clone, Copy)]
pub(crate) struct Window<'w> {
    /// The times.
    pub(crate) times: &'w TimeSet,
    /// Where each time of the instance lies on the clock.
    pub(crate) clock: &'w [Clock],
}

impl Window<'_> {
    /// Returns where a time lies.
    #[inline]
    pub(crate) fn clock_of(&self, time: TimeId) -> Clock {
        self.clock[time.0 as usize]
    }

    /// Returns the stretches of times that follow each other without a gap and of which all are wanted: for each the
    /// first and the last time.
    pub(crate) fn stretches<'s>(
        &'s self,
        is_wanted: impl Fn(TimeId) -> bool + 's,
    ) -> impl Iterator<Item = (TimeId, TimeId)> + 's {
        let mut times = self.times.iter().filter(move |time| is_wanted(*time)).peekable();
        std::iter::from_fn(move || {
            let first = times.next()?;
            let mut last = first;
            while let Some(next) =
                times.next_if(|next| self.clock_of(last).is_followed_by(self.clock_of(*next)))
            {
                last = next;
            }
            Some((first, last))
        })
    }

    /// Returns the minutes from the beginning of one time to the end of a later one of the same day.
    #[inline]
    pub(crate) fn minutes(&self, (first, last): (TimeId, TimeId)) -> i64 {
        i64::from(self.clock_of(last).end) - i64::from(self.clock_of(first).begin)
    }
}

/// What a cell measures.
#[derive(Clone, Debug)]
pub(crate) enum Measure {
    Amount(limit_amounts::Cell),
    Blocks(limit_blocks::Cell),
    Stretches(limit_stretches::Cell),
    Gaps(setup_gaps::Cell),
    Load(capacity::Cell),
}

impl Measure {
    /// Returns the value of the cell.
    pub(crate) fn value(&self, window: Window<'_>, reads: &impl Reads) -> i64 {
        match self {
            Self::Amount(cell) => cell.value(window, reads),
            Self::Blocks(cell) => cell.value(window, reads),
            Self::Stretches(cell) => cell.value(window, reads),
            Self::Gaps(cell) => cell.value(window, reads),
            Self::Load(cell) => cell.value(window, reads),
        }
    }
}

/// A cell: what it measures of which selections, and in which window.
pub(crate) struct Cell<'k> {
    /// The selections, in the order in which the measure knows them.
    pub(crate) selections: Vec<&'k Selection>,
    /// The window.
    pub(crate) times: &'k TimeSet,
    /// What it measures.
    pub(crate) measure: Measure,
}

/// The cells of a point, and the limits of the sum of their values.
pub(crate) struct Point<'k> {
    /// The cells.
    pub(crate) cells: Vec<Cell<'k>>,
    /// The least that the sum should be.
    pub(crate) minimum: i64,
    /// The most that it should be.
    pub(crate) maximum: i64,
}

impl Point<'_> {
    /// Returns the sum of the values of the cells, from scratch.
    pub(crate) fn sum(&self, facts: &Facts<'_>) -> i64 {
        self.cells.iter().map(|cell| facts.value(cell)).sum()
    }
}

/// Returns the deviations of points: by how much their sums lie outside their limits.
pub(crate) fn deviations<'k>(points: impl Iterator<Item = Point<'k>>, facts: &Facts<'_>) -> Vec<i64> {
    points.map(|point| crate::cost::excess(point.sum(facts), point.minimum, point.maximum)).collect()
}

/// Follows the points of a constraint.
pub(crate) fn watch<'k>(
    points: impl Iterator<Item = Point<'k>>,
    constraint: &Constraint,
    builder: &mut Builder<'_>,
) {
    for point in points {
        let number = builder.tally.add_limited(constraint, point.minimum, point.maximum);
        for cell in &point.cells {
            builder.watch_cell(cell, Target::Point(number));
        }
    }
}
