//! The aggregate model: how many classes of which special each grade has on which day, and how long each team meets.
//!
//! It knows days but no times of day. It is a relaxation: every schedule that the audit passes, counted up, satisfies
//! every row, and is worth no more here than it is. So the best the design finds is a bound on what any schedule can
//! give, and where it finds nothing, nothing exists.

pub mod builder;
pub mod day_pattern;
pub mod rules;
pub mod specialists;
pub mod teachers;

use std::collections::BTreeMap;

use commontime_school::ids::{DayId, GradeId, PersonId, SpecialId, TeamId};
use commontime_school::staff::Role;
use commontime_school::{Campus, Fte, Minutes, Rule};

use crate::mip::{Direction, Expression, Limits, Model, Solved, Tag, Variable};
use builder::{Builder, TagWords};

/// What the design decides: counts and minutes, no times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Design {
    /// Classes of a special for homerooms of a grade on a day.
    pub classes: BTreeMap<(GradeId, SpecialId, DayId), u32>,
    /// Minutes a team meets on a day.
    pub meetings: BTreeMap<(TeamId, DayId), Minutes>,
    /// Of these, minutes in which a grade's homerooms are at specials.
    pub at_specials: BTreeMap<(TeamId, GradeId, DayId), Minutes>,
    /// The team each optional member joins.
    pub joins: BTreeMap<PersonId, TeamId>,
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
    /// The design.
    pub design: Design,
}

/// The design model of one campus, built once.
#[derive(Debug)]
pub struct Relaxation<'a> {
    builder: Builder<'a>,
    goal: Tag,
}

impl<'a> Relaxation<'a> {
    /// Builds the model: variables, the rows of every rule, and the goal.
    #[must_use]
    pub fn new(campus: &'a Campus) -> Self {
        let mut builder = Builder::new(campus);
        rules::encode(&mut builder);
        let goal = builder.tag(Rule::TeamCommonTime, "the goal");
        add_goal(&mut builder, goal);
        Self { builder, goal }
    }

