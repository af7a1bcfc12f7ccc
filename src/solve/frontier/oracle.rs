//! Bounds: no schedule with any decisions of a set has a lowest above so many minutes.
//!
//! Asked about designs of plain days alone, "none" means that none was found: such knowledge steers what is tried, and never comes back
//! to what is proved.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use commontime_audit::dollars;
use commontime_school::ledger::FundBalance;
use commontime_school::lever::{Decisions, Sets};
use commontime_school::position::Pay;
use commontime_school::{Campus, Cents};
use rayon::ThreadPool;
use rayon::iter::{IntoParallelIterator, IntoParallelRefIterator, ParallelIterator};

use super::bells::Bells;
use super::cheapest::Prefer;
use crate::design::memory::Memory;
use crate::design::{
    Look, has_enough, may_leave_short, may_reach, most, most_at_a_glance, plain_days_may_reach,
};
use crate::mip::Limits;
use crate::recall::{Key, key};
use crate::solve::Designs;

/// Schools whose bounds are worked out at once. It does not depend on threads, so that what is asked does not either.
const AT_ONCE: usize = 8;

/// The same where the first that does is enough.
const FEW_AT_ONCE: usize = 2;

/// Works bounds out and remembers them.
pub(super) struct Oracle<'a> {
    campus: &'a Campus,
    /// Which designs are asked about. Of plain days what is "refuted" has none that was found; of all it is proved.
    designs: Designs,
    measure: Measure,
    bells: Arc<Bells>,
    /// What is known of sets that one school is the loosest of.
    known: BTreeMap<Sets, Known>,
    /// The same for schools that are alike but for what they cost.
    alike: BTreeMap<Key, Known>,
    /// Sets of which none reaches so many minutes.
    refuted: Vec<(Sets, i64)>,
    /// The best bounds of decisions: sets with them cannot be proved to have less.
    best_bounds: BTreeMap<Decisions, i64>,
    /// How often a school with these settings of the levers that change bells might reach what was asked: such are asked about first.
    promising: BTreeMap<Vec<usize>, usize>,
    /// Decisions that some fund has too little for, with others that are charged alike.
    overdrawn: Vec<(Decisions, Sets)>,
    memory: Arc<Memory>,
    pool: &'a ThreadPool,
    n_bounds: usize,
}

