//! Which tasks may not run beside each other, and with what gap.

use std::cmp::Reverse;

use super::{Edge, holdings::Holdings, links::known, pools::Pool};
use crate::placing::{
    lists::Lists,
    problem::{Problem, Relation},
};

/// Conflicts of all tasks.
pub(super) struct Conflicts {
    pub(super) edges: Lists<Edge>,
    pub(super) blocks: Lists<Edge>,
    pub(super) packed: Lists<u32>,
    pub(super) reach: u32,
}

/// Compiles the conflicts over resources, pools and relations.
pub(super) fn compile(problem: &Problem, held: &Holdings, nested: &Lists<u32>, pools: &[Pool]) -> Conflicts {
    let gap = |a: u32, b: u32| problem.tasks[a as usize].gap_to(&problem.tasks[b as usize]);
    let mut edges = Edges(vec![Vec::new(); problem.tasks.len()]);
    for resource in 0..held.n_resources {
        for (a, b) in pairs(held.users.of(resource)) {
            if !nested.of(*a).contains(b) {
                edges.add(*a, *b, if held.keeps_gaps[resource as usize] { gap(*a, *b) } else { 0 });
            }
        }
    }
    for pool in pools {
        for (a, b) in pairs(&pool.loads).filter(|(a, b)| a.task != b.task) {
            if pool.together(*a, *b) > pool.limit {
                // In an implied pool the two surely share a resource.
                edges.add(a.task, b.task, if pool.keeps_gaps { gap(a.task, b.task) } else { 0 });
            }
        }
    }
    for relation in &problem.relations {
        let Relation::NoOverlap { a, b } = relation else { continue };
        if let Some((a, b)) = known(problem, *a).zip(known(problem, *b)).filter(|(a, b)| a != b) {
            edges.add(a, b, 0);
        }
    }
    let longest = problem.tasks.iter().map(crate::placing::problem::Task::steps).max().unwrap_or(1);
    let widest = problem.tasks.iter().filter_map(|task| task.gap).max().unwrap_or(0);
    Conflicts {
        edges: edges.finish(),
        blocks: blocks(problem, held, nested, gap),
        packed: Lists::new(
            (0..held.n_resources).map(|resource| packed(problem, held.users.of(resource), nested)),
        ),
        reach: longest.saturating_add(widest.saturating_mul(2)),
    }
}

/// Edges gathered from both ends.
struct Edges(Vec<Vec<Edge>>);

impl Edges {
    fn add(&mut self, a: u32, b: u32, gap: u32) {
        self.0[a as usize].push(Edge { other: b, gap });
        self.0[b as usize].push(Edge { other: a, gap });
    }

    /// Keeps the widest gap of each pair.
    fn finish(self) -> Lists<Edge> {
        Lists::new(self.0.into_iter().map(|mut edges| {
            edges.sort_unstable_by_key(|edge| (edge.other, Reverse(edge.gap)));
            edges.dedup_by_key(|edge| edge.other);
            edges
        }))
    }
}

/// Returns the candidates that each task's own resources may block.
fn blocks(
    problem: &Problem,
    held: &Holdings,
    nested: &Lists<u32>,
    gap: impl Fn(u32, u32) -> u32,
) -> Lists<Edge> {
    Lists::new((0..problem.tasks.len() as u32).map(|task| {
        let offers = held.uses.of(task).iter().flat_map(|resource| held.offers.of(*resource));
        let others = offers.filter_map(|at| {
            let candidate = held.candidates[*at as usize];
            let (other, keeps_gap) = (candidate.task, held.keeps_gaps[candidate.resource as usize]);
            let apart = other != task && !nested.of(task).contains(&other);
            apart.then(|| Edge { other: *at, gap: if keeps_gap { gap(task, other) } else { 0 } })
        });
        others.collect()
    }))
}

/// Returns the users whose lengths add up: not those that lie within another user.
fn packed(problem: &Problem, users: &[u32], nested: &Lists<u32>) -> Vec<u32> {
    let mut longest_first = users.to_vec();
    longest_first.sort_by_key(|user| Reverse(problem.tasks[*user as usize].steps()));
    let mut kept: Vec<u32> = Vec::new();
    for user in longest_first {
        if !kept.iter().any(|other| nested.of(user).contains(other)) {
            kept.push(user);
        }
    }
    kept
}

fn pairs<T>(list: &[T]) -> impl Iterator<Item = (&T, &T)> {
    list.iter().enumerate().flat_map(|(at, a)| list[at + 1..].iter().map(move |b| (a, b)))
}
