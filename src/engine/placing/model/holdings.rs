//! Which resources tasks hold: always, or by a choice from a list.

use super::{Candidate, Slot};
use crate::placing::{
    lists::Lists,
    problem::{Problem, Relation, ResourceId, Task},
};

/// The resources of all tasks, renumbered to those that some task names.
pub(super) struct Holdings {
    /// The resources that some task names, ascending; their places here are their numbers.
    named: Vec<ResourceId>,
    pub(super) n_resources: u32,
    pub(super) keeps_gaps: Vec<bool>,
    pub(super) uses: Lists<u32>,
    pub(super) users: Lists<u32>,
    pub(super) slots: Vec<Slot>,
    pub(super) slots_of: Lists<u32>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) offers: Lists<u32>,
    pub(super) twins: Vec<u32>,
    pub(super) given: Vec<Vec<Option<ResourceId>>>,
}

impl Holdings {
    /// Returns the number of a resource that some task names.
    pub(super) fn number(&self, id: ResourceId) -> Option<u32> {
        self.named.binary_search(&id).ok().map(|at| at as u32)
    }
}

/// Compiles what tasks hold; closes tasks whose lists cannot be served.
pub(super) fn compile(problem: &Problem, open: &mut [bool]) -> Holdings {
    let tasks = &problem.tasks;
    let named = named_resources(tasks);
    let keeps_gaps =
        named.iter().map(|id| problem.resources.get(id.0 as usize).is_none_or(|known| known.keeps_gaps));
    let keeps_gaps: Vec<bool> = keeps_gaps.collect();
    let number = |id: &ResourceId| named.partition_point(|known| known < id) as u32;
    let mut uses = Vec::new();
    let mut slots: Vec<Slot> = Vec::new();
    let mut candidates = Vec::new();
    let mut given = Vec::new();
    for (at, task) in tasks.iter().enumerate() {
        let Some(reduced) = reduce(task) else {
            open[at] = false;
            uses.push(Vec::new());
            given.push(vec![None; task.one_of.len()]);
            continue;
        };
        uses.push(reduced.uses.iter().map(number).collect());
        for (list, choices) in
            reduced.lists.iter().enumerate().filter(|(list, _)| reduced.given[*list].is_none())
        {
            let (slot, first) = (slots.len() as u32, candidates.len() as u32);
            let candidate =
                |id: &ResourceId| Candidate { slot, task: at as u32, resource: number(id), id: *id };
            candidates.extend(choices.iter().map(candidate));
            slots.push(Slot { task: at as u32, list: list as u32, first, end: candidates.len() as u32 });
        }
        given.push(reduced.given);
    }
    let holders = gather(named.len(), uses.iter().flatten().zip(tasks_of(&uses)));
    let offers =
        gather(named.len(), candidates.iter().map(|candidate: &Candidate| &candidate.resource).zip(0..));
    Holdings {
        n_resources: named.len() as u32,
        twins: twins(problem, &named, &holders, &offers, &candidates),
        keeps_gaps,
        uses: Lists::new(uses),
        users: Lists::new(holders),
        slots_of: Lists::new(gather(tasks.len(), slots.iter().map(|slot| &slot.task).zip(0..))),
        slots,
        candidates,
        offers: Lists::new(offers),
        given,
        named,
    }
}

/// Returns the task of each resource held, in the order of the lists.
fn tasks_of(uses: &[Vec<u32>]) -> impl Iterator<Item = u32> {
    (0..).zip(uses).flat_map(|(task, held)| std::iter::repeat_n(task, held.len()))
}

/// Returns a list for each key with everything paired with that key.
fn gather<'a>(n_keys: usize, pairs: impl Iterator<Item = (&'a u32, u32)>) -> Vec<Vec<u32>> {
    let mut lists = vec![Vec::new(); n_keys];
    for (key, item) in pairs {
        lists[*key as usize].push(item);
    }
    lists
}

fn named_resources(tasks: &[Task]) -> Vec<ResourceId> {
    let mut named: Vec<ResourceId> =
        tasks.iter().flat_map(|task| task.uses.iter().chain(task.one_of.iter().flatten())).copied().collect();
    named.sort_unstable();
    named.dedup();
    named
}

/// One task's resources after every list with a single choice has become a resource it always holds.
struct Reduced {
    uses: Vec<ResourceId>,
    lists: Vec<Vec<ResourceId>>,
    given: Vec<Option<ResourceId>>,
}

/// Reduces a task's lists; `None` when some list has no choice left.
fn reduce(task: &Task) -> Option<Reduced> {
    let mut uses = task.uses.clone();
    uses.sort_unstable();
    uses.dedup();
    let mut lists = task.one_of.clone();
    for list in &mut lists {
        list.sort_unstable();
        list.dedup();
    }
    let mut given = vec![None; lists.len()];
    loop {
        let mut changed = false;
        for (list, given) in lists.iter_mut().zip(&mut given).filter(|(_, given)| given.is_none()) {
            list.retain(|id| !uses.contains(id));
            match list.as_slice() {
                [] => return None,
                [only] => {
                    uses.push(*only);
                    *given = Some(*only);
                    changed = true;
                }
                _ => {}
            }
        }
        if !changed {
            return Some(Reduced { uses, lists, given });
        }
    }
}

/// Numbers resources so that two with the same number are offered by the same slots and always held by no task:
/// swapping them changes nothing.
fn twins(
    problem: &Problem,
    named: &[ResourceId],
    holders: &[Vec<u32>],
    offers: &[Vec<u32>],
    candidates: &[Candidate],
) -> Vec<u32> {
    // Whether it keeps gaps, the slots that offer it, and how its work is limited; nothing where a task always holds it.
    let key = |resource: usize| {
        let id = named[resource];
        let keeps_gaps = problem.resources.get(id.0 as usize).is_none_or(|known| known.keeps_gaps);
        let slots = offers[resource].iter().map(|candidate| candidates[*candidate as usize].slot);
        // All that is said of it alone, but for its name.
        let rests = problem.relations.iter().filter_map(|relation| match relation {
            Relation::Rested { work, of, relief, most, pause } if *of == Some(id) => {
                Some((work, Some((relief, *pause)), *most))
            }
            Relation::AtMost { of, tasks, most } if *of == id => Some((tasks, None, *most)),
            _ => None,
        });
        holders[resource]
            .is_empty()
            .then(|| (keeps_gaps, slots.collect::<Vec<u32>>(), rests.collect::<Vec<_>>()))
    };
    let mut sorted: Vec<_> = (0..holders.len()).map(|r| (key(r), r as u32)).collect();
    sorted.sort_unstable();
    let mut twins: Vec<u32> = (0..holders.len() as u32).collect();
    for pair in sorted.windows(2) {
        if pair[0].0.is_some() && pair[0].0 == pair[1].0 {
            twins[pair[1].1 as usize] = twins[pair[0].1 as usize];
        }
    }
    twins
}
