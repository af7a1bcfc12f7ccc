//! Pools: what tasks surely load at each step bars others from it.

use super::{
    super::{
        domain,
        model::{Load, Pool},
        state::{Dead, State},
    },
    Scratch,
};

/// Builds the profile of sure loads and removes the starts under which some step would go over the limit.
pub(super) fn run(state: &mut State, scratch: &mut Scratch, pool: u32) -> Result<(), Dead> {
    let model = state.model;
    let pool = &model.pools[pool as usize];
    state.effort += pool.loads.len() as u64 / 4;
    let steps = state.model.words * domain::BITS as usize;
    let Scratch { sets: [full, lost, ..], profile, brought, tasks, .. } = scratch;
    sure_loads(state, pool, steps, profile, brought, tasks);
    let highest = profile.iter().copied().max().unwrap_or(0);
    if highest > pool.limit {
        for task in tasks {
            state.blame(*task);
        }
        return Err(Dead);
    }
    // Loads ascend, so the set of full steps is built once for each.
    for group in pool.loads.chunk_by(|a, b| (a.station, a.amount) == (b.station, b.amount)) {
        let Load { station, amount, .. } = group[0];
        if highest + station.map_or(amount, |at| pool.at_station(at, amount)) <= pool.limit {
            continue;
        }
        full.fill(0);
        for (step, load) in profile.iter().enumerate() {
            let more = station.map_or(amount, |at| {
                let before = brought[at as usize * steps + step];
                pool.at_station(at, before + amount) - pool.at_station(at, before)
            });
            if load + more > pool.limit {
                domain::insert(full, step as u32);
            }
        }
        for Load { task, .. } in group {
            if state.count(*task) > u32::from(state.is_present(*task)) {
                avoid(state, pool, *task, full, lost)?;
            }
        }
    }
    Ok(())
}

/// Fills in what is surely loaded at each step, what surely runs at each station, and the tasks that make it sure.
fn sure_loads(
    state: &State,
    pool: &Pool,
    steps: usize,
    profile: &mut Vec<u64>,
    brought: &mut Vec<u64>,
    tasks: &mut Vec<u32>,
) {
    for (list, lists) in [(&mut *profile, 1), (&mut *brought, pool.stations.len())] {
        list.clear();
        list.resize(steps * lists, 0);
    }
    tasks.clear();
    for load in &pool.loads {
        let Some((from, to)) = sure_part(state, pool, load.task) else { continue };
        tasks.push(load.task);
        let steps = from as usize..(to as usize).min(steps);
        let list = match load.station {
            None => &mut profile[steps],
            Some(at) => &mut brought[at as usize * profile.len()..][steps],
        };
        for sum in list {
            *sum += load.amount;
        }
    }
    for (at, list) in (0..).zip(brought.chunks_exact(steps)) {
        profile.iter_mut().zip(list).for_each(|(sum, brought)| *sum += pool.at_station(at, *brought));
    }
}

/// Removes the starts under which the task would cover a full step that is not full by its own doing.
fn avoid(state: &mut State, pool: &Pool, task: u32, full: &[u64], lost: &mut [u64]) -> Result<(), Dead> {
    lost.copy_from_slice(full);
    if let Some((from, to)) = sure_part(state, pool, task) {
        domain::remove_range(lost, from, to - 1);
    }
    domain::spread_down(lost, reach(state, pool, task) - 1);
    for word in lost.iter_mut() {
        *word = !*word;
    }
    state.keep(task, lost)
}

/// Returns the steps, from the first to the one after the last, that a placed task covers under each of its starts.
fn sure_part(state: &State, pool: &Pool, task: u32) -> Option<(u32, u32)> {
    if !state.is_present(task) {
        return None;
    }
    let (low, high) = state.bounds(task)?;
    let end = low.saturating_add(reach(state, pool, task));
    (high < end).then_some((high, end))
}

fn reach(state: &State, pool: &Pool, task: u32) -> u32 {
    let model = state.model;
    let stretch = if model.row[task as usize].is_none() { pool.stretch } else { 0 };
    model.length[task as usize].saturating_add(stretch)
}

/// Checks that in no span of steps the tasks that must lie in it load more than it holds.
pub(super) fn check_energy(state: &mut State, pool: u32) -> Result<(), Dead> {
    let model = state.model;
    let pool = &model.pools[pool as usize];
    // First step, step after the last, load times steps.
    let mut boxes: Vec<(u64, u64, u64)> = Vec::new();
    for Load { task, amount, .. } in &pool.loads {
        let reach = u64::from(reach(state, pool, *task));
        // What a station adds to what its tasks bring is left out: it is no less than this.
        if let Some((low, high)) = state.bounds(*task).filter(|_| state.is_present(*task)) {
            boxes.push((u64::from(low), u64::from(high) + reach, amount * reach));
        }
    }
    boxes.sort_unstable_by_key(|(_, end, _)| *end);
    let mut starts: Vec<u64> = boxes.iter().map(|(start, _, _)| *start).collect();
    starts.sort_unstable();
    starts.dedup();
    for from in starts {
        let mut load = 0;
        for (_, end, energy) in boxes.iter().filter(|(start, _, _)| *start >= from) {
            load += energy;
            if load > pool.limit * (end - from) {
                return Err(Dead);
            }
        }
    }
    Ok(())
}
