//! Quorum: enough of certain resources are there.

use std::collections::BTreeSet;

use crate::{
    constraint::Constraint,
    facts::Facts,
    instance::{EventId, ResourceId},
    state::{Builder, Tally},
};

/// In every piece of the events, so many of certain resources hold roles: a team's members at its meeting, somebody certified
/// in a class.
///
/// Points: the events. Deviation: the sum, over the pieces of the event, of the duration times the number of those who are
/// missing, with a time or without. Nobody counts twice.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Quorum {
    /// The events.
    pub events: Vec<EventId>,
    /// Who counts.
    pub members: BTreeSet<ResourceId>,
    /// How many of them are needed.
    pub quorum: u32,
    /// Where given: only of pieces in which any of these holds a role.
    pub when: Option<BTreeSet<ResourceId>>,
}

impl Quorum {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let missing = |resources: &[Option<ResourceId>]| {
            let there: BTreeSet<ResourceId> = resources.iter().flatten().copied().collect();
            let is_asked = self.when.as_ref().is_none_or(|when| !when.is_disjoint(&there));
            let members = there.intersection(&self.members).count() as i64;
            if is_asked { (i64::from(self.quorum) - members).max(0) } else { 0 }
        };
        let deviation = |event: &EventId| {
            let meets = facts.meets(*event).iter();
            meets.map(|meet| i64::from(meet.duration) * missing(&meet.resources)).sum()
        };
        self.events.iter().map(deviation).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        let n_resources = builder.instance.resources.len() as u32;
        let members = builder.bits.add(n_resources, self.members.iter().map(|member| member.0));
        let when = self.when.as_ref().map(|when| builder.bits.add(n_resources, when.iter().map(|one| one.0)));
        for event in &self.events {
            let point = builder.tally.add(constraint);
            let (first_slot, n_slots) = builder.slots_of(*event);
            let quorum = self.quorum;
            builder.watch_holders(*event, Watch { point, members, when, quorum, first_slot, n_slots });
        }
    }
}

/// One point, as it follows the changes of a timetable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch {
    point: u32,
    members: u32,
    when: Option<u32>,
    quorum: u32,
    /// The first slot of the event among those of its unit.
    first_slot: u32,
    n_slots: u32,
}

impl Watch {
    /// A piece with these holders of its unit's slots comes (1) or goes (-1).
    pub(crate) fn holders(
        self,
        bits: &crate::state::Bits,
        tally: &mut Tally,
        held: &[u32],
        duration: u32,
        by: i32,
    ) {
        let held = &held[self.first_slot as usize..(self.first_slot + self.n_slots) as usize];
        let in_set = |set: u32, resource: u32| resource != crate::state::NONE && bits.has(set, resource);
        if self.when.is_some_and(|when| !held.iter().any(|resource| in_set(when, *resource))) {
            return;
        }
        let is_new = |at: usize| in_set(self.members, held[at]) && !held[..at].contains(&held[at]);
        let members = (0..held.len()).filter(|at| is_new(*at)).count() as u32;
        let missing = self.quorum.saturating_sub(members);
        if missing > 0 {
            tally.shift(self.point, by * (missing * duration) as i32);
        }
    }
}
