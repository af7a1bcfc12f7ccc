//! Beside the curves: where people lack minutes with the best option, an option that gives everyone as many and leaves people fewer
//! minutes short together. It is sought where the scenario ranks the shortfall before the cost.
//!
//! Of how few minutes people may be short is asked as of minutes for everyone: the cheapest decisions are sought whose bound allows it.
//! Where none does, that is proved. How few it may be is found by halving what is left between the two.

use std::{iter, slice};

use commontime_school::lever::{Decisions, Sets};
use commontime_school::{Cents, Minutes};

use super::cheapest::{Cheapest, Prefer, Wanted};
use super::oracle::Oracle;
use super::point::{Point, prove};
use super::points::{Realising, Tried};
use crate::design::designs_worth_a_try;
use crate::design::memory::Memory;
use crate::solve::{Designs, Progress, minutes};

/// Schools that are looked at in all: beyond that nothing is known.
const MOST_BOUNDS: usize = 600;

/// Decisions that are tried for one number of minutes.
const TRIES: usize = 5;

/// Decisions that are tried in all.
const TRIES_IN_ALL: usize = 16;

/// Nodes of each model of the design of a small school.
const MORE_NODES: u32 = 1_000;

/// What is sought among.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sought {
    /// What gives everyone so many weekly minutes at least.
    pub(super) lowest: i64,
    /// What costs no more than this, where the cost is ranked before the shortfall.
    pub(super) most_cost: Option<Cents>,
}

/// What is known of how few minutes people may be short, and an option that leaves them fewer short than all those on the curve.
#[derive(Clone, Debug)]
pub struct FewerShort {
    /// The lowest weekly minutes that everyone is to have.
    pub lowest: i64,
    /// Only what costs no more than this was asked about; anything where there is none.
    pub most_cost: Option<Cents>,
    /// No option with so many leaves people fewer minutes short together than these.
    pub least: i64,
    /// The minutes that people are short together with the option, or with that of the curve where there is none.
    pub short: i64,
    /// No option with so many, that leaves people no more minutes short than that, costs less than this.
    pub least_cost: Option<Cents>,
    /// The option; `None` where nothing leaves people fewer minutes short than what is on the curve, or where nothing was found.
    pub point: Option<Point>,
}

impl FewerShort {
    /// Takes the option out, where it is one of the curve: none of these gives everyone as many minutes for less.
    pub(super) fn take_what_beats(&mut self, points: &[Point]) -> Option<Point> {
        let is_of_the_curve =
            |own: &mut Point| !points.iter().any(|other| other.lowest >= own.lowest && other.cost < own.cost);
        self.point.take_if(is_of_the_curve)
    }

    /// Returns the minutes that no option with so many for everyone leaves people fewer than.
    #[must_use]
    pub fn least_minutes(&self) -> Minutes {
        minutes(self.least)
    }

    /// Tells whether it is proved that nothing leaves people fewer minutes short, and that nothing with as few costs less than the option.
    #[must_use]
    pub fn is_proved(&self) -> bool {
        let cost = self.point.as_ref().map(|point| point.cost);
        self.least >= self.short && self.least_cost.is_some_and(|least| cost.is_none_or(|cost| cost <= least))
    }
}

/// Looks for an option with a lowest of so many minutes that leaves people fewer minutes short together than `from`, one of the points, does: the
/// fewest and of these the cheapest.
pub(super) fn fewer_short<'a>(
    realising: &Realising<'a>,
    (from, points): (&Point, &[Point]),
    sought: &Sought,
    cheapest: &Cheapest<'_>,
    oracle: &mut Oracle<'a>,
    report: &mut dyn FnMut(Progress),
) -> FewerShort {
    let Sought { lowest, most_cost } = *sought;
    // In small schools it takes no time to look further.
    let is_small = designs_worth_a_try(realising.campus, &Memory::default()) > 0;
    let longer = Realising { nodes: MORE_NODES, rounds_of_all: realising.options.rounds, ..*realising };
    let realising = if is_small { &longer } else { realising };
    let mut search = Search {
        realising,
        sought: *sought,
        cheapest: cheapest.with_at_least(lowest),
        oracle: oracle.of_shortfall(lowest),
        most_bounds: MOST_BOUNDS / 2,
        points,
        tried: Tried::new(),
        left: TRIES_IN_ALL,
        report,
    };
    let had = short_of(from);
    let mut best =
        realising.fewest_short_of_others(points, &|point| search.is_sought(point) && short_of(point) < had);
    let mut short = best.as_ref().map_or(had, short_of);
    let least = search.least_below(short);
    search.most_bounds = MOST_BOUNDS;
    // So few were sought and not found.
    let mut not_found = least - 1;
    // The fewest that may be had first, then anything fewer than what there is, then what lies between.
    for then in [Then::Fewest, Then::AnyFewer].into_iter().chain(iter::repeat(Then::Between)) {
        let wanted = match then {
            Then::Fewest => least,
            Then::AnyFewer => short - 1,
            Then::Between => not_found + 1 + (short - not_found - 1) / 2,
        };
        if wanted <= not_found || wanted >= short || search.is_over() {
            break;
        }
        match search.at_most(wanted) {
            Some(point) => {
                short = short_of(&point);
                best = Some(point);
            }
            None => not_found = wanted,
        }
    }
    // For as few minutes something else may be cheaper: what was found may have been sought for fewer.
    let least_cost = search.cheapest_for(short);
    let is_dearer = |best: &Point| least_cost.is_some_and(|cost| cost < best.cost);
    if best.as_ref().is_some_and(is_dearer)
        && let Some(point) = search.at_most(short)
        && best.as_ref().is_some_and(|best| point.cost < best.cost)
    {
        best = Some(point);
    }
    oracle.take_in(search.oracle);
    if let Some(point) = best.as_mut().filter(|_| !(realising.stop)()) {
        prove(point, realising.options);
    }
    FewerShort { lowest, most_cost, least, short, least_cost, point: best }
}

