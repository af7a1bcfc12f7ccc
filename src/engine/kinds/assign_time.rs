//! Assign time: the pieces of the events have times.

use crate::{
    constraint::Constraint,
    facts::Facts,
    instance::EventId,
    search::exact::{Encoder, sum_of},
    state::{Builder, OnTime, Tally},
};

/// Every piece of the events has a time.
///
/// Points: the events. Deviation: the sum of the durations of the event's pieces without a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssignTime {
    /// The events.
    pub events: Vec<EventId>,
}

impl AssignTime {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let without = |event: &EventId| {
            let meets = facts.meets(*event).iter();
            meets.filter(|meet| meet.start.is_none()).map(|meet| i64::from(meet.duration)).sum()
        };
        self.events.iter().map(without).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        for event in &self.events {
            let point = builder.tally.add(constraint);
            builder.watch_time(*event, OnTime::AssignTime(Watch { point }));
        }
    }
}

/// One point, as it follows the changes of a timetable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch {
    point: u32,
}

impl Watch {
    /// A piece of this duration without a time appears (1) or goes (-1).
    #[inline]
    pub(crate) fn untimed(self, tally: &mut Tally, duration: u32, by: i32) {
        tally.shift(self.point, by * duration as i32);
    }

    /// Adds what the starts of a piece change to a program: it has none now.
    pub(crate) fn encode(self, encoder: &mut Encoder<'_, '_>, duration: u32, starts: &[(u32, u32)]) {
        encoder.shift(self.point, &sum_of(starts, -i64::from(duration), |_| true));
    }
}
