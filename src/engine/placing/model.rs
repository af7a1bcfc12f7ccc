//! A problem compiled into flat lists of small numbers, with everything that can be known before search.

mod conflicts;
mod holdings;
mod links;
mod pools;

use std::collections::BTreeMap;

use crate::placing::{
    domain,
    lists::Lists,
    problem::{Problem, ResourceId, Task, gap_between},
};

pub(crate) use links::{Link, Rest};
pub(crate) use pools::{Load, Pool};

/// What search and propagation read. Tasks, resources and the rest are numbers from 0.
#[derive(Debug)]
pub(crate) struct Model {
    /// Number of tasks.
    pub(crate) n_tasks: u32,
    /// Number of resources that some task names.
    pub(crate) n_resources: u32,
    /// Words in a set of steps.
    pub(crate) words: usize,
    /// Steps each task runs.
    pub(crate) length: Vec<u32>,
    /// Gap of each task.
    pub(crate) gap: Vec<Option<u32>>,
    /// For each task the row within which it needs no gap, where another task is of it.
    pub(crate) row: Vec<Option<u32>>,
    /// For each resource whether it keeps gaps between its tasks.
    pub(crate) keeps_gaps: Vec<bool>,
    /// For each task the set of its possible starts, end to end.
    pub(crate) starts: Vec<u64>,
    /// For each task the starts to try first.
    pub(crate) preferred: Lists<u32>,
    /// For each task the resources it always holds.
    pub(crate) uses: Lists<u32>,
    /// For each resource the tasks that always hold it.
    pub(crate) users: Lists<u32>,
    /// For each task the tasks it may not run beside.
    pub(crate) edges: Lists<Edge>,
    /// The longest task, plus twice the largest gap: tasks whose bounds are farther apart block nothing.
    pub(crate) reach: u32,
    /// Choices of one resource from a list, in the order of their tasks.
    pub(crate) slots: Vec<Slot>,
    /// For each task its slots.
    pub(crate) slots_of: Lists<u32>,
    /// The resources that slots may choose, in the order of their slots.
    pub(crate) candidates: Vec<Candidate>,
    /// For each resource the candidates that are this resource.
    pub(crate) offers: Lists<u32>,
    /// For each task the candidates that the resources it always holds may block.
    pub(crate) blocks: Lists<Edge>,
    /// For each task the tasks it may lie within, and those that may lie within it.
    pub(crate) nested: Lists<u32>,
    /// For each resource, resources with the same number are interchangeable.
    pub(crate) twins: Vec<u32>,
    /// Pools, the implied ones included.
    pub(crate) pools: Vec<Pool>,
    /// For each task the pools it loads.
    pub(crate) pools_of: Lists<u32>,
    /// Relations that are not conflicts.
    pub(crate) links: Vec<Link>,
    /// For each task the task alike that starts no later.
    pub(crate) alike_before: Vec<Option<u32>>,
    /// For each task the links that name it.
    pub(crate) links_of: Lists<u32>,
    /// For each resource the tasks whose lengths must add up in its free steps.
    pub(crate) packed: Lists<u32>,
    /// For each task and `one_of` list, the resource if only one was possible.
    pub(crate) given: Vec<Vec<Option<ResourceId>>>,
}

/// A neighbour that must keep a gap: another task, or a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Edge {
    /// The other task or the candidate.
    pub(crate) other: u32,
    /// Steps between, at least.
    pub(crate) gap: u32,
}

/// A choice of one resource for a task.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    /// The task.
    pub(crate) task: u32,
    /// Which of the task's lists it is.
    pub(crate) list: u32,
    /// Its first candidate.
    pub(crate) first: u32,
    /// The candidate after its last.
    pub(crate) end: u32,
}

impl Slot {
    /// Returns the numbers of its candidates.
    pub(crate) fn candidates(self) -> std::ops::Range<u32> {
        self.first..self.end
    }
}

/// A resource that a slot may choose.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    /// The slot.
    pub(crate) slot: u32,
    /// The slot's task.
    pub(crate) task: u32,
    /// The resource.
    pub(crate) resource: u32,
    /// The resource as the problem names it.
    pub(crate) id: ResourceId,
}

