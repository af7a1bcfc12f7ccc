//! Enumerates every placement of a tiny problem, and judges placements with tables of who is where at each step: a
//! second opinion, written apart from `violations`.

use commontime_engine::placing::{Placement, Problem, Relation, ResourceId, TaskId};

/// Returns whether some placement of all required tasks exists, and the most tasks that one can have.
pub(crate) fn most_placed(problem: &Problem) -> Option<usize> {
    let n_tasks = problem.tasks.len();
    let mut placement =
        Placement { starts: vec![None; n_tasks], chosen: vec![Vec::new(); n_tasks], ..Placement::default() };
    let mut best = None;
    enumerate(problem, 0, &mut placement, &mut best);
    best
}

fn enumerate(problem: &Problem, at: usize, placement: &mut Placement, best: &mut Option<usize>) {
    if !is_clear(problem, placement) {
        return;
    }
    let Some(task) = problem.tasks.get(at) else {
        if relations_hold(problem, placement) {
            *best = (*best).max(Some(placement.starts.iter().flatten().count()));
        }
        return;
    };
    let mut starts = task.starts.clone();
    starts.dedup();
    for start in
        starts.into_iter().filter(|s| u64::from(*s) + u64::from(task.steps()) <= u64::from(problem.horizon))
    {
        for chosen in choices(&task.one_of) {
            placement.starts[at] = Some(start);
            placement.chosen[at] = chosen;
            enumerate(problem, at + 1, placement, best);
        }
    }
    placement.starts[at] = None;
    placement.chosen[at] = Vec::new();
    if task.optional {
        enumerate(problem, at + 1, placement, best);
    }
}

/// Returns every way to take one of each list.
fn choices(lists: &[Vec<ResourceId>]) -> Vec<Vec<ResourceId>> {
    lists.iter().fold(vec![Vec::new()], |taken, list| {
        let more = |so_far: &Vec<ResourceId>| {
            let so_far = so_far.clone();
            list.iter().map(move |next| [so_far.clone(), vec![*next]].concat())
        };
        taken.iter().flat_map(more).collect()
    })
}

/// Returns whether a complete placement breaks no rule.
pub(crate) fn is_right(problem: &Problem, placement: &Placement) -> bool {
    let tasks = problem.tasks.iter().zip(&placement.starts).zip(&placement.chosen);
    let each = tasks.into_iter().all(|((task, start), chosen)| match start {
        None => task.optional && chosen.is_empty(),
        Some(start) => {
            task.starts.contains(start)
                && start + task.steps() <= problem.horizon
                && choices(&task.one_of).contains(chosen)
        }
    });
    each && is_clear(problem, placement) && relations_hold(problem, placement)
}

/// Returns whether resources and pools are in order.
fn is_clear(problem: &Problem, placement: &Placement) -> bool {
    let runs = |at: usize, step: u32| {
        placement.starts[at].is_some_and(|start| (start..start + problem.tasks[at].steps()).contains(&step))
    };
    let n_tasks = problem.tasks.len();
    let mut holders: Vec<(ResourceId, usize)> = Vec::new();
    for at in (0..n_tasks).filter(|at| placement.starts[*at].is_some()) {
        let mut uses = problem.tasks[at].uses.clone();
        uses.sort_unstable();
        uses.dedup();
        let held: Vec<_> = uses.iter().chain(&placement.chosen[at]).copied().collect();
        let repeats = held.iter().enumerate().any(|(place, resource)| held[..place].contains(resource));
        if repeats {
            return false;
        }
        holders.extend(held.into_iter().map(|resource| (resource, at)));
    }
    let resources_clear = holders.iter().all(|(resource, at)| {
        let others = holders.iter().filter(|(other, task)| other == resource && task != at);
        others.into_iter().all(|(_, other)| {
            may_nest(problem, *at, *other) || keep_gap(problem, placement, (*at, *other), *resource)
        })
    });
    let pools_clear = (0..problem.horizon).all(|step| {
        let mut loads = [0; 16];
        for at in (0..n_tasks).filter(|at| runs(*at, step)) {
            for (pool, amount) in &problem.tasks[at].loads {
                loads[pool.0 as usize] += amount;
            }
        }
        for (at, station) in problem.stations.iter().enumerate() {
            let brought: u32 = (0..n_tasks)
                .filter(|task| runs(*task, step))
                .flat_map(|task| problem.tasks[task].stations.clone())
                .filter(|(id, _)| id.0 as usize == at)
                .map(|(_, amount)| amount)
                .sum();
            loads[station.pool.0 as usize] += if brought == 0 { 0 } else { brought.max(station.least) };
        }
        let limit = |pool: usize| problem.pools.get(pool).map_or(0, |pool| pool.limit);
        loads.iter().enumerate().all(|(pool, load)| *load <= limit(pool))
    });
    resources_clear && pools_clear
}

