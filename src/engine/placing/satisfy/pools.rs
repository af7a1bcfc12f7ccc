//! Pools: at every step, what the tasks that run load is at most the limit.

use std::collections::{BTreeMap, BTreeSet};

use super::formula::{Fact, Formula};
use super::sums::sums;
use super::times::Times;
use crate::placing::problem::{PoolId, Problem};

/// What loads a pool.
#[derive(Default)]
pub(super) struct Loads {
    /// Tasks by themselves, with their amounts.
    direct: Vec<(usize, u64)>,
    /// For each station, what it takes at least, and the tasks there with what they bring.
    stations: Vec<(u64, Vec<(usize, u64)>)>,
}

/// Returns what loads each pool.
pub(super) fn loads(problem: &Problem) -> BTreeMap<PoolId, Loads> {
    let mut pools: BTreeMap<PoolId, Loads> = BTreeMap::new();
    for (at, task) in problem.tasks.iter().enumerate() {
        for &(pool, amount) in &task.loads {
            pools.entry(pool).or_default().direct.push((at, u64::from(amount)));
        }
    }
    for (place, station) in problem.stations.iter().enumerate() {
        let mut here = Vec::new();
        for (at, task) in problem.tasks.iter().enumerate() {
            let brought = task.stations.iter().filter(|(other, _)| other.0 as usize == place);
            here.extend(
                brought.map(|(_, amount)| (at, u64::from(*amount))).filter(|(_, amount)| *amount > 0),
            );
        }
        pools.entry(station.pool).or_default().stations.push((u64::from(station.least), here));
    }
    pools
}

/// Requires that a pool is not over its limit at any step.
pub(super) fn limit(
    pool: PoolId,
    loads: &Loads,
    problem: &Problem,
    times: &mut Times,
    formula: &mut Formula,
) {
    let limit = problem.pools.get(pool.0 as usize).map_or(0, |pool| u64::from(pool.limit));
    let direct: u64 = loads.direct.iter().map(|(_, amount)| amount).sum();
    let here = loads.stations.iter().filter(|(_, here)| !here.is_empty());
    let at_stations: u64 =
        here.map(|(least, here)| here.iter().map(|(_, amount)| amount).sum::<u64>().max(*least)).sum();
    if direct + at_stations <= limit {
        return;
    }
    // A load only rises where a task starts.
    let direct = loads.direct.iter().map(|(task, _)| *task);
    let at_stations = loads.stations.iter().flat_map(|(_, here)| here.iter().map(|(task, _)| *task));
    let starts: BTreeSet<i64> = direct.chain(at_stations).flat_map(|task| times.steps(task)).collect();
    for step in starts {
        at_a_step(loads, limit, step, times, formula);
    }
}

fn at_a_step(loads: &Loads, limit: u64, step: i64, times: &mut Times, formula: &mut Formula) {
    let mut terms: Vec<(Fact, u64)> = Vec::new();
    for &(task, amount) in &loads.direct {
        terms.push((times.runs(task, step, formula), amount));
    }
    for (least, here) in &loads.stations {
        let brought: Vec<(Fact, u64)> =
            here.iter().map(|(task, amount)| (times.runs(*task, step, formula), *amount)).collect();
        let Some(sums) = sums(&brought, limit, formula) else { continue };
        let mut levels: BTreeMap<u64, Vec<Fact>> = BTreeMap::new();
        for (sum, has) in sums.into_iter().filter(|(sum, _)| *sum > 0) {
            levels.entry(sum.max(*least)).or_default().push(has);
        }
        // What is loaded comes in parts: so much at least, and what is more. Whoever loads more loads less, too.
        let (mut counted, mut before) = (0, Fact::Known(true));
        for (load, ways) in levels {
            let reaches = formula.open();
            for way in ways {
                formula.any([!way, reaches]);
            }
            formula.any([!reaches, before]);
            terms.push((reaches, load - counted));
            (counted, before) = (load, reaches);
        }
    }
    terms.retain(|(is_there, amount)| *amount > 0 && *is_there != Fact::Known(false));
    if terms.iter().map(|(_, amount)| amount).sum::<u64>() <= limit {
        return;
    }
    if let Some(over) = sums(&terms, limit, formula).and_then(|sums| sums.get(&(limit + 1)).copied()) {
        formula.any([!over]);
    }
}
