//! The inner curve: schedules.
//!
//! What the outer curve says may be had is no schedule yet: specials, lunches and meetings still need times. For each level of
//! minutes the cheapest decisions that may reach it are tried; where no schedule is found that does, the next cheapest.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use commontime_school::answer::{Outcome, RankState};
use commontime_school::axis::Axis;
use commontime_school::lever::{Decisions, Lever, LeverKind, Sets};
use commontime_school::{Campus, Cents};
use rayon::ThreadPool;
use rayon::iter::{IntoParallelRefMutIterator, ParallelIterator};

use super::Corner;
use super::cheapest::{Cheapest, Prefer, Wanted};
use super::oracle::Oracle;
use super::point::{Point, lowest_rank, point, prove, without_the_needless};
use crate::design::designs_worth_a_try;
use crate::design::memory::Memory;
use crate::mip::half_way;
use crate::solve::{Designs, Options, Progress};

/// Decisions that are tried for each level at most with designs of plain days.
const TRIES: usize = 5;

/// Rounds of placing designs of all kinds: where the first is not placed, one that avoids what stood in the way seldom is.
pub(super) const ROUNDS_OF_ALL: u32 = 1;

/// Schools that are looked at for the cheapest decisions with a design of plain days; then, unless a higher level is reached for more, the cheapest are sought that take no post away.
const SCHOOLS_FOR_PLAIN_DAYS: usize = 200;

/// Corners that are looked at for longer, where nothing was found that gives as much.
const LONGER: usize = 2;

/// So many more for each further axis.
const MORE_TRIES: usize = 3;

/// So many decisions may fail that are much alike; then none that is as like them is tried for that level.
const MUCH_ALIKE: usize = 2;

/// How long options are waited for before it is asked again whether to stop.
const LOOKS_UP: Duration = Duration::from_millis(100);

/// Decisions that are passed over for each level, because something that costs less is as good on every axis.
const MOST_BEATEN: usize = 1_000;

/// Levels are that many minutes apart, beside those of the outer curve.
const APART: i64 = 30;

/// Looks for schedules.
pub(super) struct Realising<'a> {
    pub(super) campus: &'a Campus,
    /// Levels below this are not looked for.
    pub(super) least: i64,
    /// What options are compared by beside minutes and cost.
    pub(super) axes: &'a [Axis],
    pub(super) options: &'a Options,
    /// Nodes of each model of the design.
    pub(super) nodes: u32,
    /// Rounds of placing designs of all kinds.
    pub(super) rounds_of_all: u32,
    pub(super) pool: &'a ThreadPool,
    pub(super) stop: &'a dyn Fn() -> bool,
}

/// A number of minutes that everyone is to have, and what did not do.
struct Level {
    minutes: i64,
    /// A schedule that reaches it and costs no more than this is enough: nothing that costs less can be had, or was found.
    enough: Cents,
    /// What was to be tried for it last.
    last: Option<Decisions>,
    beside: Vec<Sets>,
    failed: Vec<Decisions>,
    /// Decisions that were passed over, for something that costs less is as good on every axis.
    beaten: usize,
}

impl Level {
    /// Without corners nothing is known of what it costs.
    fn new(minutes: i64, corners: &[Corner]) -> Self {
        let least_cost = corners.iter().find(|corner| corner.lowest >= minutes).map(|corner| corner.cost);
        let enough = least_cost.unwrap_or(Cents::ZERO);
        Self { minutes, enough, last: None, beside: Vec::new(), failed: Vec::new(), beaten: 0 }
    }
}

/// What is to be done for a level.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Next {
    /// These decisions may reach it.
    Try(Decisions),
    /// Nothing that costs less than what is tried for a higher level was found.
    Wait,
    /// A schedule reaches it that costs no more, or there is nothing else to try.
    Nothing,
}

/// What was tried, with the point that came of it.
pub(super) type Tried = BTreeMap<(Designs, Decisions), Option<Point>>;

/// Puts what came of decisions in, unless what came of them before gives everyone as much for no more.
pub(super) fn keep_the_better(tried: &mut Tried, key: (Designs, Decisions), point: Option<Point>) {
    let worth = |point: &Point| (point.lowest, Reverse(point.cost));
    let before = tried.get(&key).and_then(Option::as_ref).map(worth);
    if before.is_none() || point.as_ref().map(worth) > before {
        tried.insert(key, point);
    }
}

/// Returns what came of decisions that were tried with these designs, or with all.
fn known<'t>(tried: &'t Tried, designs: Designs, decisions: &Decisions) -> Option<&'t Option<Point>> {
    let with = |designs| tried.get(&(designs, decisions.clone()));
    with(designs).or_else(|| with(Designs::All))
}

