//! The cheapest decisions whose bound reaches so many minutes.
//!
//! All decisions lie in sets, the set with the cheapest decisions first. Its cheapest decisions are tried; where they fail, the
//! set is split into what is left beside all that fails with them. What succeeds first is the cheapest there is.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use commontime_school::lever::{Decisions, Sets};

use super::costs::{Costs, Key};
use super::nogoods::{Nogood, Nogoods, split};
use super::oracle::Oracle;

/// The search, with all it knows to fail.
pub(super) struct Cheapest<'c> {
    costs: &'c Costs,
    nogoods: Nogoods,
    /// How often each lever could be opened when sets grew: these are tried first.
    opened: Vec<usize>,
}

impl<'c> Cheapest<'c> {
    pub(super) fn new(costs: &'c Costs) -> Self {
        let n_levers = costs.everything().0.len();
        Self { costs, nogoods: Nogoods::default(), opened: vec![0; n_levers] }
    }

    /// Returns the cheapest decisions whose bound is so many minutes or more, with the bound; `None` where there are none, or where
    /// the search is stopped.
    pub(super) fn reaching(
        &mut self,
        wanted: i64,
        oracle: &mut Oracle<'_>,
        stop: &dyn Fn() -> bool,
    ) -> Option<(Decisions, i64)> {
        let mut heap: BinaryHeap<Reverse<(Key, Decisions, Sets)>> = BinaryHeap::new();
        let push = |heap: &mut BinaryHeap<_>, sets: Sets| {
            if let Some((key, decisions)) = self.costs.best(&sets) {
                heap.push(Reverse((key, decisions, sets)));
            }
        };
        push(&mut heap, self.costs.everything());
        while let Some(Reverse((_, decisions, sets))) = heap.pop() {
            if stop() {
                return None;
            }
            if self.nogoods.against(&decisions, wanted).is_none() {
                let bound = oracle.of(&decisions, wanted);
                if bound >= wanted {
                    return Some((decisions, bound));
                }
                let nogood =
                    grown(&decisions, bound, wanted, &self.costs.everything(), &mut self.opened, oracle);
                self.nogoods.add(nogood);
            }
            if let Some(nogood) = self.nogoods.against(&decisions, wanted) {
                for part in split(&sets, &nogood.sets) {
                    push(&mut heap, part);
                }
            }
        }
        None
    }
}

/// Returns decisions that fail, with as many others as can be shown to fail for the same number of minutes.
fn grown(
    decisions: &Decisions,
    bound: i64,
    wanted: i64,
    everything: &Sets,
    opened: &mut [usize],
    oracle: &mut Oracle<'_>,
) -> Nogood {
    let mut nogood = Nogood { sets: Sets::just(decisions), lowest: bound };
    let mut order: Vec<usize> = (0..everything.0.len()).collect();
    order.sort_by_key(|lever| (Reverse(opened[*lever]), *lever));
    for lever in order {
        // All settings at once where the lever only opens, else one after the other.
        let all = &everything.0[lever];
        let tries: Vec<Vec<usize>> = if oracle.only_opens(lever) {
            vec![all.clone()]
        } else {
            all.iter()
                .filter(|setting| **setting != decisions.0[lever])
                .map(|setting| vec![*setting])
                .collect()
        };
        for settings in tries {
            let mut larger = nogood.sets.clone();
            // What is new is judged alone: the rest was before.
            larger.0[lever].clone_from(&settings);
            if let Some(bound) = oracle.refutes(&larger, wanted) {
                opened[lever] += 1;
                nogood.lowest = nogood.lowest.max(bound);
                larger.0[lever].extend(&nogood.sets.0[lever]);
                larger.0[lever].sort_unstable();
                larger.0[lever].dedup();
                nogood.sets = larger;
            }
        }
    }
    nogood
}
