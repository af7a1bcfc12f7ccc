//! The cheapest decisions whose bound reaches so many minutes.
//!
//! All decisions lie in sets, the set with the cheapest decisions first. Its cheapest decisions are tried; where they fail, the
//! set is split into what is left beside all that fails with them. What succeeds first is the cheapest there is.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use commontime_school::Cents;
use commontime_school::lever::{Decisions, Sets};

use super::costs::{Costs, Key};
use super::nogoods::{Nogood, Nogoods, split};
use super::oracle::Oracle;
use crate::design::Look;

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

    /// Returns what decisions cost.
    pub(super) fn cost_of(&self, decisions: &Decisions) -> Cents {
        self.costs.of(decisions)
    }

    /// Returns the cheapest decisions whose bound is so many minutes or more, with the bound; `None` where there are none, or where
    /// the search is stopped.
    ///
    /// Decisions of the sets `beside` are left out, though nothing is known of them.
    pub(super) fn reaching(
        &mut self,
        wanted: i64,
        beside: &[Sets],
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
            if let Some(left_out) = beside.iter().find(|left_out| left_out.contain(&decisions)) {
                for part in split(&sets, left_out) {
                    push(&mut heap, part);
                }
                continue;
            }
            if self.nogoods.against(&decisions, wanted).is_none() {
                let look = match oracle.of(&decisions, wanted) {
                    Ok(bound) => return Some((decisions, bound)),
                    Err(look) => look,
                };
                let all = self.costs.everything();
                let nogood = grown(&decisions, wanted, &all, &mut self.opened, oracle, look);
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
    wanted: i64,
    everything: &Sets,
    opened: &mut [usize],
    oracle: &mut Oracle<'_>,
    look: Look,
) -> Nogood {
    let mut nogood = Nogood { sets: Sets::just(decisions), fails_from: wanted };
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
            if oracle.refutes(&larger, wanted, look) {
                opened[lever] += 1;
                larger.0[lever].extend(&nogood.sets.0[lever]);
                larger.0[lever].sort_unstable();
                larger.0[lever].dedup();
                nogood.sets = larger;
            }
        }
    }
    nogood
}
