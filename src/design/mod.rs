//! The aggregate model: how many classes of which special each grade has on which day, and how long each team meets.
//!
//! It knows days but no times of day, except that [`team_day`] tries them all for one team and one day. It is a relaxation: every schedule that the audit passes, counted up, satisfies
//! every row, and is worth no more here than it is. So the best the design finds is a bound on what any schedule can
//! give, and where it finds nothing, nothing exists.

mod at_once;
mod bounds;
pub mod builder;
mod clash;
pub mod common_hours;
pub mod day_pattern;
mod easier;
mod grade_by_grade;
mod locks;
pub mod memory;
mod near;
mod owed;
pub mod project;
pub mod question;
mod read;
pub mod rules;
pub mod scope;
pub mod services_beside;
pub(crate) mod shares;
mod specialist_day;
pub mod specialists;
pub mod teachers;
pub mod team_day;
mod team_limits;
pub mod variables;
pub mod watching;

use std::collections::{BTreeMap, BTreeSet};

use commontime_school::ids::{DayId, GradeId, HomeroomId, PersonId, ServiceId, SpecialId, TeamId};
use commontime_school::staff::Meets;
use commontime_school::{Campus, Fte, Minutes, Rule};

use crate::kept::Kept;
use crate::mip::{Direction, Expression, Limits, Model, Solved, Tag, Variable};
pub use bounds::{
    Look, Reach, designs_worth_a_try, has_enough, may_leave_short, may_reach, most, most_at_a_glance,
    plain_days_may_reach, reach,
};
use builder::Builder;
pub use clash::Clash;
use grade_by_grade::Days;
use memory::{Memory, Question};
pub use owed::{duties_owed, duty_owed, lunch_kept, lunch_of, lunch_owed, recess_of};
use scope::Scope;
use team_limits::TeamLimits;

/// What the design decides: counts and minutes, no times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Design {
    /// The lowest weekly minutes of anyone (full-time minutes).
    pub lowest: i64,
    /// Classes of a special for homerooms of a grade on a day.
    pub classes: BTreeMap<(GradeId, SpecialId, DayId), u32>,
    /// Groups in which these homerooms come, where several may come to a class together.
    pub groups: BTreeMap<(GradeId, SpecialId, DayId), u32>,
    /// How many of these homerooms, whose teachers are alike, have so many minutes of specials on a day or more.
    pub released: BTreeMap<(Vec<HomeroomId>, DayId), BTreeMap<Minutes, u32>>,
    /// Sessions of a service on a day, where specials leave no time for many.
    pub sessions: BTreeMap<(ServiceId, DayId), u32>,
    /// Minutes a team meets on a day.
    pub meetings: BTreeMap<(TeamId, DayId), Minutes>,
    /// Of these, minutes in which a grade's homerooms are at specials.
    pub at_specials: BTreeMap<(TeamId, GradeId, DayId), Minutes>,
    /// The blocks that a team's meetings on a day may be cut into, where its homeroom teachers' days say so.
    pub blocks: BTreeMap<(TeamId, DayId), Vec<Minutes>>,
    /// Individual planning of each homeroom teacher on a day, by planning minimum that protects them.
    pub planning: BTreeMap<(PersonId, DayId), Vec<Minutes>>,
    /// The team each optional member joins.
    pub joins: BTreeMap<PersonId, TeamId>,
    /// Days on which pieces of a grade's day must touch, for a meeting, a lunch or planning to fit. On all others its team
    /// meets while all its homerooms are at specials, and outside the students' day.
    pub joined: BTreeSet<(GradeId, DayId)>,
}

impl Design {
    /// Returns the blocks of a team's meetings on a day: one for the whole, where nothing else is known.
    #[must_use]
    pub fn blocks(&self, team: TeamId, day: DayId) -> &[Minutes] {
        let whole = self.meetings.get(&(team, day)).map_or(&[][..], std::slice::from_ref);
        self.blocks.get(&(team, day)).filter(|_| !whole.is_empty()).map_or(whole, Vec::as_slice)
    }
}

