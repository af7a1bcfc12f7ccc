//! What the kinds need to know of a whole timetable to give their deviations from scratch.

use crate::{
    instance::{EventId, Instance, ResourceId, TimeId},
    solution::{Meet, Solution},
};

/// A timetable seen from its events and from its resources.
pub(crate) struct Facts<'a> {
    instance: &'a Instance,
    meets_of: Vec<Vec<&'a Meet>>,
    /// For each resource and time in how many roles it is at work.
    counts: Vec<u32>,
    loads: Vec<f64>,
}

impl<'a> Facts<'a> {
    /// Gathers the facts of a timetable, which must pass [`Solution::check`].
    pub(crate) fn of(instance: &'a Instance, solution: &'a Solution) -> Self {
        let n_times = instance.n_times as usize;
        let mut facts = Self {
            instance,
            meets_of: vec![Vec::new(); instance.events.len()],
            counts: vec![0; instance.resources.len() * n_times],
            loads: vec![0.0; instance.resources.len()],
        };
        for meet in &solution.meets {
            facts.meets_of[meet.event.0 as usize].push(meet);
            let event = &instance.events[meet.event.0 as usize];
            for (role, resource) in event.roles.iter().zip(&meet.resources) {
                let Some(resource) = resource else { continue };
                let at = resource.0 as usize;
                facts.loads[at] +=
                    f64::from(meet.duration) * f64::from(role.workload) / f64::from(event.duration);
                for time in meet.times() {
                    facts.counts[at * n_times + time.0 as usize] += 1;
                }
            }
        }
        facts
    }

    /// Returns the number of times of the instance.
    pub(crate) fn n_times(&self) -> u32 {
        self.instance.n_times
    }

    /// Returns the pieces of an event.
    pub(crate) fn meets(&self, event: EventId) -> &[&'a Meet] {
        &self.meets_of[event.0 as usize]
    }

    /// Returns in how many roles a resource is at work at a time.
    pub(crate) fn count(&self, resource: ResourceId, time: TimeId) -> u32 {
        self.counts[resource.0 as usize * self.instance.n_times as usize + time.0 as usize]
    }

    /// Returns whether a resource is at work at a time.
    pub(crate) fn is_busy(&self, resource: ResourceId, time: TimeId) -> bool {
        self.count(resource, time) > 0
    }

    /// Returns whether any piece of an event occupies a time.
    pub(crate) fn is_on(&self, event: EventId, time: TimeId) -> bool {
        self.meets(event).iter().any(|meet| meet.times().any(|occupied| occupied == time))
    }

    /// Returns the load of a resource: of all pieces that it is in, with a time or without.
    pub(crate) fn load(&self, resource: ResourceId) -> f64 {
        self.loads[resource.0 as usize]
    }
}
