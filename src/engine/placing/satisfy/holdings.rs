//! Which task holds which resource, and that two that hold the same are apart.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::formula::{Fact, Formula};
use super::times::Times;
use crate::placing::problem::{Problem, Relation, ResourceId};

/// Who holds what.
pub(super) struct Holdings {
    /// For each resource the tasks that may hold it, and whether they do.
    pub(super) of: BTreeMap<ResourceId, BTreeMap<usize, Fact>>,
    /// Pairs of tasks, smaller place first, of which one may lie within the other.
    nested: BTreeSet<(usize, usize)>,
    /// For each task and each of its lists, which resource is chosen.
    chosen: Vec<Vec<BTreeMap<ResourceId, Fact>>>,
}

impl Holdings {
    pub(super) fn new(problem: &Problem, times: &Times, formula: &mut Formula) -> Self {
        let mut of: BTreeMap<ResourceId, BTreeMap<usize, Fact>> = BTreeMap::new();
        let mut chosen = Vec::new();
        for (at, task) in problem.tasks.iter().enumerate() {
            let is_placed = times.is_placed(at);
            for used in &task.uses {
                of.entry(*used).or_default().insert(at, is_placed);
            }
            let mut lists: Vec<BTreeMap<ResourceId, Fact>> = Vec::new();
            for list in &task.one_of {
                let free: BTreeSet<ResourceId> =
                    list.iter().copied().filter(|it| !task.uses.contains(it)).collect();
                let choices: BTreeMap<_, _> = free.into_iter().map(|it| (it, formula.open())).collect();
                formula.any([!is_placed].into_iter().chain(choices.values().copied()));
                let facts: Vec<Fact> = choices.values().copied().collect();
                for (place, one) in facts.iter().enumerate() {
                    formula.any([!*one, is_placed]);
                    for other in &facts[place + 1..] {
                        formula.any([!*one, !*other]);
                    }
                }
                // Another list chose another one.
                for before in &lists {
                    for (resource, one) in &choices {
                        if let Some(other) = before.get(resource) {
                            formula.any([!*one, !*other]);
                        }
                    }
                }
                lists.push(choices);
            }
            let all: BTreeSet<ResourceId> = lists.iter().flat_map(|list| list.keys().copied()).collect();
            for resource in all {
                let ways: Vec<Fact> = lists.iter().filter_map(|list| list.get(&resource).copied()).collect();
                let holds = if let [only] = ways[..] {
                    only
                } else {
                    let holds = formula.open();
                    for way in &ways {
                        formula.any([!*way, holds]);
                    }
                    formula.any([!holds].into_iter().chain(ways));
                    holds
                };
                of.entry(resource).or_default().insert(at, holds);
            }
            chosen.push(lists);
        }
        Self { of, nested: nested(problem), chosen }
    }

    /// The resources that some task may hold.
    pub(super) fn resources(&self) -> impl Iterator<Item = ResourceId> + '_ {
        self.of.keys().copied()
    }

    /// Requires that a resource is not held by two tasks at once, or with less than their gap between them.
    pub(super) fn keep_apart(
        &self,
        resource: ResourceId,
        problem: &Problem,
        times: &Times,
        pairs: &mut Pairs,
        formula: &mut Formula,
    ) {
        let keeps_gaps = problem.resources.get(resource.0 as usize).is_none_or(|known| known.keeps_gaps);
        let tasks: Vec<(usize, Fact)> = self.of[&resource].iter().map(|(at, holds)| (*at, *holds)).collect();
        for (place, &(a, holds_a)) in tasks.iter().enumerate() {
            for &(b, holds_b) in tasks[place + 1..].iter().filter(|(b, _)| !self.nested.contains(&(a, *b))) {
                let gap = if keeps_gaps { problem.tasks[a].gap_to(&problem.tasks[b]) } else { 0 };
                pairs.apart((a, b), gap, [holds_a, holds_b], times, formula);
            }
        }
    }

    /// Returns what a task chose in the answer found, a resource for each list.
    pub(super) fn chosen(&self, task: usize, formula: &Formula) -> Vec<ResourceId> {
        let chosen = |list: &BTreeMap<ResourceId, Fact>| {
            list.iter().find(|(_, is_chosen)| formula.holds(**is_chosen)).map(|(resource, _)| *resource)
        };
        self.chosen[task].iter().filter_map(chosen).collect()
    }
}

/// Returns the pairs of tasks, smaller place first, of which one may lie within the other.
fn nested(problem: &Problem) -> BTreeSet<(usize, usize)> {
    let mut nested = BTreeSet::new();
    for relation in &problem.relations {
        let Relation::Within { inner, outers } = relation else { continue };
        for outer in outers {
            let (a, b) = (inner.0.min(outer.0) as usize, inner.0.max(outer.0) as usize);
            nested.insert((a, b));
        }
    }
    nested
}

/// Pairs of tasks with a gap, and whether the first is before the second or after: each pair is ordered once, whatever keeps it apart.
#[derive(Default)]
pub(super) struct Pairs(HashMap<(usize, usize, u32), (Fact, Fact)>);

impl Pairs {
    /// Requires that two tasks have a gap between them where both facts hold.
    pub(super) fn apart(
        &mut self,
        (a, b): (usize, usize),
        gap: u32,
        when: [Fact; 2],
        times: &Times,
        formula: &mut Formula,
    ) {
        let ways = *self.0.entry((a, b, gap)).or_insert_with(|| {
            let (before, after) = (formula.open(), formula.open());
            times.later((a, b), times.length(a) + i64::from(gap), &[before], formula);
            times.later((b, a), times.length(b) + i64::from(gap), &[after], formula);
            (before, after)
        });
        formula.any([!when[0], !when[1], ways.0, ways.1]);
    }
}