/// What the design says of a campus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No schedule exists: these requirements clash.
    Impossible(Clash),
    /// No schedule has a higher lowest or, with that lowest, a smaller shortfall.
    Bounded(Bounds),
    /// The limit came before anything was proved.
    Unknown(String),
}

/// Bounds, and a design to build a schedule on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// No schedule's lowest weekly minutes are above this (full-time minutes, at most the target).
    pub lowest: i64,
    /// No schedule with that lowest has a smaller total shortfall; `None` where that was not proved.
    pub shortfall: Option<i64>,
    /// Designs to build a schedule on, the most promising first; at least one, unless only bounds were asked for.
    pub designs: Vec<Design>,
}

/// The design of one campus: the models of the whole school and of each team, built once.
#[derive(Debug)]
pub struct Relaxation<'a> {
    campus: &'a Campus,
    school: Scoped<'a>,
    plain: Scoped<'a>,
    alike: Scoped<'a>,
    teams: Vec<TeamModels<'a>>,
}

/// The models of one team: of the whole of it, and of each kind of teacher alone.
#[derive(Debug)]
struct TeamModels<'a> {
    whole: Scoped<'a>,
    teachers: Vec<Scoped<'a>>,
}

impl<'a> TeamModels<'a> {
    fn new(campus: &'a Campus, team: TeamId, most: &TeamLimits, kept: &Kept, memory: &Memory) -> Self {
        let groups = teachers::teacher_groups(campus);
        let own = groups.iter().filter(|group| group.team == Some(team));
        let scoped = |scope| Scoped::new(campus, scope, most, kept, memory);
        let alone = own.map(|group| scoped(Scope::Teacher(group.members[0])));
        Self { whole: scoped(Scope::Team(team)), teachers: alone.collect() }
    }

    /// Returns a bound on the lowest of this team: `bound` or less.
    fn lowest(&self, bound: i64, limits: Limits, memory: &Memory) -> i64 {
        self.models().fold(bound, |bound, scoped| {
            let has_it = scoped.has_solution(bound, memory);
            if has_it { bound } else { scoped.most(bound, limits, memory) }
        })
    }

    /// As [`TeamModels::lowest`], in fractions; `None` where there is no design even then. The most up to `target` is found out where it is asked: schools that differ little ask for
    /// other bounds, but mostly have the same team.
    fn lowest_in_fractions(&self, bound: i64, target: i64, limits: Limits, memory: &Memory) -> Option<i64> {
        self.models().try_fold(bound, |bound, scoped| {
            if scoped.has_solution(bound, memory) {
                return Some(bound);
            }
            scoped.most_in_fractions(target, limits, memory).map(|most| bound.min(most))
        })
    }

    /// The models, the smaller ones first.
    fn models(&self) -> impl Iterator<Item = &Scoped<'a>> {
        self.teachers.iter().chain([&self.whole])
    }

    /// Returns what the team's people lack together at least, where the one with the least has no more than `lowest` minutes a
    /// week for a full-time person.
    fn least_shortfall(&self, lowest: i64) -> i64 {
        let builder = &self.whole.builder;
        let campus = builder.campus;
        // At the target nothing is known: whoever has more counts as having the target.
        if lowest >= i64::from(campus.goal.minutes_per_week.get()) {
            return 0;
        }
        let elsewhere = |person: PersonId| i64::from(campus[person].collaboration_elsewhere.get());
        // Everyone meets for the same minutes, and these are too few for one of them. Which one is not known.
        let too_few = |&person: &PersonId| {
            // Somebody of no FTE is compared as if full-time.
            let fte =
                i64::from(Some(campus[person].fte).filter(|&fte| fte > Fte::NONE).unwrap_or(Fte::FULL).get());
            // Minutes over FTE, rounded down, are at most `lowest`.
            ((lowest + 1) * fte - 1).div_euclid(i64::from(Fte::FULL.get())) - elsewhere(person)
        };
        let Some(most) = builder.variables.short.keys().map(too_few).max() else { return 0 };
        let lacks = |(&person, &(_, count)): (&PersonId, &(Variable, i64))| {
            count * (i64::from(campus.target_of(person).get()) - elsewhere(person) - most).max(0)
        };
        builder.variables.short.iter().map(lacks).sum()
    }
}

