//! Pools: those of the problem, and those that lists of candidates imply.

use super::holdings::Holdings;
use crate::placing::{lists::Lists, problem::Problem};

/// At every step the amounts of the tasks that run sum to at most the limit.
#[derive(Debug)]
pub(crate) struct Pool {
    /// The greatest sum.
    pub(crate) limit: u64,
    /// Steps by which every task that is of no row is lengthened at its end, because a gap must follow it.
    pub(crate) stretch: u32,
    /// What its tasks load, by station and amount, ascending.
    pub(crate) loads: Vec<Load>,
    /// What each station loads at least while any of its tasks runs.
    pub(crate) stations: Vec<u64>,
    /// Whether two of its tasks that do not fit together also keep their gap: an implied pool counts resources, and the two
    /// surely share one.
    pub(crate) keeps_gaps: bool,
}

/// What one task loads of a pool, by itself or at a station.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Load {
    /// The station, as a place in [`Pool::stations`]; none for what the task loads by itself.
    pub(crate) station: Option<u32>,
    /// Above 0; alone it fits the limit.
    pub(crate) amount: u64,
    /// The task.
    pub(crate) task: u32,
}

impl Pool {
    /// Returns whether no two tasks fit together, so that conflicts between pairs say all of it.
    pub(crate) fn is_conflicts_only(&self) -> bool {
        let mut amounts: Vec<u64> = self.loads.iter().map(|load| load.amount).collect();
        amounts.sort_unstable();
        self.stations.is_empty() && amounts.iter().take(2).sum::<u64>() > self.limit || amounts.len() < 2
    }

    /// Returns what a station loads where its tasks bring so much; nothing where they bring nothing.
    pub(crate) fn at_station(&self, station: u32, brought: u64) -> u64 {
        if brought == 0 { 0 } else { brought.max(self.stations[station as usize]) }
    }

    /// Returns what two of its loads come to at a step where both tasks run.
    pub(crate) fn together(&self, a: Load, b: Load) -> u64 {
        let alone = |load: Load| load.station.map_or(load.amount, |at| self.at_station(at, load.amount));
        match (a.station, b.station) {
            (Some(one), Some(other)) if one == other => self.at_station(one, a.amount + b.amount),
            _ => alone(a) + alone(b),
        }
    }
}

/// Compiles every pool with two tasks or more; closes tasks that load more than a limit.
pub(super) fn compile(
    problem: &Problem,
    held: &Holdings,
    nested: &Lists<u32>,
    open: &mut [bool],
) -> Vec<Pool> {
    let mut pools = named(problem, open);
    pools.extend(implied(problem, held, nested));
    pools.retain(|pool| pool.loads.len() > 1);
    for pool in &mut pools {
        pool.loads.sort_unstable();
    }
    pools
}

fn named(problem: &Problem, open: &mut [bool]) -> Vec<Pool> {
    // Pool, station, task, amount.
    let mut loads: Vec<(u32, Option<u32>, u32, u64)> = Vec::new();
    for (at, task) in (0..).zip(&problem.tasks) {
        loads.extend(task.loads.iter().map(|(pool, amount)| (pool.0, None, at, u64::from(*amount))));
        for (id, amount) in &task.stations {
            if let Some(station) = problem.stations.get(id.0 as usize) {
                loads.push((station.pool.0, Some(id.0), at, u64::from(*amount)));
            }
        }
    }
    loads.sort_unstable();
    loads.retain(|(.., amount)| *amount > 0);
    loads.chunk_by(|a, b| a.0 == b.0).map(|group| named_pool(problem, group, open)).collect()
}

/// Compiles one pool from its loads (pool, station, task, amount).
fn named_pool(problem: &Problem, group: &[(u32, Option<u32>, u32, u64)], open: &mut [bool]) -> Pool {
    let limit = problem.pools.get(group[0].0 as usize).map_or(0, |pool| u64::from(pool.limit));
    let mut ids: Vec<u32> = group.iter().filter_map(|load| load.1).collect();
    ids.dedup();
    let stations = ids.iter().map(|id| u64::from(problem.stations[*id as usize].least)).collect();
    let mut pool = Pool { limit, stretch: 0, loads: Vec::new(), stations, keeps_gaps: false };
    for same in group.chunk_by(|a, b| (a.1, a.2) == (b.1, b.2)) {
        let (_, id, task, _) = same[0];
        let station = id.and_then(|id| ids.binary_search(&id).ok()).map(|at| at as u32);
        let amount = same.iter().map(|load| load.3).sum();
        if station.map_or(amount, |at| pool.at_station(at, amount)) > limit {
            open[task as usize] = false;
        } else {
            pool.loads.push(Load { station, amount, task });
        }
    }
    pool
}

/// Every list of candidates is a pool: tasks that run together hold at most as many of its resources as it has.
fn implied(problem: &Problem, held: &Holdings, nested: &Lists<u32>) -> Vec<Pool> {
    let mut lists: Vec<Vec<u32>> = (0..held.slots.len()).map(|slot| choices(held, slot)).collect();
    lists.sort_unstable();
    lists.dedup();
    let n_tasks = problem.tasks.len() as u32;
    let mut shortest_first: Vec<u32> = (0..n_tasks).collect();
    shortest_first.sort_by_key(|task| problem.tasks[*task as usize].steps());
    lists
        .into_iter()
        .map(|list| {
            let mut amounts: Vec<u64> = (0..n_tasks).map(|task| amount(held, &list, task)).collect();
            for task in &shortest_first {
                // A task inside another may hold the same resource, so it is not counted beside it.
                if nested.of(*task).iter().any(|other| amounts[*other as usize] > 0) {
                    amounts[*task as usize] = 0;
                }
            }
            let loads: Vec<Load> = (0..)
                .zip(amounts)
                .filter(|(_, amount)| *amount > 0)
                .map(|(task, amount)| Load { station: None, amount, task })
                .collect();
            let keeps_gaps = list.iter().all(|resource| held.keeps_gaps[*resource as usize]);
            let gaps = loads.iter().map(|load| problem.tasks[load.task as usize].gap.unwrap_or(0));
            let stretch = gaps.min().filter(|_| keeps_gaps).unwrap_or(0);
            Pool { limit: list.len() as u64, stretch, loads, stations: Vec::new(), keeps_gaps }
        })
        .collect()
}

/// Returns the resources of a slot, ascending.
fn choices(held: &Holdings, slot: usize) -> Vec<u32> {
    let candidates = held.slots[slot].candidates();
    candidates.map(|candidate| held.candidates[candidate as usize].resource).collect()
}

/// Returns how many resources of the list the task surely holds.
fn amount(held: &Holdings, list: &[u32], task: u32) -> u64 {
    let has = |resource: &u32| list.binary_search(resource).is_ok();
    let always = held.uses.of(task).iter().filter(|resource| has(resource)).count();
    let slots = held.slots_of.of(task).iter();
    let chosen = slots.filter(|slot| choices(held, **slot as usize).iter().all(has)).count();
    (always + chosen) as u64
}
