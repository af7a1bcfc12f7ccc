//! Cells while a timetable changes: what runs of every selection, and the value of every cell that looks at it.

use std::collections::BTreeMap;

use super::{NONE, lists::Lists, logged::Logged, tally::Tally};
use crate::{
    cells::{Cell, Measure, Reads, Running, Window},
    instance::{TimeId, TimeSet},
    kinds::bottleneck,
    work::{Clock, Selection},
};

/// What the value of a cell is added to.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Target {
    /// The total of a point.
    Point(u32),
    /// The sum of a member of a bottleneck.
    Sum { sum: u32, bottleneck: u32 },
}

/// Work of a unit that belongs to a selection.
#[derive(Clone, Copy, Debug)]
pub(super) struct OnWork {
    pub(super) selection: u32,
    /// The resource that must hold one of the slots; else [`NONE`].
    pub(super) of: u32,
    /// The first slot of the event among those of its unit.
    pub(super) first_slot: u32,
    pub(super) n_slots: u32,
}

/// A cell that looks at a selection, and the times at which it may.
#[derive(Clone, Copy, Debug)]
struct Look {
    cell: u32,
    first: u32,
    last: u32,
}

#[derive(Clone, Debug)]
struct Followed {
    selections: Vec<u32>,
    times: TimeSet,
    measure: Measure,
    target: Target,
}

/// The cells of a model, in the making and made.
#[derive(Clone, Debug)]
pub(crate) struct Cells {
    n_times: u32,
    pub(crate) clock: Vec<Clock>,
    numbers: BTreeMap<Selection, u32>,
    followed: Vec<Followed>,
    bottlenecks: Vec<bottleneck::Watch>,
    n_sums: u32,
    /// For each selection the cells that look at it.
    looked_at: Lists<Look>,
    /// For each unit its work.
    works: Lists<OnWork>,
    /// Of a timetable without a single piece.
    values: Vec<i64>,
    sums: Vec<i64>,
}

impl Cells {
    pub(super) fn new(clock: Vec<Clock>) -> Self {
        Self {
            n_times: clock.len() as u32,
            clock,
            numbers: BTreeMap::new(),
            followed: Vec::new(),
            bottlenecks: Vec::new(),
            n_sums: 0,
            looked_at: Lists::from_rows(&[]),
            works: Lists::from_rows(&[]),
            values: Vec::new(),
            sums: Vec::new(),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.followed.is_empty()
    }

    pub(super) fn add_sums(&mut self, n_sums: u32) -> u32 {
        self.n_sums += n_sums;
        self.n_sums - n_sums
    }

    pub(super) fn add_bottleneck(&mut self, watch: bottleneck::Watch) -> u32 {
        self.bottlenecks.push(watch);
        self.bottlenecks.len() as u32 - 1
    }

    pub(super) fn add(&mut self, cell: &Cell<'_>, target: Target) {
        let mut number = |selection: &&Selection| {
            let next = self.numbers.len() as u32;
            *self.numbers.entry((*selection).clone()).or_insert(next)
        };
        let selections = cell.selections.iter().map(&mut number).collect();
        let (times, measure) = (cell.times.clone(), cell.measure.clone());
        self.followed.push(Followed { selections, times, measure, target });
    }

    /// Finishes the cells: `work_of` gives for each event its unit, its first slot there and the number of its slots.
    pub(super) fn finish(
        &mut self,
        n_units: usize,
        work_of: impl Fn(u32) -> (u32, u32, u32),
        tally: &mut Tally,
    ) {
        let mut works = vec![Vec::new(); n_units];
        for (selection, number) in &self.numbers {
            for work in &selection.0 {
                for event in &work.events {
                    let (unit, first_slot, n_slots) = work_of(event.0);
                    let of = work.of.map_or(NONE, |of| of.0);
                    works[unit as usize].push(OnWork { selection: *number, of, first_slot, n_slots });
                }
            }
        }
        let mut looked_at = vec![Vec::new(); self.numbers.len()];
        for (cell, number) in self.followed.iter().zip(0u32..) {
            let times = cell.times.as_slice();
            let (Some(first), Some(last)) = (times.first(), times.last()) else { continue };
            let look = Look { cell: number, first: first.0, last: last.0 };
            let mut selections = cell.selections.clone();
            selections.sort_unstable();
            selections.dedup();
            for selection in selections {
                looked_at[selection as usize].push(look);
            }
        }
        self.works = Lists::from_rows(&works);
        self.looked_at = Lists::from_rows(&looked_at);
        self.values = vec![0; self.followed.len()];
        self.sums = vec![0; self.n_sums as usize];
        let mut all = CellState::new(self);
        all.stale = (0..self.followed.len() as u32).collect();
        all.settle(self, tally);
        // A bottleneck of members without any cell still has its deviation.
        for watch in &self.bottlenecks {
            watch.changed(all.sums.as_slice(), tally);
        }
        self.values = all.values.as_slice().to_vec();
        self.sums = all.sums.as_slice().to_vec();
    }
}

/// How far the logs of cells went.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    running: usize,
    values: usize,
    sums: usize,
}