impl<'a> Relaxation<'a> {
    /// Builds the models.
    #[must_use]
    pub fn new(campus: &'a Campus) -> Self {
        Self::keeping(campus, &Kept::default())
    }

    /// Builds the models of schedules that have all that is locked. Their bounds hold for these schedules only.
    #[must_use]
    pub fn keeping(campus: &'a Campus, kept: &Kept) -> Self {
        let teams = teams_with_homerooms(campus);
        let memory = Memory::default();
        let most = TeamLimits::new(campus, &teams, kept, &memory);
        let scoped = |scope| Scoped::new(campus, scope, &most, kept, &memory);
        Self {
            campus,
            school: scoped(Scope::School),
            plain: scoped(Scope::PlainDays),
            alike: scoped(Scope::AlikeDays),
            teams: teams.iter().map(|&team| TeamModels::new(campus, team, &most, kept, &memory)).collect(),
        }
    }

    /// Returns how many variables and rows the model of the whole school has.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        self.school.builder.model.size()
    }

    /// Returns the model of the whole school with its variables, for tests of what the rows say.
    #[must_use]
    pub fn builder(&self) -> &Builder<'a> {
        &self.school.builder
    }

    /// Solves rank by rank: the lowest weekly minutes first, then the shortfall.
    ///
    /// Each team alone gives a bound in no time. Where a design of plain days meets the bounds, nothing more is needed;
    /// else the model of the whole school decides. Where there is a clock, each has most of what is left of the time.
    #[must_use]
    pub fn solve(&self, limits: Limits) -> Verdict {
        let (bound, least) = self.of_each_team(limits.most_of_it());
        if let Some(found) = self.meeting_bounds(bound, least, limits.most_of_it()) {
            return found;
        }
        let plain = self.best_of_plain_days(bound, limits.most_of_it());
        if let Some((_, values)) = plain.as_ref().filter(|(reached, _)| *reached == bound) {
            return self.met(bound, least, values.clone(), limits);
        }
        let (lowest, joined) = match self.school.lowest(bound, limits.most_of_it()) {
            Solved::Infeasible => return Verdict::Impossible(self.school.clash(limits)),
            Solved::Best { values, objective } => (objective, Some(values)),
            Solved::Limit { values, bound: limit } => (limit.unwrap_or(bound).min(bound), values),
            Solved::Failed(_) => (bound, None),
        };
        match plain {
            Some((reached, values)) if reached == lowest => self.met(lowest, least, values, limits),
            plain => self.missed(lowest, least, joined, plain, limits),
        }
    }

    /// As [`Relaxation::solve`], but looks only for a design of plain days and proves no more than each team alone does.
    #[must_use]
    pub fn solve_with_plain_days(&self, limits: Limits) -> Verdict {
        let (bound, least) = self.of_each_team(limits);
        if let Some(found) = self.meeting_bounds(bound, least, limits) {
            return found;
        }
        let Some((reached, first)) = self.best_of_plain_days(bound, limits) else {
            return Verdict::Unknown("no design of plain days was found".to_owned());
        };
        let designs = vec![self.shortest_of_plain_days(reached, first, limits)];
        Verdict::Bounded(Bounds { lowest: bound, shortfall: Some(least), designs })
    }

    /// Returns what is proved in a while, without a design.
    #[must_use]
    pub fn bounds(&self, limits: Limits) -> Bounds {
        let (bound, least) = self.of_each_team(limits);
        let lowest = match self.school.lowest(bound, limits) {
            Solved::Best { objective, .. } => objective,
            Solved::Limit { bound: limit, .. } => limit.unwrap_or(bound).min(bound),
            Solved::Infeasible | Solved::Failed(_) => bound,
        };
        Bounds { lowest, shortfall: Some(least), designs: Vec::new() }
    }

    /// Returns what each team alone says: a bound on the lowest weekly minutes, and one on the shortfall with that lowest.
    fn of_each_team(&self, limits: Limits) -> (i64, i64) {
        let target = i64::from(self.campus.goal.minutes_per_week.get());
        let memory = Memory::default();
        let bounds: Vec<i64> = self.teams.iter().map(|team| team.lowest(target, limits, &memory)).collect();
        let bound = bounds.iter().copied().fold(target, i64::min);
        let least =
            self.teams.iter().zip(&bounds).map(|(team, &lowest)| team.least_shortfall(lowest)).sum::<i64>();
        (bound, least)
    }

    /// Looks for a design of plain days that meets these bounds.
    fn meeting_bounds(&self, bound: i64, least: i64, limits: Limits) -> Option<Verdict> {
        // A design is found fast where days are alike, or grade by grade. Mostly it meets the bounds: all is proved.
        for (scoped, may_be_even) in [(&self.alike, true), (&self.plain, false)] {
            let meets = |values: &Vec<i64>| scoped.shortfall().value(values) == least;
            let decided = |days| scoped.grade_by_grade(bound, least, days, limits);
            // Where days are alike such a design is mostly found at once; elsewhere it takes long for little.
            let even = if may_be_even { decided(Days::Even) } else { None };
            let found = even.filter(meets).or_else(|| decided(Days::Any));
            let found = found.or_else(|| scoped.at_once(bound, least, limits));
            if let Some(values) = found.filter(meets) {
                let design = scoped.evenly(bound, &values, limits);
                let designs = vec![design];
                return Some(Verdict::Bounded(Bounds { lowest: bound, shortfall: Some(least), designs }));
            }
        }
        None
    }

    /// Returns the best design of plain days that is found, with its lowest.
    fn best_of_plain_days(&self, bound: i64, limits: Limits) -> Option<(i64, Vec<i64>)> {
        match self.plain.lowest(bound, limits) {
            Solved::Best { values, objective } => Some((objective, values)),
            Solved::Limit { values: Some(values), .. } => {
                let reached = values[self.plain.builder.variables.lowest.0];
                Some((reached, values))
            }
            Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => None,
        }
    }

    /// Of the designs of plain days with that lowest, returns one with a small shortfall.
    fn shortest_of_plain_days(&self, reached: i64, first: Vec<i64>, limits: Limits) -> Design {
        let values = match self.plain.shortest(reached, 0, limits) {
            Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. } => values,
            Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => first,
        };
        self.plain.evenly(reached, &values, limits)
    }

    /// A design of plain days meets the bound on the lowest: on to the shortfall.
    fn met(&self, lowest: i64, least: i64, first: Vec<i64>, limits: Limits) -> Verdict {
        let (values, proved) = match self.plain.shortest(lowest, least, limits) {
            Solved::Best { values, objective } if objective == least => (values, least),
            Solved::Best { values, .. } => match self.school.shortest(lowest, least, limits) {
                Solved::Best { objective, .. } => (values, objective),
                Solved::Limit { bound, .. } => (values, bound.unwrap_or(least).max(least)),
                Solved::Infeasible | Solved::Failed(_) => (values, least),
            },
            Solved::Limit { values, .. } => (values.unwrap_or(first), least),
            Solved::Infeasible | Solved::Failed(_) => (first, least),
        };
        let designs = vec![self.plain.evenly(lowest, &values, limits)];
        Verdict::Bounded(Bounds { lowest, shortfall: Some(proved), designs })
    }

    /// No design of plain days meets the bound: one whose days join does, and the best plain one is there to fall back on.
    fn missed(
        &self,
        lowest: i64,
        least: i64,
        joined: Option<Vec<i64>>,
        plain: Option<(i64, Vec<i64>)>,
        limits: Limits,
    ) -> Verdict {
        let quick = Limits { nodes: limits.nodes.min(1_000), ..limits };
        let (shortfall, joined) = match self.school.shortest(lowest, least, quick) {
            Solved::Best { values, objective } => (objective, Some(values)),
            Solved::Limit { values, bound } => (bound.unwrap_or(least).max(least), values.or(joined)),
            Solved::Infeasible | Solved::Failed(_) => (least, joined),
        };
        let mut designs: Vec<Design> =
            joined.iter().map(|values| self.school.easier(lowest, values, limits)).collect();
        if let Some((reached, first)) = plain {
            designs.push(self.shortest_of_plain_days(reached, first, limits));
        }
        if designs.is_empty() {
            return Verdict::Unknown("the limit came before a design".to_owned());
        }
        Verdict::Bounded(Bounds { lowest, shortfall: Some(shortfall), designs })
    }

    /// Returns another design as good as the one of `bounds`, so that a new round tries something new.
    #[must_use]
    pub fn varied(&self, design: &Design, seed: u64, limits: Limits) -> Option<Design> {
        self.plain.varied(design, seed, limits)
    }

    /// Looks for the best design that avoids what a timetable could not place: meetings of so many minutes or more. With it
    /// come its lowest and its shortfall. It steers the search; it proves nothing.
    #[must_use]
    pub fn avoiding(&self, avoid: &[(TeamId, DayId, Minutes)], limits: Limits) -> Option<(Design, i64, i64)> {
        let limits = Limits { nodes: limits.nodes.min(1_000), ..limits };
        self.school.avoiding(avoid, limits)
    }

    /// As [`Relaxation::avoiding`], among the designs of plain days.
    #[must_use]
    pub fn avoiding_with_plain_days(
        &self,
        avoid: &[(TeamId, DayId, Minutes)],
        limits: Limits,
    ) -> Option<(Design, i64, i64)> {
        let limits = Limits { nodes: limits.nodes.min(1_000), ..limits };
        self.plain.avoiding(avoid, limits)
    }
}

