//! Distribute split events: how many pieces of one duration events have.

use crate::{
    constraint::Constraint,
    cost::excess,
    facts::Facts,
    instance::EventId,
    search::exact::{Encoder, Linear},
    state::{Builder, OnPiece, Tally},
};

/// Events have so many pieces of one duration.
///
/// Points: the events. Deviation: by how much the number of the event's pieces of exactly this duration lies outside the
/// limits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DistributeSplitEvents {
    /// The events.
    pub events: Vec<EventId>,
    /// The duration that is counted.
    pub duration: u32,
    /// The fewest pieces of it.
    pub minimum: u32,
    /// The most pieces of it.
    pub maximum: u32,
}

impl DistributeSplitEvents {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let deviation = |event: &EventId| {
            let alike = facts.meets(*event).iter().filter(|meet| meet.duration == self.duration).count();
            excess(alike as i64, i64::from(self.minimum), i64::from(self.maximum))
        };
        self.events.iter().map(deviation).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        for event in &self.events {
            let point =
                builder.tally.add_limited(constraint, i64::from(self.minimum), i64::from(self.maximum));
            let watch = Watch { point, duration: self.duration };
            builder.watch_piece(*event, OnPiece::DistributeSplitEvents(watch));
        }
    }
}

/// One point, as it follows the changes of a timetable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch {
    point: u32,
    duration: u32,
}

impl Watch {
    /// A piece of this duration appears (1) or goes (-1).
    pub(crate) fn piece(self, tally: &mut Tally, duration: u32, by: i32) {
        if duration == self.duration {
            tally.shift(self.point, by);
        }
    }

    /// Adds what the numbers of pieces of each duration change to a program: there are none now.
    pub(crate) fn encode(self, encoder: &mut Encoder<'_, '_>, numbers: &[(u32, Linear)]) {
        for (_, number) in numbers.iter().filter(|(duration, _)| *duration == self.duration) {
            encoder.shift(self.point, number);
        }
    }
}