impl Realising<'_> {
    /// Finds schedules for the levels up to the target, and keeps what no other beats.
    pub(super) fn points(
        &self,
        corners: &[Corner],
        cheapest: &mut Cheapest<'_>,
        oracle: &mut Oracle<'_>,
        as_it_is: Option<&Point>,
        report: &mut dyn FnMut(Progress),
    ) -> Vec<Point> {
        let mut tried = Tried::new();
        tried.insert((Designs::All, Decisions::nothing(self.campus)), as_it_is.cloned());
        let from = as_it_is.map_or(0, |point| point.lowest);
        // On further axes something may be better that gives less than the school as it is.
        let from = if self.axes.is_empty() { from.max(self.least - 1) } else { self.least - 1 };
        // Designs of plain days first: they are found and placed fast, and mostly as good.
        let mut plain_cheapest = cheapest.giving_up_after(SCHOOLS_FOR_PLAIN_DAYS);
        let mut plain_oracle = oracle.of_plain_days();
        let every = levels(corners, from);
        self.reach(every, Designs::PlainDays, &mut plain_cheapest, &mut plain_oracle, &mut tried, report);
        oracle.take_in(plain_oracle);
        let every = corners.iter().rev().map(|corner| Level::new(corner.lowest, corners)).collect();
        self.reach(every, Designs::All, cheapest, oracle, &mut tried, report);
        if self.axes.is_empty() {
            self.take_from_others(corners, cheapest, &mut tried, report);
        }
        self.look_longer(corners, &mut tried, report);
        let mut points = self.undominated(tried.into_values().flatten().collect());
        if !(self.stop)() {
            let changed = points.par_iter_mut().filter(|point| point.decisions.pulled().next().is_some());
            let open =
                changed.filter(|point| lowest_rank(point).is_some_and(|it| it.state == RankState::Gap));
            self.pool.install(|| open.for_each(|point| prove(point, self.options)));
        }
        points
    }

    /// Where more than the most that was found is not ruled out, looks for it as long as a solve looks: so that options do not say less than a
    /// solve.
    fn look_longer(&self, corners: &[Corner], tried: &mut Tried, report: &mut dyn FnMut(Progress)) {
        let usual = Options::default();
        if self.options.rounds >= usual.rounds {
            return;
        }
        let most = tried.values().flatten().map(|point| point.lowest).max().unwrap_or(-1);
        let options = Options { rounds: usual.rounds, ..*self.options };
        let longer = Realising { options: &options, ..*self };
        for corner in corners.iter().rev().filter(|corner| corner.lowest > most).take(LONGER) {
            if (self.stop)() {
                return;
            }
            let decisions = [corner.decisions.clone()];
            longer.try_all(&decisions, Designs::PlainDays, tried, report);
            let found = known(tried, Designs::PlainDays, &corner.decisions).and_then(Option::as_ref);
            if found.is_some_and(|point| point.lowest > most) {
                return;
            }
        }
    }

    /// Tries the cheapest decisions for each of these levels, and where they fail the next cheapest, a few times.
    fn reach(
        &self,
        mut levels: Vec<Level>,
        designs: Designs,
        cheapest: &mut Cheapest<'_>,
        oracle: &mut Oracle<'_>,
        tried: &mut Tried,
        report: &mut dyn FnMut(Progress),
    ) {
        let most = match designs {
            Designs::PlainDays => TRIES,
            // They take long to find and to place, and seldom give more.
            Designs::All => designs_worth_a_try(self.campus, &Memory::default()).clamp(1, TRIES),
        };
        for _ in 0..most + MORE_TRIES * self.axes.len() {
            let mut wanted: Vec<Decisions> = Vec::new();
            // What reaches a level reaches all below, so that for these only what costs less is worth a look.
            let mut below: Option<Cents> = None;
            levels.retain_mut(|level| {
                let next = self.next(level, below, designs, cheapest, oracle, tried);
                if let Next::Try(decisions) = &next {
                    below = Some(cheapest.cost_of(decisions)).filter(|_| self.axes.is_empty());
                    wanted.push(decisions.clone());
                }
                next != Next::Nothing
            });
            wanted.sort_unstable();
            wanted.dedup();
            if wanted.is_empty() || (self.stop)() {
                break;
            }
            self.try_all(&wanted, designs, tried, report);
        }
    }

    /// Where a school is on the further axes; less is better.
    fn place(&self, campus: &Campus) -> Vec<i64> {
        self.axes.iter().map(|axis| axis.of(campus)).collect()
    }

    /// Returns the cheapest decisions that may reach the level, cost less than `below`, and were not found to fail.
    fn next(
        &self,
        level: &mut Level,
        below: Option<Cents>,
        designs: Designs,
        cheapest: &mut Cheapest<'_>,
        oracle: &mut Oracle<'_>,
        tried: &Tried,
    ) -> Next {
        let last = level.last.as_ref().and_then(|last| known(tried, designs, last)?.as_ref());
        let is_enough = |point: &Point| point.lowest >= level.minutes && point.cost <= level.enough;
        if self.axes.is_empty()
            && (last.is_some_and(|point| point.lowest >= level.minutes)
                || tried.values().flatten().any(is_enough))
        {
            return Next::Nothing;
        }
        loop {
            let mut wanted = Wanted { minutes: level.minutes, below, beside: level.beside.clone() };
            let mut found = cheapest.reaching(&wanted, Prefer::FewChanges, oracle, self.stop);
            // What is tried for a higher level does for this one, too, unless it fails: to look for long at what costs less would take more
            // time than it mostly saves money.
            if let Some(below) = below.filter(|_| found.is_none()) {
                level.enough = level.enough.max(below);
                return Next::Wait;
            }
            if found.is_none() && designs == Designs::PlainDays {
                wanted.beside.extend(self.taking_posts_away());
                found = cheapest.reaching(&wanted, Prefer::FewChanges, oracle, self.stop);
            }
            let Some((decisions, _)) = found else { return Next::Nothing };
            level.last = Some(decisions.clone());
            let Some(point) = known(tried, designs, &decisions) else {
                let cost = cheapest.cost_of(&decisions);
                let does = |point: &&Point| point.lowest >= level.minutes && point.cost <= cost;
                let cheaper: Vec<&Point> = tried.values().flatten().filter(does).collect();
                if cheaper.is_empty() {
                    return Next::Try(decisions);
                }
                // What costs more is worth a schedule only where it is better on a further axis than all that costs less.
                let place =
                    self.campus.with(&decisions).map(|campus| self.place(&campus)).unwrap_or_default();
                let is_better = |point: &&Point| {
                    place.iter().zip(self.place(&point.campus)).any(|(own, other)| *own < other)
                };
                if cheaper.iter().all(is_better) {
                    return Next::Try(decisions);
                }
                level.beaten += 1;
                if self.axes.is_empty() || level.beaten > MOST_BEATEN {
                    return Next::Nothing;
                }
                level.beside.push(Sets::just(&decisions));
                continue;
            };
            if point.as_ref().is_some_and(|point| point.lowest >= level.minutes) {
                if self.axes.is_empty() {
                    return Next::Nothing;
                }
                level.beside.push(Sets::just(&decisions));
                continue;
            }
            level.failed.push(decisions.clone());
            let left_out = self.much_alike(&decisions).into_iter().find(|alike| {
                level.failed.iter().filter(|failed| alike.contain(failed)).count() >= MUCH_ALIKE
            });
            level.beside.push(left_out.unwrap_or_else(|| Sets::just(&decisions)));
        }
    }

    /// Returns sets of decisions that are much like these: those that take the same posts away, where any are, whatever else
    /// they do; and those that differ only in bells.
    fn much_alike(&self, decisions: &Decisions) -> Vec<Sets> {
        let levers = &self.campus.levers;
        let takes_away = |lever: usize| takes_posts_away(levers[lever].kind);
        let with = |is_held: &dyn Fn(usize) -> bool| {
            let mut sets = Sets::all(self.campus);
            for lever in (0..levers.len()).filter(|lever| is_held(*lever)) {
                sets.0[lever] = vec![decisions.0[lever]];
            }
            sets
        };
        let mut alike = Vec::new();
        if (0..levers.len()).any(|lever| takes_away(lever) && decisions.0[lever] > 0) {
            alike.push(with(&takes_away));
        }
        alike.push(with(&|lever| !levers[lever].kind.changes_bells()));
        alike
    }

    /// Returns the decisions that take posts away, a set for each such lever.
    fn taking_posts_away(&self) -> Vec<Sets> {
        let levers = self.campus.levers.iter().enumerate();
        let pulled = |(at, _): (usize, &Lever)| {
            let mut sets = Sets::all(self.campus);
            sets.0[at].retain(|setting| *setting > 0);
            sets
        };
        levers.filter(|(_, lever)| takes_posts_away(lever.kind)).map(pulled).collect()
    }

    /// Keeps the points that no other beats, cheaper first.
    pub(super) fn undominated(&self, mut points: Vec<Point>) -> Vec<Point> {
        points.sort_by_key(|point| {
            // Of what costs and gives as much, what is better on further axes first: it beats the others.
            let of_worth = (point.cost, Reverse(point.lowest), self.place(&point.campus));
            (
                of_worth,
                point.audit.total_shortfall(),
                point.answer.outcome != Outcome::ProvenBest,
                point.decisions.pulled().count(),
            )
        });
        let mut kept: Vec<(Vec<i64>, Point)> = Vec::new();
        for point in points {
            let place = self.place(&point.campus);
            // What was kept costs as much or less.
            let beats = |(other, before): &(Vec<i64>, Point)| {
                before.lowest >= point.lowest && other.iter().zip(&place).all(|(other, own)| other <= own)
            };
            if !kept.iter().any(beats) {
                kept.push((place, point));
            }
        }
        kept.into_iter().map(|(_, point)| point).collect()
    }

    pub(super) fn try_all(
        &self,
        decisions: &[Decisions],
        designs: Designs,
        tried: &mut Tried,
        report: &mut dyn FnMut(Progress),
    ) {
        let rounds = match designs {
            Designs::PlainDays => self.options.rounds,
            Designs::All => self.options.rounds.min(self.rounds_of_all),
        };
        let options = Options { designs, rounds, nodes: self.nodes, ..*self.options };
        let (campus, begun, is_over) = (self.campus, AtomicUsize::new(0), AtomicBool::new(false));
        let (sender, receiver) = channel();
        let work = |sender: Sender<(Decisions, Option<Point>)>| {
            while let Some(decisions) = decisions.get(begun.fetch_add(1, Ordering::Relaxed))
                && !is_over.load(Ordering::Relaxed)
            {
                let found = point(campus, decisions, &options, &|| is_over.load(Ordering::Relaxed));
                let found = found.map(|point| without_the_needless(campus, point));
                if sender.send((decisions.clone(), found)).is_err() {
                    break;
                }
            }
        };
        self.pool.in_place_scope(|scope| {
            for _ in 0..self.options.threads.max(1) {
                let (work, sender) = (&work, sender.clone());
                scope.spawn(move |_| work(sender));
            }
            // Those at work alone can send now: once they are done there is nothing to wait for.
            drop(sender);
            loop {
                is_over.store((self.stop)(), Ordering::Relaxed);
                match receiver.recv_timeout(LOOKS_UP) {
                    Ok((decisions, point)) => {
                        if let Some(point) = &point {
                            report(Progress::Option(point.lowest, point.cost.get()));
                        }
                        keep_the_better(tried, (designs, decisions), point);
                    }
                    Err(RecvTimeoutError::Timeout) => {}
                    Err(RecvTimeoutError::Disconnected) => break,
                }
            }
        });
    }
}

