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

/// Which of several decisions that cost the same is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prefer {
    /// What has the best bound, and of this what goes furthest.
    TheBest,
    /// What changes little.
    FewChanges,
}

/// What decisions are sought for.
#[derive(Clone, Debug)]
pub(super) struct Wanted {
    /// The lowest weekly minutes that they may reach.
    pub(super) minutes: i64,
    /// They cost less than this.
    pub(super) below: Option<Cents>,
    /// They are in none of these sets, though nothing is known of those.
    pub(super) beside: Vec<Sets>,
}

impl Wanted {
    /// Returns what asks for nothing but minutes.
    pub(super) fn minutes(minutes: i64) -> Self {
        Self { minutes, below: None, beside: Vec::new() }
    }
}

/// The search, with all it knows to fail.
#[derive(Clone)]
pub(super) struct Cheapest<'c> {
    costs: &'c Costs,
    nogoods: Nogoods,
    /// How often each lever could be opened when sets grew: these are tried first.
    opened: Vec<usize>,
    /// Schools that are looked at for one answer at most.
    most_bounds: usize,
}

impl<'c> Cheapest<'c> {
    pub(super) fn new(costs: &'c Costs) -> Self {
        let n_levers = costs.everything().0.len();
        Self { costs, nogoods: Nogoods::default(), opened: vec![0; n_levers], most_bounds: usize::MAX }
    }

    /// Returns one that knows as much and gives up after so many schools.
    pub(super) fn giving_up_after(&self, most_bounds: usize) -> Self {
        Self { most_bounds, ..self.clone() }
    }

    /// Returns one that seeks among what gives everyone so many minutes, by something else than minutes.
    pub(super) fn with_at_least(&self, minutes: i64) -> Self {
        Self { nogoods: self.nogoods.below(minutes), ..self.clone() }
    }

    /// Returns what decisions cost.
    pub(super) fn cost_of(&self, decisions: &Decisions) -> Cents {
        self.costs.of(decisions)
    }

    /// Returns the cheapest decisions that are wanted and for which the minutes are not ruled out, with a bound: the best one where that is preferred.
    /// `None` where there are none, or where the search is stopped or gives up.
    ///
    /// What costs the same is looked at together, as far as levers that only open go.
    pub(super) fn reaching(
        &mut self,
        Wanted { minutes: wanted, below, beside }: &Wanted,
        prefer: Prefer,
        oracle: &mut Oracle<'_>,
        stop: &dyn Fn() -> bool,
    ) -> Option<(Decisions, i64)> {
        let wanted = *wanted;
        let mut heap: BinaryHeap<Reverse<(Key, Decisions, Sets)>> = BinaryHeap::new();
        let push = |heap: &mut BinaryHeap<_>, sets: Sets| {
            if let Some((key, decisions)) = self.costs.best(&sets) {
                heap.push(Reverse((key, decisions, sets)));
            }
        };
        push(&mut heap, self.costs.everything());
        let n_before = oracle.n_bounds();
        while let Some(Reverse((_, decisions, sets))) = heap.pop() {
            let costs_less = below.is_none_or(|below| self.costs.of(&decisions) < below);
            if !costs_less || stop() || oracle.n_bounds() - n_before >= self.most_bounds {
                return None;
            }
            let alike = self.costs.as_cheap(&decisions, &sets);
            // What is looked at together has nothing that is left out.
            let left_out = beside.iter().find(|left_out| left_out.meet(&alike));
            let nogood = || self.nogoods.against(&decisions, wanted).map(|nogood| &nogood.sets);
            if let Some(left_out) = left_out.or_else(nogood) {
                for part in split(&sets, left_out) {
                    push(&mut heap, part);
                }
                continue;
            }
            if let Some(overdrawn) = oracle.overdrawn(&decisions, &alike) {
                let overdrawn = self.costs.one_of_each_post(&decisions, overdrawn);
                for part in split(&sets, &overdrawn) {
                    push(&mut heap, part);
                }
                continue;
            }
            if prefer == Prefer::FewChanges
                && let Ok(bound) = oracle.of(&decisions, wanted, prefer)
            {
                return Some((decisions, bound));
            }
            let several = |lever: &usize| alike.0[*lever].len() > 1;
            let asks = (0..alike.0.len()).filter(several).find(|lever| oracle.asks(*lever));
            // A lever that asks for something may fail where it is pulled: with and without it are looked at apart.
            let found = match asks {
                Some(_) if oracle.refutes(&alike, wanted, Look::Quick) => Err(Look::Quick),
                Some(lever) => Ok(lever),
                None => match oracle.best_in(&alike, wanted, prefer) {
                    Ok(open) => {
                        let furthest = furthest(&open);
                        if prefer != Prefer::TheBest {
                            let fewer = with_fewer_changes(open, wanted, oracle);
                            if let Ok(bound) = oracle.of(&fewer, wanted, prefer) {
                                return Some((fewer, bound));
                            }
                        }
                        match (oracle.of(&furthest, wanted, prefer), (0..alike.0.len()).find(several)) {
                            (Ok(bound), _) => return Some((furthest, bound)),
                            // Together they might; what goes furthest does not, for want of money, say.
                            (Err(_), Some(lever)) => Ok(lever),
                            (Err(look), None) => Err(look),
                        }
                    }
                    Err(look) => Err(look),
                },
            };
            match found {
                Ok(lever) => {
                    let (mut one, mut rest) = (sets.clone(), sets);
                    let furthest = alike.0[lever].last().copied().unwrap_or(0);
                    one.0[lever].retain(|setting| *setting == furthest);
                    rest.0[lever].retain(|setting| *setting != furthest);
                    push(&mut heap, one);
                    push(&mut heap, rest);
                }
                Err(look) => {
                    let all = self.costs.everything();
                    let nogood = grown(alike, wanted, &all, &mut self.opened, oracle, look);
                    for part in split(&sets, &nogood.sets) {
                        push(&mut heap, part);
                    }
                    self.nogoods.add(nogood);
                }
            }
        }
        None
    }
}

