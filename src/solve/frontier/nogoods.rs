//! Decisions that are known to fail, in sets: none of a set reaches more than so many minutes.
//!
//! A set begins with the decisions that were found to fail and grows lever by lever, as far as the bound of all of it stays too low.
//! What is then cut off from the search is cut off by a proof; where designs of plain days alone are asked about, by what was not found.

use commontime_school::lever::{Decisions, Sets};

/// Decisions of which none reaches so many minutes.
#[derive(Clone, Debug)]
pub(super) struct Nogood {
    pub(super) sets: Sets,
    /// No schedule with any of these decisions has so many, or more.
    pub(super) fails_from: i64,
}

/// All that is known to fail.
#[derive(Clone, Debug, Default)]
pub(super) struct Nogoods(Vec<Nogood>);

impl Nogoods {
    pub(super) fn add(&mut self, nogood: Nogood) {
        self.0.push(nogood);
    }

    /// Returns those that reach fewer than so many minutes, whatever else is asked of them.
    pub(super) fn below(&self, minutes: i64) -> Self {
        let below = self.0.iter().filter(|nogood| nogood.fails_from <= minutes);
        Self(below.map(|nogood| Nogood { fails_from: i64::MIN, ..nogood.clone() }).collect())
    }

    /// Returns why decisions cannot reach so many minutes, where that is known: of several sets, the one found last.
    pub(super) fn against(&self, decisions: &Decisions, wanted: i64) -> Option<&Nogood> {
        self.0.iter().rev().find(|nogood| nogood.fails_from <= wanted && nogood.sets.contain(decisions))
    }
}

/// Returns sets that together hold what the sets hold beside those of a nogood, each decision once.
pub(super) fn split(sets: &Sets, nogood: &Sets) -> Vec<Sets> {
    let mut parts = Vec::new();
    let mut rest = sets.clone();
    for lever in 0..sets.0.len() {
        let (inside, outside): (Vec<usize>, Vec<usize>) =
            rest.0[lever].iter().partition(|setting| nogood.0[lever].contains(setting));
        if !outside.is_empty() {
            let mut part = rest.clone();
            part.0[lever] = outside;
            parts.push(part);
        }
        rest.0[lever] = inside;
        if rest.0[lever].is_empty() {
            break;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solve::frontier::price_group::product;

    #[test]
    fn what_is_split_off_is_all_but_the_nogood_and_nothing_twice() {
        let sets = Sets(vec![vec![0, 1, 2], vec![0, 1], vec![1, 3]]);
        let nogood = Sets(vec![vec![0, 2], vec![1], vec![0, 1]]);
        let parts = split(&sets, &nogood);
        for settings in product(&[vec![0, 1, 2], vec![0, 1], vec![0, 1, 2, 3]]) {
            let decisions = Decisions(settings);
            let held = parts.iter().filter(|part| part.contain(&decisions)).count();
            let expected = sets.contain(&decisions) && !nogood.contain(&decisions);
            assert_eq!(held, usize::from(expected), "{decisions:?}");
        }
    }
}
