//! The aggregate model: how many classes of which special each grade has on which day, and how long each team meets.
//!
//! It knows days but no times of day, except that [`team_day`] tries them all for one team and one day. It is a relaxation: every schedule that the audit passes, counted up, satisfies
//! every row, and is worth no more here than it is. So the best the design finds is a bound on what any schedule can
//! give, and where it finds nothing, nothing exists.

pub mod builder;
pub mod day_pattern;
pub mod project;
pub mod rules;
pub mod specialists;
pub mod teachers;
pub mod team_day;

use std::collections::{BTreeMap, BTreeSet};

use commontime_school::bell_schedule::DutyTime;
use commontime_school::ids::{DayId, GradeId, PersonId, SpecialId, TeamId};
use commontime_school::staff::{Meets, Role};
use commontime_school::{Campus, Fte, Minutes, Rule, Span};

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::mip::{Direction, Expression, Limits, Model, Solved, Tag, Variable};
use builder::{Builder, Scope, TagWords};
use day_pattern::DayPattern;
use team_day::TeamDays;

/// What the design decides: counts and minutes, no times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Design {
    /// Classes of a special for homerooms of a grade on a day.
    pub classes: BTreeMap<(GradeId, SpecialId, DayId), u32>,
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
    /// No schedule exists; these requirements clash, and without any one of them the rest would not.
    Impossible(Vec<TagWords>),
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
    /// Designs to build a schedule on, the most promising first; at least one.
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

/// What each team with homeroom teachers can meet on a day by itself, where that is less than each of its teachers by
/// themselves could.
#[derive(Debug)]
struct MostMinutes {
    /// The most minutes.
    most: BTreeMap<(TeamId, DayId), Minutes>,
    /// For teams of one grade: where it meets longer than the first, at most the second, every homeroom needs a specialist
    /// of its own.
    in_turns: BTreeMap<(TeamId, GradeId, DayId), (Minutes, Minutes)>,
}

impl MostMinutes {
    fn new(campus: &Campus, teams: &[TeamId]) -> Self {
        let mut team_days = TeamDays::default();
        let (mut most, mut in_turns) = (BTreeMap::new(), BTreeMap::new());
        let groups = teachers::teacher_groups(campus);
        for &team in teams {
            let own: Vec<_> = groups.iter().filter(|group| group.team == Some(team)).collect();
            for day in campus.day_ids() {
                let best = own.iter().map(|group| teachers::best_day(campus, group, day)).min().unwrap_or(0);
                let known = Minutes::new(best);
                let possible = team_days.most_minutes(campus, team, day, known);
                if possible < known {
                    most.insert((team, day), possible);
                }
                let grade = own[0].grade;
                // Two specials that touch may have two specialists change over, each with two homerooms.
                let one_each =
                    teachers::release_units(campus, grade).iter().all(|unit| unit.specials.len() == 1);
                let is_one_grade = own.iter().all(|group| group.grade == grade);
                if possible > Minutes::ZERO && one_each && is_one_grade {
                    let shared = team_days.most_in_turns(campus, team, day, possible);
                    if shared < possible {
                        in_turns.insert((team, grade, day), (shared, possible));
                    }
                }
            }
        }
        Self { most, in_turns }
    }

    /// Adds them to a model as rows.
    fn limit(&self, builder: &mut Builder<'_>) {
        let words = "a team meets only while all its homerooms are with others";
        let tag = builder.tag(Rule::TeamCommonTime, words);
        for (&(team, day), &most) in &self.most {
            if builder.variables.meetings.contains_key(&(team, day)) {
                let minutes = builder.meeting(team, day);
                builder.model.at_most(tag, minutes, Expression::constant(i64::from(most.get())));
            }
        }
        // Plain days know it already, and one teacher alone needs one specialist.
        if !matches!(builder.scope, Scope::School | Scope::Team(_)) {
            return;
        }
        for (&(team, grade, day), &(shared, most)) in &self.in_turns {
            if builder.variables.meetings.contains_key(&(team, day)) {
                own_specialists(builder, tag, (team, grade, day), shared, most);
            }
        }
    }
}