/// Returns decisions of the sets that may reach so many minutes, as far as is seen at a glance, and would not with any lever of those that
/// are open less far.
fn with_fewer_changes(mut sets: Sets, wanted: i64, oracle: &mut Oracle<'_>) -> Decisions {
    for lever in (0..sets.0.len()).rev() {
        let open = sets.0[lever].clone();
        let enough = open.iter().find(|setting| {
            let mut fewer = sets.clone();
            fewer.0[lever] = vec![**setting];
            open.len() == 1 || !oracle.refutes(&fewer, wanted, Look::Quick)
        });
        sets.0[lever] = enough.or(open.last()).into_iter().copied().collect();
    }
    furthest(&sets)
}

/// Returns the decisions that go furthest.
fn furthest(sets: &Sets) -> Decisions {
    Decisions(sets.0.iter().map(|open| open.last().copied().unwrap_or(0)).collect())
}

/// Schools that are looked at so that more decisions are shown to fail with some. Beyond that, looking at those others when their turn
/// comes takes less time: mostly it never comes.
const MOST_TO_GROW: usize = 24;

/// Returns decisions that fail, with others that can be shown to fail for the same number of minutes as easily.
fn grown(
    failed: Sets,
    wanted: i64,
    everything: &Sets,
    opened: &mut [usize],
    oracle: &mut Oracle<'_>,
    look: Look,
) -> Nogood {
    let mut nogood = Nogood { sets: failed, fails_from: wanted };
    let n_before = oracle.n_bounds();
    let mut order: Vec<usize> = (0..everything.0.len()).collect();
    order.sort_by_key(|lever| (Reverse(opened[*lever]), *lever));
    for lever in order {
        // All settings at once where the lever only opens, else one after the other.
        let all = &everything.0[lever];
        let before = &nogood.sets.0[lever];
        let tries: Vec<Vec<usize>> = if before.len() == all.len() {
            Vec::new()
        } else if oracle.only_opens(lever) {
            vec![all.clone()]
        } else {
            all.iter().filter(|setting| !before.contains(setting)).map(|setting| vec![*setting]).collect()
        };
        for settings in tries {
            if look == Look::Whole || oracle.n_bounds() - n_before >= MOST_TO_GROW {
                return nogood;
            }
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
