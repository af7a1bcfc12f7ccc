//! Options from the schedules of other options: what one has is often a schedule of another, too, with time in it for longer or more
//! meetings.
//!
//! Specials that are had in larger groups and an hour that people are paid to stay are each found by themselves; the schedule of
//! the one with the hour of the other needs no search. Nothing is proved by it.

use std::cmp::Reverse;

use commontime_school::lever::Decisions;
use commontime_school::{Campus, Cents};

use super::Corner;
use super::cheapest::Cheapest;
use super::fewer_short::short_of;
use super::point::{Point, point_of, without_the_needless};
use super::points::{Realising, Tried, keep_the_better};
use crate::solve::known::as_known;
use crate::solve::{Designs, Options, Progress};

/// Schools that are looked at in all. Each takes a few audits.
const MOST_LOOKS: usize = 600;

/// How often what was found is taken as a schedule for others in turn.
const ROUNDS: usize = 3;

/// Options whose schedules are tried in one school, the best first.
const MOST_SOURCES: usize = 4;

impl Realising<'_> {
    /// Looks whether the schedules that were found do for other decisions: those that were tried, and those that pull one lever more or one
    /// less. Only where more than what is had for as much is not ruled out.
    pub(super) fn take_from_others(
        &self,
        corners: &[Corner],
        cheapest: &Cheapest<'_>,
        tried: &mut Tried,
        report: &mut dyn FnMut(Progress),
    ) {
        let mut looks = 0;
        for _ in 0..ROUNDS {
            let sources = self.undominated(tried.values().flatten().cloned().collect());
            let mut others: Vec<Decisions> = tried.keys().map(|(_, decisions)| decisions.clone()).collect();
            others.extend(sources.iter().flat_map(|source| self.one_step_from(&source.decisions)));
            others.sort_unstable();
            others.dedup();
            others.sort_by_key(|decisions| cheapest.cost_of(decisions));
            let mut has_more = false;
            for decisions in others {
                let cost = cheapest.cost_of(&decisions);
                let had = lowest_for(tried.values().flatten(), cost);
                let may_have =
                    corners.iter().filter(|corner| corner.cost <= cost).map(|corner| corner.lowest).max();
                if may_have.is_none_or(|most| had.is_some_and(|had| had >= most)) {
                    continue;
                }
                if looks >= MOST_LOOKS || (self.stop)() {
                    return;
                }
                looks += 1;
                let worth =
                    |point: &Point| (point.lowest, -point.audit.total_shortfall(), Reverse(point.cost));
                let Some(point) = self.as_others(&decisions, &sources).into_iter().max_by_key(worth) else {
                    continue;
                };
                let point = without_the_needless(self.campus, point);
                // What hangs on the schedule of its cost is known now.
                let had = lowest_for(tried.values().flatten(), point.cost);
                if had.is_none_or(|had| point.lowest > had) {
                    report(Progress::Option(point.lowest, point.cost.get()));
                    let key = (Designs::All, point.decisions.clone());
                    keep_the_better(tried, key, Some(point));
                    has_more = true;
                }
            }
            if !has_more {
                return;
            }
        }
    }

    /// Returns what the schedules of options that pull the same levers or fewer, less far, come to with these decisions; of the same
    /// decisions what they come to with longer meetings.
    pub(super) fn as_others(&self, decisions: &Decisions, sources: &[Point]) -> Vec<Point> {
        with_their_schedules(self.campus, decisions, sources.iter().rev(), self.options)
    }

    /// Returns, of what the schedules of these options come to where one lever is set otherwise, what leaves people the fewest minutes short
    /// and then costs the least, of all that passes.
    pub(super) fn fewest_short_of_others(
        &self,
        points: &[Point],
        passes: &dyn Fn(&Point) -> bool,
    ) -> Option<Point> {
        let mut others: Vec<Decisions> =
            points.iter().flat_map(|point| self.one_step_from(&point.decisions)).collect();
        others.sort_unstable();
        others.dedup();
        let others = others.into_iter().take_while(|_| !(self.stop)()).take(MOST_LOOKS / 2);
        let found = others.flat_map(|decisions| self.as_others(&decisions, points));
        let fewest = found.filter(|point| passes(point)).min_by_key(|point| (short_of(point), point.cost));
        fewest.map(|point| without_the_needless(self.campus, point))
    }

    /// Returns the decisions that differ in one lever, from those that pull it least.
    fn one_step_from(&self, decisions: &Decisions) -> impl Iterator<Item = Decisions> {
        let levers = self.campus.levers.iter().enumerate();
        let others = levers.filter(|(_, lever)| lever.kind.bears_on_the_week());
        others.flat_map(|(at, lever)| (0..=lever.steps.len()).map(move |setting| (at, setting))).filter_map(
            |(at, setting)| {
                let mut other = decisions.clone();
                other.0[at] = setting;
                (other != *decisions).then_some(other)
            },
        )
    }
}

/// Returns what the schedules of the first of these options that pull the same levers or fewer, less far, come to with these decisions.
pub(super) fn with_their_schedules<'p>(
    campus: &Campus,
    decisions: &Decisions,
    sources: impl IntoIterator<Item = &'p Point>,
    options: &Options,
) -> Vec<Point> {
    let Ok(changed) = campus.with(decisions) else { return Vec::new() };
    let pulls = |source: &&Point| {
        let mut pairs = source.decisions.0.iter().zip(&decisions.0);
        pairs.all(|(before, now)| before <= now)
    };
    let found = sources.into_iter().filter(pulls).take(MOST_SOURCES).filter_map(|source| {
        let found = as_known(&changed, (&source.campus, &source.schedule), options)?;
        point_of(decisions, &changed, found)
    });
    found.collect()
}

/// The most that is had for so much or less.
fn lowest_for<'p>(points: impl Iterator<Item = &'p Point>, cost: Cents) -> Option<i64> {
    points.filter(|point| point.cost <= cost).map(|point| point.lowest).max()
}