/// Where a team meets longer than `shared`, no specialist has two of its homerooms on that day: of each special there are as
/// many classes at most as people who teach it at once, and those of homerooms outside the team.
fn own_specialists(
    builder: &mut Builder<'_>,
    tag: Tag,
    (team, grade, day): (TeamId, GradeId, DayId),
    shared: Minutes,
    most: Minutes,
) {
    let campus = builder.campus;
    let longer = builder.model.binary();
    let mut limit = Expression::constant(i64::from(shared.get()));
    limit.add(i64::from((most - shared).get()), longer);
    let minutes = builder.meeting(team, day);
    builder.model.at_most(tag, minutes, limit);
    let in_team =
        |homeroom: &&commontime_school::HomeroomId| campus[campus[**homeroom].teacher].team == Some(team);
    let rooms = campus[grade].homerooms.len();
    let outside = rooms - campus[grade].homerooms.iter().filter(in_team).count();
    for special in campus.specials_of(grade) {
        let here = |person: &&PersonId| !campus[**person].present[day.index()].is_empty();
        let at_once = campus[special].taught_by.iter().filter(here).count();
        let (few, all) = (number(at_once + outside), number(rooms));
        if few < all {
            let mut limit = Expression::constant(all);
            limit.add(few - all, longer);
            let classes = builder.classes(grade, special, day);
            builder.model.at_most(tag, classes, limit);
        }
    }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).expect("counts of people and rooms are small")
}

/// The models of one team: of the whole of it, and of each kind of teacher alone.
#[derive(Debug)]
struct TeamModels<'a> {
    whole: Scoped<'a>,
    teachers: Vec<Scoped<'a>>,
}

/// A bound known already: grades alike in numbers have equal models.
struct Known<'k> {
    model: &'k Model,
    asked: i64,
    lowest: i64,
}

impl<'a> TeamModels<'a> {
    fn new(campus: &'a Campus, team: TeamId, most: &MostMinutes) -> Self {
        let groups = teachers::teacher_groups(campus);
        let own = groups.iter().filter(|group| group.team == Some(team));
        let alone = own.map(|group| Scoped::new(campus, Scope::Teacher(group.members[0]), most));
        Self { whole: Scoped::new(campus, Scope::Team(team), most), teachers: alone.collect() }
    }