/// What changes of the cells.
#[derive(Clone)]
pub(super) struct CellState {
    /// For each selection and time what runs.
    running: Logged<Running>,
    values: Logged<i64>,
    sums: Logged<i64>,
    /// The cells that may have other values.
    stale: Vec<u32>,
    is_stale: Vec<bool>,
}

struct Reader<'r> {
    running: &'r [Running],
    selections: &'r [u32],
    n_times: u32,
}

impl Reads for Reader<'_> {
    #[inline]
    fn at(&self, selection: usize, time: TimeId) -> Running {
        self.running[(self.selections[selection] * self.n_times + time.0) as usize]
    }
}

impl CellState {
    pub(super) fn new(cells: &Cells) -> Self {
        Self {
            running: Logged::new(vec![Running::default(); cells.numbers.len() * cells.n_times as usize]),
            values: Logged::new(cells.values.clone()),
            sums: Logged::new(cells.sums.clone()),
            stale: Vec::new(),
            is_stale: vec![false; cells.followed.len()],
        }
    }

    /// A piece with a time comes (1) or goes (-1).
    pub(super) fn follow(
        &mut self,
        cells: &Cells,
        unit: u32,
        held: &[u32],
        (start, duration): (u32, u32),
        by: i32,
    ) {
        for work in cells.works.of(unit) {
            let held = &held[work.first_slot as usize..(work.first_slot + work.n_slots) as usize];
            if work.of != NONE && !held.contains(&work.of) {
                continue;
            }
            for time in start..start + duration {
                let at = work.selection * cells.n_times + time;
                let Running { count, starts } = self.running.get(at);
                let starts = if time == start { starts.wrapping_add_signed(by) } else { starts };
                self.running.set(at, Running { count: count.wrapping_add_signed(by), starts });
            }
            for look in cells.looked_at.of(work.selection) {
                let is_seen = look.first < start + duration && look.last >= start;
                if is_seen && !self.is_stale[look.cell as usize] {
                    self.is_stale[look.cell as usize] = true;
                    self.stale.push(look.cell);
                }
            }
        }
    }

    /// Works out the cells that may have other values.
    #[inline]
    pub(super) fn settle(&mut self, cells: &Cells, tally: &mut Tally) {
        while let Some(number) = self.stale.pop() {
            self.settle_cell(cells, tally, number);
        }
    }

    fn settle_cell(&mut self, cells: &Cells, tally: &mut Tally, number: u32) {
        self.is_stale[number as usize] = false;
        let cell = &cells.followed[number as usize];
        let reader =
            Reader { running: self.running.as_slice(), selections: &cell.selections, n_times: cells.n_times };
        let value = cell.measure.value(Window { times: &cell.times, clock: &cells.clock }, &reader);
        let change = value - self.values.get(number);
        if change == 0 {
            return;
        }
        self.values.set(number, value);
        match cell.target {
            Target::Point(point) => tally.shift(point, change as i32),
            Target::Sum { sum, bottleneck } => {
                self.sums.add(sum, change);
                cells.bottlenecks[bottleneck as usize].changed(self.sums.as_slice(), tally);
            }
        }
    }

    /// Returns where the logs are; all is settled then.
    #[inline]
    pub(super) fn mark(&self) -> Mark {
        Mark { running: self.running.mark(), values: self.values.mark(), sums: self.sums.mark() }
    }

    /// Takes back every change since a mark.
    #[inline]
    pub(super) fn undo(&mut self, mark: Mark) {
        self.running.undo(mark.running);
        self.values.undo(mark.values);
        self.sums.undo(mark.sums);
        for number in self.stale.drain(..) {
            self.is_stale[number as usize] = false;
        }
    }

    /// Forgets what the cells were.
    #[inline]
    pub(super) fn keep(&mut self) {
        self.running.keep();
        self.values.keep();
        self.sums.keep();
    }

    /// Returns everything that changes.
    #[cfg(test)]
    pub(super) fn all(&self) -> (Vec<Running>, Vec<i64>, Vec<i64>) {
        let (values, sums) = (self.values.as_slice().to_vec(), self.sums.as_slice().to_vec());
        (self.running.as_slice().to_vec(), values, sums)
    }
}
