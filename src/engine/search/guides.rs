//! Constraints that follow from others and show a search where these lead astray.

use std::collections::BTreeMap;

use crate::{
    constraint::{Constraint, Kind},
    cost::{CostFunction, RANKS},
    instance::{EventId, Instance, ResourceId, TimeId, TimeSet},
    kinds::{ClusterBusyTimes, LimitBusyTimes},
};

/// The rank of what guides a search: it counts in the score like what is required, and never in a cost.
pub(crate) const GUIDE: usize = RANKS - 1;

/// Returns the instance with guides added.
///
/// A group of times that must hold so many times at work, or none, costs nothing while it is empty and much when the first work
/// comes into it. Whoever is given more work than there are times outside of the group works in it in every timetable without
/// a clash; so for them an empty group counts like one that lacks the whole minimum.
pub(crate) fn guided(instance: &Instance) -> Instance {
    let facts = Facts::of(instance);
    let mut guides = Vec::new();
    for constraint in
        instance.constraints.iter().filter(|constraint| constraint.rank == 0 && constraint.weight > 0)
    {
        let Kind::LimitBusyTimes(limit) = &constraint.kind else { continue };
        if limit.minimum > 1 {
            guides.extend(
                limit.resources.iter().flat_map(|resource| facts.guides(constraint, limit, *resource)),
            );
        }
    }
    let mut instance = instance.clone();
    instance.constraints.extend(guides);
    instance
}

/// What is given to each resource.
struct Facts {
    n_times: u32,
    /// Times of work given to those who must not clash.
    given: Vec<u32>,
    unavailable: BTreeMap<ResourceId, Vec<TimeId>>,
}

impl Facts {
    fn of(instance: &Instance) -> Self {
        let mut given = vec![0; instance.resources.len()];
        let mut unavailable: BTreeMap<ResourceId, Vec<TimeId>> = BTreeMap::new();
        let mut clashes = vec![false; instance.resources.len()];
        for constraint in instance.constraints.iter().filter(|of| of.rank == 0 && of.weight > 0) {
            match &constraint.kind {
                Kind::AvoidClashes(avoid) => {
                    avoid.resources.iter().for_each(|resource| clashes[resource.0 as usize] = true);
                }
                Kind::AvoidUnavailableTimes(avoid) => {
                    for resource in &avoid.resources {
                        unavailable.entry(*resource).or_default().extend(avoid.times.iter());
                    }
                }
                _ => {}
            }
        }
        for event in &instance.events {
            for resource in event.roles.iter().filter_map(|role| role.given) {
                if clashes[resource.0 as usize] {
                    given[resource.0 as usize] += event.duration;
                }
            }
        }
        Self { n_times: instance.n_times, given, unavailable }
    }

    /// Returns whether a resource works in a group of times in every timetable that breaks no requirement.
    fn must_work_in(&self, resource: ResourceId, group: &TimeSet) -> bool {
        let closed: TimeSet = self.unavailable.get(&resource).into_iter().flatten().copied().collect();
        let is_elsewhere = |time: &TimeId| !closed.contains(*time) && !group.contains(*time);
        let elsewhere = (0..self.n_times).map(TimeId).filter(is_elsewhere).count();
        self.given[resource.0 as usize] as usize > elsewhere
    }

    fn guides(
        &self,
        constraint: &Constraint,
        limit: &LimitBusyTimes,
        resource: ResourceId,
    ) -> Vec<Constraint> {
        let lacking = i64::from(constraint.weight) * constraint.function.of(i64::from(limit.minimum));
        let guide = |group: &TimeSet| Constraint {
            rank: GUIDE,
            weight: u32::try_from(lacking).unwrap_or(u32::MAX),
            function: CostFunction::Linear,
            kind: Kind::ClusterBusyTimes(ClusterBusyTimes {
                resources: vec![resource],
                groups: vec![group.clone()],
                minimum: 1,
                maximum: 1,
            }),
        };
        limit.groups.iter().filter(|group| self.must_work_in(resource, group)).map(guide).collect()
    }
}

/// Returns for each event those that it should run at the same times as, but is not required to.
pub(crate) fn partners(instance: &Instance) -> Vec<Vec<EventId>> {
    let mut partners = vec![Vec::new(); instance.events.len()];
    for constraint in instance.constraints.iter().filter(|constraint| constraint.weight > 0) {
        let Kind::LinkEvents(link) = &constraint.kind else { continue };
        for group in &link.groups {
            for event in group {
                partners[event.0 as usize].extend(group.iter().filter(|other| *other != event));
            }
        }
    }
    partners
}