/// Looks for a schedule of the school as it is, as long as a solve looks, and with a clock for half of the time: all options are compared
/// with it, and where the time is too short for any, it is the answer.
pub(super) fn as_it_is(
    campus: &Campus,
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> Option<Point> {
    let usual = Options::default();
    let until = options.until.map(|until| half_way(Instant::now(), until));
    let options = Options { rounds: options.rounds.max(usual.rounds), until, ..*options };
    if stop() {
        return None;
    }
    let mut found = point(campus, &Decisions::nothing(campus), &options, stop)?;
    report(Progress::Option(found.lowest, found.cost.get()));
    if found.answer.outcome == Outcome::ProvenBest {
        // The clock had no part in it.
        (found.answer.timed, found.answer.effort) = (false, Some(u64::from(options.rounds)));
    }
    Some(found)
}

/// Tells whether a lever takes a post, or some of it, from somebody.
fn takes_posts_away(kind: LeverKind) -> bool {
    matches!(kind, LeverKind::CutFte | LeverKind::ConvertFte)
}

/// The levels to look for, the highest first: those of the outer curve, and some between what is had as it is and the most there may be.
fn levels(corners: &[Corner], from: i64) -> Vec<Level> {
    let most = corners.last().map_or(0, |corner| corner.lowest);
    let mut levels: Vec<i64> = corners.iter().map(|corner| corner.lowest).collect();
    let between = (0..).map(|at| at * APART).take_while(|level| *level <= most);
    levels.extend(between.filter(|level| *level > from));
    levels.sort_unstable();
    levels.dedup();
    levels.into_iter().rev().map(|level| Level::new(level, corners)).collect()
}
