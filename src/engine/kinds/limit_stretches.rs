//! Limit stretches: work comes in stretches that are neither too short nor too long.

use crate::{
    cells::{self, Measure, Point, Reads, Window},
    constraint::Constraint,
    cost::excess,
    facts::Facts,
    instance::{TimeId, TimeSet},
    state::Builder,
    work::Selection,
};

/// Every stretch of work is so long: a piece of a subject no shorter than its block, nobody with students for longer than so
/// many minutes without a break.
///
/// Points: the stretches. Deviation: the sum, over the stretches in the windows, of how far the minutes of work in them lie
/// outside the limits, and 1 for each that begins where none may. A stretch is work at times that follow each other, and
/// on to the next work of that day where what lies between is shorter than a break; minutes between do not count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LimitStretches {
    /// The stretches.
    pub stretches: Vec<Stretches>,
}

/// Of what, where and how long stretches are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stretches {
    /// The work.
    pub work: Selection,
    /// Where it is looked at; each window by itself.
    pub windows: Vec<TimeSet>,
    /// The fewest minutes without work that make a break; with 0 or 1 any minute does.
    pub pause: u32,
    /// The fewest minutes of work in a stretch.
    pub minimum: u32,
    /// The most minutes of work in a stretch.
    pub maximum: u32,
    /// The times at which stretches may begin; any where there are none given.
    pub starts: Option<TimeSet>,
}

impl LimitStretches {
    fn points(&self) -> impl Iterator<Item = Point<'_>> {
        self.stretches.iter().map(|stretches| {
            let cell = |times| cells::Cell {
                selections: vec![&stretches.work],
                times,
                measure: Measure::Stretches(Cell {
                    pause: stretches.pause,
                    minimum: stretches.minimum,
                    maximum: stretches.maximum,
                    starts: stretches.starts.clone(),
                }),
            };
            Point { cells: stretches.windows.iter().map(cell).collect(), minimum: 0, maximum: 0 }
        })
    }

    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        cells::deviations(self.points(), facts)
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        cells::watch(self.points(), constraint, builder);
    }
}

/// The stretches in one window.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    pause: u32,
    minimum: u32,
    maximum: u32,
    starts: Option<TimeSet>,
}

impl Cell {
    pub(crate) fn value(&self, window: Window<'_>, reads: &impl Reads) -> i64 {
        let mut beyond = 0;
        let mut minutes = 0;
        let mut last: Option<TimeId> = None;
        for stretch in window.stretches(|time| reads.runs(0, time)) {
            if last.is_none_or(|last| self.is_a_break(window, last, stretch.0)) {
                beyond += last.map_or(0, |_| self.beyond(minutes)) + self.begins(stretch.0);
                minutes = 0;
            }
            minutes += window.minutes(stretch);
            last = Some(stretch.1);
        }
        beyond + last.map_or(0, |_| self.beyond(minutes))
    }

    fn is_a_break(&self, window: Window<'_>, last: TimeId, next: TimeId) -> bool {
        let (last, next) = (window.clock_of(last), window.clock_of(next));
        last.day != next.day || next.begin - last.end >= self.pause
    }

    fn beyond(&self, minutes: i64) -> i64 {
        excess(minutes, i64::from(self.minimum), i64::from(self.maximum))
    }

    fn begins(&self, first: TimeId) -> i64 {
        i64::from(self.starts.as_ref().is_some_and(|starts| !starts.contains(first)))
    }
}
