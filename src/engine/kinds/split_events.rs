//! Split events: how many pieces events are cut into, and how long these are.

use crate::{
    constraint::Constraint,
    cost::excess,
    facts::Facts,
    instance::EventId,
    search::exact::{Encoder, Linear},
    state::{Builder, Logged, OnPiece, Tally},
};

/// Events are cut into so many pieces of such durations.
///
/// Points: the events. Deviation: the number of the event's pieces whose duration lies outside the limits, and by how much
/// the number of pieces lies outside its limits. Times bear on nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SplitEvents {
    /// The events.
    pub events: Vec<EventId>,
    /// The shortest duration of a piece.
    pub minimum_duration: u32,
    /// The longest duration of a piece.
    pub maximum_duration: u32,
    /// The fewest pieces.
    pub minimum_amount: u32,
    /// The most pieces.
    pub maximum_amount: u32,
}

impl SplitEvents {
    fn is_astray(&self, duration: u32) -> bool {
        duration < self.minimum_duration || duration > self.maximum_duration
    }

    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let deviation = |event: &EventId| {
            let meets = facts.meets(*event);
            let astray = meets.iter().filter(|meet| self.is_astray(meet.duration)).count();
            let beyond =
                excess(meets.len() as i64, i64::from(self.minimum_amount), i64::from(self.maximum_amount));
            astray as i64 + beyond
        };
        self.events.iter().map(deviation).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        for event in &self.events {
            let point = builder.tally.add(constraint);
            let watch = Watch {
                point,
                counter: builder.add_counters(1),
                minimum_duration: self.minimum_duration,
                maximum_duration: self.maximum_duration,
                minimum_amount: self.minimum_amount,
                maximum_amount: self.maximum_amount,
            };
            builder.tally.shift(point, watch.beyond(0));
            builder.watch_piece(*event, OnPiece::SplitEvents(watch));
        }
    }
}

/// One point, as it follows the changes of a timetable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch {
    point: u32,
    counter: u32,
    minimum_duration: u32,
    maximum_duration: u32,
    minimum_amount: u32,
    maximum_amount: u32,
}

impl Watch {
    fn beyond(self, amount: i32) -> i32 {
        excess(i64::from(amount), i64::from(self.minimum_amount), i64::from(self.maximum_amount)) as i32
    }

    /// A piece of this duration appears (1) or goes (-1).
    pub(crate) fn piece(self, counters: &mut Logged<i32>, tally: &mut Tally, duration: u32, by: i32) {
        let (before, after) = counters.shift(self.counter, by);
        let astray = i32::from(duration < self.minimum_duration || duration > self.maximum_duration);
        tally.shift(self.point, self.beyond(after) - self.beyond(before) + by * astray);
    }

    /// Adds what the numbers of pieces of each duration change to a program: there are none now.
    pub(crate) fn encode(self, encoder: &mut Encoder<'_, '_>, numbers: &[(u32, Linear)]) {
        let (mut amount, mut change) = (Linear::default(), Linear::default());
        for (duration, number) in numbers {
            amount.add(number, 1);
            if *duration < self.minimum_duration || *duration > self.maximum_duration {
                change.add(number, 1);
            }
        }
        change.add(&encoder.beyond(&amount, self.minimum_amount.into(), self.maximum_amount.into()), 1);
        change.constant -= i64::from(self.beyond(0));
        encoder.shift(self.point, &change);
    }
}
