//! Bounds of one school after another: how many lowest weekly minutes it can have at most, and whether it may have so many.

use commontime_school::Campus;

use super::common_hours::most_by_hours;
use super::memory::{Memory, Question};
use super::scope::Scope;
use super::team_limits::TeamLimits;
use super::{Scoped, TeamModels, teams_with_homerooms};
use crate::kept::Kept;
use crate::mip::{Direction, Expression, Limits, Solved};

/// Returns a number that no schedule's lowest weekly minutes are above: the best that the design can tell. `None` where there is no
/// schedule.
#[must_use]
pub fn most(campus: &Campus, limits: Limits, memory: &Memory) -> Option<i64> {
    let found = in_fractions(campus, Scope::School, 0, limits, memory)?;
    let bound =
        each_team(campus, &found, memory).fold(found.most, |bound, team| team.lowest(bound, limits, memory));
    // A design as good as the bound is found fast where days are alike. It need not be found for the bound to hold.
    if found.has_simple_design(campus, bound, limits, memory) {
        return Some(bound);
    }
    match found.school.lowest(bound, limits) {
        Solved::Infeasible => None,
        Solved::Best { objective, .. } => Some(objective),
        Solved::Limit { bound: limit, .. } => Some(limit.unwrap_or(bound).min(bound)),
        Solved::Failed(_) => Some(bound),
    }
}

/// How hard to look for a proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Hours, and the whole school and each team by itself in fractions: milliseconds.
    Quick,
    /// All that the design can tell.
    Whole,
}

/// Returns a number that no schedule's lowest weekly minutes are above, as far as is seen at a glance ([`Look::Quick`]). `None` where
/// there is no schedule.
#[must_use]
pub fn most_at_a_glance(campus: &Campus, limits: Limits, memory: &Memory) -> Option<i64> {
    let found = in_fractions(campus, Scope::School, 0, limits, memory)?;
    let asked = target(campus, 0);
    each_team(campus, &found, memory)
        .try_fold(found.most, |bound, team| team.lowest_in_fractions(bound, asked, limits, memory))
}

/// What is known of whether a schedule has so many lowest weekly minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// There is none.
    Never,
    /// Nothing rules it out.
    Perhaps,
    /// A design has them on whose days no pieces must touch: mostly it is placed easily.
    Designed,
}

/// Tells whether some schedule may have so many lowest weekly minutes, as far as is looked: where not, there is none. It is less work
/// than [`most`]. Where there are too few people for all classes [`has_enough`] says so sooner, whatever the minutes.
#[must_use]
pub fn may_reach(campus: &Campus, wanted: i64, look: Look, limits: Limits, memory: &Memory) -> bool {
    reach(campus, wanted, look, limits, memory) > Reach::Never
}

/// As [`may_reach`], and tells whether a simple design was found on the way: that is not looked for at a glance.
#[must_use]
pub fn reach(campus: &Campus, wanted: i64, look: Look, limits: Limits, memory: &Memory) -> Reach {
    let Some(found) = in_fractions(campus, Scope::School, wanted, limits, memory) else {
        return Reach::Never;
    };
    let asked = target(campus, wanted);
    let team_may = |team: TeamModels<'_>| match look {
        Look::Quick => team.lowest_in_fractions(wanted, asked, limits, memory) >= Some(wanted),
        Look::Whole => team.lowest(wanted, limits, memory) >= wanted,
    };
    // Each team by itself has no minutes at least.
    if wanted > 0 && !each_team(campus, &found, memory).all(team_may) {
        return Reach::Never;
    }
    match look {
        Look::Whole if found.has_simple_design(campus, wanted, limits, memory) => Reach::Designed,
        Look::Whole if found.school.cannot_reach(wanted, limits) => Reach::Never,
        Look::Quick | Look::Whole => Reach::Perhaps,
    }
}

