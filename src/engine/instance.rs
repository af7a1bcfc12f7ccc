//! What is to be timetabled: times, resources, events, and the constraints that give a timetable its cost.
//!
//! The vocabulary is that of the public exchange format for high school timetables (Post et al., *XHSTT: an XML archive
//! for high school timetabling problems in different countries*, 2014), so that the engine can be measured on schools
//! that nobody here wrote down.

use crate::{constraint::Constraint, work::Clock};

/// Names a time of an [`Instance`]: its place in the order of time, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeId(pub u32);

/// Names a type of resource, such as teachers or rooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub u32);

/// Names a resource of an [`Instance`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResourceId(pub u32);

/// Names an event of an [`Instance`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EventId(pub u32);

/// A school to be timetabled.
///
/// Ids count from 0 in the order of the lists. Every id that an instance holds must name something in it; a
/// timetable of an instance that breaks this makes the engine panic.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Instance {
    /// Number of times. A piece of an event with duration `d` that starts at `t` needs `t + d <= n_times`.
    pub n_times: u32,
    /// Where each time lies on the clock, for kinds that measure minutes. Empty where every time is a minute long and all
    /// follow each other.
    pub clock: Vec<Clock>,
    /// Sets of times that stand for days, for searches that free one day at a time. They bear on no cost.
    pub days: Vec<TimeSet>,
    /// For each resource its type.
    pub resources: Vec<TypeId>,
    /// The events.
    pub events: Vec<Event>,
    /// What a timetable should be like. The order is the order of reports.
    pub constraints: Vec<Constraint>,
}

impl Instance {
    /// Returns where each time lies on the clock.
    #[must_use]
    pub fn clocks(&self) -> Vec<Clock> {
        if self.clock.is_empty() {
            (0..self.n_times).map(|begin| Clock { day: 0, begin, end: begin + 1 }).collect()
        } else {
            self.clock.clone()
        }
    }
}

/// A set of times, ascending and without repeats.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeSet(Vec<TimeId>);

impl TimeSet {
    /// Returns the times in order.
    #[must_use]
    pub fn as_slice(&self) -> &[TimeId] {
        &self.0
    }

    /// Returns the times in order.
    pub fn iter(&self) -> impl Iterator<Item = TimeId> + '_ {
        self.0.iter().copied()
    }

    /// Returns whether a time is among them.
    #[must_use]
    pub fn contains(&self, time: TimeId) -> bool {
        self.0.binary_search(&time).is_ok()
    }
}

impl FromIterator<TimeId> for TimeSet {
    fn from_iter<I: IntoIterator<Item = TimeId>>(times: I) -> Self {
        let mut times: Vec<TimeId> = times.into_iter().collect();
        times.sort_unstable();
        times.dedup();
        Self(times)
    }
}

/// A lesson, a course, a meeting: so many times of work for some resources, in one piece or several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event {
    /// Times wanted in all, at least 1.
    pub duration: u32,
    /// The time at which every piece of it starts, where that is given.
    pub start: Option<TimeId>,
    /// The resources it needs.
    pub roles: Vec<Role>,
}

/// A place for one resource in an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// The type that the resource must have.
    pub of_type: TypeId,
    /// Load of the resource that holds it for the whole event; a piece of the event loads its share.
    pub workload: u32,
    /// The resource that holds it, where that is given.
    pub given: Option<ResourceId>,
}
