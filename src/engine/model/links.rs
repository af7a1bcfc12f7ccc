//! Relations between tasks, as propagation reads them, and the orders that break symmetry.

use crate::{
    lists::Lists,
    problem::{Problem, Relation, Task, TaskId},
};

/// A relation that is more than a conflict.
#[derive(Clone, Debug)]
pub(crate) enum Link {
    /// Task `inner` lies inside one of `outers`.
    Within { inner: u32, outers: Vec<u32> },
    /// Every step of task `inner`, and `lead` steps before it, lies in one or another of `by`.
    Covered { inner: u32, lead: u32, by: Vec<u32> },
    /// One task starts where the other ends.
    Touch { a: u32, b: u32 },
    /// Both start at the same step.
    SameStart { a: u32, b: u32 },
    /// Task `b` starts at least `apart` steps after task `a` starts.
    After { a: u32, b: u32, apart: u32 },
}

impl Link {
    /// Returns the tasks it names.
    fn tasks(&self) -> Vec<u32> {
        match self {
            Self::Within { inner, outers: others } | Self::Covered { inner, by: others, .. } => {
                let mut tasks = others.clone();
                tasks.push(*inner);
                tasks
            }
            Self::Touch { a, b } | Self::SameStart { a, b } | Self::After { a, b, .. } => vec![*a, *b],
        }
    }
}

/// Returns, for each task, the tasks it may lie within and those that may lie within it.
pub(super) fn nested(problem: &Problem) -> Lists<u32> {
    let mut nested = vec![Vec::new(); problem.tasks.len()];
    for relation in &problem.relations {
        let Relation::Within { inner, outers } = relation else { continue };
        for outer in outers.iter().filter_map(|outer| known(problem, *outer)) {
            if let Some(inner) = known(problem, *inner).filter(|inner| *inner != outer) {
                nested[inner as usize].push(outer);
                nested[outer as usize].push(inner);
            }
        }
    }
    Lists::new(nested)
}

/// Compiles the relations and the orders of equal tasks; closes tasks that no relation lets be placed.
pub(super) fn compile(
    problem: &Problem,
    alike_before: &[Option<u32>],
    open: &mut [bool],
) -> (Vec<Link>, Lists<u32>) {
    let mut links: Vec<Link> =
        problem.relations.iter().filter_map(|relation| compile_relation(problem, relation, open)).collect();
    let orders = (0..).zip(alike_before).filter_map(|(b, a)| Some(Link::After { a: (*a)?, b, apart: 0 }));
    links.extend(orders);
    let mut links_of = vec![Vec::new(); problem.tasks.len()];
    for (at, link) in links.iter().enumerate() {
        for task in link.tasks() {
            links_of[task as usize].push(at as u32);
        }
    }
    (links, Lists::new(links_of))
}

/// Returns the task's number, if the problem has it.
pub(super) fn known(problem: &Problem, task: TaskId) -> Option<u32> {
    ((task.0 as usize) < problem.tasks.len()).then_some(task.0)
}

fn compile_relation(problem: &Problem, relation: &Relation, open: &mut [bool]) -> Option<Link> {
    if let Relation::Within { inner, outers } = relation {
        return compile_within(problem, *inner, outers, open);
    }
    if let Relation::Covered { inner, lead, by } = relation {
        return compile_covered(problem, *inner, *lead, by, open);
    }
    let (a, b) = match relation {
        Relation::Within { .. } | Relation::Covered { .. } => return None,
        Relation::Touch { a, b }
        | Relation::SameStart { a, b }
        | Relation::Before { a, b, .. }
        | Relation::NoOverlap { a, b } => (known(problem, *a)?, known(problem, *b)?),
    };
    if a == b {
        // No task touches itself, comes before itself or keeps clear of itself.
        open[a as usize] &= matches!(relation, Relation::SameStart { .. });
        return None;
    }
    match relation {
        Relation::Touch { .. } => Some(Link::Touch { a, b }),
        Relation::SameStart { .. } => Some(Link::SameStart { a, b }),
        Relation::Before { gap, .. } => {
            Some(Link::After { a, b, apart: problem.tasks[a as usize].steps().saturating_add(*gap) })
        }
        Relation::Within { .. } | Relation::Covered { .. } | Relation::NoOverlap { .. } => None,
    }
}

fn compile_within(problem: &Problem, inner: TaskId, outers: &[TaskId], open: &mut [bool]) -> Option<Link> {
    let inner = known(problem, inner)?;
    let mut outers: Vec<u32> = outers.iter().filter_map(|outer| known(problem, *outer)).collect();
    outers.sort_unstable();
    outers.dedup();
    if outers.contains(&inner) {
        return None;
    }
    if outers.is_empty() {
        open[inner as usize] = false;
        return None;
    }
    Some(Link::Within { inner, outers })
}

fn compile_covered(
    problem: &Problem,
    inner: TaskId,
    lead: u32,
    by: &[TaskId],
    open: &mut [bool],
) -> Option<Link> {
    let inner = known(problem, inner)?;
    let mut by: Vec<u32> = by.iter().filter_map(|task| known(problem, *task)).collect();
    by.sort_unstable();
    by.dedup();
    // A task covers its own steps, and so asks nothing more where there is no lead.
    if by.contains(&inner) && lead == 0 {
        return None;
    }
    if by.is_empty() {
        open[inner as usize] = false;
        return None;
    }
    Some(Link::Covered { inner, lead, by })
}

/// Required tasks that are alike in everything may swap places, so each starts no later than the next. Returns for each
/// task the one before it.
pub(super) fn alike_before(problem: &Problem) -> Vec<Option<u32>> {
    let mut related = vec![false; problem.tasks.len()];
    for task in problem.relations.iter().flat_map(named) {
        if let Some(task) = known(problem, task) {
            related[task as usize] = true;
        }
    }
    let mut alike: Vec<u32> = (0..problem.tasks.len() as u32)
        .filter(|task| !related[*task as usize] && !problem.tasks[*task as usize].optional)
        .collect();
    let key = |task: &u32| likeness(&problem.tasks[*task as usize]);
    alike.sort_by(|a, b| key(a).cmp(&key(b)).then(a.cmp(b)));
    let mut before = vec![None; problem.tasks.len()];
    for pair in alike.windows(2).filter(|pair| key(&pair[0]) == key(&pair[1])) {
        before[pair[1] as usize] = Some(pair[0]);
    }
    before
}

fn named(relation: &Relation) -> Vec<TaskId> {
    match relation {
        Relation::Within { inner, outers: others } | Relation::Covered { inner, by: others, .. } => {
            others.iter().chain([inner]).copied().collect()
        }
        Relation::Touch { a, b }
        | Relation::SameStart { a, b }
        | Relation::Before { a, b, .. }
        | Relation::NoOverlap { a, b } => vec![*a, *b],
    }
}

/// Everything by which two unrelated required tasks can differ.
fn likeness(task: &Task) -> impl Ord + '_ {
    (
        task.steps(),
        task.gap,
        &task.starts,
        &task.uses,
        &task.one_of,
        &task.loads,
        &task.stations,
        &task.preferred,
    )
}
