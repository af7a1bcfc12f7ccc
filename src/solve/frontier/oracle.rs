//! Bounds: no schedule with any decisions of a set has a lowest above so many minutes.

use std::collections::BTreeMap;

use commontime_audit::dollars;
use commontime_school::lever::{Decisions, Sets};
use commontime_school::position::Pay;
use commontime_school::{Campus, Cents};
use rayon::ThreadPool;
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::bells::Bells;
use crate::design::memory::Memory;
use crate::design::{Look, has_enough, may_reach, most};
use crate::mip::Limits;

/// Schools whose bounds are worked out at once. It does not depend on threads, so that what is asked does not either.
const AT_ONCE: usize = 8;

/// Works bounds out and remembers them.
pub(super) struct Oracle<'a> {
    campus: &'a Campus,
    bells: Bells,
    /// What is known of sets that one school is the loosest of.
    known: BTreeMap<Sets, Known>,
    /// The same for schools that are alike but for what they cost.
    alike: BTreeMap<String, Known>,
    /// Sets of which none reaches so many minutes.
    refuted: Vec<(Sets, i64)>,
    /// The best bounds of decisions: sets with them cannot be proved to have less.
    best_bounds: BTreeMap<Decisions, i64>,
    /// Decisions that some fund has too little for.
    overdrawn: Vec<Decisions>,
    memory: Memory,
    pool: &'a ThreadPool,
    n_bounds: usize,
}

/// What is known of a school.
#[derive(Clone, Copy, Debug)]
struct Known {
    /// The design cannot tell that it does not reach so many minutes.
    may_reach: i64,
    /// Looked at quickly, it cannot tell so.
    may_reach_quickly: i64,
    /// No schedule reaches so many.
    fails_from: i64,
}

impl Known {
    const NOTHING: Self = Self { may_reach: i64::MIN, may_reach_quickly: i64::MIN, fails_from: i64::MAX };
    const NO_SCHEDULE: Self = Self { fails_from: i64::MIN, ..Self::NOTHING };

    /// Tells whether so many minutes may be reached, where it is known.
    fn answer(self, wanted: i64, look: Look) -> Option<bool> {
        if wanted <= self.may_reach || look == Look::Quick && wanted <= self.may_reach_quickly {
            Some(true)
        } else {
            (wanted >= self.fails_from).then_some(false)
        }
    }
}

impl<'a> Oracle<'a> {
    pub(super) fn new(campus: &'a Campus, pool: &'a ThreadPool) -> Self {
        Self {
            campus,
            bells: Bells::new(campus),
            known: BTreeMap::new(),
            alike: BTreeMap::new(),
            refuted: Vec::new(),
            best_bounds: BTreeMap::new(),
            overdrawn: Vec::new(),
            memory: Memory::default(),
            pool,
            n_bounds: 0,
        }
    }

    /// Returns how many bounds were worked out.
    pub(super) fn n_bounds(&self) -> usize {
        self.n_bounds
    }

    /// Tells whether all settings of a lever can be judged at once.
    pub(super) fn only_opens(&self, lever: usize) -> bool {
        self.campus.levers[lever].only_opens()
    }

    /// Returns the best bound for these decisions, which is `wanted` or more; where it is less, how hard one had to look to see that.
    pub(super) fn of(&mut self, decisions: &Decisions, wanted: i64) -> Result<i64, Look> {
        if let Some(bound) = self.best_bounds.get(decisions).filter(|bound| **bound >= wanted) {
            return Ok(*bound);
        }
        let campus = self.campus.with(decisions).map_err(|_| Look::Quick)?;
        if is_overdrawn(&campus) {
            self.overdrawn.push(decisions.clone());
            return Err(Look::Quick);
        }
        let one = [self.bells.first_alike(&Sets::just(decisions))];
        for look in [Look::Quick, Look::Whole] {
            if !self.may_reach(&one, wanted, look) {
                return Err(look);
            }
        }
        let bound = self.best(&campus);
        self.best_bounds.insert(decisions.clone(), bound);
        if bound < wanted { Err(Look::Whole) } else { Ok(bound) }
    }

    /// Returns decisions that some fund has too little for, with the school they make, though they may reach so many minutes: of those that
    /// were looked at the first that passes.
    pub(super) fn not_payable(
        &self,
        wanted: i64,
        passes: impl Fn(&Campus) -> bool,
    ) -> Option<(Decisions, Campus)> {
        let schools = self
            .overdrawn
            .iter()
            .filter_map(|decisions| Some((decisions.clone(), self.campus.with(decisions).ok()?)));
        // With the money they may reach it: funds are no limit here.
        let may = |(decisions, _): &(Decisions, Campus)| {
            let paid = self.campus.at_its_loosest(&Sets::just(decisions));
            paid.is_ok_and(|paid| may_reach(&paid, wanted, Look::Whole, Limits::default(), &self.memory))
        };
        schools.filter(|(_, campus)| passes(campus)).find(may)
    }

    /// Returns the best bound of a school.
    fn best(&mut self, campus: &Campus) -> i64 {
        self.n_bounds += 1;
        most(campus, Limits::default(), &self.memory).unwrap_or(i64::MIN)
    }

