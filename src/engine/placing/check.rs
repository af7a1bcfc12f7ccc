//! Judges a placement from the problem alone, step by step and pair by pair, sharing no code with the search.

use crate::placing::{
    placement::Placement,
    problem::{PoolId, Problem, Relation, ResourceId, Task, TaskId},
};

/// Returns every way in which the placement breaks the problem's rules, as sentence fragments; empty when it is right.
#[must_use]
pub fn violations(problem: &Problem, placement: &Placement) -> Vec<String> {
    let n_tasks = problem.tasks.len();
    if placement.starts.len() != n_tasks || placement.chosen.len() != n_tasks {
        let (starts, chosen) = (placement.starts.len(), placement.chosen.len());
        return vec![format!("{n_tasks} tasks, but {starts} starts and {chosen} lists of chosen resources")];
    }
    let mut found = Vec::new();
    for at in 0..n_tasks {
        judge_task(problem, placement, at, &mut found);
    }
    for a in 0..n_tasks {
        for b in a + 1..n_tasks {
            judge_pair(problem, placement, a, b, &mut found);
        }
    }
    judge_pools(problem, placement, &mut found);
    for relation in &problem.relations {
        judge_relation(problem, placement, relation, &mut found);
    }
    found
}

fn judge_task(problem: &Problem, placement: &Placement, at: usize, found: &mut Vec<String>) {
    let (task, chosen) = (&problem.tasks[at], &placement.chosen[at]);
    let Some(start) = placement.starts[at] else {
        if !task.optional {
            found.push(format!("task {at} is required but not placed"));
        }
        if !chosen.is_empty() {
            found.push(format!("task {at} is not placed but chose resources"));
        }
        return;
    };
    if !task.starts.contains(&start) {
        found.push(format!("task {at} may not start at step {start}"));
    }
    if u64::from(start) + u64::from(task.steps()) > u64::from(problem.horizon) {
        found.push(format!("task {at} ends beyond step {}", problem.horizon));
    }
    if chosen.len() != task.one_of.len() {
        found.push(format!("task {at} chose {} resources from {} lists", chosen.len(), task.one_of.len()));
    }
    for (place, (resource, list)) in chosen.iter().zip(&task.one_of).enumerate() {
        if !list.contains(resource) {
            found.push(format!(
                "task {at} chose resource {}, which its list {place} does not have",
                resource.0
            ));
        }
        if task.uses.contains(resource) || chosen[..place].contains(resource) {
            found.push(format!("task {at} chose resource {} twice", resource.0));
        }
    }
}

fn judge_pair(problem: &Problem, placement: &Placement, a: usize, b: usize, found: &mut Vec<String>) {
    if nested(problem, a, b) {
        return;
    }
    let (task_a, task_b) = (&problem.tasks[a], &problem.tasks[b]);
    for shared in held(task_a, placement, a).filter(|r| held(task_b, placement, b).any(|other| other == *r)) {
        let keeps_gaps = problem.resources.get(shared.0 as usize).is_none_or(|known| known.keeps_gaps);
        let gap = if keeps_gaps { task_a.gap_to(task_b) } else { 0 };
        if !apart(problem, placement, a, b, gap) {
            let steps = format!("less than {gap} steps between");
            found.push(format!("tasks {a} and {b} hold resource {} with {steps}", shared.0));
            return;
        }
    }
}

/// Returns the resources a task holds by itself or by choice.
fn held<'a>(task: &'a Task, placement: &'a Placement, at: usize) -> impl Iterator<Item = ResourceId> + 'a {
    task.uses.iter().chain(&placement.chosen[at]).copied()
}

/// Returns whether some relation lets one of the tasks lie within the other.
fn nested(problem: &Problem, a: usize, b: usize) -> bool {
    problem.relations.iter().any(|relation| {
        let Relation::Within { inner, outers } = relation else { return false };
        let pair = |x: usize, y: usize| inner.0 as usize == x && outers.iter().any(|o| o.0 as usize == y);
        pair(a, b) || pair(b, a)
    })
}

/// Returns whether one task ends at least `gap` steps before the other starts, or one is not placed.
fn apart(problem: &Problem, placement: &Placement, a: usize, b: usize, gap: u32) -> bool {
    let (Some((start_a, end_a)), Some((start_b, end_b))) =
        (span(problem, placement, a), span(problem, placement, b))
    else {
        return true;
    };
    end_a + u64::from(gap) <= start_b || end_b + u64::from(gap) <= start_a
}

/// Returns the first step of a placed task and the step after its last.
fn span(problem: &Problem, placement: &Placement, at: usize) -> Option<(u64, u64)> {
    let start = u64::from((*placement.starts.get(at)?)?);
    Some((start, start + u64::from(problem.tasks[at].steps())))
}