    /// Returns a bound on the lowest of this team: `bound` or less.
    fn lowest<'k>(&'k self, bound: i64, limits: Limits, known: &mut Vec<Known<'k>>) -> i64 {
        let models = self.teachers.iter().chain([&self.whole]);
        models.fold(bound, |bound, scoped| {
            let model = &scoped.builder.model;
            let same = known.iter().find(|other| other.asked == bound && other.model == model);
            if let Some(other) = same {
                return other.lowest;
            }
            let lowest = match scoped.lowest(bound, limits) {
                Solved::Best { objective, .. } => objective.min(bound),
                Solved::Limit { bound: Some(limit), .. } => limit.min(bound),
                // The whole school will be found infeasible too, with the clash named.
                Solved::Infeasible | Solved::Limit { bound: None, .. } | Solved::Failed(_) => bound,
            };
            known.push(Known { model, asked: bound, lowest });
            lowest
        })
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
        let meets_whole = |team: &TeamId| {
            let members = &campus[*team].members;
            campus[*team].meets == Meets::Whole
                && members.iter().any(|&member| campus[member].homeroom.is_some())
        };
        let teams: Vec<TeamId> = campus.team_ids().filter(meets_whole).collect();
        let most = MostMinutes::new(campus, &teams);
        let scoped = |scope| Scoped::new(campus, scope, &most);
        Self {
            campus,
            school: scoped(Scope::School),
            plain: scoped(Scope::PlainDays),
            alike: scoped(Scope::AlikeDays),
            teams: teams.iter().map(|&team| TeamModels::new(campus, team, &most)).collect(),
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
    /// else the model of the whole school decides.
    #[must_use]
    pub fn solve(&self, limits: Limits) -> Verdict {
        let target = i64::from(self.campus.goal.minutes_per_week.get());
        let mut known = Vec::new();
        let bounds: Vec<i64> =
            self.teams.iter().map(|team| team.lowest(target, limits, &mut known)).collect();
        let bound = bounds.iter().copied().fold(target, i64::min);
        let least =
            self.teams.iter().zip(&bounds).map(|(team, &lowest)| team.least_shortfall(lowest)).sum::<i64>();
        // A design is found fast where days are alike, or grade by grade. Mostly it meets the bounds: all is proved.
        for scoped in [&self.alike, &self.plain] {
            let found =
                scoped.grade_by_grade(bound, least, limits).or_else(|| scoped.at_once(bound, least, limits));
            if let Some(values) = found.filter(|values| scoped.shortfall().value(values) == least) {
                let design = scoped.evenly(bound, &values);
                let designs = vec![design];
                return Verdict::Bounded(Bounds { lowest: bound, shortfall: Some(least), designs });
            }
        }
        let plain = match self.plain.lowest(bound, limits) {
            Solved::Best { values, objective } => Some((objective, values)),
            Solved::Limit { values: Some(values), .. } => {
                let reached = values[self.plain.builder.variables.lowest.0];
                Some((reached, values))
            }
            Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => None,
        };
        if let Some((_, values)) = plain.as_ref().filter(|(reached, _)| *reached == bound) {
            return self.met(bound, least, values.clone(), limits);
        }
        let (lowest, joined) = match self.school.lowest(bound, limits) {
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
        let designs = vec![self.plain.evenly(lowest, &values)];
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
        let mut designs: Vec<Design> = joined.iter().map(|values| self.school.read(values)).collect();
        if let Some((reached, first)) = plain {
            let values = match self.plain.shortest(reached, 0, limits) {
                Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. } => values,
                Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => first,
            };
            designs.push(self.plain.evenly(reached, &values));
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
}

/// The model of a part of the school.
#[derive(Debug)]
struct Scoped<'a> {
    builder: Builder<'a>,
    goal: Tag,
}

impl<'a> Scoped<'a> {
    /// Builds the model: variables, the rows of every rule, and the goal.
    fn new(campus: &'a Campus, scope: Scope, most: &MostMinutes) -> Self {
        let mut builder = Builder::new(campus, scope);
        rules::encode(&mut builder);
        most.limit(&mut builder);
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

    /// Finds the smallest shortfall with that lowest, of which it is known that it is at least `least`.
    fn shortest(&self, lowest: i64, least: i64, limits: Limits) -> Solved {
        let mut model = self.builder.model.clone();
        model.at_least(self.goal, self.builder.variables.lowest, Expression::constant(lowest));
        model.at_least(self.goal, self.shortfall(), Expression::constant(least));
        model.solve(&self.shortfall(), Direction::Minimise, limits)
    }

    /// Looks for a design with that lowest and a small shortfall, all grades at once, for a while.
    fn at_once(&self, lowest: i64, least: i64, limits: Limits) -> Option<Vec<i64>> {
        let limits = Limits { nodes: limits.nodes.min(1_000), ..limits };
        match self.shortest(lowest, least, limits) {
            Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. } => Some(values),
            Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => None,
        }
    }

    /// Looks for a design with that lowest and a small shortfall: one grade after the other is decided in whole numbers,
    /// the ones to come only roughly, the ones before stay as they are. What it does not find may exist.
    fn grade_by_grade(&self, lowest: i64, least: i64, limits: Limits) -> Option<Vec<i64>> {
        let builder = &self.builder;
        let mut model = builder.model.clone();
        model.at_least(self.goal, builder.variables.lowest, Expression::constant(lowest));
        model.at_least(self.goal, self.shortfall(), Expression::constant(least));
        let mut grades = builder.grades.clone();
        // Large grades leave the least choice.
        grades.sort_by_key(|&grade| (std::cmp::Reverse(builder.rooms(grade)), grade));
        let limits = Limits { nodes: limits.nodes.min(1_000), ..limits };
        for (at, &grade) in grades.iter().enumerate() {
            let later: BTreeSet<Variable> =
                grades[at + 1..].iter().flat_map(|&grade| builder.variables.of_grade(grade)).collect();
            let is_last = later.is_empty();
            let decided = builder.variables.of_grade(grade);
            let mut rough = model.clone();
            rough.loosen(|variable| !is_last && !decided.contains(&variable));
            let values = match rough.solve(&self.shortfall(), Direction::Minimise, limits) {
                Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. } => values,
                Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => return None,
            };
            if is_last {
                return Some(values);
            }
            for variable in decided {
                model.fix(variable, values[variable.0]);
            }
        }
        None
    }

    fn avoiding(&self, avoid: &[(TeamId, DayId, Minutes)], limits: Limits) -> Option<(Design, i64, i64)> {
        let builder = &self.builder;
        let mut model = builder.model.clone();
        let step = i64::from(builder.campus.bells.grid.get().max(1));
        for &(team, day, minutes) in avoid {
            let under = Expression::constant((i64::from(minutes.get()) - step).max(0));
            model.at_most(self.goal, builder.meeting(team, day), under);
        }
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
        Some((self.evened(model, &values), reached, self.shortfall().value(&values)))
    }

    /// Returns a design with the same meetings, dealt out to the days by other preferences.
    fn varied(&self, design: &Design, seed: u64, limits: Limits) -> Option<Design> {
        let builder = &self.builder;
        let mut model = builder.model.clone();
        for (&(team, day), &minutes) in &design.meetings {
            if let Some(meeting) = builder.variables.meetings.get(&(team, day)) {
                model.at_least(self.goal, meeting.minutes, Expression::constant(i64::from(minutes.get())));
            }
        }
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let mut cost = Expression::default();
        for &classes in builder.variables.classes.values() {
            cost.add(random.random_range(0..4), classes);
        }
        let limits = Limits { nodes: 100, ..limits };
        match model.solve(&cost, Direction::Minimise, limits) {
            Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. } => {
                let joins = design.joins.clone();
                Some(Design { meetings: design.meetings.clone(), joins, ..self.read(&values) })
            }
            Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => None,
        }
    }

