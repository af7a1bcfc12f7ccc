//! Options: every combination of levers that no other beats in lowest weekly minutes and net new cost.
//!
//! For a number of minutes the cheapest decisions are sought whose *bound* reaches it: the design's proof of what no schedule
//! exceeds. Decisions are looked at in order of cost. Where a bound is too low, as many other decisions as can be are shown to
//! fail with it, and none of them is looked at again. So the costs found are the least there can be, for each
//! number of minutes: the outer curve. What a real schedule reaches with these decisions is the inner curve. Where the two
//! meet, the option is proved.

mod among_all;
mod bells;
mod cheapest;
mod costs;
mod entangled;
mod fewer_short;
mod fixes;
mod from_others;
mod nogoods;
mod oracle;
mod point;
mod points;
mod price_group;
mod unpaid;

use commontime_school::axis::Axis;
use commontime_school::goal::Priority;
use commontime_school::lever::Decisions;
use commontime_school::not_payable::Promise;
use commontime_school::{Campus, Cents, OuterCurve, OuterStep};

use super::absence::worst_week;
use super::{Options, Progress, minutes, pool};
use cheapest::{Cheapest, Prefer, Wanted};
use costs::Costs;
pub use fewer_short::FewerShort;
use fewer_short::{Sought, fewer_short, short_of};
pub use fixes::{FixesSought, LeverFix, LeverFixes, lever_fixes};
use oracle::Oracle;
use point::NODES;
pub use point::Point;
use points::{ROUNDS_OF_ALL, Realising, as_it_is};
pub use unpaid::Unpaid;

/// A corner of the outer curve: no schedule with less cost has a lowest of so many minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corner {
    /// Lowest weekly minutes that no schedule of this cost or less exceeds.
    pub lowest: i64,
    /// The least cost at which the bound is that.
    pub cost: Cents,
    /// Decisions of this cost with this bound.
    pub decisions: Decisions,
}

/// What can be had for how much.
#[derive(Debug)]
pub struct Frontier {
    /// What options are compared by beside minutes and cost.
    pub axes: Vec<Axis>,
    /// The school as it is; `None` where it has no schedule, or none was found.
    pub as_it_is: Option<Point>,
    /// The outer curve, cheapest first: costs and minutes both grow.
    pub corners: Vec<Corner>,
    /// Lowest weekly minutes from which on the curves were looked for.
    pub least: i64,
    /// The inner curve, cheapest first: no point is beaten by another, on any axis that was asked for.
    pub points: Vec<Point>,
    /// What is known of how few minutes people may be short, where they lack minutes with the best option of the curve, and what beside the
    /// curve leaves them fewer short.
    pub fewer_short: Option<FewerShort>,
    /// Whether the outer curve is whole: no limit came before its end.
    pub is_whole: bool,
    /// What some fund has too little for: where no option reaches the target, what may reach it; else, or without such, what costs less
    /// than the cheapest option with the most minutes and may give as many.
    pub not_payable: Option<Unpaid>,
    /// Whether some fund has too little for any decisions that were looked at.
    pub lacks_money: bool,
}

impl Frontier {
    /// Returns the outer curve.
    #[must_use]
    pub fn outer(&self) -> OuterCurve {
        let step = |corner: &Corner| OuterStep { cost: corner.cost, lowest: minutes(corner.lowest) };
        OuterCurve { steps: self.corners.iter().map(step).collect(), is_whole: self.is_whole }
    }

    /// Returns the least cost at which so many lowest weekly minutes are not ruled out; `None` where that is not known, or where they are
    /// ruled out at any cost.
    #[must_use]
    pub fn least_cost_of(&self, lowest: i64) -> Option<Cents> {
        if lowest < self.least {
            return None;
        }
        self.corners.iter().filter(|corner| corner.lowest >= lowest).map(|corner| corner.cost).min()
    }

