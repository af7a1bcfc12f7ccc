//! Whether the costs of an instance can be counted: bounds from above for every constraint, before any search.
//!
//! Deviations are whole numbers of 32 bits in the engine and costs of 64. Every instance published stays below both by
//! far; a minimum of two thousand million, squared, would not.

use std::ops::Range;

use commontime_engine::{Constraint, CostFunction, EventId, Instance, Kind, TimeSet};
use commontime_files::Code;
use commontime_school::wording::grouped;

use super::limits;
use super::page::Page;

/// The largest deviation at one point.
const DEVIATION: u64 = 1_000_000_000;
/// The largest cost of one rank.
const COST: u128 = 1 << 62;

/// Reports the first constraint with which costs could become larger than can be counted, or that makes the instance too
/// large to search. `places` has where each constraint stands.
pub(super) fn check(page: &mut Page<'_>, instance: &Instance, places: &[Range<usize>]) {
    let whole = Whole::of(instance);
    let (mut cost, mut watched) = (0u128, 0u64);
    for (constraint, place) in instance.constraints.iter().zip(places) {
        let (points, largest) = whole.deviations(&constraint.kind);
        cost = cost.saturating_add(most(constraint, points, largest));
        watched = watched.saturating_add(whole.watched(&constraint.kind));
        if largest > DEVIATION || cost > COST {
            page.at(
                place.clone(),
                Code::TooLargeToCount,
                "the costs could become larger than can be counted",
            )
            .label("up to this constraint")
            .help("make its minimum or its weight smaller, or its cost function linear");
            return;
        }
        if watched > limits::WATCHED {
            let most = grouped(limits::WATCHED);
            page.at(place.clone(), Code::TooMany, format!("the constraints look at more than {most} things"))
                .label("up to this constraint")
                .help("look for a group that is named far too often");
            return;
        }
    }
}

/// Returns the most that a constraint can cost.
fn most(constraint: &Constraint, points: u64, largest: u64) -> u128 {
    let (weight, points, largest) = (u128::from(constraint.weight), u128::from(points), u128::from(largest));
    let each = match constraint.function {
        CostFunction::Linear => largest,
        CostFunction::Quadratic => largest * largest,
        CostFunction::Step => 1,
    };
    weight.saturating_mul(points).saturating_mul(each)
}

/// Sums over a whole instance.
struct Whole<'a> {
    instance: &'a Instance,
    times: u64,
    resources: u64,
    /// Durations times places for resources.
    places: u64,
    workloads: u64,
}

impl<'a> Whole<'a> {
    fn of(instance: &'a Instance) -> Self {
        let places = |event: &commontime_engine::Event| u64::from(event.duration) * event.roles.len() as u64;
        let roles = instance.events.iter().flat_map(|event| &event.roles);
        Self {
            instance,
            times: instance.n_times.into(),
            resources: instance.resources.len() as u64,
            places: instance.events.iter().map(places).sum(),
            workloads: roles.map(|role| u64::from(role.workload)).sum(),
        }
    }

    fn duration(&self, event: EventId) -> u64 {
        self.instance.events[event.0 as usize].duration.into()
    }

    fn duration_of(&self, events: impl IntoIterator<Item = EventId>) -> u64 {
        events.into_iter().map(|event| self.duration(event)).sum()
    }

    fn longest(&self, events: impl IntoIterator<Item = EventId>) -> u64 {
        events.into_iter().map(|event| self.duration(event)).max().unwrap_or(0)
    }

