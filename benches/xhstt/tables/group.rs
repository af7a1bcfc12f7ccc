//! Runs that differ in nothing but the seed.

use commontime_engine::Cost;
use commontime_engine::search::Operator;

use super::super::median::median;
use super::super::published::{INSTANCES, Published};
use super::super::run::Run;

/// Runs that differ in nothing but the seed; there is at least one.
#[derive(Debug)]
pub(super) struct Group<'a> {
    pub(super) instance: &'static Published,
    pub(super) seconds: u32,
    pub(super) threads: u32,
    pub(super) without: &'a [Operator],
    pub(super) runs: Vec<&'a Run>,
}

/// Puts runs into groups, in the order of the instances, then from short to long.
pub(super) fn groups<'a>(runs: &[&'a Run]) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for &run in runs {
        let setup = &run.setup;
        let same = |group: &&mut Group<'a>| {
            group.instance == setup.instance
                && (group.seconds, group.threads) == (setup.seconds, setup.threads)
                && group.without == setup.without
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.runs.push(run),
            None => groups.push(Group {
                instance: setup.instance,
                seconds: setup.seconds,
                threads: setup.threads,
                without: &setup.without,
                runs: vec![run],
            }),
        }
    }
    groups.sort_by_key(|group| {
        let place = INSTANCES.iter().position(|instance| instance == group.instance);
        (place, group.seconds, group.threads, group.without)
    });
    groups
}

impl Group<'_> {
    /// Returns the cost in the middle.
    pub(super) fn median(&self) -> Cost {
        median(self.costs()).unwrap_or_default()
    }

    /// Returns the least cost.
    pub(super) fn least(&self) -> Cost {
        self.costs().min().unwrap_or_default()
    }

    /// Returns the highest cost.
    pub(super) fn most(&self) -> Cost {
        self.costs().max().unwrap_or_default()
    }

    fn costs(&self) -> impl Iterator<Item = Cost> {
        self.runs.iter().map(|run| run.cost)
    }

    /// Returns moves in a second, of the run in the middle.
    pub(super) fn speed(&self) -> u64 {
        median(self.runs.iter().map(|run| run.speed())).unwrap_or_default()
    }

    /// Returns the most megabytes that a run had.
    pub(super) fn memory(&self) -> Option<u64> {
        self.runs.iter().filter_map(|run| run.memory).max()
    }
}
