//! Bounds: no schedule with any decisions of a set has a lowest above so many minutes.

use std::collections::BTreeMap;

use commontime_audit::dollars;
use commontime_school::lever::{Decisions, Sets};
use commontime_school::position::Pay;
use commontime_school::{Campus, Cents};

use super::costs::product;
use crate::design::most;
use crate::mip::Limits;

/// The bound of decisions that cannot be had.
pub(super) const NEVER: i64 = i64::MIN;

/// Works bounds out and remembers them.
pub(super) struct Oracle<'a> {
    campus: &'a Campus,
    /// For sets that one school is the loosest of: a bound, and up to which number of minutes it is the best there is.
    known: BTreeMap<Sets, Known>,
    /// The same for schools that are alike but for what they cost.
    alike: BTreeMap<String, Known>,
    /// Decisions whose own bound is known, and is what a set with them cannot have less than.
    reached: Vec<(Decisions, i64)>,
    n_bounds: usize,
}

/// A bound.
#[derive(Clone, Copy, Debug)]
struct Known {
    bound: i64,
    /// Whether no lower bound is to be had from the design.
    is_best: bool,
}

impl Known {
    /// Tells whether it is an answer to whether so many minutes can be reached.
    fn answers(self, wanted: i64) -> bool {
        self.is_best || self.bound < wanted
    }
}

impl<'a> Oracle<'a> {
    pub(super) fn new(campus: &'a Campus) -> Self {
        Self { campus, known: BTreeMap::new(), alike: BTreeMap::new(), reached: Vec::new(), n_bounds: 0 }
    }

    /// Returns how many bounds were worked out.
    pub(super) fn n_bounds(&self) -> usize {
        self.n_bounds
    }

    /// Tells whether all settings of a lever can be judged at once.
    pub(super) fn only_opens(&self, lever: usize) -> bool {
        self.campus.levers[lever].only_opens()
    }

    /// Returns the best bound for these decisions where it is `wanted` or more, else any that is less.
    pub(super) fn of(&mut self, decisions: &Decisions, wanted: i64) -> i64 {
        let bound = match self.campus.with(decisions) {
            Ok(campus) if is_overdrawn(&campus) => NEVER,
            _ => self.of_one(&Sets::just(decisions), wanted),
        };
        if bound >= wanted {
            self.reached.push((decisions.clone(), bound));
        }
        bound
    }

    /// Tells whether it is proved that none of the decisions of these sets reaches so many minutes, and if so returns a bound for
    /// them all.
    pub(super) fn refutes(&mut self, sets: &Sets, wanted: i64) -> Option<i64> {
        if self.reached.iter().any(|(decisions, bound)| *bound >= wanted && sets.contain(decisions)) {
            return None;
        }
        let choices: Vec<Vec<Vec<usize>>> = (0..sets.0.len())
            .map(|lever| {
                let settings = &sets.0[lever];
                if self.only_opens(lever) {
                    vec![settings.clone()]
                } else {
                    settings.iter().map(|setting| vec![*setting]).collect()
                }
            })
            .collect();
        let places: Vec<Vec<usize>> = choices.iter().map(|choice| (0..choice.len()).collect()).collect();
        let mut most = NEVER;
        for chosen in product(&places) {
            let one = Sets(chosen.iter().zip(&choices).map(|(at, choice)| choice[*at].clone()).collect());
            let bound = self.of_one(&one, wanted);
            if bound >= wanted {
                return None;
            }
            most = most.max(bound);
        }
        Some(most)
    }

    /// Returns a bound for sets that one school is the loosest of.
    fn of_one(&mut self, sets: &Sets, wanted: i64) -> i64 {
        if let Some(known) = self.known.get(sets).filter(|known| known.answers(wanted)) {
            return known.bound;
        }
        // What holds for more decisions holds for these.
        let holds = |larger: &Sets| {
            larger.0.iter().zip(&sets.0).all(|(larger, smaller)| smaller.iter().all(|it| larger.contains(it)))
        };
        let of_more = self.known.iter().filter(|(larger, known)| known.bound < wanted && holds(larger));
        if let Some(bound) = of_more.map(|(_, known)| known.bound).min() {
            return bound;
        }
        let known = match self.campus.at_its_loosest(sets) {
            Ok(campus) => self.of_school(&campus, wanted),
            Err(_) => Known { bound: NEVER, is_best: true },
        };
        self.known.insert(sets.clone(), known);
        known.bound
    }

    fn of_school(&mut self, campus: &Campus, wanted: i64) -> Known {
        let school = fingerprint(campus);
        if let Some(known) = self.alike.get(&school).filter(|known| known.answers(wanted)) {
            return *known;
        }
        self.n_bounds += 1;
        let bound = most(campus, wanted, Limits::default()).unwrap_or(NEVER);
        let known = Known { bound, is_best: bound >= wanted || bound == NEVER };
        self.alike.insert(school, known);
        known
    }
}

/// Returns all that the design reads of a school, in words.
fn fingerprint(campus: &Campus) -> String {
    let (bells, people, teams) = (&campus.bells, &campus.people, &campus.teams);
    let (grades, homerooms, specials) = (&campus.grades, &campus.homerooms, &campus.specials);
    let services = &campus.services;
    // What posts cost is not the design's, as funds have no limit; of how they are paid only this is.
    let posts: Vec<_> =
        campus.positions.iter().map(|post| (post.filled_by, post.pay.is_some_and(Pay::is_hourly))).collect();
    format!("{bells:?}{people:?}{teams:?}{grades:?}{homerooms:?}{specials:?}{services:?}{posts:?}")
}

/// Tells whether some fund is charged more than it has.
fn is_overdrawn(campus: &Campus) -> bool {
    dollars(campus).funds.iter().any(|balance| balance.left() < Cents::ZERO)
}
