//! Limit busy times: on a day with work, so many times of it.

use crate::{
    constraint::Constraint,
    cost::excess,
    facts::Facts,
    instance::{ResourceId, TimeSet},
    search::exact::{Encoder, Work},
    state::{Builder, Day, OnDay, Tally},
};

/// In each group of times in which a resource works at all, it works so many times.
///
/// Points: the resources. Deviation: the sum, over the groups with any work, of how far the number of times at work lies
/// outside the limits. A group without work costs nothing, whatever the minimum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LimitBusyTimes {
    /// The resources.
    pub resources: Vec<ResourceId>,
    /// The groups of times.
    pub groups: Vec<TimeSet>,
    /// The fewest times at work in a group with work.
    pub minimum: u32,
    /// The most times at work in a group.
    pub maximum: u32,
}

impl LimitBusyTimes {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let beyond = |resource: ResourceId, group: &TimeSet| {
            let busy = group.iter().filter(|time| facts.is_busy(resource, *time)).count() as i64;
            if busy == 0 { 0 } else { excess(busy, i64::from(self.minimum), i64::from(self.maximum)) }
        };
        let deviation =
            |resource: &ResourceId| self.groups.iter().map(|group| beyond(*resource, group)).sum();
        self.resources.iter().map(deviation).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        for resource in &self.resources {
            let point = builder.tally.add(constraint);
            let watch = Watch { point, minimum: self.minimum, maximum: self.maximum };
            for group in &self.groups {
                builder.watch_day(*resource, group, OnDay::LimitBusyTimes(watch));
            }
        }
    }
}

/// One group of times of one point, as it follows the changes of a timetable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch {
    point: u32,
    minimum: u32,
    maximum: u32,
}

impl Watch {
    #[inline]
    fn beyond(self, busy: i32) -> i32 {
        if busy == 0 {
            0
        } else {
            excess(i64::from(busy), i64::from(self.minimum), i64::from(self.maximum)) as i32
        }
    }

    /// The work in the group changes.
    #[inline]
    pub(crate) fn changed(self, tally: &mut Tally, before: Day, after: Day) {
        let change = self.beyond(after.busy) - self.beyond(before.busy);
        if change != 0 {
            tally.shift(self.point, change);
        }
    }

    /// Adds what the free work in the group changes to a program.
    pub(crate) fn encode(self, encoder: &mut Encoder<'_, '_>, work: &mut Work) {
        let busy = work.busy();
        let mut change = encoder.beyond(&busy, 0, self.maximum.into());
        if self.minimum > 1 {
            // Short of the minimum is only a group with any work.
            let mut short = busy;
            short.add(&encoder.any(work), -i64::from(self.minimum));
            change.add(&encoder.beyond(&short, 0, i64::MAX / 2), 1);
        }
        change.constant -= i64::from(self.beyond(work.without.busy));
        encoder.shift(self.point, &change);
    }
}
