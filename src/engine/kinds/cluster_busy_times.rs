//! Cluster busy times: work on so many days.

use crate::{
    constraint::Constraint,
    cost::excess,
    facts::Facts,
    instance::{ResourceId, TimeSet},
    search::exact::{Encoder, Work},
    state::{Builder, Day, OnDay, Tally},
};

/// Resources are at work in so many of the groups of times, such as days.
///
/// Points: the resources. Deviation: by how much the number of groups with any time at work lies outside the limits. A
/// resource without any work lacks the whole minimum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClusterBusyTimes {
    /// The resources.
    pub resources: Vec<ResourceId>,
    /// The groups of times.
    pub groups: Vec<TimeSet>,
    /// The fewest groups with work.
    pub minimum: u32,
    /// The most groups with work.
    pub maximum: u32,
}

impl ClusterBusyTimes {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let deviation = |resource: &ResourceId| {
            let has_work = |group: &&TimeSet| group.iter().any(|time| facts.is_busy(*resource, time));
            let with_work = self.groups.iter().filter(has_work).count();
            excess(with_work as i64, i64::from(self.minimum), i64::from(self.maximum))
        };
        self.resources.iter().map(deviation).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        for resource in &self.resources {
            let point =
                builder.tally.add_limited(constraint, i64::from(self.minimum), i64::from(self.maximum));
            for group in &self.groups {
                builder.watch_day(*resource, group, OnDay::ClusterBusyTimes(Watch { point }));
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
        let change = i32::from(after.busy > 0) - i32::from(before.busy > 0);
        if change != 0 {
            tally.shift(self.point, change);
        }
    }

    /// Adds what the free work in the group changes to a program.
    pub(crate) fn encode(self, encoder: &mut Encoder<'_, '_>, work: &mut Work) {
        let mut change = encoder.any(work);
        change.constant -= i64::from(work.without.busy > 0);
        encoder.shift(self.point, &change);
    }
}