    /// Of the designs as good as `values` and with the same classes, returns one in which teams without homerooms meet about
    /// as long every day. It is only easier to place.
    fn evenly(&self, lowest: i64, values: &[i64]) -> Design {
        let mut model = self.builder.model.clone();
        model.at_least(self.goal, self.builder.variables.lowest, Expression::constant(lowest));
        self.evened(model, values)
    }

    fn evened(&self, mut model: Model, values: &[i64]) -> Design {
        let builder = &self.builder;
        let shortfall = self.shortfall();
        model.at_most(self.goal, shortfall.clone(), Expression::constant(shortfall.value(values)));
        for variable in builder.grades.iter().flat_map(|&grade| builder.variables.of_grade(grade)) {
            model.fix(variable, values[variable.0]);
        }
        let mut cost = Expression::default();
        for team in builder.campus.team_ids() {
            if builder.campus[team].members.iter().any(|&member| builder.campus[member].homeroom.is_some()) {
                continue;
            }
            let days =
                builder.campus.day_ids().filter_map(|day| builder.variables.meetings.get(&(team, day)));
            let days: Vec<Variable> = days.map(|meeting| meeting.minutes).collect();
            let longest = model.integer(0, 24 * 60);
            for day in days {
                model.at_least(self.goal, longest, day);
                cost.add(1, day);
            }
            cost.add(5, longest);
        }
        let limits = Limits { nodes: 200, seconds: None };
        match model.solve(&cost, Direction::Minimise, limits) {
            Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. } => self.read(&values),
            Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => self.read(values),
        }
    }

    fn shortfall(&self) -> Expression {
        let mut sum = Expression::default();
        for &(variable, count) in self.builder.variables.short.values() {
            sum.add(count, variable);
        }
        sum
    }

    /// Names what clashes in the model.
    fn clash(&self, limits: Limits) -> Vec<TagWords> {
        self.clash_of(&self.builder.model, limits)
    }

    /// Drops groups of rows one by one while what is left still clashes.
    fn clash_of(&self, model: &Model, limits: Limits) -> Vec<TagWords> {
        let mut kept = model.tags();
        // What is asked for in general goes first, so that what is left speaks of this school.
        let mut order = kept.clone();
        order.sort_by_key(|tag| {
            let rule = self.builder.tags[tag.0].rule;
            (!matches!(rule, Rule::TeamCommonTime | Rule::MinimumBlock | Rule::ContractDay), *tag)
        });
        for tag in order {
            let without: Vec<Tag> = kept.iter().copied().filter(|&other| other != tag).collect();
            let rest = model.restricted(|other| without.contains(&other));
            if rest.solve(&Expression::default(), Direction::Minimise, limits) == Solved::Infeasible {
                kept = without;
            }
        }
        kept.into_iter().map(|tag| self.builder.tags[tag.0].clone()).collect()
    }

    /// A meeting of homeroom teachers takes all that their day has room for; others keep to the grid.
    fn whole_minutes(&self, (team, day): (TeamId, DayId), minutes: i64, values: &[i64]) -> Minutes {
        if minutes <= 0 {
            return Minutes::ZERO;
        }
        let variables = &self.builder.variables;
        let groups = variables.teachers.iter().enumerate().filter(|(_, group)| group.team == Some(team));
        let room = groups
            .map(|(at, _)| {
                let (room, times) = self.builder.minutes_of_room(at, day);
                room.value(values) / times
            })
            .min();
        let grid = i64::from(self.builder.campus.bells.grid.get().max(1));
        let length = room.map_or((minutes + grid - 1) / grid * grid, |room| room.max(minutes));
        Minutes::new(i32::try_from(length).expect("minutes of one day"))
    }

    /// Returns the patterns that teachers of a group have on a day.
    fn chosen(&self, at: usize, day: DayId, values: &[i64]) -> impl Iterator<Item = &DayPattern> {
        let choices = self.builder.variables.patterns[&(at, day)].iter();
        choices.filter(|choice| values[choice.teachers.0] > 0).map(|choice| &choice.pattern)
    }

    /// Cuts each team's meetings as the day of its homeroom teachers with the least room is cut.
    fn blocks(&self, values: &[i64]) -> BTreeMap<(TeamId, DayId), Vec<Minutes>> {
        let variables = &self.builder.variables;
        let mut out = BTreeMap::new();
        for (&(team, day), meeting) in &variables.meetings {
            let groups =
                (0..variables.teachers.len()).filter(|&at| variables.teachers[at].team == Some(team));
            let patterns = groups.flat_map(|at| self.chosen(at, day, values));
            let length = self.whole_minutes((team, day), values[meeting.minutes.0], values);
            let tightest = patterns
                .filter(|pattern| pattern.collaboration >= length.get())
                .min_by_key(|pattern| (pattern.collaboration, pattern.blocks.len()));
            if let Some(pattern) = tightest.filter(|_| length > Minutes::ZERO) {
                let least = self.builder.campus.goal.minimum_block.get();
                let blocks = shortened(&pattern.blocks, pattern.collaboration - length.get(), least);
                out.insert((team, day), blocks.into_iter().map(Minutes::new).collect());
            }
        }
        out
    }

    /// What every teacher of a group has of planning, whichever pattern of the day is theirs.
    fn planning(&self, values: &[i64]) -> BTreeMap<(PersonId, DayId), Vec<Minutes>> {
        let mut out = BTreeMap::new();
        for (at, group) in self.builder.variables.teachers.iter().enumerate() {
            for day in self.builder.campus.day_ids() {
                let patterns = self.chosen(at, day, values).map(|pattern| pattern.planning.clone());
                let least = patterns.reduce(|a, b| a.iter().zip(&b).map(|(a, b)| *a.min(b)).collect());
                let least: Vec<Minutes> = least.unwrap_or_default().into_iter().map(Minutes::new).collect();
                out.extend(group.members.iter().map(|&person| ((person, day), least.clone())));
            }
        }
        out
    }

    fn read(&self, values: &[i64]) -> Design {
        let variables = &self.builder.variables;
        let minutes = |value: i64| Minutes::new(i32::try_from(value).expect("minutes of one day"));
        let count = |variable: Variable| u32::try_from(values[variable.0]).expect("counts are not negative");
        Design {
            classes: variables.classes.iter().map(|(&key, &variable)| (key, count(variable))).collect(),
            meetings: variables
                .meetings
                .iter()
                .map(|(&key, meeting)| (key, self.whole_minutes(key, values[meeting.minutes.0], values)))
                .filter(|(_, length)| *length > Minutes::ZERO)
                .collect(),
            at_specials: variables
                .at_specials
                .iter()
                .map(|(&(team, grade, day), _)| {
                    let (sum, times) = self.builder.minutes_at_specials(team, grade, day);
                    ((team, grade, day), minutes(sum.value(values) / times))
                })
                .filter(|(_, length)| *length > Minutes::ZERO)
                .collect(),
            blocks: self.blocks(values),
            planning: self.planning(values),
            joins: variables
                .joins
                .iter()
                .filter(|(_, variable)| values[variable.0] == 1)
                .map(|(&(person, team), _)| (person, team))
                .collect(),
        }
    }
}

