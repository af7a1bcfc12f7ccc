//! A timetable with its cost while it changes.
//!
//! `units` joins linked events, `builder` compiles an instance into a `model`, `tally` sums the costs. Every change
//! (`changes`) is followed by the constraints that it touches (`follow`). Whatever is written is `logged` with what it was, so
//! that changes are taken back by putting old values where they were. What a constraint sees of many changes at once, such as
//! the work of a resource in a day, is looked at only when the cost is asked for: pieces that swap places leave most of it
//! as it was.

mod builder;
mod cells;
mod changes;
mod day;
mod follow;
mod lists;
mod logged;
mod model;
mod pieces;
mod tally;
#[cfg(test)]
mod tests;
mod transfer;
mod units;
mod view;
mod works;

pub(crate) use builder::Builder;
pub(crate) use cells::Target;
pub(crate) use day::Day;
pub(crate) use lists::{Bits, Lists};
pub(crate) use logged::Logged;
pub(crate) use model::{Group, Joining, Model, NONE, OnDay, OnPiece, OnSlot, OnTime, Slot, Unit};
pub(crate) use pieces::Pieces;
pub(crate) use tally::{PointView, Scale, Tally};

use crate::cost::Cost;

/// A timetable. Meets with a duration of 0 do not exist.
#[derive(Clone)]
pub(crate) struct State<'m> {
    pub(crate) model: &'m Model,
    duration: Logged<u32>,
    start: Logged<u32>,
    /// For each slot of each meet who holds it.
    held: Logged<u32>,
    works: works::Works,
    load: Logged<i64>,
    counters: Logged<i32>,
    cells: cells::CellState,
    tally: Tally,
    /// The number of changes that can be taken back.
    n_changes: usize,
    marks: Vec<changes::Mark>,
}

impl<'m> State<'m> {
    /// Returns the timetable without a single piece.
    pub(crate) fn new(model: &'m Model) -> Self {
        let mut held = vec![NONE; model.n_held as usize];
        for place in &model.meets {
            for (slot, held) in model.slots_of(place.unit).iter().zip(&mut held[place.first_held as usize..])
            {
                *held = slot.given;
            }
        }
        let start = model.meets.iter().map(|place| model.units[place.unit as usize].given_start);
        let mut state = Self {
            model,
            duration: Logged::new(vec![0; model.meets.len()]),
            start: Logged::new(start.collect()),
            held: Logged::new(held),
            works: works::Works::new(model.n_resources, model.n_times),
            load: Logged::new(vec![0; model.n_resources as usize]),
            counters: Logged::new(vec![0; model.n_counters as usize]),
            cells: cells::CellState::new(&model.cells),
            tally: model.tally.clone(),
            n_changes: 0,
            marks: Vec::new(),
        };
        state.keep();
        state
    }

    /// Returns the number of times that a meet takes; 0 when it does not exist.
    #[inline]
    pub(crate) fn duration(&self, meet: u32) -> u32 {
        self.duration.get(meet)
    }

    /// Returns the start of a meet, or [`NONE`].
    #[inline]
    pub(crate) fn start(&self, meet: u32) -> u32 {
        self.start.get(meet)
    }

    /// Returns who holds a slot of a meet, or [`NONE`].
    #[inline]
    pub(crate) fn held(&self, meet: u32, slot: u32) -> u32 {
        self.held.get(self.model.meets[meet as usize].first_held + slot)
    }

    /// Returns who holds the slots of a meet.
    #[inline]
    pub(crate) fn all_held(&self, meet: u32) -> &[u32] {
        let place = self.model.meets[meet as usize];
        let n_slots = self.model.units[place.unit as usize].n_slots;
        &self.held.as_slice()[place.first_held as usize..(place.first_held + n_slots) as usize]
    }

    /// Returns in how many slots a resource is at work at a time.
    #[inline]
    pub(crate) fn count(&self, resource: u32, time: u32) -> u16 {
        self.works.at(resource, time).count
    }

    /// Returns the meet in which a resource is at work at a time; only right where it is at work once.
    #[inline]
    pub(crate) fn holder(&self, resource: u32, time: u32) -> u32 {
        self.works.at(resource, time).holders
    }

    /// Returns the set of times at which a resource is at work.
    #[inline]
    pub(crate) fn busy(&self, resource: u32) -> &[u64] {
        self.works.busy(resource)
    }

    /// Returns the cost.
    pub(crate) fn cost(&mut self) -> Cost {
        self.settle();
        self.tally.cost()
    }

    /// Returns the cost as one number.
    pub(crate) fn score(&mut self) -> i64 {
        self.settle();
        self.tally.score()
    }

    /// Changes what a unit of each rank counts in the score.
    pub(crate) fn set_scale(&mut self, scale: Scale) {
        self.tally.set_scale(scale);
    }
}