    /// Of decisions that cost the same, returns those with the best bound, with the bound, beginning with some whose bound is known.
    pub(super) fn best_of(&mut self, all: &[Decisions], known: (Decisions, i64)) -> (Decisions, i64) {
        let mut alike: BTreeMap<Sets, &Decisions> = BTreeMap::new();
        for decisions in all {
            alike.entry(self.bells.first_alike(&Sets::just(decisions))).or_insert(decisions);
        }
        let schools = alike.into_values().filter_map(|decisions| {
            let campus = self.campus.with(decisions).ok().filter(|campus| !is_overdrawn(campus))?;
            Some((decisions.clone(), campus))
        });
        let mut left: Vec<(Decisions, Campus)> = schools.collect();
        let memory = &self.memory;
        let mut best = known;
        let target = i64::from(self.campus.goal.minutes_per_week.get());
        // That there is nothing better is seen sooner than what the best is; and most that are no better are seen to be so quickly.
        while best.1 < target {
            let better = best.1 + 1;
            let may = |campus: &Campus, look| may_reach(campus, better, look, Limits::default(), memory);
            left = self.pool.install(|| {
                left.into_par_iter().filter(|(_, campus)| may(campus, Look::Quick)).collect::<Vec<_>>()
            });
            let first = loop {
                let some = &left[..left.len().min(AT_ONCE)];
                let may: Vec<bool> = self
                    .pool
                    .install(|| some.par_iter().map(|(_, campus)| may(campus, Look::Whole)).collect());
                let is_one = may.contains(&true);
                // What does not reach so many does not reach more.
                let mut may = may.into_iter();
                left.retain(|_| may.next().unwrap_or(true));
                if is_one || left.is_empty() {
                    break is_one.then(|| left.remove(0));
                }
            };
            let Some((decisions, campus)) = first else { break };
            self.n_bounds += 1;
            let bound = most(&campus, Limits::default(), memory).unwrap_or(i64::MIN);
            self.best_bounds.insert(decisions.clone(), bound);
            if bound > best.1 {
                best = (decisions, bound);
            }
        }
        best
    }

    /// Tells whether it is proved that none of the decisions of these sets reaches so many minutes.
    pub(super) fn refutes(&mut self, sets: &Sets, wanted: i64, look: Look) -> bool {
        let is_reached = |(decisions, bound): (&Decisions, &i64)| *bound >= wanted && sets.contain(decisions);
        if self.best_bounds.iter().any(is_reached) {
            return false;
        }
        let are_refuted = self.is_in_refuted(sets, wanted)
            || !self.bells.apart(sets).chunks(AT_ONCE).any(|some| self.may_reach(some, wanted, look));
        if are_refuted {
            self.refuted.push((sets.clone(), wanted));
        }
        are_refuted
    }

    /// Tells whether all of these sets are among some that were refuted: what fails for more decisions fails for these.
    fn is_in_refuted(&self, sets: &Sets, wanted: i64) -> bool {
        self.refuted.iter().any(|(larger, fails_from)| *fails_from <= wanted && larger.hold(sets))
    }

    /// Tells whether any of several sets may reach so many minutes, each of them a set that one school is the loosest of.
    fn may_reach(&mut self, all: &[Sets], wanted: i64, look: Look) -> bool {
        let mut schools: BTreeMap<String, Campus> = BTreeMap::new();
        let mut asked: Vec<(&Sets, String)> = Vec::new();
        for sets in all {
            match self.answer(sets, wanted, look) {
                Some(true) => return true,
                Some(false) => continue,
                None => {}
            }
            let Ok(campus) = self.campus.at_its_loosest(sets) else {
                self.known.insert(sets.clone(), Known::NO_SCHEDULE);
                continue;
            };
            // Most that fail do so for want of people, whatever the bells.
            if !has_enough(&campus, Limits::default(), &self.memory) {
                self.known.insert(sets.clone(), Known::NO_SCHEDULE);
                continue;
            }
            let school = fingerprint(&campus);
            match self.alike.get(&school).and_then(|known| known.answer(wanted, look)) {
                Some(true) => return true,
                Some(false) => {}
                None => {
                    schools.insert(school.clone(), campus);
                }
            }
            asked.push((sets, school));
        }
        self.n_bounds += schools.len();
        let schools: Vec<(String, Campus)> = schools.into_iter().collect();
        let memory = &self.memory;
        let asks =
            |(_, campus): &(String, Campus)| may_reach(campus, wanted, look, Limits::default(), memory);
        let reached: Vec<bool> = self.pool.install(|| schools.par_iter().map(asks).collect());
        for ((school, _), reached) in schools.into_iter().zip(&reached) {
            let known = self.alike.entry(school).or_insert(Known::NOTHING);
            if *reached {
                known.may_reach_quickly = known.may_reach_quickly.max(wanted);
                if look == Look::Whole {
                    known.may_reach = known.may_reach.max(wanted);
                }
            } else {
                known.fails_from = known.fails_from.min(wanted);
            }
        }
        for (sets, school) in asked {
            self.known.insert(sets.clone(), self.alike[&school]);
        }
        reached.contains(&true)
    }

    /// Tells whether sets may reach so many minutes, where it is known.
    fn answer(&self, sets: &Sets, wanted: i64, look: Look) -> Option<bool> {
        let known = self.known.get(sets).and_then(|known| known.answer(wanted, look));
        known.or_else(|| self.is_in_refuted(sets, wanted).then_some(false))
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
