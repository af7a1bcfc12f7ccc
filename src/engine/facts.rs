//! What the kinds need to know of a whole timetable to give their deviations from scratch.

use crate::{
    cells::{Cell, Reads, Running, Window},
    instance::{EventId, Instance, ResourceId, TimeId},
    solution::{Meet, Solution},
    work::{Clock, Selection},
};

/// A timetable seen from its events and from its resources.
pub(crate) struct Facts<'a> {
    instance: &'a Instance,
    meets_of: Vec<Vec<&'a Meet>>,
    /// For each resource and time in how many roles it is at work.
    counts: Vec<u32>,
    loads: Vec<f64>,
    clock: Vec<Clock>,
}

/// For each selection of a cell and each time what runs.
struct FromScratch(Vec<Vec<Running>>);

impl Reads for FromScratch {
    fn at(&self, selection: usize, time: TimeId) -> Running {
        self.0[selection][time.0 as usize]
    }
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
            clock: instance.clocks(),
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

    /// Returns where a time lies on the clock.
    pub(crate) fn clock(&self, time: TimeId) -> Clock {
        self.clock[time.0 as usize]
    }

    /// Returns the value of a cell.
    pub(crate) fn value(&self, cell: &Cell<'_>) -> i64 {
        let reads = FromScratch(cell.selections.iter().map(|selection| self.running(selection)).collect());
        cell.measure.value(Window { times: cell.times, clock: &self.clock }, &reads)
    }

    /// Returns for each time what runs of a selection.
    fn running(&self, selection: &Selection) -> Vec<Running> {
        let mut running = vec![Running::default(); self.instance.n_times as usize];
        for work in &selection.0 {
            let meets = work.events.iter().flat_map(|event| self.meets(*event));
            for meet in meets.filter(|meet| work.of.is_none_or(|of| meet.resources.contains(&Some(of)))) {
                for time in meet.times() {
                    running[time.0 as usize].count += 1;
                    running[time.0 as usize].starts += u32::from(Some(time) == meet.start);
                }
            }
        }
        running
    }

    /// Returns the load of a resource: of all pieces that it is in, with a time or without.
    pub(crate) fn load(&self, resource: ResourceId) -> f64 {
        self.loads[resource.0 as usize]
    }
}
