//! Avoid split assignments: the pieces of a course have one and the same resource in a role.

use std::collections::BTreeSet;

use crate::{
    constraint::Constraint,
    facts::Facts,
    instance::EventId,
    state::{Builder, Logged, OnSlot, Tally},
};

/// The same resource holds the role in all pieces of all events of a group.
///
/// Points: the groups. Deviation: the number of different resources that hold the role in any piece of any event of the
/// group, less one. Empty roles are passed over; given resources count like others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AvoidSplitAssignments {
    /// The groups of events, with the role of each event.
    pub groups: Vec<Vec<(EventId, usize)>>,
}

impl AvoidSplitAssignments {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let deviation = |group: &Vec<(EventId, usize)>| {
            let held: BTreeSet<_> = group
                .iter()
                .flat_map(|(event, role)| facts.meets(*event).iter().filter_map(|meet| meet.resources[*role]))
                .collect();
            (held.len() as i64 - 1).max(0)
        };
        self.groups.iter().map(deviation).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        let n_resources = builder.instance.resources.len() as u32;
        for group in &self.groups {
            // The total is the number of different resources, and none is as good as one.
            let point = builder.tally.add_limited(constraint, 0, 1);
            let counters = builder.add_counters(n_resources);
            for (event, role) in group {
                builder.watch_slot(*event, *role, OnSlot::AvoidSplitAssignments(Watch { point, counters }));
            }
        }
    }
}

/// One role of one point, as it follows the changes of a timetable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch {
    point: u32,
    /// For each resource in how many roles of the group it is.
    counters: u32,
}

impl Watch {
    /// A resource holds the role in a piece (1) or does so no more (-1).
    #[inline]
    pub(crate) fn held(self, counters: &mut Logged<i32>, tally: &mut Tally, resource: u32, by: i32) {
        let (before, after) = counters.shift(self.counters + resource, by);
        tally.shift(self.point, i32::from(after > 0) - i32::from(before > 0));
    }
}