impl Model {
    /// Compiles a problem.
    pub(crate) fn compile(problem: &Problem) -> Self {
        let tasks = &problem.tasks;
        let n_tasks = tasks.len() as u32;
        let mut open = vec![true; tasks.len()];
        let nested = links::nested(problem);
        let held = holdings::compile(problem, &mut open);
        let alike_before = links::alike_before(problem);
        let (links, links_of) = links::compile(problem, &alike_before, &held, &mut open);
        let pools = pools::compile(problem, &held, &nested, &mut open);
        let conflicts = conflicts::compile(problem, &held, &nested, &pools);
        let pools: Vec<Pool> = pools.into_iter().filter(|pool| !pool.is_conflicts_only()).collect();
        let mut pools_of = vec![Vec::new(); tasks.len()];
        for (at, pool) in pools.iter().enumerate() {
            for load in &pool.loads {
                pools_of[load.task as usize].push(at as u32);
            }
        }
        let (words, starts) = compile_starts(problem, &open);
        Self {
            n_tasks,
            n_resources: held.n_resources,
            words,
            length: tasks.iter().map(Task::steps).collect(),
            gap: tasks.iter().map(|task| task.gap).collect(),
            row: shared_rows(tasks),
            keeps_gaps: held.keeps_gaps,
            starts,
            preferred: Lists::new(tasks.iter().map(|task| task.preferred.clone())),
            reach: conflicts.reach,
            edges: conflicts.edges,
            blocks: conflicts.blocks,
            packed: conflicts.packed,
            uses: held.uses,
            users: held.users,
            slots: held.slots,
            slots_of: held.slots_of,
            candidates: held.candidates,
            offers: held.offers,
            twins: held.twins,
            given: held.given,
            nested,
            pools,
            pools_of: Lists::new(pools_of),
            links,
            links_of,
            alike_before,
        }
    }

    /// Returns the starts that a task may have.
    pub(crate) fn starts_of(&self, task: u32) -> Vec<u32> {
        let from = task as usize * self.words;
        domain::steps(&self.starts[from..from + self.words]).collect()
    }

    /// Returns whether one of two tasks may lie within the other, so that they never conflict over a resource.
    pub(crate) fn is_nested(&self, a: u32, b: u32) -> bool {
        self.nested.of(a).contains(&b)
    }

    /// Returns the steps that two tasks keep between them on a resource they share.
    pub(crate) fn gap_between(&self, a: u32, b: u32, resource: u32) -> u32 {
        let of = |task: u32| (self.gap[task as usize], self.row[task as usize]);
        let gap = gap_between(of(a), of(b));
        if self.keeps_gaps[resource as usize] { gap } else { 0 }
    }

    /// Returns the steps that any two of the tasks keep between them on a resource they share, at least, unless they are of one row.
    pub(crate) fn least_gap(&self, tasks: &[u32], resource: u32) -> u32 {
        if !self.keeps_gaps[resource as usize] {
            return 0;
        }
        tasks.iter().map(|task| self.gap[*task as usize].unwrap_or(0)).min().unwrap_or(0)
    }
}

/// Returns for each task its row, where there is another task of it.
fn shared_rows(tasks: &[Task]) -> Vec<Option<u32>> {
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for row in tasks.iter().filter_map(|task| task.row) {
        *counts.entry(row).or_default() += 1;
    }
    tasks.iter().map(|task| task.row.filter(|row| counts[row] > 1)).collect()
}

/// Returns the words in a set of steps, and the starts of every task that is still open.
fn compile_starts(problem: &Problem, open: &[bool]) -> (usize, Vec<u64>) {
    let fits =
        |task: &Task, start: u32| u64::from(start) + u64::from(task.steps()) <= u64::from(problem.horizon);
    let usable = |task: &Task| task.starts.iter().copied().filter(|s| fits(task, *s)).collect::<Vec<_>>();
    let kept: Vec<Vec<u32>> = problem
        .tasks
        .iter()
        .zip(open)
        .map(|(task, open)| if *open { usable(task) } else { Vec::new() })
        .collect();
    let ends = problem
        .tasks
        .iter()
        .zip(&kept)
        .filter_map(|(task, starts)| Some(starts.iter().max()? + task.steps()));
    // No step beyond the last possible end is ever looked at, however far the horizon is.
    let words = ends.max().unwrap_or(1).div_ceil(domain::BITS) as usize;
    let mut starts = vec![0; words * kept.len()];
    for (set, list) in starts.chunks_exact_mut(words).zip(&kept) {
        for start in list {
            domain::insert(set, *start);
        }
    }
    (words, starts)
}