fn judge_pools(problem: &Problem, placement: &Placement, found: &mut Vec<String>) {
    let named = problem.tasks.iter().flat_map(|task| &task.loads).map(|(pool, _)| *pool);
    let mut pools: Vec<_> = named.chain(problem.stations.iter().map(|station| station.pool)).collect();
    pools.sort_unstable();
    pools.dedup();
    for pool in pools {
        let limit = problem.pools.get(pool.0 as usize).map_or(0, |pool| u64::from(pool.limit));
        // The load only rises where a task starts.
        let over = placement.starts.iter().flatten().find(|step| {
            let running: Vec<&Task> = (0..problem.tasks.len())
                .filter(|at| {
                    span(problem, placement, *at)
                        .is_some_and(|(start, end)| (start..end).contains(&u64::from(**step)))
                })
                .map(|at| &problem.tasks[at])
                .collect();
            load(problem, &running, pool) > limit
        });
        if let Some(step) = over {
            found.push(format!("pool {} is over its limit of {limit} at step {step}", pool.0));
        }
    }
}

/// Returns what the tasks that run load of a pool, by themselves and at its stations.
fn load(problem: &Problem, running: &[&Task], pool: PoolId) -> u64 {
    let direct = running.iter().flat_map(|task| &task.loads).filter(|(loaded, _)| *loaded == pool);
    let mut sum: u64 = direct.map(|(_, amount)| u64::from(*amount)).sum();
    for (at, station) in problem.stations.iter().enumerate().filter(|(_, station)| station.pool == pool) {
        let here = running.iter().flat_map(|task| &task.stations).filter(|(other, _)| other.0 as usize == at);
        let brought: u64 = here.map(|(_, amount)| u64::from(*amount)).sum();
        if brought > 0 {
            sum += brought.max(u64::from(station.least));
        }
    }
    sum
}

fn judge_relation(problem: &Problem, placement: &Placement, relation: &Relation, found: &mut Vec<String>) {
    let place = |task: &TaskId| span(problem, placement, task.0 as usize);
    let both = |a: &TaskId, b: &TaskId| place(a).zip(place(b));
    let broken = match relation {
        Relation::Within { inner, outers } => place(inner).is_some_and(|(start, end)| {
            !outers.iter().filter_map(place).any(|(from, to)| from <= start && end <= to)
        }),
        Relation::Covered { inner, lead, by } => place(inner).is_some_and(|(start, end)| {
            let Some(first) = start.checked_sub(u64::from(*lead)) else { return true };
            let mut covers: Vec<(u64, u64)> = by.iter().filter_map(place).collect();
            covers.sort_unstable();
            let reached =
                covers.iter().fold(first, |at, (from, to)| if *from <= at { at.max(*to) } else { at });
            reached < end
        }),
        Relation::Touch { a, b } => both(a, b).is_some_and(|(a, b)| a.1 != b.0 && b.1 != a.0),
        Relation::SameStart { a, b } => both(a, b).is_some_and(|(a, b)| a.0 != b.0),
        Relation::Before { a, b, gap } => both(a, b).is_some_and(|(a, b)| a.1 + u64::from(*gap) > b.0),
        Relation::NoOverlap { a, b } => both(a, b).is_some_and(|(a, b)| a.1 > b.0 && b.1 > a.0),
        Relation::AtMost { of, tasks, most } => {
            let holds = |at: &usize| {
                placement.starts[*at].is_some() && held(&problem.tasks[*at], placement, *at).any(|r| r == *of)
            };
            let mut counted: Vec<usize> = tasks.iter().map(|task| task.0 as usize).collect();
            counted.sort_unstable();
            counted.dedup();
            counted.retain(|at| *at < problem.tasks.len());
            counted.iter().filter(|at| holds(at)).count() > *most as usize
        }
        Relation::Rested { work, of, relief, most, pause } => {
            let is_theirs = |task: &&TaskId| {
                let at = task.0 as usize;
                let held =
                    |id| problem.tasks.get(at).is_some_and(|task| held(task, placement, at).any(|r| r == id));
                of.is_none_or(held)
            };
            let work: Vec<(u64, u64)> = work.iter().filter(is_theirs).filter_map(place).collect();
            let relief: Vec<(u64, u64)> = relief.iter().filter_map(place).collect();
            longest_work(&work, &relief, u64::from(*pause)) > u64::from(*most)
        }
    };
    if broken {
        found.push(format!("the relation {relation:?} does not hold"));
    }
}

/// Returns the most steps at work without a pause.
fn longest_work(work: &[(u64, u64)], relief: &[(u64, u64)], pause: u64) -> u64 {
    let inside =
        |spans: &[(u64, u64)], step: u64| spans.iter().any(|(from, to)| (*from..*to).contains(&step));
    let (mut longest, mut now, mut free) = (0, 0, 0);
    for step in 0..work.iter().map(|span| span.1).max().unwrap_or(0) {
        if inside(work, step) && !inside(relief, step) {
            now += 1;
            free = 0;
            longest = longest.max(now);
        } else {
            free += 1;
            if free >= pause.max(1) {
                now = 0;
            }
        }
    }
    longest
}