/// Tells whether some schedule may give everyone `lowest` weekly minutes and leave people no more than `short` minutes short together, as
/// far as is looked: where not, there is none.
#[must_use]
pub fn may_leave_short(
    campus: &Campus,
    lowest: i64,
    short: i64,
    look: Look,
    limits: Limits,
    memory: &Memory,
) -> bool {
    let Some(found) = in_fractions(campus, Scope::School, lowest, limits, memory) else { return false };
    let least = found.school.least_short_in_fractions(lowest, limits, memory);
    if least.is_none_or(|least| least > short) {
        return false;
    }
    let asked = target(campus, lowest);
    let of_team = |team: TeamModels<'_>| -> Option<i64> {
        let most = match look {
            Look::Quick => team.lowest_in_fractions(asked, asked, limits, memory)?,
            Look::Whole => team.lowest(asked, limits, memory),
        };
        (most >= lowest).then(|| team.least_shortfall(most))
    };
    // What each team by itself leaves its people short adds up.
    let of_teams: Option<i64> = each_team(campus, &found, memory).map(of_team).sum();
    if of_teams.is_none_or(|least| least > short) {
        return false;
    }
    if look == Look::Quick {
        return true;
    }
    let few = Limits { nodes: limits.nodes.min(FEW_NODES), ..limits };
    let is_found =
        |scope| found.scoped(campus, scope, memory).any_short_by(lowest, short, few).values().is_some();
    [Scope::AlikeDays, Scope::PlainDays].into_iter().any(is_found)
        || found.school.any_short_by(lowest, short, limits) != Solved::Infeasible
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
    let Some(found) = in_fractions(campus, Scope::PlainDays, wanted, limits, memory) else { return false };
    let few = Limits { nodes: limits.nodes.min(FEW_NODES), ..limits };
    look == Look::Quick
        || found.scoped(campus, Scope::AlikeDays, memory).reaches(wanted, few)
        || found.school.reaches(wanted, few)
}

/// What hours, and the whole school in fractions, do not rule out. This is asked before each team by itself: it takes less time and rules
/// out more.
struct InFractions<'a> {
    /// The model of the whole school, with the designs that were asked about.
    school: Scoped<'a>,
    team_limits: TeamLimits,
    /// The most lowest weekly minutes, up to the target or what was wanted.
    most: i64,
}

/// Asks for the most lowest weekly minutes of the school with designs of `scope`: `None` where `wanted` are ruled out.
fn in_fractions<'a>(
    campus: &'a Campus,
    scope: Scope,
    wanted: i64,
    limits: Limits,
    memory: &Memory,
) -> Option<InFractions<'a>> {
    let by_hours = most_by_hours(campus);
    if by_hours < wanted {
        return None;
    }
    let kept = Kept::default();
    let team_limits = TeamLimits::new(campus, &teams_with_homerooms(campus), &kept, memory);
    let school = Scoped::new(campus, scope, &team_limits, &kept, memory);
    let most = school.most_in_fractions(target(campus, wanted), limits, memory)?.min(by_hours);
    (most >= wanted).then_some(InFractions { school, team_limits, most })
}

impl InFractions<'_> {
    /// Returns the model with designs of another scope.
    fn scoped<'a>(&self, campus: &'a Campus, scope: Scope, memory: &Memory) -> Scoped<'a> {
        Scoped::new(campus, scope, &self.team_limits, &Kept::default(), memory)
    }

    /// Tells whether a design of alike or of plain days with that lowest is found.
    fn has_simple_design(&self, campus: &Campus, lowest: i64, limits: Limits, memory: &Memory) -> bool {
        let scopes = [Scope::AlikeDays, Scope::PlainDays];
        scopes.into_iter().any(|scope| self.scoped(campus, scope, memory).reaches(lowest, limits))
    }
}

/// Tells whether there may be people enough for all classes of specials.
#[must_use]
pub fn has_enough(campus: &Campus, limits: Limits, memory: &Memory) -> bool {
    let classes = Scoped::new(campus, Scope::Classes, &TeamLimits::default(), &Kept::default(), memory);
    let model = &classes.builder.model;
    let solve = || model.solve(&Expression::default(), Direction::Minimise, limits);
    memory.of_model(model, Question::Any, || i64::from(solve() != Solved::Infeasible)) > 0
}

/// Choices of all designs together that are worth a try where nothing says that they do: in large schools each takes minutes to find and
/// to place, and seldom gives more.
const CHOICES_TRIED: usize = 1_500;

/// Returns how many designs of a school are worth a try where nothing says that they do: none in a large one.
#[must_use]
pub fn designs_worth_a_try(campus: &Campus, memory: &Memory) -> usize {
    let kept = Kept::default();
    let team_limits = TeamLimits::new(campus, &teams_with_homerooms(campus), &kept, memory);
    let school = Scoped::new(campus, Scope::School, &team_limits, &kept, memory);
    let (choices, _) = school.builder.model.size();
    CHOICES_TRIED / choices.max(1)
}

/// Returns up to how many minutes it is asked: the target, or what is wanted where that is more.
fn target(campus: &Campus, wanted: i64) -> i64 {
    wanted.max(i64::from(campus.goal.minutes_per_week.get()))
}

/// Returns the models of each team by itself.
fn each_team<'a>(
    campus: &'a Campus,
    found: &InFractions<'_>,
    memory: &Memory,
) -> impl Iterator<Item = TeamModels<'a>> {
    let teams = teams_with_homerooms(campus).into_iter();
    teams.map(|team| TeamModels::new(campus, team, &found.team_limits, &Kept::default(), memory))
}
