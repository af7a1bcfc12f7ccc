//! One option: decisions with a schedule of the school that they make.

use commontime_audit::{Audit, certify};
use commontime_school::answer::{Answer, Approval, Rank};
use commontime_school::lever::Decisions;
use commontime_school::{Campus, Cents, Schedule};

use crate::design::Relaxation;
use crate::mip::Limits;
use crate::solve::{Options, Outcome, answer, solve_until};

/// Nodes of the models of an option: its lowest minutes are known to be at most those of the outer curve already.
pub(super) const NODES: u32 = 60;

/// An option with its schedule.
#[derive(Clone, Debug)]
pub struct Point {
    /// What is decided.
    pub decisions: Decisions,
    /// The school with that.
    pub campus: Campus,
    /// What is known of it.
    pub answer: Answer,
    /// The schedule, audited and clean.
    pub schedule: Schedule,
    /// Its audit.
    pub audit: Audit,
    /// The lowest weekly minutes it has, at most the target.
    pub lowest: i64,
    /// Net new cost of a year.
    pub cost: Cents,
}

/// Looks for a schedule of the school with these decisions. No further round begins once `stop` says so.
pub(super) fn point(
    campus: &Campus,
    decisions: &Decisions,
    options: &Options,
    stop: &dyn Fn() -> bool,
) -> Option<Point> {
    let changed = campus.with(decisions).ok()?;
    let found = solve_until(&changed, options, stop, &mut |_| {});
    point_of(decisions, &changed, found)
}

/// Returns the option with what was found of the school that its decisions make; nothing where no schedule was.
pub(super) fn point_of(decisions: &Decisions, changed: &Campus, found: Outcome<'_>) -> Option<Point> {
    let (schedule, audit) = found.schedule?.into_parts();
    let (answer, campus) = (found.answer, changed.clone());
    let target = campus.goal.minutes_per_week;
    let lowest = i64::from(audit.lowest_weekly_minutes().unwrap_or(target).min(target).get());
    let cost: Cents = audit.dollars.net_new_cost;
    Some(Point { decisions: decisions.clone(), campus, answer, schedule, audit, lowest, cost })
}

/// Returns what an answer says of the lowest minutes.
pub(super) fn lowest_rank(point: &Point) -> Option<&Rank> {
    point.answer.rank("lowest-minutes")
}

/// Proves of the lowest minutes of a point what the design of the whole school can tell in a while: of plain days less was asked.
pub(super) fn prove(point: &mut Point, options: &Options) {
    let bounds = Relaxation::new(&point.campus).bounds(Limits { nodes: NODES, ..Limits::default() });
    let known = lowest_rank(point).and_then(|rank| rank.bound);
    if known.is_some_and(|known| known <= bounds.lowest) {
        return;
    }
    if let Ok(audited) = certify(&point.campus, point.schedule.clone()) {
        point.answer = answer::found(&point.campus, options, &bounds, &audited);
    }
}

/// Takes back what costs nothing and what the schedule does not need: the audit finds it as clean without, for the same people and
/// classes. The bound may have needed a lever that the schedule does without.
pub(super) fn without_the_needless(campus: &Campus, mut point: Point) -> Point {
    for lever in (0..campus.levers.len()).rev() {
        for setting in 0..point.decisions.0[lever] {
            let mut decisions = point.decisions.clone();
            decisions.0[lever] = setting;
            let fewer = campus.with(&decisions).ok().and_then(|changed| judged(&point, decisions, changed));
            if let Some(fewer) = fewer {
                point = fewer;
                break;
            }
        }
    }
    point
}

/// Returns the point with these decisions, where its schedule is one of the school they make, and worth no less there.
fn judged(point: &Point, decisions: Decisions, campus: Campus) -> Option<Point> {
    let (before, after) = (&point.campus, &campus);
    let has_the_same = before.people.iter().map(|one| &one.id).eq(after.people.iter().map(|one| &one.id))
        && before.specials.iter().map(|one| &one.id).eq(after.specials.iter().map(|one| &one.id))
        && before.homerooms.iter().map(|one| &one.id).eq(after.homerooms.iter().map(|one| &one.id))
        && before.teams.iter().map(|one| &one.id).eq(after.teams.iter().map(|one| &one.id))
        && before.services.iter().map(|one| &one.id).eq(after.services.iter().map(|one| &one.id))
        && before.rooms.iter().map(|one| &one.id).eq(after.rooms.iter().map(|one| &one.id));
    if !has_the_same {
        return None;
    }
    let (schedule, audit) = certify(&campus, point.schedule.clone()).ok()?.into_parts();
    let is_worth_as_much = audit.dollars.net_new_cost == point.cost
        && audit
            .people
            .iter()
            .zip(&point.audit.people)
            .all(|(after, before)| after.weekly_full_time == before.weekly_full_time);
    if !is_worth_as_much {
        return None;
    }
    let answer = Answer { approvals: Approval::needed(&campus), ..point.answer.clone() };
    Some(Point { decisions, campus, answer, schedule, audit, ..*point })
}