/// Returns the teams that meet whole and have homeroom teachers: each gives a bound by itself.
fn teams_with_homerooms(campus: &Campus) -> Vec<TeamId> {
    let meets_whole = |team: &TeamId| {
        let members = &campus[*team].members;
        campus[*team].meets == Meets::Whole && members.iter().any(|&member| campus[member].homeroom.is_some())
    };
    campus.team_ids().filter(meets_whole).collect()
}

/// The model of a part of the school.
#[derive(Debug)]
struct Scoped<'a> {
    builder: Builder<'a>,
    goal: Tag,
}

impl<'a> Scoped<'a> {
    /// Builds the model: variables, the rows of every rule, and the goal.
    fn new(campus: &'a Campus, scope: Scope, most: &TeamLimits, kept: &Kept, memory: &Memory) -> Self {
        let mut builder = Builder::new(campus, scope, memory);
        rules::encode(&mut builder);
        most.limit(&mut builder);
        specialist_day::limit(&mut builder, memory);
        locks::keep(&mut builder, kept);
        let goal = builder.tag(Rule::TeamCommonTime, "the goal");
        add_goal(&mut builder, goal);
        Self { builder, goal }
    }

    /// Finds the greatest lowest weekly minutes, of which it is known that they are at most `bound`.
    fn lowest(&self, bound: i64, limits: Limits) -> Solved {
        let mut model = self.builder.model.clone();
        let lowest = self.builder.variables.lowest;
        model.at_most(self.goal, lowest, Expression::constant(bound));
        model.solve(&lowest.into(), Direction::Maximise, limits)
    }