/// Returns how many minutes people are short together with an option.
pub(super) fn short_of(point: &Point) -> i64 {
    i64::from(point.audit.total_shortfall().get())
}

/// How few minutes are sought next.
#[derive(Clone, Copy, Debug)]
enum Then {
    Fewest,
    AnyFewer,
    Between,
}

/// Why there are no decisions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum No {
    /// It is proved that none do.
    RuledOut,
    /// A limit came first.
    NotKnown,
}

struct Search<'r, 'a> {
    realising: &'r Realising<'a>,
    sought: Sought,
    cheapest: Cheapest<'r>,
    oracle: Oracle<'a>,
    /// Schools that may be looked at so far.
    most_bounds: usize,
    points: &'r [Point],
    tried: Tried,
    /// Decisions that may still be tried.
    left: usize,
    report: &'r mut dyn FnMut(Progress),
}

impl Search<'_, '_> {
    /// Returns what asks for no more than so many minutes short.
    fn wanted(&self, short: i64) -> Wanted {
        let below = self.sought.most_cost.map(|most| most + Cents::new(1));
        Wanted { below, ..Wanted::minutes(-short) }
    }

    fn is_sought(&self, point: &Point) -> bool {
        point.lowest >= self.sought.lowest && self.sought.most_cost.is_none_or(|most| point.cost <= most)
    }

    /// Tells whether nothing more may be tried.
    fn is_over(&self) -> bool {
        self.left == 0 || (self.realising.stop)()
    }

    /// Returns the fewest minutes that are not ruled out, of those below `had`; `had` itself where all are.
    fn least_below(&mut self, had: i64) -> i64 {
        let (mut least, mut may_be) = (0, had);
        // Mostly all are: that is asked first.
        let mut asked = had - 1;
        while least < may_be {
            match self.next(&self.wanted(asked)) {
                Ok(_) => may_be = asked,
                Err(No::RuledOut) => least = asked + 1,
                Err(No::NotKnown) => break,
            }
            asked = least + (may_be - least) / 2;
        }
        least
    }

    /// Looks for the cheapest option that leaves people no more than so many minutes short.
    fn at_most(&mut self, short: i64) -> Option<Point> {
        let mut wanted = self.wanted(short);
        for _ in 0..TRIES {
            let decisions = self.next(&wanted).ok()?;
            if let Some(point) = self.realised(&decisions, short) {
                return Some(point);
            }
            wanted.beside.push(Sets::just(&decisions));
        }
        None
    }

    /// Returns the least cost at which it is not ruled out that people are no more than so many minutes short, where it is known.
    fn cheapest_for(&mut self, short: i64) -> Option<Cents> {
        let decisions = self.next(&self.wanted(short)).ok()?;
        Some(self.cheapest.cost_of(&decisions))
    }

    /// Returns the cheapest decisions for which what is wanted is not ruled out, or why there are none.
    fn next(&mut self, wanted: &Wanted) -> Result<Decisions, No> {
        let stop = self.realising.stop;
        let left = self.most_bounds.saturating_sub(self.oracle.n_bounds());
        let is_over = |oracle: &Oracle<'_>| stop() || oracle.n_bounds() >= self.most_bounds;
        let mut cheapest = self.cheapest.giving_up_after(left);
        let found = cheapest.reaching(wanted, Prefer::FewChanges, &mut self.oracle, stop);
        self.cheapest = cheapest;
        match found {
            Some((decisions, _)) => Ok(decisions),
            None if is_over(&self.oracle) => Err(No::NotKnown),
            None => Err(No::RuledOut),
        }
    }

    /// Returns the option with these decisions, where a schedule is found that leaves people no more than so many minutes short: that of
    /// an option of the curve, else with a design of plain days, else with any.
    fn realised(&mut self, decisions: &Decisions, short: i64) -> Option<Point> {
        let mut as_others = self.realising.as_others(decisions, self.points).into_iter();
        if let Some(point) = as_others.find(|it| self.is_sought(it) && short_of(it) <= short) {
            return Some(point);
        }
        for designs in [Designs::PlainDays, Designs::All] {
            if self.is_over() {
                return None;
            }
            let key = (designs, decisions.clone());
            if !self.tried.contains_key(&key) {
                self.left -= 1;
                self.realising.try_all(slice::from_ref(decisions), designs, &mut self.tried, self.report);
            }
            let point = self.tried.get(&key).and_then(Option::as_ref);
            if let Some(point) = point.filter(|it| self.is_sought(it) && short_of(it) <= short) {
                return Some(point.clone());
            }
        }
        None
    }
}
