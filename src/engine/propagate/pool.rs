//! Pools: what tasks surely load at each step bars others from it.

use super::{
    super::{
        domain,
        model::Pool,
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
    let Scratch { sets: [allowed, ..], profile, tasks } = scratch;
    profile.clear();
    profile.resize(steps, 0);
    tasks.clear();
    for (task, amount) in &pool.loads {
        let Some((from, to)) = sure_part(state, pool, *task) else { continue };
        tasks.push(*task);
        for load in &mut profile[from as usize..(to as usize).min(steps)] {
            *load += amount;
        }
    }
    if profile.iter().any(|load| *load > pool.limit) {
        return state.dead(tasks);
    }
    if tasks.is_empty() {
        return Ok(());
    }
    for (task, amount) in &pool.loads {
        if state.count(*task) > 1 || !state.is_present(*task) && state.count(*task) > 0 {
            allow(state, pool, profile, *task, *amount, allowed);
            state.keep(*task, allowed)?;
        }
    }
    Ok(())
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
    state.model.length[task as usize].saturating_add(pool.stretch)
}

/// Fills `allowed` with the starts under which no step goes over the limit.
fn allow(state: &State, pool: &Pool, profile: &[u64], task: u32, amount: u64, allowed: &mut [u64]) {
    allowed.fill(u64::MAX);
    let own = sure_part(state, pool, task).unwrap_or((0, 0));
    let reach = reach(state, pool, task);
    for (step, load) in (0..).zip(profile) {
        let is_own = own.0 <= step && step < own.1;
        if !is_own && load + amount > pool.limit {
            domain::remove_range(allowed, (step + 1).saturating_sub(reach), step);
        }
    }
}

/// Checks that in no span of steps the tasks that must lie in it load more than it holds.
pub(super) fn check_energy(state: &mut State, pool: u32) -> Result<(), Dead> {
    let model = state.model;
    let pool = &model.pools[pool as usize];
    // First step, step after the last, load times steps.
    let mut boxes: Vec<(u64, u64, u64)> = Vec::new();
    for (task, amount) in &pool.loads {
        let reach = u64::from(reach(state, pool, *task));
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
                return state.dead(&[]);
            }
        }
    }
    Ok(())
}
