//! Prefer resources: pieces of the events have certain resources in a role.

use std::collections::BTreeSet;

use crate::{
    constraint::Constraint,
    facts::Facts,
    instance::{EventId, ResourceId},
    state::{Bits, Builder, OnSlot, Tally},
};

/// Whoever holds the role in the events is one of the preferred resources.
///
/// Points: the events, each with the number of its role, where no resource is given. Deviation: the sum of the durations
/// of the event's pieces whose role is held by another resource. An empty role costs nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PreferResources {
    /// The events with the role of each.
    pub roles: Vec<(EventId, usize)>,
    /// The preferred resources; where there are none, every resource is wrong.
    pub resources: BTreeSet<ResourceId>,
}

impl PreferResources {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let astray = |(event, role): &(EventId, usize)| {
            let meets = facts.meets(*event).iter();
            meets
                .filter(|meet| meet.resources[*role].is_some_and(|held| !self.resources.contains(&held)))
                .map(|meet| i64::from(meet.duration))
                .sum()
        };
        self.roles.iter().map(astray).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        let n_resources = builder.instance.resources.len() as u32;
        let resources = builder.bits.add(n_resources, self.resources.iter().map(|resource| resource.0));
        for (event, role) in &self.roles {
            let point = builder.tally.add(constraint);
            builder.watch_slot(*event, *role, OnSlot::PreferResources(Watch { point, resources }));
        }
    }
}

/// One point, as it follows the changes of a timetable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch {
    point: u32,
    resources: u32,
}

impl Watch {
    /// A resource holds the role in a piece of this duration (1) or does so no more (-1).
    #[inline]
    pub(crate) fn held(self, bits: &Bits, tally: &mut Tally, resource: u32, duration: u32, by: i32) {
        if !bits.has(self.resources, resource) {
            tally.shift(self.point, by * duration as i32);
        }
    }
}
