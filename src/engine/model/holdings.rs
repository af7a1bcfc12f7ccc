//! Which resources tasks hold: always, or by a choice from a list.

use super::{Candidate, Slot};
use crate::{
    lists::Lists,
    problem::{ResourceId, Task},
};

/// The resources of all tasks, renumbered to those that some task names.
pub(super) struct Holdings {
    pub(super) n_resources: u32,
    pub(super) uses: Lists<u32>,
    pub(super) users: Lists<u32>,
    pub(super) slots: Vec<Slot>,
    pub(super) slots_of: Lists<u32>,
    pub(super) candidates: Vec<Candidate>,
    pub(super) offers: Lists<u32>,
    pub(super) twins: Vec<u32>,
    pub(super) given: Vec<Vec<Option<ResourceId>>>,
}

/// Compiles what tasks hold; closes tasks whose lists cannot be served.
pub(super) fn compile(tasks: &[Task], open: &mut [bool]) -> Holdings {
    let named = named_resources(tasks);
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
        for (list, choices) in reduced.lists.iter().enumerate().filter(|(list, _)| reduced.given[*list].is_none()) {
            let first = candidates.len() as u32;
            let slot = slots.len() as u32;
            candidates.extend(choices.iter().map(|id| Candidate {
                slot,
                task: at as u32,
                resource: number(id),
                id: *id,
            }));
            slots.push(Slot { task: at as u32, list: list as u32, first, end: candidates.len() as u32 });
        }
        given.push(reduced.given);
    }
    let mut users = vec![Vec::new(); named.len()];
    for (task, held) in uses.iter().enumerate() {
        for resource in held {
            users[*resource as usize].push(task as u32);
        }
    }
    let mut slots_of = vec![Vec::new(); tasks.len()];
    for (at, slot) in slots.iter().enumerate() {
        slots_of[slot.task as usize].push(at as u32);
    }
    let mut offers = vec![Vec::new(); named.len()];
    for (at, candidate) in candidates.iter().enumerate() {
        offers[candidate.resource as usize].push(at as u32);
    }
    let twins = twins(&users, &offers, &candidates);
    Holdings {
        n_resources: named.len() as u32,
        uses: Lists::new(uses),
        users: Lists::new(users),
        slots,
        slots_of: Lists::new(slots_of),
        candidates,
        offers: Lists::new(offers),
        twins,
        given,
    }
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
fn twins(users: &[Vec<u32>], offers: &[Vec<u32>], candidates: &[Candidate]) -> Vec<u32> {
    let key = |resource: usize| -> Option<Vec<u32>> {
        let free = users[resource].is_empty();
        free.then(|| offers[resource].iter().map(|candidate| candidates[*candidate as usize].slot).collect())
    };
    let mut sorted: Vec<(Option<Vec<u32>>, u32)> = (0..users.len()).map(|r| (key(r), r as u32)).collect();
    sorted.sort_unstable();
    let mut twins: Vec<u32> = (0..users.len() as u32).collect();
    for pair in sorted.windows(2) {
        if pair[0].0.is_some() && pair[0].0 == pair[1].0 {
            twins[pair[1].1 as usize] = twins[pair[0].1 as usize];
        }
    }
    twins
}