/// Takes `less` minutes from blocks, the longest first, and leaves none that is shorter than `least`.
fn shortened(blocks: &[i32], mut less: i32, least: i32) -> Vec<i32> {
    let mut blocks = blocks.to_vec();
    blocks.sort_unstable();
    for block in blocks.iter_mut().rev() {
        let taken = if less >= *block { *block } else { less.min((*block - least).max(0)) };
        *block -= taken;
        less -= taken;
    }
    blocks.retain(|&block| block > 0);
    blocks
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

/// Returns the duty-free lunch owed to `person` on `day`: teachers here for at least five hours have one.
#[must_use]
pub fn lunch_owed(campus: &Campus, person: PersonId, day: DayId) -> Minutes {
    let someone = &campus[person];
    let covered = someone.role.teaches() || someone.role == Role::Paraprofessional;
    if covered && someone.contracted_minutes(day) >= Minutes::new(300) {
        campus.policy.duty_free_lunch
    } else {
        Minutes::ZERO
    }
}

/// Returns how long the lunch of a homeroom of `grade` is: what the grade asks for, or the state where that is more.
#[must_use]
pub fn lunch_of(campus: &Campus, grade: GradeId) -> Minutes {
    campus[grade].lunch_minutes.max(campus.policy.student_lunch_min)
}

/// Returns how long the recess of a homeroom of `grade` is: what the grade asks for, or the state where that is more.
#[must_use]
pub fn recess_of(campus: &Campus, grade: GradeId) -> Minutes {
    campus[grade].recess_minutes.max(campus.policy.student_recess_min)
}

/// Returns the minutes of duty that `person` has on `day` before or after the students' day: those of the longest duty they
/// are at school for from start to end. Duties of one kind end, or begin, at the same bell, so the longest holds the others.
#[must_use]
pub fn duty_owed(campus: &Campus, person: PersonId, day: DayId, time: DutyTime) -> Minutes {
    let duties = campus.bells.duties_of(person).filter(|(_, duty)| duty.time == time);
    let spans = duties.filter_map(|(_, duty)| duty.span(&campus.bells.days[day.index()]));
    let here = &campus[person].present[day.index()];
    let owed = spans.filter(|&span| here.iter().any(|present| present.contains(span)));
    owed.map(Span::length).max().unwrap_or(Minutes::ZERO)
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
