//! Capacity: at every time no more, and no less, than there is room for.

use crate::{
    cells::{self, Measure, Point, Reads, Window},
    constraint::Constraint,
    cost::excess,
    facts::Facts,
    instance::TimeSet,
    state::Builder,
    work::Selection,
};

/// At every time the load of what runs lies within limits: students and classes in a gym, grades in a cafeteria, a person in
/// one place; and adults who watch while students are there.
///
/// Points: the places. Deviation: the sum, over the times of the windows at which the place is looked at, of how far the load
/// lies outside the limits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Capacity {
    /// The places.
    pub places: Vec<Place>,
}

/// What loads a place, and how much it takes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The times at which it is looked at.
    pub windows: Vec<TimeSet>,
    /// Where there is any: only times at which this work runs are looked at.
    pub during: Option<Selection>,
    /// What loads it.
    pub parties: Vec<Party>,
    /// The least load.
    pub minimum: u32,
    /// The greatest load.
    pub maximum: u32,
}

/// Work that loads a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Party {
    /// The work.
    pub work: Selection,
    /// What it loads.
    pub load: u32,
    /// Whether several pieces at one time load no more than one.
    pub once: bool,
}

impl Capacity {
    fn points(&self) -> impl Iterator<Item = Point<'_>> {
        self.places.iter().map(|place| {
            let cell = |times| {
                let work = place.parties.iter().map(|party| &party.work);
                let measure = Cell {
                    loads: place.parties.iter().map(|party| (party.load, party.once)).collect(),
                    during: place.during.is_some(),
                    minimum: place.minimum,
                    maximum: place.maximum,
                };
                let selections = work.chain(&place.during).collect();
                cells::Cell { selections, times, measure: Measure::Load(measure) }
            };
            Point { cells: place.windows.iter().map(cell).collect(), minimum: 0, maximum: 0 }
        })
    }

    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        cells::deviations(self.points(), facts)
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        cells::watch(self.points(), constraint, builder);
    }
}

/// The load in one window.
#[derive(Clone, Debug)]
pub(crate) struct Cell {
    loads: Vec<(u32, bool)>,
    during: bool,
    minimum: u32,
    maximum: u32,
}

impl Cell {
    pub(crate) fn value(&self, window: Window<'_>, reads: &impl Reads) -> i64 {
        let is_looked_at =
            |time: &crate::instance::TimeId| !self.during || reads.runs(self.loads.len(), *time);
        let beyond = |time| {
            let load = |(party, (load, once)): (usize, &(u32, bool))| {
                let count = reads.at(party, time).count;
                i64::from(*load) * i64::from(if *once { count.min(1) } else { count })
            };
            let load = self.loads.iter().enumerate().map(load).sum();
            excess(load, i64::from(self.minimum), i64::from(self.maximum))
        };
        window.times.iter().filter(is_looked_at).map(beyond).sum()
    }
}
