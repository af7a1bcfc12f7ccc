//! Avoid unavailable times: nobody is at work at certain times.

use crate::{
    constraint::Constraint,
    facts::Facts,
    instance::{ResourceId, TimeSet},
    search::exact::{Encoder, Work},
    state::{Builder, Day, OnDay, Tally},
};

/// No resource is at work at the times at which it is unavailable.
///
/// Points: the resources. Deviation: the number of those times at which it is at work; a clash there counts once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AvoidUnavailableTimes {
    /// The resources.
    pub resources: Vec<ResourceId>,
    /// The times at which they are unavailable.
    pub times: TimeSet,
}

impl AvoidUnavailableTimes {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let deviation = |resource: &ResourceId| {
            self.times.iter().filter(|time| facts.is_busy(*resource, *time)).count() as i64
        };
        self.resources.iter().map(deviation).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        for resource in &self.resources {
            let point = builder.tally.add(constraint);
            builder.watch_day(*resource, &self.times, OnDay::AvoidUnavailableTimes(Watch { point }));
        }
    }
}

/// One point, as it follows the changes of a timetable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch {
    point: u32,
}

impl Watch {
    /// The work in the unavailable times changes.
    #[inline]
    pub(crate) fn changed(self, tally: &mut Tally, before: Day, after: Day) {
        tally.shift(self.point, after.busy - before.busy);
    }

    /// Adds what the free work in the unavailable times changes to a program.
    pub(crate) fn encode(self, encoder: &mut Encoder<'_, '_>, work: &Work) {
        let mut change = work.busy();
        change.constant -= i64::from(work.without.busy);
        encoder.shift(self.point, &change);
    }
}
