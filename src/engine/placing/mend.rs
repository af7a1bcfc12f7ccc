//! Makes an unfinished placement whole: one task that is missing after the other gets a place among its neighbours, while
//! all that is far from them stays.
//!
//! Search over everything at once spends its dead ends far from where it hurts. Here a missing task is given, what is around
//! it is taken up, and the rest is held: so few tasks are open that their tree is closed soon, and the next
//! neighbourhood is tried. Where the missing task has no place however its neighbours lie, one of these may be left out for it, so
//! that next time something else is missing.

use rand::{RngExt as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use crate::placing::{
    model::{Link, Model},
    placement::{Limits, Placement},
    search::{Held, Outcome, Search, Wants},
};

/// The part of the effort, as one in so many, that one neighbourhood may use, and what it may use beside for every task.
const SHARE: u64 = 150;
const A_TASK: u64 = 30;
/// Tasks in the smallest neighbourhood and in the largest.
const FEWEST: usize = 8;
const MOST: usize = 48;
/// So many neighbourhoods in a row are tried that leave nothing out; then one that may.
const STRICT: usize = 3;

/// Returns a placement with at least as many of the required tasks as this one.
pub(crate) fn mend(model: &Model, limits: &Limits, required: &[bool], first: Placement) -> Placement {
    let mut best = first.clone();
    let mut now = first;
    let mut random = ChaCha8Rng::seed_from_u64(limits.seed ^ 0x6d65_6e64);
    for round in 0_usize.. {
        let missing = missing(required, &now);
        if missing.is_empty() || now.effort >= limits.effort {
            break;
        }
        let task = missing[random.random_range(0..missing.len())];
        let size = random.random_range(FEWEST..=MOST);
        let around = neighbourhood(model, &now, task, size, &mut random);
        let is_strict = round % (STRICT + 1) < STRICT;
        let wants = wants(required, &now, task, &around, is_strict);
        let share = limits.effort / SHARE + A_TASK * u64::from(model.n_tasks);
        let effort = share.min(limits.effort - now.effort);
        let mut search = Search::new(model, &Limits { effort, seed: random.random() }, wants);
        let outcome = search.run();
        let found = search.into_best();
        let effort = now.effort + found.effort.max(1);
        let is_as_good = outcome == Outcome::Solved && self::missing(required, &found).len() <= missing.len();
        now = Placement { effort, ..if is_as_good { found } else { now } };
        if self::missing(required, &now).len() < self::missing(required, &best).len() {
            best = now.clone();
        }
    }
    Placement { effort: now.effort, ..best }
}

/// Returns the required tasks that have no place.
fn missing(required: &[bool], placement: &Placement) -> Vec<u32> {
    let is_missing = |task: &usize| required[*task] && placement.starts[*task].is_none();
    (0..required.len()).filter(is_missing).map(|task| task as u32).collect()
}

/// The task must be placed, and where this is strict so must all that were; what is not around keeps its place.
fn wants(required: &[bool], now: &Placement, task: u32, around: &[bool], is_strict: bool) -> Wants {
    let is_wanted = |at: usize| {
        at == task as usize || now.starts[at].is_some() && (!around[at] || is_strict && required[at])
    };
    let held = |at: usize| match now.starts[at] {
        _ if around[at] => Held::Free,
        Some(start) => Held::At(start),
        None => Held::Out,
    };
    Wants {
        required: (0..required.len()).map(is_wanted).collect(),
        hints: now.starts.clone(),
        held: (0..required.len()).map(held).collect(),
    }
}

/// Returns which tasks are near this one: it, what stands in the way at one of its starts, and neighbours of these by chance.
fn neighbourhood(
    model: &Model,
    now: &Placement,
    task: u32,
    size: usize,
    random: &mut ChaCha8Rng,
) -> Vec<bool> {
    let mut is_near = vec![false; model.n_tasks as usize];
    let mut near = vec![task];
    is_near[task as usize] = true;
    let starts = model.starts_of(task);
    if !starts.is_empty() {
        let start = starts[random.random_range(0..starts.len())];
        for edge in model.edges.of(task) {
            let Some(other) = now.starts[edge.other as usize] else { continue };
            let is_before = other + model.length[edge.other as usize] + edge.gap <= start;
            let is_after = start + model.length[task as usize] + edge.gap <= other;
            if !is_before && !is_after && !is_near[edge.other as usize] {
                is_near[edge.other as usize] = true;
                near.push(edge.other);
            }
        }
    }
    let mut tries = 0;
    while near.len() < size && tries < 20 * size {
        tries += 1;
        let from = near[random.random_range(0..near.len())];
        let others = neighbours(model, from, random);
        if others.is_empty() {
            continue;
        }
        let other = others[random.random_range(0..others.len())];
        if !is_near[other as usize] {
            is_near[other as usize] = true;
            near.push(other);
        }
    }
    is_near
}

/// Returns tasks that this one has to do with: that it may not run beside, that may take the same resource, that it is linked to.
fn neighbours(model: &Model, task: u32, random: &mut ChaCha8Rng) -> Vec<u32> {
    let slots = model.slots_of.of(task);
    match random.random_range(0..4) {
        0 if !slots.is_empty() => {
            let slot = model.slots[slots[random.random_range(0..slots.len())] as usize];
            let resources = slot.candidates().map(|at| model.candidates[at as usize].resource);
            let resources: Vec<u32> = resources.collect();
            let resource = resources[random.random_range(0..resources.len())];
            let offered = model.offers.of(resource).iter().map(|at| model.candidates[*at as usize].task);
            model.users.of(resource).iter().copied().chain(offered).collect()
        }
        1 => {
            let links = model.links_of.of(task).iter().map(|at| &model.links[*at as usize]);
            let tight = links.filter(|link| !matches!(link, Link::Rested(_) | Link::AtMost { .. }));
            tight.flat_map(Link::tasks).collect()
        }
        _ => model.edges.of(task).iter().map(|edge| edge.other).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::placing::problem::{Problem, Task};

    /// Three tasks of one person in six steps: two of two steps, and one of two that must begin at step 2.
    fn problem() -> Problem {
        let mut problem = Problem::new(6);
        let person = problem.add_resource();
        for starts in [0..=4, 0..=4, 2..=2] {
            problem.add_task(Task { uses: vec![person], ..Task::new(2, starts) });
        }
        problem
    }

    fn limits() -> Limits {
        Limits { seed: 1, effort: 100_000 }
    }

    #[test]
    fn what_stands_in_the_way_of_a_missing_task_moves() {
        let problem = problem();
        let model = Model::compile(&problem);
        let first =
            Placement { starts: vec![Some(0), Some(3), None], chosen: vec![Vec::new(); 3], effort: 0 };
        let mended = mend(&model, &limits(), &[true; 3], first);
        assert_eq!(mended.starts[2], Some(2));
        assert_eq!(crate::placing::violations(&problem, &mended), Vec::<String>::new());
    }

    #[test]
    fn nothing_is_lost_where_nothing_can_be_mended() {
        let mut problem = problem();
        problem.add_task(Task { uses: problem.tasks[0].uses.clone(), ..Task::new(2, [2]) });
        let model = Model::compile(&problem);
        let first = Placement {
            starts: vec![Some(0), Some(4), Some(2), None],
            chosen: vec![Vec::new(); 4],
            effort: 0,
        };
        let mended = mend(&model, &limits(), &[true; 4], first);
        assert_eq!(mended.n_placed(), 3);
        assert!(mended.effort >= 100_000, "{}", mended.effort);
    }
}