/// What schools are measured by: so much of it may be wanted, and more is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Measure {
    /// The lowest weekly minutes.
    LowestMinutes,
    /// The minutes that people are short together, below zero, where everyone has so many at least.
    Shortfall {
        /// The lowest weekly minutes.
        lowest: i64,
    },
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

    /// Returns the greatest number of minutes that may be reached, where it is known.
    fn most(self) -> Option<i64> {
        (self.fails_from == self.may_reach.saturating_add(1)).then_some(self.may_reach)
    }

    /// Takes in what else is known of the same school.
    fn learn(&mut self, other: Self) {
        self.may_reach = self.may_reach.max(other.may_reach);
        self.may_reach_quickly = self.may_reach_quickly.max(other.may_reach_quickly);
        self.fails_from = self.fails_from.min(other.fails_from);
    }

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
    /// Returns one that knows nothing yet.
    ///
    /// # Errors
    /// Where the levers that do more than open have too many settings together, in words.
    pub(super) fn new(campus: &'a Campus, pool: &'a ThreadPool) -> Result<Self, String> {
        let oracle = Self {
            campus,
            designs: Designs::All,
            measure: Measure::LowestMinutes,
            bells: Arc::new(Bells::new(campus)?),
            known: BTreeMap::new(),
            alike: BTreeMap::new(),
            refuted: Vec::new(),
            best_bounds: BTreeMap::new(),
            promising: BTreeMap::new(),
            overdrawn: Vec::new(),
            memory: Arc::default(),
            pool,
            n_bounds: 0,
        };
        Ok(oracle)
    }

    /// Returns one that asks about designs of plain days, and knows what has none at all.
    pub(super) fn of_plain_days(&self) -> Self {
        let failing = |known: &Known| Known { fails_from: known.fails_from, ..Known::NOTHING };
        Self {
            designs: Designs::PlainDays,
            bells: Arc::clone(&self.bells),
            known: self.known.iter().map(|(sets, known)| (sets.clone(), failing(known))).collect(),
            alike: self.alike.iter().map(|(school, known)| (*school, failing(known))).collect(),
            refuted: self.refuted.clone(),
            best_bounds: BTreeMap::new(),
            promising: self.promising.clone(),
            overdrawn: Vec::new(),
            memory: Arc::clone(&self.memory),
            n_bounds: 0,
            ..*self
        }
    }

    /// Returns one that is asked how many minutes people are short together, below zero, where everyone has so many at least. It knows
    /// what has fewer.
    pub(super) fn of_shortfall(&self, lowest: i64) -> Self {
        let has_fewer = |known: &&Known| known.fails_from <= lowest;
        let known = self.known.iter().filter(|(_, known)| has_fewer(known));
        let alike = self.alike.iter().filter(|(_, known)| has_fewer(known));
        let refuted = self.refuted.iter().filter(|(_, fails_from)| *fails_from <= lowest);
        Self {
            measure: Measure::Shortfall { lowest },
            bells: Arc::clone(&self.bells),
            known: known.map(|(sets, _)| (sets.clone(), Known::NO_SCHEDULE)).collect(),
            alike: alike.map(|(school, _)| (*school, Known::NO_SCHEDULE)).collect(),
            refuted: refuted.map(|(sets, _)| (sets.clone(), i64::MIN)).collect(),
            best_bounds: BTreeMap::new(),
            promising: BTreeMap::new(),
            overdrawn: Vec::new(),
            memory: Arc::clone(&self.memory),
            n_bounds: 0,
            ..*self
        }
    }

    /// Takes in what holds whatever designs were asked about: which decisions some fund has too little for.
    pub(super) fn take_in(&mut self, other: Self) {
        self.overdrawn.extend(other.overdrawn);
    }

    /// Tells whether some fund has too little for any decisions that were looked at.
    pub(super) fn has_met_overdrawn(&self) -> bool {
        !self.overdrawn.is_empty()
    }

    /// Returns how many bounds were worked out.
    pub(super) fn n_bounds(&self) -> usize {
        self.n_bounds
    }

    /// Tells whether all settings of a lever can be judged at once.
    pub(super) fn only_opens(&self, lever: usize) -> bool {
        self.campus.levers[lever].only_opens()
    }

    /// Tells whether a lever asks for something where it is pulled.
    pub(super) fn asks(&self, lever: usize) -> bool {
        self.campus.levers[lever].asks()
    }

    /// Returns a bound for these decisions, which is `wanted` or more: the best one where that is preferred, else `wanted` where so many are
    /// not ruled out. Where they are, returns how hard one had to look to see that.
    pub(super) fn of(&mut self, decisions: &Decisions, wanted: i64, prefer: Prefer) -> Result<i64, Look> {
        if let Some(bound) = self.best_bounds.get(decisions).filter(|bound| **bound >= wanted) {
            return Ok(*bound);
        }
        let campus = self.campus.with(decisions).map_err(|_| Look::Quick)?;
        if is_overdrawn(&campus) {
            self.overdrawn.push((decisions.clone(), Sets::just(decisions)));
            return Err(Look::Quick);
        }
        let one = [self.bells.first_alike(&Sets::just(decisions))];
        for look in [Look::Quick, Look::Whole] {
            if !self.any_may_reach(&one, wanted, look) {
                return Err(look);
            }
        }
        if prefer == Prefer::FewChanges {
            return Ok(wanted);
        }
        let bound = self.bests(&[&campus])[0];
        self.best_bounds.insert(decisions.clone(), bound);
        if bound < wanted { Err(Look::Whole) } else { Ok(bound) }
    }

    /// Returns those of the sets that some fund has too little for because it has too little for these decisions: the other settings
    /// of the levers charge no fund otherwise. `None` where every fund has enough, or where the decisions cannot be had.
    pub(super) fn overdrawn(&mut self, decisions: &Decisions, sets: &Sets) -> Option<Sets> {
        let balances = |decisions: &Decisions| {
            let campus = self.campus.with(decisions).ok()?;
            Some(dollars(&campus).funds.iter().map(FundBalance::left).collect::<Vec<_>>())
        };
        let charged = balances(decisions)?;
        if charged.iter().all(|left| *left >= Cents::ZERO) {
            return None;
        }
        let mut alike = Sets::just(decisions);
        for (lever, settings) in sets.0.iter().enumerate() {
            let is_alike = |setting: &usize| {
                let mut other = decisions.clone();
                other.0[lever] = *setting;
                balances(&other).as_ref() == Some(&charged)
            };
            alike.0[lever] = settings.iter().copied().filter(is_alike).collect();
        }
        self.overdrawn.push((decisions.clone(), alike.clone()));
        Some(alike)
    }

    /// Returns the school that decisions make which some fund has too little for, though they may reach so many minutes: of those that
    /// were looked at, and of those that are charged alike, the first that passes.
    pub(super) fn not_payable(
        &self,
        wanted: i64,
        passes: impl Fn(&Campus) -> bool,
        stop: &dyn Fn() -> bool,
    ) -> Option<Campus> {
        // With the money they may reach it: funds are no limit here.
        let may = |sets: &Sets| {
            let paid = self.campus.at_its_loosest(sets);
            paid.is_ok_and(|paid| may_reach(&paid, wanted, Look::Whole, Limits::default(), &self.memory))
        };
        let mut asked: BTreeSet<Sets> = BTreeSet::new();
        for (decisions, sets) in &self.overdrawn {
            if stop() {
                return None;
            }
            let Some(campus) = self.campus.with(decisions).ok().filter(&passes) else { continue };
            if may(&Sets::just(decisions)) {
                return Some(campus);
            }
            for part in self.bells.apart(sets) {
                if stop() {
                    return None;
                }
                if self.is_in_refuted(&part, wanted) || !asked.insert(part.clone()) || !may(&part) {
                    continue;
                }
                let campus = self.campus.with(&least_that(part, &may)).ok();
                if let Some(campus) = campus.filter(|campus| is_overdrawn(campus) && passes(campus)) {
                    return Some(campus);
                }
            }
        }
        None
    }

    /// Returns the best bound of each of these schools.
    fn bests(&mut self, schools: &[&Campus]) -> Vec<i64> {
        let digests: Vec<Key> = schools.iter().map(|campus| fingerprint(campus)).collect();
        let unknown: Vec<(&Campus, Key)> = schools
            .iter()
            .copied()
            .zip(digests.iter().copied())
            .filter(|(_, school)| self.alike.get(school).and_then(|known| known.most()).is_none())
            .collect();
        self.n_bounds += unknown.len();
        let memory = &*self.memory;
        let most = |(campus, _): &(&Campus, Key)| most(campus, Limits::default(), memory).unwrap_or(i64::MIN);
        let bounds: Vec<i64> = self.pool.install(|| unknown.par_iter().map(most).collect());
        for ((_, school), bound) in unknown.into_iter().zip(bounds) {
            let known = self.alike.entry(school).or_insert(Known::NOTHING);
            // What was proved before holds: the best bound may be no better than that.
            known.may_reach = bound.min(known.fails_from.saturating_sub(1));
            known.fails_from = known.may_reach.saturating_add(1);
        }
        digests.iter().map(|school| self.alike[school].may_reach).collect()
    }

    /// Returns some of these sets, with one setting each of the levers that do more than open, of which the loosest may reach so many
    /// minutes; where none may, how hard one had to look to see that. `prefer` says whether it is the best of them.
    pub(super) fn best_in(&mut self, sets: &Sets, wanted: i64, prefer: Prefer) -> Result<Sets, Look> {
        let all = self.bells.apart(sets);
        let left = self.those_that_may_reach(all, wanted, Look::Quick);
        if left.is_empty() {
            return Err(Look::Quick);
        }
        // The most promising first where the best is sought, and otherwise what changes fewer bells.
        let glances =
            if prefer == Prefer::TheBest { self.at_a_glance(&left) } else { vec![wanted; left.len()] };
        let mut left: Vec<(Sets, i64)> = left.into_iter().zip(glances).collect();
        left.sort_by_key(|(sets, most)| (Reverse(*most), n_pulled(sets)));
        let mut best: Option<(Sets, i64)> = None;
        for some in left.chunks(FEW_AT_ONCE) {
            if prefer == Prefer::TheBest {
                let enough = best.as_ref().map_or(wanted, |(_, bound)| bound + 1);
                let some = some.iter().filter(|(_, most)| *most >= enough).map(|(sets, _)| sets.clone());
                for (sets, bound) in self.best_of(some.collect()) {
                    if bound >= wanted && best.as_ref().is_none_or(|(_, most)| bound > *most) {
                        best = Some((sets, bound));
                    }
                }
            } else {
                let some = some.iter().map(|(sets, _)| sets.clone()).collect();
                if let Some(found) = self.those_that_may_reach(some, wanted, Look::Whole).into_iter().next() {
                    return Ok(found);
                }
            }
        }
        best.map(|(sets, _)| sets).ok_or(Look::Whole)
    }

    /// Returns a number of minutes for each of these sets that none of their decisions exceeds, as far as is seen at a glance. Where
    /// some may have the target, it is taken for those that come after, too.
    fn at_a_glance(&mut self, all: &[Sets]) -> Vec<i64> {
        let target = i64::from(self.campus.goal.minutes_per_week.get());
        let (campus, memory) = (self.campus, &*self.memory);
        let most = |(sets, known): (&Sets, Option<i64>)| {
            known.unwrap_or_else(|| {
                let campus = campus.at_its_loosest(sets);
                let most = campus.map(|campus| most_at_a_glance(&campus, Limits::default(), memory));
                most.ok().flatten().unwrap_or(i64::MIN)
            })
        };
        let mut glances = Vec::new();
        for some in all.chunks(AT_ONCE) {
            if glances.contains(&target) {
                glances.extend(some.iter().map(|_| target));
            } else {
                let asked: Vec<(&Sets, Option<i64>)> = some
                    .iter()
                    .map(|sets| (sets, self.known.get(sets).copied().and_then(Known::most)))
                    .collect();
                let found: Vec<i64> = self.pool.install(|| asked.into_par_iter().map(most).collect());
                for (sets, most) in some.iter().zip(&found) {
                    let fails = Known { fails_from: most.saturating_add(1), ..Known::NOTHING };
                    self.known.entry(sets.clone()).or_insert(Known::NOTHING).learn(fails);
                }
                glances.extend(found);
            }
        }
        glances
    }

    /// Returns the best bound of the loosest of each of these sets.
    fn best_of(&mut self, all: Vec<Sets>) -> Vec<(Sets, i64)> {
        let school = |sets: Sets| self.campus.at_its_loosest(&sets).ok().map(|campus| (sets, campus));
        let schools: Vec<(Sets, Campus)> = all.into_iter().filter_map(school).collect();
        let bounds = self.bests(&schools.iter().map(|(_, campus)| campus).collect::<Vec<_>>());
        schools.into_iter().map(|(sets, _)| sets).zip(bounds).collect()
    }

    /// Tells whether it is proved that none of the decisions of these sets reaches so many minutes.
    pub(super) fn refutes(&mut self, sets: &Sets, wanted: i64, look: Look) -> bool {
        let is_reached = |(decisions, bound): (&Decisions, &i64)| *bound >= wanted && sets.contain(decisions);
        if self.best_bounds.iter().any(is_reached) {
            return false;
        }
        if self.is_in_refuted(sets, wanted) {
            return true;
        }
        let are_refuted = !self.any_may_reach(&self.bells.apart(sets), wanted, look);
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
    fn any_may_reach(&mut self, all: &[Sets], wanted: i64, look: Look) -> bool {
        if all.iter().any(|sets| self.answer(sets, wanted, look) == Some(true)) {
            return true;
        }
        let is_promising = |sets: &Sets| self.promising.get(&self.bells.rung(sets)).copied();
        let mut all = all.to_vec();
        all.sort_by_cached_key(|sets| Reverse(is_promising(sets)));
        let (few, others) = all.split_at(FEW_AT_ONCE.min(all.len()));
        std::iter::once(few)
            .chain(others.chunks(AT_ONCE))
            .any(|some| self.which_may_reach(some, wanted, look).contains(&true))
    }

    /// Returns those that may reach so many minutes.
    fn those_that_may_reach(&mut self, all: Vec<Sets>, wanted: i64, look: Look) -> Vec<Sets> {
        let may = self.which_may_reach(&all, wanted, look);
        all.into_iter().zip(may).filter(|(_, may)| *may).map(|(sets, _)| sets).collect()
    }

    /// Tells of several sets which may reach so many minutes, each of them a set that one school is the loosest of.
    fn which_may_reach(&mut self, all: &[Sets], wanted: i64, look: Look) -> Vec<bool> {
        let unknown: Vec<&Sets> =
            all.iter().filter(|sets| self.answer(sets, wanted, look).is_none()).collect();
        let campus = self.campus;
        let loosest = |sets: &&Sets| {
            let campus = campus.at_its_loosest(sets).ok()?;
            Some((fingerprint(&campus), campus))
        };
        let loosest: Vec<Option<(Key, Campus)>> =
            self.pool.install(|| unknown.par_iter().map(loosest).collect());
        let mut schools: BTreeMap<Key, Campus> = BTreeMap::new();
        let mut asked: Vec<(&Sets, Key)> = Vec::new();
        for (sets, school) in unknown.into_iter().zip(loosest) {
            let Some((school, campus)) = school else {
                self.known.insert(sets.clone(), Known::NO_SCHEDULE);
                continue;
            };
            if self.alike.get(&school).and_then(|known| known.answer(wanted, look)).is_none() {
                schools.insert(school, campus);
            }
            asked.push((sets, school));
        }
        let schools: Vec<(Key, Campus)> = schools.into_iter().collect();
        let memory = &*self.memory;
        let limits = Limits::default();
        let may_reach = |campus: &Campus| match (self.designs, self.measure) {
            (Designs::PlainDays, _) => plain_days_may_reach(campus, wanted, look, limits, memory),
            (Designs::All, Measure::LowestMinutes) => may_reach(campus, wanted, look, limits, memory),
            (Designs::All, Measure::Shortfall { lowest }) => {
                may_leave_short(campus, lowest, -wanted, look, limits, memory)
            }
        };
        // Most that fail do so for want of people, whatever the minutes.
        let asks = |(school, campus): (Key, Campus)| {
            let has_enough = has_enough(&campus, limits, memory);
            let reached = has_enough.then(|| may_reach(&campus));
            (school, reached)
        };
        let reached: Vec<(Key, Option<bool>)> =
            self.pool.install(|| schools.into_par_iter().map(asks).collect());
        for (school, is_reached) in reached {
            let known = self.alike.entry(school).or_insert(Known::NOTHING);
            match is_reached {
                Some(true) => {
                    known.may_reach_quickly = known.may_reach_quickly.max(wanted);
                    if look == Look::Whole {
                        known.may_reach = known.may_reach.max(wanted);
                    }
                }
                Some(false) => known.fails_from = known.fails_from.min(wanted),
                None => *known = Known::NO_SCHEDULE,
            }
            self.n_bounds += usize::from(is_reached.is_some());
        }
        for (sets, school) in asked {
            self.known.entry(sets.clone()).or_insert(Known::NOTHING).learn(self.alike[&school]);
        }
        let may: Vec<bool> = all.iter().map(|sets| self.answer(sets, wanted, look).unwrap_or(true)).collect();
        for (sets, _) in all.iter().zip(&may).filter(|(_, may)| **may) {
            *self.promising.entry(self.bells.rung(sets)).or_default() += 1;
        }
        may
    }

    /// Tells whether sets may reach so many minutes, where it is known.
    fn answer(&self, sets: &Sets, wanted: i64, look: Look) -> Option<bool> {
        let known = self.known.get(sets).and_then(|known| known.answer(wanted, look));
        known.or_else(|| self.is_in_refuted(sets, wanted).then_some(false))
    }
}

