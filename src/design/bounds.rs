//! Bounds of one school after another: how many lowest weekly minutes it can have at most, and whether it may have so many.

use commontime_school::Campus;

use super::builder::Scope;
use super::common_hours::most_by_hours;
use super::memory::{Memory, Question};
use super::team_limits::TeamLimits;
use super::{Scoped, TeamModels, teams_with_homerooms};
use crate::kept::Kept;
use crate::mip::{Direction, Expression, Limits, Solved};

/// Returns a number that no schedule's lowest weekly minutes are above: the best that the design can tell. `None` where there is no
/// schedule.
#[must_use]
pub fn most(campus: &Campus, limits: Limits, memory: &Memory) -> Option<i64> {
    let kept = Kept::default();
    let target = i64::from(campus.goal.minutes_per_week.get());
    let team_limits = TeamLimits::new(campus, &teams_with_homerooms(campus), &kept, memory);
    let target = target.min(most_by_hours(campus));
    let bound = most_of_teams(campus, &team_limits, target, limits, memory);
    let scoped = |scope| Scoped::new(campus, scope, &team_limits, &kept, memory);
    // A design as good as the bound is found fast where days are alike. It need not be found for the bound to hold.
    if [Scope::AlikeDays, Scope::PlainDays].into_iter().any(|scope| scoped(scope).reaches(bound, limits)) {
        return Some(bound);
    }
    match scoped(Scope::School).lowest(bound, limits) {
        Solved::Infeasible => None,
        Solved::Best { objective, .. } => Some(objective),
        Solved::Limit { bound: limit, .. } => Some(limit.unwrap_or(bound).min(bound)),
        Solved::Failed(_) => Some(bound),
    }
}

/// How hard to look for a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Hours, each team by itself, and the whole school in fractions: milliseconds.
    Quick,
    /// All that the design can tell.
    Whole,
}

/// Returns a number that no schedule's lowest weekly minutes are above, as far as is seen at a glance ([`Look::Quick`]). `None` where
/// there is no schedule.
#[must_use]
pub fn most_at_a_glance(campus: &Campus, limits: Limits, memory: &Memory) -> Option<i64> {
    let kept = Kept::default();
    let target = i64::from(campus.goal.minutes_per_week.get());
    let team_limits = TeamLimits::new(campus, &teams_with_homerooms(campus), &kept, memory);
    let bound = most_of_teams(campus, &team_limits, target.min(most_by_hours(campus)), limits, memory);
    Scoped::new(campus, Scope::School, &team_limits, &kept, memory).most_in_fractions(bound, limits, memory)
}

/// Tells whether some schedule may have so many lowest weekly minutes, as far as is looked: where not, there is none. It is less work
/// than [`most`]. Where there are too few people for all classes [`has_enough`] says so sooner, whatever the minutes.
#[must_use]
pub fn may_reach(campus: &Campus, wanted: i64, look: Look, limits: Limits, memory: &Memory) -> bool {
    let Some(found) = at_a_glance(campus, Scope::School, wanted, limits, memory) else { return false };
    let scoped = |scope| Scoped::new(campus, scope, &found.team_limits, &Kept::default(), memory);
    look == Look::Quick
        || [Scope::AlikeDays, Scope::PlainDays].into_iter().any(|scope| scoped(scope).reaches(wanted, limits))
        || !found.school.cannot_reach(wanted, limits)
}

/// A school that at a glance may have so many lowest weekly minutes.
struct AtAGlance<'a> {
    school: Scoped<'a>,
    team_limits: TeamLimits,
}

/// Asks hours, each team by itself, and the whole school with designs of `scope` in fractions: `None` where so many minutes are ruled
/// out.
fn at_a_glance<'a>(
    campus: &'a Campus,
    scope: Scope,
    wanted: i64,
    limits: Limits,
    memory: &Memory,
) -> Option<AtAGlance<'a>> {
    let target = wanted.max(i64::from(campus.goal.minutes_per_week.get()));
    if most_by_hours(campus) < wanted {
        return None;
    }
    let kept = Kept::default();
    let team_limits = TeamLimits::new(campus, &teams_with_homerooms(campus), &kept, memory);
    let school = Scoped::new(campus, scope, &team_limits, &kept, memory);
    let most = school.most_in_fractions(target, limits, memory)?;
    // Each team by itself has no minutes at least.
    let teams_may = || wanted == 0 || teams_may_reach(campus, &team_limits, (wanted, target), limits, memory);
    (most >= wanted && teams_may()).then_some(AtAGlance { school, team_limits })
}

/// Nodes to look for a design of plain days: there mostly is one soon, or none.
const FEW_NODES: u32 = 40;

/// Tells whether a design is found that gives everyone so many minutes and on whose days no pieces must touch, as far as is looked.
/// That there is none proves nothing of other designs; but such a design is placed easily.
#[must_use]
pub fn plain_days_may_reach(
    campus: &Campus,
    wanted: i64,
    look: Look,
    limits: Limits,
    memory: &Memory,
) -> bool {
    if most_by_hours(campus) < wanted {
        return false;
    }
    // The model of the whole school in fractions says sooner than each team by itself that there is none.
    let kept = Kept::default();
    let team_limits = TeamLimits::new(campus, &teams_with_homerooms(campus), &kept, memory);
    let scoped = |scope| Scoped::new(campus, scope, &team_limits, &kept, memory);
    let target = wanted.max(i64::from(campus.goal.minutes_per_week.get()));
    let plain = scoped(Scope::PlainDays);
    if plain.most_in_fractions(target, limits, memory).is_none_or(|most| most < wanted) {
        return false;
    }
    let few = Limits { nodes: limits.nodes.min(FEW_NODES), ..limits };
    look == Look::Quick || scoped(Scope::AlikeDays).reaches(wanted, few) || plain.reaches(wanted, few)
}

/// Tells whether there may be people enough for all classes of specials.
#[must_use]
pub fn has_enough(campus: &Campus, limits: Limits, memory: &Memory) -> bool {
    let classes = Scoped::new(campus, Scope::Classes, &TeamLimits::default(), &Kept::default(), memory);
    let model = &classes.builder.model;
    let solve = || model.solve(&Expression::default(), Direction::Minimise, limits);
    memory.of_model(model, Question::Any, || i64::from(solve() != Solved::Infeasible)) > 0
}

/// Returns a number that the lowest of no team is above, if `bound` is one: the best one.
fn most_of_teams(
    campus: &Campus,
    team_limits: &TeamLimits,
    bound: i64,
    limits: Limits,
    memory: &Memory,
) -> i64 {
    teams_with_homerooms(campus).into_iter().fold(bound, |bound, team| {
        TeamModels::new(campus, team, team_limits, &Kept::default(), memory).lowest(bound, limits, memory)
    })
}

/// Tells whether each team by itself may have so many lowest weekly minutes.
fn teams_may_reach(
    campus: &Campus,
    team_limits: &TeamLimits,
    (wanted, target): (i64, i64),
    limits: Limits,
    memory: &Memory,
) -> bool {
    teams_with_homerooms(campus).into_iter().all(|team| {
        let models = TeamModels::new(campus, team, team_limits, &Kept::default(), memory);
        models.may_reach(wanted, target, limits, memory)
    })
}
