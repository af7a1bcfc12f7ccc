//! Setup gaps: there is time between two pieces of work, to set up, to hand over or to travel.

use crate::{
    cells::{self, Measure, Point, Reads, Window},
    constraint::Constraint,
    facts::Facts,
    instance::{TimeId, TimeSet},
    state::Builder,
    work::Selection,
};

/// Between two pieces of work that differ lie so many minutes: to set up for another class, to hand students over, to travel
/// from one site to another.
///
/// Points: the gaps. Deviation: the minutes missing between work of a mark and the next work of a mark in the window. Asked
/// are the minutes of leaving the one or those of arriving at the other, whichever are more; none where the one has no leaving, the
/// other no arriving, or both have the same label.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SetupGaps {
    /// The gaps, often those of one resource.
    pub gaps: Vec<Gaps>,
}

/// Between what gaps are asked, and which minutes of them count.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gaps {
    /// Where it is looked at; each window by itself.
    pub windows: Vec<TimeSet>,
    /// The work between which gaps are asked. Of several at one time the first counts.
    pub marks: Vec<Mark>,
    /// Work whose minutes count as a gap.
    pub counted: Selection,
    /// Where there is any: times without this work count too.
    pub free_of: Option<Selection>,
}

/// Work that asks for gaps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// The work.
    pub work: Selection,
    /// Work with the same label asks for no gap between: the same students, the same site.
    pub label: u32,
    /// Minutes asked before whatever comes next; `None` where no gap follows.
    pub leaving: Option<u32>,
    /// Minutes asked after whatever was before; `None` where no gap leads to it.
    pub arriving: Option<u32>,
    /// Where given, leaving asks for minutes only if one of these times follows.
    pub leaving_into: Option<TimeSet>,
}

impl SetupGaps {
    fn points(&self) -> impl Iterator<Item = Point<'_>> {
        self.gaps.iter().map(|gaps| {
            let cell = |times| {
                let work = gaps.marks.iter().map(|mark| &mark.work);
                let selections = work.chain([&gaps.counted]).chain(&gaps.free_of);
                let sides = gaps.marks.iter().map(|mark| Side {
                    label: mark.label,
                    leaving: mark.leaving,
                    arriving: mark.arriving,
                    leaving_into: mark.leaving_into.clone(),
                });
                let measure = Cell { sides: sides.collect(), free: gaps.free_of.is_some() };
                cells::Cell { selections: selections.collect(), times, measure: Measure::Gaps(measure) }
            };
            Point { cells: gaps.windows.iter().map(cell).collect(), minimum: 0, maximum: 0 }
        })
    }

    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        cells::deviations(self.points(), facts)
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        cells::watch(self.points(), constraint, builder);
    }
}

#[derive(Clone, Debug)]
struct Side {
    label: u32,
    leaving: Option<u32>,
    arriving: Option<u32>,
    leaving_into: Option<TimeSet>,
}

/// The gaps in one window.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    sides: Vec<Side>,
    /// Whether times without work count.
    free: bool,
}

impl Cell {
    pub(crate) fn value(&self, window: Window<'_>, reads: &impl Reads) -> i64 {
        let counted = self.sides.len();
        let (mut missing, mut minutes) = (0, 0);
        // The mark that was last, and its last time.
        let mut last: Option<(usize, TimeId)> = None;
        for time in window.times.iter() {
            let Some(mark) = (0..counted).find(|mark| reads.runs(*mark, time)) else {
                if reads.runs(counted, time) || self.free && !reads.runs(counted + 1, time) {
                    minutes += i64::from(window.clock_of(time).length());
                }
                continue;
            };
            if let Some((before, end)) = last
                && let Some(asked) = self.asked(window, before, end, mark)
            {
                missing += (i64::from(asked) - minutes).max(0);
            }
            last = Some((mark, time));
            minutes = 0;
        }
        missing
    }

    fn asked(&self, window: Window<'_>, before: usize, end: TimeId, after: usize) -> Option<u32> {
        let (before, after) = (&self.sides[before], &self.sides[after]);
        let (leaving, arriving) = (before.leaving?, after.arriving?);
        let follows = |times: &TimeSet| {
            let next = TimeId(end.0 + 1);
            let is_next = window.clock.get(next.0 as usize);
            is_next.is_some_and(|clock| window.clock_of(end).is_followed_by(*clock)) && times.contains(next)
        };
        let is_asked = before.label != after.label && before.leaving_into.as_ref().is_none_or(follows);
        is_asked.then_some(leaving.max(arriving))
    }
}
