//! Limit idle times: few gaps between the first and the last thing somebody does in a day.

use crate::{
    constraint::Constraint,
    facts::Facts,
    instance::{ResourceId, TimeSet},
    search::exact::{Encoder, Work},
    state::{Builder, Day, OnDay, Tally},
};

/// Resources have few idle times: times without work between the first and the last time at work of a day.
///
/// Points: the resources. Deviation: by how much the sum of the idle times of all groups of times lies outside the limits.
/// Positions are counted within the group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LimitIdleTimes {
    /// The resources.
    pub resources: Vec<ResourceId>,
    /// The groups of times, each on its own.
    pub groups: Vec<TimeSet>,
    /// The fewest idle times in all.
    pub minimum: u32,
    /// The most idle times in all.
    pub maximum: u32,
}

impl LimitIdleTimes {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let idle = |resource: ResourceId, group: &TimeSet| {
            let busy = || group.iter().enumerate().filter(|(_, time)| facts.is_busy(resource, *time));
            let positions = || busy().map(|(position, _)| position);
            let span = positions().min().zip(positions().max()).map_or(0, |(first, last)| last - first + 1);
            (span - busy().count()) as i64
        };
        let deviation = |resource: &ResourceId| {
            let total: i64 = self.groups.iter().map(|group| idle(*resource, group)).sum();
            crate::cost::excess(total, i64::from(self.minimum), i64::from(self.maximum))
        };
        self.resources.iter().map(deviation).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        for resource in &self.resources {
            let point =
                builder.tally.add_limited(constraint, i64::from(self.minimum), i64::from(self.maximum));
            for group in &self.groups {
                builder.watch_day(*resource, group, OnDay::LimitIdleTimes(Watch { point }));
            }
        }
    }
}

/// One group of times of one point, as it follows the changes of a timetable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch {
    point: u32,
}

impl Watch {
    /// The work in the group changes.
    #[inline]
    pub(crate) fn changed(self, tally: &mut Tally, before: Day, after: Day) {
        if after.idle != before.idle {
            tally.shift(self.point, after.idle - before.idle);
        }
    }

    /// Adds what the free work in the group changes to a program. Idle times are a column that is at least what there are: right
    /// where more of them are no better.
    pub(crate) fn encode(self, encoder: &mut Encoder<'_, '_>, work: &Work) {
        let mut change = encoder.idle(work);
        change.constant -= i64::from(work.without.idle);
        encoder.shift(self.point, &change);
    }
}
