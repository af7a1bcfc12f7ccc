//! Relations between tasks, as propagation reads them, and the orders that break symmetry.

use super::holdings::Holdings;
use crate::placing::{
    lists::Lists,
    problem::{Problem, Relation, ResourceId, Task, TaskId},
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
    /// No stretch of work is too long.
    Rested(Rest),
    /// At most `most` of `tasks` hold the resource `of`.
    AtMost { of: u32, tasks: Vec<u32>, most: u32 },
}

/// How long somebody may work without a pause.
#[derive(Clone, Debug)]
pub(crate) struct Rest {
    /// Tasks that are work, where they hold `of`.
    pub(crate) work: Vec<u32>,
    /// The resource whose work it is; all tasks are, where there is none.
    pub(crate) of: Option<u32>,
    /// Tasks that relieve from it.
    pub(crate) relief: Vec<u32>,
    /// Steps at work in one stretch, at most.
    pub(crate) most: u32,
    /// Free steps that end a stretch, at least one.
    pub(crate) pause: u32,
}

impl Link {
    /// Returns the tasks it names.
    pub(crate) fn tasks(&self) -> Vec<u32> {
        match self {
            Self::Within { inner, outers: others } | Self::Covered { inner, by: others, .. } => {
                let mut tasks = others.clone();
                tasks.push(*inner);
                tasks
            }
            Self::Touch { a, b } | Self::SameStart { a, b } | Self::After { a, b, .. } => vec![*a, *b],
            Self::Rested(rest) => rest.work.iter().chain(&rest.relief).copied().collect(),
            Self::AtMost { tasks, .. } => tasks.clone(),
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
    held: &Holdings,
    open: &mut [bool],
) -> (Vec<Link>, Lists<u32>) {
    let mut links = Vec::new();
    for relation in &problem.relations {
        links.extend(match relation {
            Relation::Within { inner, outers } => compile_within(problem, *inner, outers, open),
            Relation::Covered { inner, lead, by } => compile_covered(problem, *inner, *lead, by, open),
            Relation::Rested { work, of, relief, most, pause } => {
                compile_rested(problem, held, work, *of, relief).map(|(work, of, relief)| {
                    Link::Rested(Rest { work, of, relief, most: *most, pause: (*pause).max(1) })
                })
            }
            Relation::AtMost { of, tasks, most } => {
                held.number(*of).map(|of| Link::AtMost { of, tasks: all_known(problem, tasks), most: *most })
            }
            Relation::Touch { a, b }
            | Relation::SameStart { a, b }
            | Relation::Before { a, b, .. }
            | Relation::NoOverlap { a, b } => compile_pair(problem, relation, *a, *b, open),
        });
    }
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

/// Compiles a relation of two tasks; one that is no more than a conflict is no link.
fn compile_pair(
    problem: &Problem,
    relation: &Relation,
    a: TaskId,
    b: TaskId,
    open: &mut [bool],
) -> Option<Link> {
    let (a, b) = (known(problem, a)?, known(problem, b)?);
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
        Relation::Within { .. }
        | Relation::Covered { .. }
        | Relation::Rested { .. }
        | Relation::AtMost { .. }
        | Relation::NoOverlap { .. } => None,
    }
}

/// Returns the numbers of those tasks that the problem has, each once, ascending.
fn all_known(problem: &Problem, tasks: &[TaskId]) -> Vec<u32> {
    let mut list: Vec<u32> = tasks.iter().filter_map(|task| known(problem, *task)).collect();
    list.sort_unstable();
    list.dedup();
    list
}

type Rested = (Vec<u32>, Option<u32>, Vec<u32>);

/// `None` where nobody works.
fn compile_rested(
    problem: &Problem,
    held: &Holdings,
    work: &[TaskId],
    of: Option<ResourceId>,
    relief: &[TaskId],
) -> Option<Rested> {
    let of = match of {
        Some(resource) => Some(held.number(resource)?),
        None => None,
    };
    let (mut work, relief) = (all_known(problem, work), all_known(problem, relief));
    work.retain(|task| !relief.contains(task));
    Some((work, of, relief)).filter(|(work, ..)| !work.is_empty())
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
        Relation::Rested { work, relief, .. } => work.iter().chain(relief).copied().collect(),
        Relation::AtMost { tasks, .. } => tasks.clone(),
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
        task.row,
        &task.starts,
        &task.uses,
        &task.one_of,
        &task.loads,
        &task.stations,
        &task.preferred,
    )
}