    /// Returns a bound on the lowest weekly minutes, `bound` or less: the best one, unless a limit comes first or there is no design at
    /// all.
    fn most(&self, bound: i64, limits: Limits, memory: &Memory) -> i64 {
        memory.of_model(&self.builder.model, Question::Most(bound), || {
            // Where it is infeasible the whole school will be found so too, with the clash named.
            let Some(in_fractions) = self.most_in_fractions(bound, limits, memory) else { return bound };
            if self.has_solution(in_fractions, memory) {
                return in_fractions;
            }
            match self.lowest(bound, limits) {
                Solved::Best { values, objective } => {
                    memory.keep_solution(values);
                    objective.min(bound)
                }
                // No more than in fractions, so that a solution kept says nothing else.
                Solved::Limit { bound: Some(limit), .. } => limit.min(in_fractions),
                Solved::Infeasible | Solved::Limit { bound: None, .. } | Solved::Failed(_) => in_fractions,
            }
        })
    }

    /// Tells whether so many lowest weekly minutes are had with a solution that was found before.
    fn has_solution(&self, lowest: i64, memory: &Memory) -> bool {
        memory.has_solution(&self.builder.model, self.builder.variables.lowest, lowest)
    }

    /// Finds the smallest shortfall with that lowest, of which it is known that it is at least `least`.
    fn shortest(&self, lowest: i64, least: i64, limits: Limits) -> Solved {
        let mut model = self.builder.model.clone();
        model.at_least(self.goal, self.builder.variables.lowest, Expression::constant(lowest));
        model.at_least(self.goal, self.shortfall(), Expression::constant(least));
        model.solve(&self.shortfall(), Direction::Minimise, limits)
    }

