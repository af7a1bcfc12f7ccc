//! Pools: those of the problem, and those that lists of candidates imply.

use super::holdings::Holdings;
use crate::{lists::Lists, problem::Problem};

/// At every step the amounts of the tasks that run sum to at most the limit.
#[derive(Debug)]
pub(crate) struct Pool {
    /// The greatest sum.
    pub(crate) limit: u64,
    /// Steps by which every task is lengthened at its end, because a gap must follow it.
    pub(crate) stretch: u32,
    /// Tasks with the amount each loads, which is above 0 and at most the limit; amounts ascend.
    pub(crate) loads: Vec<(u32, u64)>,
    /// Whether the problem names it; an implied pool counts resources.
    pub(crate) is_named: bool,
}

impl Pool {
    /// Returns whether no two tasks fit together, so that conflicts between pairs say all of it.
    pub(crate) fn is_conflicts_only(&self) -> bool {
        let mut amounts: Vec<u64> = self.loads.iter().map(|(_, amount)| *amount).collect();
        amounts.sort_unstable();
        amounts.iter().take(2).sum::<u64>() > self.limit || amounts.len() < 2
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
        pool.loads.sort_unstable_by_key(|(task, amount)| (*amount, *task));
    }
    pools
}

fn named(problem: &Problem, open: &mut [bool]) -> Vec<Pool> {
    let mut loads: Vec<(u32, u32, u64)> = Vec::new();
    for (at, task) in problem.tasks.iter().enumerate() {
        loads.extend(task.loads.iter().map(|(pool, amount)| (pool.0, at as u32, u64::from(*amount))));
    }
    loads.sort_unstable();
    loads.retain(|(_, _, amount)| *amount > 0);
    let mut pools = Vec::new();
    for group in loads.chunk_by(|a, b| a.0 == b.0) {
        let limit = problem.pools.get(group[0].0 as usize).map_or(0, |pool| u64::from(pool.limit));
        let sums =
            group.chunk_by(|a, b| a.1 == b.1).map(|same| (same[0].1, same.iter().map(|load| load.2).sum()));
        let (fitting, heavy): (Vec<_>, Vec<_>) = sums.partition(|(_, amount): &(u32, u64)| *amount <= limit);
        for (task, _) in heavy {
            open[task as usize] = false;
        }
        pools.push(Pool { limit, stretch: 0, loads: fitting, is_named: true });
    }
    pools
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
            let loads: Vec<_> = (0..).zip(amounts).filter(|(_, amount)| *amount > 0).collect();
            let gaps = loads.iter().map(|(task, _): &(u32, u64)| problem.tasks[*task as usize].gap);
            Pool { limit: list.len() as u64, stretch: gaps.min().unwrap_or(0), loads, is_named: false }
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