    /// Returns the place of the point of the curve that is best by the ranked priorities of the scenario, as far as they tell options
    /// apart.
    #[must_use]
    pub fn recommended(&self, campus: &Campus) -> Option<usize> {
        (0..self.points.len()).min_by_key(|at| by_priorities(campus, &self.points[*at]))
    }

    /// Returns the option that is best by the ranked priorities, on the curve or beside it.
    #[must_use]
    pub fn best(&self, campus: &Campus) -> Option<&Point> {
        let beside = self.fewer_short.iter().filter_map(|it| it.point.as_ref());
        self.points.iter().chain(beside).min_by_key(|point| by_priorities(campus, point))
    }
}

/// What an option is worth by the ranked priorities, first things first; less is better.
fn by_priorities(campus: &Campus, point: &Point) -> Vec<i64> {
    let rank = |priority: &Priority| match priority {
        Priority::LowestMinutes => Some(-point.lowest),
        Priority::Shortfall => Some(short_of(point)),
        Priority::Cost => Some(point.cost.get()),
        Priority::AbsentSpecialist => {
            let absence = point.answer.absence.as_ref();
            Some(absence.map_or(0, |absence| -i64::from(absence.lowest.get())))
        }
        Priority::Requests | Priority::Quality | Priority::LeastChange => None,
    };
    campus.priorities.iter().filter_map(rank).collect()
}

/// Most corners of the curve.
const MOST_CORNERS: usize = 500;