    /// Looks for any design with that lowest.
    fn any_with(&self, lowest: i64, limits: Limits) -> Solved {
        self.any(lowest, None, limits)
    }

    /// Looks for any design with that lowest and no more than that shortfall.
    fn any_short_by(&self, lowest: i64, shortfall: i64, limits: Limits) -> Solved {
        self.any(lowest, Some(shortfall), limits)
    }

    fn any(&self, lowest: i64, shortfall: Option<i64>, limits: Limits) -> Solved {
        let mut model = self.builder.model.clone();
        model.at_least(self.goal, self.builder.variables.lowest, Expression::constant(lowest));
        if let Some(most) = shortfall {
            model.at_most(self.goal, self.shortfall(), Expression::constant(most));
        }
        model.solve(&Expression::default(), Direction::Minimise, limits)
    }

    /// Tells whether a design with that lowest is found, in a while.
    fn reaches(&self, lowest: i64, limits: Limits) -> bool {
        let limits = Limits { nodes: limits.nodes.min(1_000), ..limits };
        let solved = self.any_with(lowest, limits);
        matches!(solved, Solved::Best { .. } | Solved::Limit { values: Some(_), .. })
    }

    /// Returns the greatest lowest, up to `bound`, where everything may be had in fractions; `None` where there is no design even then.
    fn most_in_fractions(&self, bound: i64, limits: Limits, memory: &Memory) -> Option<i64> {
        let most = memory.of_model(&self.builder.model, Question::MostInFractions(bound), || {
            let mut model = self.builder.model.clone();
            let lowest = self.builder.variables.lowest;
            model.at_most(self.goal, lowest, Expression::constant(bound));
            model.loosen(|_| true);
            match model.solve(&lowest.into(), Direction::Maximise, limits) {
                Solved::Infeasible => i64::MIN,
                // It is rounded to the nearest number, which is no less than what may be had in whole ones.
                Solved::Best { objective, .. } => objective.min(bound),
                Solved::Limit { .. } | Solved::Failed(_) => bound,
            }
        });
        (most > i64::MIN).then_some(most)
    }