    /// Returns how many variables and rows the model has.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        self.builder.model.size()
    }

    /// Returns the variables and the model, for tests of what the rows say.
    #[must_use]
    pub fn builder(&self) -> &Builder<'a> {
        &self.builder
    }

    /// Solves rank by rank: the lowest weekly minutes first, then the shortfall.
    #[must_use]
    pub fn solve(&self, limits: Limits) -> Verdict {
        let builder = &self.builder;
        let lowest = Expression::from(builder.variables.lowest);
        match builder.model.solve(&lowest, Direction::Maximise, limits) {
            Solved::Infeasible => Verdict::Impossible(self.clash(limits)),
            Solved::Best { values, objective } => self.second_rank(objective, values, limits),
            Solved::Limit { values: Some(values), bound } => {
                let target = i64::from(builder.campus.goal.minutes_per_week.get());
                let design = self.read(&values);
                Verdict::Bounded(Bounds { lowest: bound.unwrap_or(target).min(target), shortfall: None, design })
            }
            Solved::Limit { values: None, .. } => Verdict::Unknown("the limit came before a design".to_owned()),
            Solved::Failed(words) => Verdict::Unknown(words),
        }
    }

    fn second_rank(&self, lowest: i64, first: Vec<i64>, limits: Limits) -> Verdict {
        let builder = &self.builder;
        let mut model = builder.model.clone();
        model.at_least(self.goal, builder.variables.lowest, Expression::constant(lowest));
        let shortfall = self.shortfall();
        let (values, proved) = match model.solve(&shortfall, Direction::Minimise, limits) {
            Solved::Best { values, objective } => (values, Some(objective)),
            Solved::Limit { values, bound } => (values.unwrap_or(first), bound),
            Solved::Infeasible | Solved::Failed(_) => (first, None),
        };
        let design = self.plainest(model, &shortfall, values);
        Verdict::Bounded(Bounds { lowest, shortfall: proved, design })
    }

    /// Of the designs as good as `values`, returns one whose days are plain: few pieces that must touch, and meetings of
    /// teams without homerooms spread evenly. It is only easier to place.
    fn plainest(&self, mut model: Model, shortfall: &Expression, values: Vec<i64>) -> Design {
        let builder = &self.builder;
        model.at_most(self.goal, shortfall.clone(), Expression::constant(shortfall.value(&values)));
        let mut cost = Expression::default();
        for choices in builder.variables.patterns.values() {
            for choice in choices {
                cost.add(10 * i64::from(choice.pattern.joins), choice.teachers);
            }
        }
        for team in builder.campus.team_ids() {
            let days: Vec<Variable> = builder
                .campus
                .day_ids()
                .filter_map(|day| builder.variables.meetings.get(&(team, day)))
                .map(|meeting| meeting.minutes)
                .collect();
            if builder.campus[team].members.iter().any(|&member| builder.campus[member].homeroom.is_some()) {
                continue;
            }
            let longest = model.integer(0, 24 * 60);
            for day in days {
                model.at_least(self.goal, longest, day);
                cost.add(1, day);
            }
            cost.add(5, longest);
        }
        let limits = Limits { nodes: 500, seconds: None };
        match model.solve(&cost, Direction::Minimise, limits) {
            Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. } => self.read(&values),
            Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => self.read(&values),
        }
    }

    /// Looks for the best design that avoids what a timetable could not place: `(team, day)` meetings of so many
    /// minutes or more. It steers the search; it proves nothing.
    #[must_use]
    pub fn avoiding(&self, avoid: &[(TeamId, DayId, Minutes)], limits: Limits) -> Option<Design> {
        let builder = &self.builder;
        let mut model = builder.model.clone();
        for &(team, day, minutes) in avoid {
            let step = i64::from(builder.campus.bells.grid.get().max(1));
            let under = Expression::constant((i64::from(minutes.get()) - step).max(0));
            model.at_most(self.goal, builder.meeting(team, day), under);
        }
        let lowest = Expression::from(builder.variables.lowest);
        let (values, best) = match model.solve(&lowest, Direction::Maximise, limits) {
            Solved::Best { values, objective } => (values, objective),
            Solved::Limit { values: Some(values), .. } => return Some(self.read(&values)),
            Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => return None,
        };
        model.at_least(self.goal, builder.variables.lowest, Expression::constant(best));
        let shortfall = self.shortfall();
        let values = match model.solve(&shortfall, Direction::Minimise, limits) {
            Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. } => values,
            Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => values,
        };
        Some(self.plainest(model, &shortfall, values))
    }

    fn shortfall(&self) -> Expression {
        let mut sum = Expression::default();
        for &(variable, count) in self.builder.variables.short.values() {
            sum.add(count, variable);
        }
        sum
    }

    /// Drops groups of rows one by one while what is left still clashes.
    fn clash(&self, limits: Limits) -> Vec<TagWords> {
        let mut kept = self.builder.model.tags();
        for tag in kept.clone() {
            let without: Vec<Tag> = kept.iter().copied().filter(|&other| other != tag).collect();
            let model = self.builder.model.restricted(|other| without.contains(&other));
            if model.solve(&Expression::default(), Direction::Minimise, limits) == Solved::Infeasible {
                kept = without;
            }
        }
        kept.into_iter().map(|tag| self.builder.tags[tag.0].clone()).collect()
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
                .map(|(&key, meeting)| (key, minutes(values[meeting.minutes.0])))
                .filter(|(_, length)| *length > Minutes::ZERO)
                .collect(),
            at_specials: variables
                .at_specials
                .iter()
                .map(|(&key, levels)| (key, minutes(levels.expression().value(values))))
                .filter(|(_, length)| *length > Minutes::ZERO)
                .collect(),
            joins: variables
                .joins
                .iter()
                .filter(|(_, variable)| values[variable.0] == 1)
                .map(|(&(person, team), _)| (person, team))
                .collect(),
        }
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

/// Tells whether `person` is neither a homeroom teacher nor a specialist, and yet meets or serves.
pub(crate) fn is_other(campus: &Campus, person: PersonId) -> bool {
    let someone = &campus[person];
    let teaches_special = campus.specials.iter().any(|special| special.taught_by.contains(&person));
    let serves = campus.services.iter().any(|service| service.providers.contains(&person));
    someone.homeroom.is_none()
        && !teaches_special
        && (serves || someone.team.is_some() || !someone.may_join.is_empty())
}