/// Finds all options that no other beats in lowest weekly minutes, net new cost and these further axes.
///
/// # Errors
/// Where levers have more combinations than can be looked at, in words.
pub fn frontier(
    campus: &Campus,
    axes: &[Axis],
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> Result<Frontier, String> {
    let as_it_is = as_it_is(campus, options, stop, report);
    from_minutes(campus, 0, axes, as_it_is, options, stop, report)
}

/// Finds the option that is best by the ranked priorities, with what is known of others: where the lowest weekly minutes come first
/// and the target can be had, the curves have nothing below the target.
///
/// # Errors
/// Where levers have more combinations than can be looked at, in words.
pub fn best(
    campus: &Campus,
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> Result<Frontier, String> {
    let as_it_is = as_it_is(campus, options, stop, report);
    if campus.priorities.first() == Some(&Priority::LowestMinutes) {
        let target = i64::from(campus.goal.minutes_per_week.get());
        let found = from_minutes(campus, target, &[], as_it_is.clone(), options, stop, report)?;
        if stop() || found.points.iter().any(|point| point.lowest >= target) {
            return Ok(found);
        }
    }
    from_minutes(campus, 0, &[], as_it_is, options, stop, report)
}

/// Finds the options that no other beats and that give everyone so many minutes. Each is looked at without a clock; `stop` is asked between
/// them.
fn from_minutes(
    campus: &Campus,
    least: i64,
    axes: &[Axis],
    mut as_it_is: Option<Point>,
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> Result<Frontier, String> {
    let options = &Options { until: None, ..*options };
    let costs = Costs::new(campus)?;
    let pool = pool(options.threads)?;
    let mut oracle = Oracle::new(campus, &pool)?;
    let mut cheapest = Cheapest::new(&costs);
    let mut corners: Vec<Corner> = Vec::new();
    let target = i64::from(campus.goal.minutes_per_week.get());
    let mut wanted = least;
    let mut is_whole = true;
    while wanted <= target {
        if stop() || corners.len() >= MOST_CORNERS {
            is_whole = false;
            break;
        }
        let found = cheapest.reaching(&Wanted::minutes(wanted), Prefer::TheBest, &mut oracle, stop);
        let Some((decisions, lowest)) = found else {
            is_whole = !stop();
            break;
        };
        let cost = costs.of(&decisions);
        // Where more minutes cost no more, fewer are no corner.
        corners.retain(|corner| corner.cost < cost);
        report(Progress::Option(lowest, cost.get()));
        corners.push(Corner { lowest, cost, decisions });
        wanted = lowest + 1;
    }
    let realising = Realising {
        campus,
        least,
        axes,
        options,
        nodes: NODES,
        rounds_of_all: ROUNDS_OF_ALL,
        pool: &pool,
        stop,
    };
    let mut points = realising.points(&corners, &mut cheapest, &mut oracle, as_it_is.as_ref(), report);
    let mut fewer_short = beside_the_curve(&realising, &points, &cheapest, &mut oracle, report);
    // On further axes it may be worse.
    let of_the_curve = fewer_short.as_mut().filter(|_| axes.is_empty());
    if let Some(point) = of_the_curve.and_then(|it| it.take_what_beats(&points)) {
        if point.decisions.pulled().next().is_none() {
            as_it_is = Some(point.clone());
        }
        points.push(point);
        points = realising.undominated(points);
    }
    let beside = fewer_short.iter_mut().filter_map(|it| it.point.as_mut());
    for point in as_it_is.iter_mut().chain(&mut points).chain(beside) {
        point.answer.absence =
            worst_week(&point.campus, &point.schedule, point.audit.lowest_weekly_minutes());
    }
    // Without such an option: what may reach the target.
    let most = points.iter().map(|point| point.lowest).max();
    let cheapest_with_most =
        points.iter().filter(|point| Some(point.lowest) == most).map(|point| point.cost).min();
    let is_cheaper = |campus: &Campus| {
        cheapest_with_most.is_none_or(|cost| commontime_audit::dollars(campus).net_new_cost < cost)
    };
    let is_short = most.is_none_or(|most| most < target);
    // Where this is not the answer, another search says what cannot be paid.
    let is_answer = !stop() && (least == 0 || !is_short);
    let at_the_target = (is_answer && is_short).then(|| oracle.not_payable(target, |_| true, stop)).flatten();
    let with_the_money = |unpaid: Campus, promise: Promise, wanted: i64| {
        unpaid::with_the_money(campus, unpaid, promise, minutes(wanted), options, stop)
    };
    let at_the_target = at_the_target.map(|campus| with_the_money(campus, Promise::Target, target));
    let not_payable = at_the_target.or_else(|| {
        if !is_answer {
            return None;
        }
        let as_much = oracle.not_payable(most?, is_cheaper, stop)?;
        let unpaid = with_the_money(as_much, Promise::AsMuchForLess, most?);
        // What hangs on its schedule may make it dearer.
        let is_cheaper = cheapest_with_most.is_none_or(|cost| unpaid.dollars.net_new_cost < cost);
        is_cheaper.then_some(unpaid)
    });
    Ok(Frontier {
        axes: axes.to_vec(),
        as_it_is,
        corners,
        least,
        points,
        fewer_short,
        is_whole,
        not_payable,
        lacks_money: oracle.has_met_overdrawn(),
    })
}

/// Looks for what leaves people fewer minutes short than the best option does; where the scenario ranks the cost before that, for as little.
fn beside_the_curve<'a>(
    realising: &Realising<'a>,
    points: &[Point],
    cheapest: &Cheapest<'_>,
    oracle: &mut Oracle<'a>,
    report: &mut dyn FnMut(Progress),
) -> Option<FewerShort> {
    let campus = realising.campus;
    let best = points.iter().min_by_key(|point| by_priorities(campus, point))?;
    // On further axes what costs as much may be worse.
    if !campus.ranks_shortfall_before_cost() && !realising.axes.is_empty() {
        return None;
    }
    // Where what was sought is not reached, another search says what is had instead.
    if short_of(best) == 0 || best.lowest < realising.least || (realising.stop)() {
        return None;
    }
    // Where the shortfall comes first, fewer minutes for somebody are no matter.
    let lowest = if campus.ranks_shortfall_first() { realising.least } else { best.lowest };
    let most_cost = Some(best.cost).filter(|_| !campus.ranks_shortfall_before_cost());
    let mut found =
        fewer_short(realising, (best, points), &Sought { lowest, most_cost }, cheapest, oracle, report);
    // What is ranked before may be worse.
    found.point = found.point.filter(|point| by_priorities(campus, point) < by_priorities(campus, best));
    Some(found)
}
