//! Prefer times: pieces of the events start at certain times.

use crate::{
    constraint::Constraint,
    facts::Facts,
    instance::{EventId, TimeSet},
    search::exact::{Encoder, sum_of},
    state::{Bits, Builder, NONE, OnTime, Tally},
};

/// Pieces of the events start at preferred times.
///
/// Points: the events. Deviation: the sum of the durations of the event's pieces that start at another time; only those
/// of one duration, where that is given. Pieces without a time cost nothing, and the later times of a piece are not looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreferTimes {
    /// The events.
    pub events: Vec<EventId>,
    /// The preferred starting times; where there are none, every start is wrong.
    pub times: TimeSet,
    /// The duration of the pieces that are meant; `None` means all.
    pub duration: Option<u32>,
}

impl PreferTimes {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let astray = |event: &EventId| {
            let meets = facts.meets(*event).iter();
            meets
                .filter(|meet| self.duration.is_none_or(|duration| duration == meet.duration))
                .filter(|meet| meet.start.is_some_and(|start| !self.times.contains(start)))
                .map(|meet| i64::from(meet.duration))
                .sum()
        };
        self.events.iter().map(astray).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        let times = builder.bits.add(builder.instance.n_times, self.times.iter().map(|time| time.0));
        for event in &self.events {
            let point = builder.tally.add(constraint);
            let watch = Watch { point, times, duration: self.duration.unwrap_or(0) };
            builder.watch_time(*event, OnTime::PreferTimes(watch));
        }
    }
}

/// One point, as it follows the changes of a timetable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch {
    point: u32,
    times: u32,
    /// 0 for any.
    duration: u32,
}

impl Watch {
    /// A piece of this duration starts elsewhere, or has lost its start or got one.
    #[inline]
    pub(crate) fn moves(self, bits: &Bits, tally: &mut Tally, (from, to): (u32, u32), duration: u32) {
        if self.duration == 0 || self.duration == duration {
            let is_astray = |start: u32| start != NONE && !bits.has(self.times, start);
            let change = i32::from(is_astray(to)) - i32::from(is_astray(from));
            if change != 0 {
                tally.shift(self.point, change * duration as i32);
            }
        }
    }

    /// A piece of this duration starts here (1) or does so no more (-1).
    #[inline]
    pub(crate) fn starts(self, bits: &Bits, tally: &mut Tally, start: u32, duration: u32, by: i32) {
        if (self.duration == 0 || self.duration == duration) && !bits.has(self.times, start) {
            tally.shift(self.point, by * duration as i32);
        }
    }

    /// Adds what the starts of a piece change to a program.
    pub(crate) fn encode(
        self,
        encoder: &mut Encoder<'_, '_>,
        bits: &Bits,
        duration: u32,
        starts: &[(u32, u32)],
    ) {
        if self.duration == 0 || self.duration == duration {
            let is_astray = |start| !bits.has(self.times, start);
            encoder.shift(self.point, &sum_of(starts, duration.into(), is_astray));
        }
    }
}