fn may_nest(problem: &Problem, a: usize, b: usize) -> bool {
    let id = |at: usize| TaskId(at as u32);
    problem.relations.iter().any(|relation| match relation {
        Relation::Within { inner, outers } => {
            *inner == id(a) && outers.contains(&id(b)) || *inner == id(b) && outers.contains(&id(a))
        }
        _ => false,
    })
}

/// Returns whether no step of one task lies on the other, or nearer to it than the gap.
fn keep_gap(problem: &Problem, placement: &Placement, (a, b): (usize, usize), resource: ResourceId) -> bool {
    let keeps_gaps = problem.resources.get(resource.0 as usize).is_none_or(|known| known.keeps_gaps);
    let of_one_row = problem.tasks[a].row.is_some() && problem.tasks[a].row == problem.tasks[b].row;
    let both = problem.tasks[a].gap.zip(problem.tasks[b].gap).filter(|_| keeps_gaps && !of_one_row);
    let gap = both.map_or(0, |(one, other)| one.max(other));
    let steps =
        |at: usize| placement.starts[at].map_or(0..0, |start| start..start + problem.tasks[at].steps());
    steps(a).all(|x| steps(b).all(|y| x.abs_diff(y) > gap))
}

fn relations_hold(problem: &Problem, placement: &Placement) -> bool {
    let span = |id: &TaskId| {
        let start = (*placement.starts.get(id.0 as usize)?)?;
        Some((start, start + problem.tasks[id.0 as usize].steps()))
    };
    problem.relations.iter().all(|relation| match relation {
        Relation::Within { inner, outers } => span(inner).is_none_or(|(start, end)| {
            outers.iter().any(|outer| span(outer).is_some_and(|(from, to)| from <= start && end <= to))
        }),
        Relation::Covered { inner, lead, by } => span(inner).is_none_or(|(start, end)| {
            let covers = |step: u32| {
                by.iter().any(|task| span(task).is_some_and(|(from, to)| (from..to).contains(&step)))
            };
            start >= *lead && (start - lead..end).all(covers)
        }),
        Relation::Touch { a, b } => holds(span(a), span(b), |a, b| a.1 == b.0 || b.1 == a.0),
        Relation::SameStart { a, b } => holds(span(a), span(b), |a, b| a.0 == b.0),
        Relation::Before { a, b, gap } => holds(span(a), span(b), |a, b| a.1 + gap <= b.0),
        Relation::NoOverlap { a, b } => holds(span(a), span(b), |a, b| a.1 <= b.0 || b.1 <= a.0),
        Relation::AtMost { of, tasks, most } => {
            let holders = (0..problem.tasks.len()).filter(|at| {
                let named = tasks.iter().any(|task| task.0 as usize == *at);
                let holds = problem.tasks[*at].uses.contains(of) || placement.chosen[*at].contains(of);
                named && holds && placement.starts[*at].is_some()
            });
            holders.count() <= *most as usize
        }
        Relation::Rested { work, of, relief, most, pause } => {
            let holds = |id: &TaskId| {
                let at = id.0 as usize;
                of.is_none_or(|one| {
                    problem.tasks[at].uses.contains(&one) || placement.chosen[at].contains(&one)
                })
            };
            let runs = |id: &TaskId, step: u32| span(id).is_some_and(|(from, to)| (from..to).contains(&step));
            let at_work: Vec<bool> = (0..problem.horizon)
                .map(|step| {
                    work.iter().any(|id| runs(id, step) && holds(id))
                        && !relief.iter().any(|id| runs(id, step))
                })
                .collect();
            // Every stretch that holds no pause has few enough steps at work.
            let pauses = |steps: &[bool]| {
                steps.windows((*pause).max(1) as usize).any(|few| few.iter().all(|one| !one))
            };
            let steps = at_work.len();
            (0..steps).all(|from| {
                (from + 1..=steps).all(|to| {
                    let stretch = &at_work[from..to];
                    pauses(stretch) || stretch.iter().filter(|one| **one).count() <= *most as usize
                })
            })
        }
    })
}

type Span = (u32, u32);

/// Returns whether a rule holds, or one of its tasks is not placed.
fn holds(a: Option<Span>, b: Option<Span>, rule: impl Fn(Span, Span) -> bool) -> bool {
    a.zip(b).is_none_or(|(a, b)| rule(a, b))
}
