//! How to cut a unit into pieces.

use crate::{
    constraint::{Constraint, Kind},
    cost::{Cost, excess},
    instance::{Instance, TimeId},
    kinds::SpreadEvents,
    state::{Model, NONE, Unit},
};

/// No more cuts of one unit than this are looked at; a longer event has more, but they differ little.
const MOST_CUTS: usize = 20_000;

/// The ways to cut a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cuts {
    /// Those that cost least by themselves, each a list of durations, longest first.
    pub(crate) cheapest: Vec<Vec<u32>>,
    /// Whether there are others that break as little of what is required.
    pub(crate) has_others: bool,
    /// The shortest and the longest piece that breaks nothing required.
    pub(crate) allowed: (u32, u32),
    /// The shortest and the longest piece that breaks nothing at all.
    pub(crate) wanted: (u32, u32),
}

/// Returns the ways to cut each unit.
pub(crate) fn cuts(instance: &Instance, model: &Model) -> Vec<Cuts> {
    let mut asked: Vec<Vec<&Constraint>> = vec![Vec::new(); model.units.len()];
    for constraint in &instance.constraints {
        for event in constraint.kind.events_cut() {
            asked[model.unit_of_event[event.0 as usize].0 as usize].push(constraint);
        }
        if let Kind::SpreadEvents(spread) = &constraint.kind {
            for group in spread.groups.iter().filter(|group| group.len() == 1) {
                asked[model.unit_of_event[group[0].0 as usize].0 as usize].push(constraint);
            }
        }
    }
    let of = |(unit, asked): (&Unit, &Vec<&Constraint>)| {
        let mut cuts = cheapest(unit.duration, model.n_times, asked);
        let sizes = cuts.cheapest.iter().map(Vec::len);
        // Short pieces find a place more easily; those that all start at the same time are in each other's way.
        let wanted = if unit.given_start == NONE { sizes.max() } else { sizes.min() };
        cuts.cheapest.retain(|cut| Some(cut.len()) == wanted);
        cuts
    };
    model.units.iter().zip(&asked).map(of).collect()
}

fn cheapest(duration: u32, n_times: u32, asked: &[&Constraint]) -> Cuts {
    let mut best = Cost([i64::MAX; crate::cost::RANKS]);
    let mut n_alike = 0;
    let mut cuts: Vec<Vec<u32>> = Vec::new();
    let required: Vec<&Constraint> =
        asked.iter().copied().filter(|constraint| constraint.rank == 0).collect();
    let (shortest, longest) = limits(duration.min(n_times), &required);
    let wanted = limits(longest, asked);
    let mut n_seen = 0;
    partitions(duration, longest, shortest, &mut Vec::new(), &mut |cut| {
        let cost = cost(cut, n_times, asked);
        if cost.required() < best.required() {
            n_alike = 0;
        }
        if cost < best {
            best = cost;
            cuts.clear();
        }
        n_alike += usize::from(cost.required() == best.required());
        if cost == best {
            cuts.push(cut.to_vec());
        }
        n_seen += 1;
        n_seen < MOST_CUTS
    });
    if cuts.is_empty() {
        partitions(duration, duration.min(n_times), 1, &mut Vec::new(), &mut |cut| {
            cuts.push(cut.to_vec());
            false
        });
    }
    Cuts { cheapest: cuts, has_others: n_alike > 1, allowed: (shortest, longest), wanted }
}

/// Returns the durations that pieces may have as far as constraints say so.
fn limits(longest: u32, asked: &[&Constraint]) -> (u32, u32) {
    let mut limits = (1, longest);
    for constraint in asked.iter().filter(|constraint| constraint.weight > 0) {
        if let Kind::SplitEvents(split) = &constraint.kind {
            limits.0 = limits.0.max(split.minimum_duration);
            limits.1 = limits.1.min(split.maximum_duration);
        }
    }
    if limits.0 <= limits.1 { limits } else { (1, longest) }
}

/// Calls a function of every way to write a number as a sum of parts from `shortest` to `longest`, longest part first, until it
/// says no.
fn partitions(
    rest: u32,
    longest: u32,
    shortest: u32,
    cut: &mut Vec<u32>,
    visit: &mut impl FnMut(&[u32]) -> bool,
) -> bool {
    if rest == 0 {
        return visit(cut);
    }
    for part in (shortest..=longest.min(rest)).rev() {
        // The rest must itself be a sum of such parts.
        if rest != part && rest - part < shortest {
            continue;
        }
        cut.push(part);
        let goes_on = partitions(rest - part, part, shortest, cut, visit);
        cut.pop();
        if !goes_on {
            return false;
        }
    }
    true
}

fn cost(cut: &[u32], n_times: u32, asked: &[&Constraint]) -> Cost {
    let mut cost = Cost::default();
    for constraint in asked {
        let deviation = match &constraint.kind {
            Kind::SplitEvents(split) => {
                let is_astray =
                    |part: &&u32| **part < split.minimum_duration || **part > split.maximum_duration;
                let astray = cut.iter().filter(is_astray).count() as i64;
                astray + excess(cut.len() as i64, split.minimum_amount.into(), split.maximum_amount.into())
            }
            Kind::DistributeSplitEvents(distribute) => {
                let alike = cut.iter().filter(|part| **part == distribute.duration).count();
                excess(alike as i64, distribute.minimum.into(), distribute.maximum.into())
            }
            Kind::SpreadEvents(spread) => (cut.len() as i64 - room(spread, n_times)).max(0),
            _ => 0,
        };
        cost.0[constraint.rank] += i64::from(constraint.weight) * constraint.function.of(deviation);
    }
    cost
}

/// Returns how many pieces the windows let start; no limit where some times belong to none.
fn room(spread: &SpreadEvents, n_times: u32) -> i64 {
    let is_limited = |time| spread.windows.iter().any(|window| window.times.contains(TimeId(time)));
    let all_are = (0..n_times).all(is_limited);
    if all_are { spread.windows.iter().map(|window| i64::from(window.maximum)).sum() } else { i64::MAX / 2 }
}

impl Kind {
    /// Returns the events whose cut it has an opinion of.
    fn events_cut(&self) -> &[crate::instance::EventId] {
        match self {
            Self::SplitEvents(split) => &split.events,
            Self::DistributeSplitEvents(distribute) => &distribute.events,
            _ => &[],
        }
    }
}