/// Returns how many levers are pulled in all decisions of the sets.
fn n_pulled(sets: &Sets) -> usize {
    sets.0.iter().filter(|open| !open.contains(&0)).count()
}

/// Returns the digest of all that the design reads of a school.
fn fingerprint(campus: &Campus) -> Key {
    let (bells, people, teams) = (&campus.bells, &campus.people, &campus.teams);
    let (grades, homerooms, specials) = (&campus.grades, &campus.homerooms, &campus.specials);
    let services = &campus.services;
    // What posts cost is not the design's, as funds have no limit; of how they are paid only this is.
    let posts: Vec<_> =
        campus.positions.iter().map(|post| (post.filled_by, post.pay.is_some_and(Pay::is_hourly))).collect();
    key(&(bells, people, teams, grades, homerooms, specials, services, posts))
}

/// Returns decisions of sets that pass, of each lever the least setting with which they still do.
fn least_that(mut sets: Sets, passes: &dyn Fn(&Sets) -> bool) -> Decisions {
    for lever in 0..sets.0.len() {
        let open = std::mem::take(&mut sets.0[lever]);
        let does = open.iter().find(|setting| {
            sets.0[lever] = vec![**setting];
            passes(&sets)
        });
        sets.0[lever] = does.or(open.last()).into_iter().copied().collect();
    }
    Decisions(sets.0.iter().map(|open| open.first().copied().unwrap_or(0)).collect())
}

/// Tells whether some fund is charged more than it has.
fn is_overdrawn(campus: &Campus) -> bool {
    dollars(campus).lacking().next().is_some()
}
