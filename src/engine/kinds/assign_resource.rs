//! Assign resource: the pieces of the events have a resource in a role.

use crate::{
    constraint::Constraint,
    facts::Facts,
    instance::EventId,
    state::{Builder, OnSlot, Tally},
};

/// Every piece of the events has some resource in the role.
///
/// Points: the events, each with the number of its role, where no resource is given. Deviation: the sum of the durations
/// of the event's pieces whose role is empty, with a time or without.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssignResource {
    /// The events with the role of each.
    pub roles: Vec<(EventId, usize)>,
}

impl AssignResource {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let without = |(event, role): &(EventId, usize)| {
            let meets = facts.meets(*event).iter();
            meets.filter(|meet| meet.resources[*role].is_none()).map(|meet| i64::from(meet.duration)).sum()
        };
        self.roles.iter().map(without).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        for (event, role) in &self.roles {
            let point = builder.tally.add(constraint);
            builder.watch_slot(*event, *role, OnSlot::AssignResource(Watch { point }));
        }
    }
}

/// One point, as it follows the changes of a timetable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch {
    point: u32,
}

impl Watch {
    /// A piece of this duration with an empty role appears (1) or goes (-1).
    #[inline]
    pub(crate) fn empty(self, tally: &mut Tally, duration: u32, by: i32) {
        tally.shift(self.point, by * duration as i32);
    }
}
