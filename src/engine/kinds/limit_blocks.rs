//! Limit blocks: so many minutes in blocks that are long enough.

use crate::{
    cells::{self, Measure, Point, Reads, Window},
    constraint::Constraint,
    facts::Facts,
    instance::{TimeId, TimeSet},
    state::Builder,
    work::Selection,
};

/// Minutes come in blocks long enough to count: minutes in which all members of a team, or a quorum of them, are free of work
/// together; minutes of planning; minutes of a subject from which nobody is taken out.
///
/// Points: the blocks. Deviation: by how much the sum, over the windows, of the minutes of blocks that are long enough lies
/// outside its limits. A block is a stretch of times of the window that follow each other, each as [`Blocks`] asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LimitBlocks {
    /// The blocks.
    pub blocks: Vec<Blocks>,
}

/// What every time of a block is like, how long a block is, and how many minutes of them there should be.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Blocks {
    /// Where blocks lie, each within one of these. A window that is named twice counts twice.
    pub windows: Vec<TimeSet>,
    /// Work that runs at every time of a block, where there is any.
    pub during: Option<Selection>,
    /// Work that runs at no time of a block: that of a member who is credited only while present, say.
    pub outside: Selection,
    /// The work of each member of a team...
    pub members: Vec<Selection>,
    /// ...of whom at every time of a block at least so many are free.
    pub quorum: u32,
    /// The fewest minutes of a block.
    pub shortest: u32,
    /// The fewest minutes in all.
    pub minimum: u32,
    /// The most minutes in all.
    pub maximum: u32,
}

impl LimitBlocks {
    fn points(&self) -> impl Iterator<Item = Point<'_>> {
        self.blocks.iter().map(|blocks| {
            let cell = |times| {
                let during = blocks.during.as_ref();
                let selections = during.into_iter().chain([&blocks.outside]).chain(&blocks.members);
                let cell = Cell {
                    during: during.is_some(),
                    members: blocks.members.len(),
                    quorum: blocks.quorum,
                    shortest: blocks.shortest,
                };
                cells::Cell { selections: selections.collect(), times, measure: Measure::Blocks(cell) }
            };
            Point {
                cells: blocks.windows.iter().map(cell).collect(),
                minimum: i64::from(blocks.minimum),
                maximum: i64::from(blocks.maximum),
            }
        })
    }

    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        cells::deviations(self.points(), facts)
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        cells::watch(self.points(), constraint, builder);
    }
}

/// The blocks in one window.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    /// Whether the first selection must run.
    during: bool,
    members: usize,
    quorum: u32,
    shortest: u32,
}

impl Cell {
    pub(crate) fn value(&self, window: Window<'_>, reads: &impl Reads) -> i64 {
        let outside = usize::from(self.during);
        let fits = |time: TimeId| {
            (!self.during || reads.runs(0, time))
                && !reads.runs(outside, time)
                && (outside + 1..outside + 1 + self.members)
                    .filter(|member| !reads.runs(*member, time))
                    .count()
                    >= self.quorum as usize
        };
        let minutes = window.stretches(fits).map(|stretch| window.minutes(stretch));
        minutes.filter(|minutes| *minutes >= i64::from(self.shortest)).sum()
    }
}