    /// Returns a bound on the shortfall of designs with that lowest, which they may have where everything may be had in fractions; `None`
    /// where there is no design even then.
    fn least_short_in_fractions(&self, lowest: i64, limits: Limits, memory: &Memory) -> Option<i64> {
        let mut model = self.builder.model.clone();
        // How many people lack the same is in no other row, and what is remembered hangs on the rows alone.
        let most = self.shortfall().terms().iter().map(|(short, count)| count * model.high(*short)).sum();
        let all = model.continuous(0, most);
        model.equal(self.goal, all, self.shortfall());
        let least = memory.of_model(&model, Question::LeastShortInFractions(lowest), || {
            let mut model = model.clone();
            model.at_least(self.goal, self.builder.variables.lowest, Expression::constant(lowest));
            model.loosen(|_| true);
            match model.solve(&all.into(), Direction::Minimise, limits) {
                Solved::Infeasible => i64::MAX,
                // It is rounded to the nearest number, which is no more than what may be had in whole ones.
                Solved::Best { objective, .. } => objective,
                Solved::Limit { .. } | Solved::Failed(_) => 0,
            }
        });
        (least < i64::MAX).then_some(least)
    }

    /// Tells whether it is proved that there is no design with that lowest.
    fn cannot_reach(&self, lowest: i64, limits: Limits) -> bool {
        self.any_with(lowest, limits) == Solved::Infeasible
    }

    /// Looks for a design with that lowest and a small shortfall, all grades at once, for a while.
    fn at_once(&self, lowest: i64, least: i64, limits: Limits) -> Option<Vec<i64>> {
        let limits = Limits { nodes: limits.nodes.min(1_000), ..limits };
        match self.shortest(lowest, least, limits) {
            Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. } => Some(values),
            Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => None,
        }
    }

    /// Returns the model with meetings shorter than these.
    fn without(&self, avoid: &[(TeamId, DayId, Minutes)]) -> Model {
        let builder = &self.builder;
        let mut model = builder.model.clone();
        let step = i64::from(builder.campus.bells.grid.get().max(1));
        for &(team, day, minutes) in avoid {
            let under = Expression::constant((i64::from(minutes.get()) - step).max(0));
            model.at_most(self.goal, builder.meeting(team, day), under);
        }
        model
    }

    fn avoiding(&self, avoid: &[(TeamId, DayId, Minutes)], limits: Limits) -> Option<(Design, i64, i64)> {
        let builder = &self.builder;
        let mut model = self.without(avoid);
        let lowest = builder.variables.lowest;
        let values = match model.solve(&lowest.into(), Direction::Maximise, limits) {
            Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. } => values,
            Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => return None,
        };
        let reached = values[lowest.0];
        model.at_least(self.goal, lowest, Expression::constant(reached));
        let values = match model.solve(&self.shortfall(), Direction::Minimise, limits) {
            Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. } => values,
            Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => values,
        };
        Some((self.evened(model, &values, limits), reached, self.shortfall().value(&values)))
    }

    fn shortfall(&self) -> Expression {
        let mut sum = Expression::default();
        for &(variable, count) in self.builder.variables.short.values() {
            sum.add(count, variable);
        }
        sum
    }
}

/// The lowest is below everyone's weekly minutes over FTE in every week, and what people lack is at least what is
/// missing to their target.
fn add_goal(builder: &mut Builder<'_>, tag: Tag) {
    let campus = builder.campus;
    let lowest = builder.variables.lowest;
    for (person, (short, _)) in builder.variables.short.clone() {
        let fte = i64::from(campus[person].fte.get());
        for week in &campus.cycle.weeks {
            let minutes = builder.person_week(person, &week.days);
            let mut scaled = Expression::default();
            scaled.add_scaled(i64::from(Fte::FULL.get()), &minutes);
            builder.model.at_least(tag, scaled, Expression::default().plus(fte, lowest));
            let target = i64::from(campus.target_of(person).get());
            builder.model.at_least(tag, minutes.plus(1, short), Expression::constant(target));
        }
    }
}

/// Tells whether `person` is neither a homeroom teacher nor a specialist, and yet meets or serves.
pub(crate) fn is_other(campus: &Campus, person: PersonId) -> bool {
    let someone = &campus[person];
    let teaches_special = campus.specials.iter().any(|special| special.taught_by.contains(&person));
    let serves = campus.services.iter().any(|service| service.providers.contains(&person));
    someone.homeroom.is_none()
        && !teaches_special
        && (serves || someone.team.is_some() || !someone.may_join.is_empty())
}