    /// Returns the number of points, and a bound for the deviation at any of them.
    fn deviations(&self, kind: &Kind) -> (u64, u64) {
        let first = |(event, _): &(EventId, usize)| *event;
        let (points, largest) = match kind {
            Kind::AssignTime(kind) => (kind.events.len(), self.longest(kind.events.iter().copied())),
            Kind::AssignResource(kind) => (kind.roles.len(), self.longest(kind.roles.iter().map(first))),
            Kind::PreferTimes(kind) => (kind.events.len(), self.longest(kind.events.iter().copied())),
            Kind::PreferResources(kind) => (kind.roles.len(), self.longest(kind.roles.iter().map(first))),
            Kind::SplitEvents(kind) => {
                let pieces = self.longest(kind.events.iter().copied());
                (kind.events.len(), pieces + pieces.max(kind.minimum_amount.into()))
            }
            Kind::DistributeSplitEvents(kind) => {
                (kind.events.len(), self.longest(kind.events.iter().copied()).max(kind.minimum.into()))
            }
            Kind::AvoidSplitAssignments(kind) => {
                let pieces = kind.groups.iter().map(|group| self.duration_of(group.iter().map(first)));
                (kind.groups.len(), pieces.max().unwrap_or(0))
            }
            Kind::SpreadEvents(kind) => {
                let pieces = kind.groups.iter().map(|group| self.duration_of(group.iter().copied())).max();
                let pieces = pieces.unwrap_or(0);
                let beyond = kind.windows.iter().map(|window| pieces.max(window.minimum.into()));
                (kind.groups.len(), beyond.fold(0, u64::saturating_add))
            }
            Kind::LinkEvents(kind) => (kind.groups.len(), self.times),
            Kind::OrderEvents(kind) => {
                let minimum = kind.pairs.iter().map(|pair| pair.minimum_separation).max().unwrap_or(0);
                (kind.pairs.len(), self.times + u64::from(minimum))
            }
            Kind::AvoidClashes(kind) => (kind.resources.len(), self.places),
            Kind::AvoidUnavailableTimes(kind) => (kind.resources.len(), self.times),
            Kind::LimitIdleTimes(kind) => {
                (kind.resources.len(), in_all(&kind.groups).max(kind.minimum.into()))
            }
            Kind::ClusterBusyTimes(kind) => {
                (kind.resources.len(), (kind.groups.len() as u64).max(kind.minimum.into()))
            }
            Kind::LimitBusyTimes(kind) => {
                let beyond =
                    kind.groups.iter().map(|group| (group.as_slice().len() as u64).max(kind.minimum.into()));
                (kind.resources.len(), beyond.fold(0, u64::saturating_add))
            }
            Kind::LimitWorkload(kind) => (kind.resources.len(), self.workloads.max(kind.minimum.into()) + 1),
            // The format has no such kinds.
            Kind::LimitAmounts(_)
            | Kind::LimitBlocks(_)
            | Kind::LimitStretches(_)
            | Kind::SetupGaps(_)
            | Kind::Capacity(_)
            | Kind::Quorum(_)
            | Kind::TouchEvents(_)
            | Kind::Bottleneck(_) => (0, 0),
        };
        (points as u64, largest)
    }

    /// Returns a bound for how much has to be remembered of a constraint while a timetable changes.
    fn watched(&self, kind: &Kind) -> u64 {
        let busy = |resources: usize, groups: &[TimeSet]| {
            (resources as u64).saturating_mul(in_all(groups) + groups.len() as u64 + 1)
        };
        match kind {
            Kind::PreferTimes(kind) => kind.events.len() as u64 + self.times,
            Kind::PreferResources(kind) => kind.roles.len() as u64 + self.resources,
            Kind::AvoidSplitAssignments(kind) => {
                let events: usize = kind.groups.iter().map(Vec::len).sum();
                events as u64 + (kind.groups.len() as u64).saturating_mul(self.resources)
            }
            Kind::SpreadEvents(kind) => {
                let events: usize = kind.groups.iter().map(Vec::len).sum();
                let windows = (kind.groups.len() as u64).saturating_mul(kind.windows.len() as u64);
                let inside: usize = kind.windows.iter().map(|window| window.times.as_slice().len()).sum();
                (events + inside) as u64 + self.times + windows
            }
            Kind::LinkEvents(kind) => {
                let events: usize = kind.groups.iter().map(|group| group.len() + 1).sum();
                (events as u64).saturating_mul(self.times + 1)
            }
            Kind::AvoidUnavailableTimes(kind) => {
                busy(kind.resources.len(), std::slice::from_ref(&kind.times))
            }
            Kind::LimitIdleTimes(kind) => busy(kind.resources.len(), &kind.groups),
            Kind::ClusterBusyTimes(kind) => busy(kind.resources.len(), &kind.groups),
            Kind::LimitBusyTimes(kind) => busy(kind.resources.len(), &kind.groups),
            points => self.deviations(points).0,
        }
    }
}

/// Returns the number of times in groups of times, one that is in several counted as often.
fn in_all(groups: &[TimeSet]) -> u64 {
    groups.iter().map(|group| group.as_slice().len() as u64).sum()
}
