//! Of designs as good as each other, one that is easier to place.
//!
//! The model of the whole school knows no times of day, so it does not mind whether one specialist takes the homerooms of a grade
//! one after the other. A timetable does: while one homeroom after the other is away, no group of children from all of them can
//! meet a teacher of special education.

use std::collections::{BTreeMap, BTreeSet};

use commontime_school::Minutes;
use commontime_school::ids::{DayId, GradeId, SpecialId, TeamId};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::builder::number;
use super::specialists::most_taken;
use super::{Design, Scoped, at_once};
use crate::mip::{Direction, Expression, Limits, Model, Solved, Variable};

/// What a class apart is worth against minutes by which teams meet longer on one day than on others.
const APART: i64 = 100;

/// Classes that one specialist has of a grade beyond so many times a homeroom's count no more than those before.
const TIERS: i64 = 3;

/// A day on which a meeting takes specials counts as so many minutes of meetings.
const A_DAY_WITH_SPECIALS: i64 = 1_000;

/// A class that one specialist has of a grade beyond those of one homeroom counts as so many minutes of meetings.
const A_CLASS_IN_TURNS: i64 = 300;

/// Nodes to look for an easier design.
const NODES: u32 = 300;

/// Most days a week on which a team meets at specials, as long as that will do.
const FEW_DAYS: i64 = 3;

/// A team's meeting on a day, and what it may take.
struct MeetingDay {
    day: DayId,
    minutes: Variable,
    /// So many need no specials.
    without: Minutes,
    /// Whether it takes specials.
    takes_specials: Expression,
}

impl Scoped<'_> {
    /// Of the designs with that lowest and no greater shortfall than `values` have, returns one with no more meetings than that takes, in
    /// which fewer specialists take a grade's homerooms in turns and teams without homerooms meet about as long every day.
    pub(super) fn easier(&self, lowest: i64, values: &[i64], limits: Limits) -> Design {
        let mut model = self.builder.model.clone();
        model.at_least(self.goal, self.builder.variables.lowest, Expression::constant(lowest));
        let shortfall = self.shortfall();
        model.at_most(self.goal, shortfall.clone(), Expression::constant(shortfall.value(values)));
        let values = self.leaner(&mut model, values, limits);
        self.evened(model, &values, limits)
    }

    /// Of the designs of a model, returns the values of one in which teams with homerooms meet no longer than they must, above
    /// all where that takes specials. The model then asks for no shorter meetings.
    fn leaner(&self, model: &mut Model, values: &[i64], limits: Limits) -> Vec<i64> {
        let teams = self.meeting_days();
        if teams.is_empty() {
            return values.to_vec();
        }
        let mut cost = Expression::default();
        let mut on_day: BTreeMap<DayId, Expression> = BTreeMap::new();
        for meeting in teams.values().flatten() {
            on_day.entry(meeting.day).or_default().add_scaled(1, &meeting.takes_specials);
            // What no special is needed for is had as far as it goes.
            let beyond = model.continuous(0, 24 * 60);
            let limit = Expression::constant(i64::from(meeting.without.get())).plus(1, beyond);
            model.at_most(self.goal, meeting.minutes, limit);
            cost.add(-1, meeting.minutes);
            cost.add(2, beyond);
            cost.add_scaled(A_DAY_WITH_SPECIALS, &meeting.takes_specials);
        }
        // The more such meetings a day has, the harder each further one is to place.
        for meetings in on_day.into_values() {
            for more in 1..=TIERS {
                let beyond = model.continuous(0, number(meetings.terms().len()));
                let limit = Expression::constant(more).plus(1, beyond);
                model.at_most(self.goal, meetings.clone(), limit);
                cost.add(A_DAY_WITH_SPECIALS / 2, beyond);
            }
        }
        let in_turns = self.in_turns(model);
        cost.add_scaled(A_CLASS_IN_TURNS, &in_turns);
        let solved = |model: &Model| {
            model.solve(&cost, Direction::Minimise, Limits { nodes: NODES, ..limits }).values()
        };
        // With few such days a team there is little to choose from, and mostly enough.
        let with_few = (1..=FEW_DAYS).find_map(|few| {
            let mut model = model.clone();
            for days in teams.values() {
                let mut all = Expression::default();
                for meeting in days {
                    all.add_scaled(1, &meeting.takes_specials);
                }
                model.at_most(self.goal, all, Expression::constant(few));
            }
            solved(&model)
        });
        let Some(found) = with_few.or_else(|| solved(model)) else { return values.to_vec() };
        let least = cost.value(&found);
        model.at_most(self.goal, cost, Expression::constant(least));
        found
    }

    /// Returns the days of teams with homerooms on which specials may give them more time.
    fn meeting_days(&self) -> BTreeMap<TeamId, Vec<MeetingDay>> {
        let variables = &self.builder.variables;
        let mut teams: BTreeMap<TeamId, Vec<MeetingDay>> = BTreeMap::new();
        for (&(team, day), meeting) in &variables.meetings {
            let known = variables.takes_specials.iter().find(|(minutes, ..)| *minutes == meeting.minutes);
            let (without, takes_specials) = match known {
                Some(&(.., without, takes)) => (without, takes.into()),
                None => (self.most_without_specials(team, day), self.is_at_specials(team, day)),
            };
            if !takes_specials.terms().is_empty() {
                let minutes = meeting.minutes;
                let found = MeetingDay { day, minutes, without, takes_specials };
                teams.entry(team).or_default().push(found);
            }
        }
        teams
    }

    /// Returns how many grades of a team have all their homerooms at specials for some of a meeting.
    fn is_at_specials(&self, team: TeamId, day: DayId) -> Expression {
        let mut all = Expression::default();
        for (_, levels) in
            self.builder.variables.at_specials.iter().filter(|(key, _)| (key.0, key.2) == (team, day))
        {
            for &(_, switch) in &levels.amounts {
                all.add(1, switch);
            }
        }
        all
    }

    /// Returns the most minutes for which a team may meet on a day on which its homerooms have no specials.
    fn most_without_specials(&self, team: TeamId, day: DayId) -> Minutes {
        let variables = &self.builder.variables;
        let groups = (0..variables.teachers.len()).filter(|&at| variables.teachers[at].team == Some(team));
        let most = groups.map(|at| {
            let all = variables.patterns[&(at, day)].iter();
            let without = all.filter(|choice| choice.release.counts.iter().all(|&count| count == 0));
            without.map(|choice| choice.pattern.collaboration).max().unwrap_or(0)
        });
        Minutes::new(most.min().unwrap_or(0))
    }

    /// Of the designs of a model with the meetings of `values`, returns the values of one in which fewer specialists take a grade's homerooms in
    /// turns.
    fn dealt_out(&self, model: &Model, values: &[i64], limits: Limits) -> Vec<i64> {
        let count = |key: (GradeId, SpecialId, DayId)| {
            let variables = &self.builder.variables;
            let classes = variables.groups.get(&key).or_else(|| variables.classes.get(&key));
            classes.map_or(0, |classes| usize::try_from(values[classes.0]).unwrap_or(0))
        };
        if !self.is_in_turns(count) {
            return values.to_vec();
        }
        let mut model = model.clone();
        // Only which specials a day has is decided again: that takes no time.
        let variables = &self.builder.variables;
        let classes: BTreeSet<Variable> = variables
            .classes
            .values()
            .chain(variables.groups.values())
            .chain(variables.runs.values())
            .copied()
            .collect();
        for &grade in &self.builder.grades {
            for variable in variables.of_grade(grade).into_iter().filter(|it| !classes.contains(it)) {
                model.fix(variable, values[variable.0]);
            }
        }
        let cost = self.in_turns(&mut model);
        let found = model.solve(&cost, Direction::Minimise, Limits { nodes: NODES, ..limits }).values();
        found.unwrap_or_else(|| values.to_vec())
    }

    /// Tells whether with so many classes a specialist has, on some day, more of a grade than each homeroom has.
    fn is_in_turns(&self, count: impl Fn((GradeId, SpecialId, DayId)) -> usize) -> bool {
        let campus = self.builder.campus;
        let in_turns = |grade: GradeId, day: DayId| {
            let classes: Vec<(SpecialId, usize)> =
                campus.specials_of(grade).map(|special| (special, count((grade, special, day)))).collect();
            let all: usize = classes.iter().map(|(_, count)| count).sum();
            all > most_taken(campus, day, &classes, campus[grade].specials_per_day_max as usize)
        };
        self.builder.grades.iter().any(|&grade| campus.day_ids().any(|day| in_turns(grade, day)))
    }

    /// Returns what grows with the classes of a grade that one specialist has on one day, beyond those of one homeroom: the more
    /// there are, the more each further one counts.
    fn in_turns(&self, model: &mut Model) -> Expression {
        let builder = &self.builder;
        let campus = builder.campus;
        let mut gives = builder.variables.gives.clone();
        if gives.is_empty() {
            gives = at_once::gives(campus, &builder.grades, &builder.variables.specialists, model);
            for (more, less) in at_once::classes_are_given(builder, &gives) {
                model.at_least(self.goal, more, less);
            }
        }
        let mut cost = Expression::default();
        for &grade in &builder.grades {
            let turns = i64::from(campus[grade].specials_per_day_max);
            let most = number(campus[grade].homerooms.len()) * turns;
            for (at, group) in builder.variables.specialists.iter().enumerate() {
                for day in campus.day_ids() {
                    let theirs = at_once::given_by(builder, &gives, (grade, at, day));
                    if theirs.terms().is_empty() {
                        continue;
                    }
                    let here = number(at_once::people_here(campus, &group.members, day));
                    for more in 1..=TIERS {
                        let beyond = model.continuous(0, most);
                        let limit = Expression::constant(more * turns * here).plus(1, beyond);
                        model.at_most(self.goal, theirs.clone(), limit);
                        cost.add(1, beyond);
                    }
                }
            }
        }
        cost
    }

    /// Returns a design with the same meetings, dealt out to the days by other preferences.
    pub(super) fn varied(&self, design: &Design, seed: u64, limits: Limits) -> Option<Design> {
        let builder = &self.builder;
        let mut model = builder.model.clone();
        for (&(team, day), &minutes) in &design.meetings {
            if let Some(meeting) = builder.variables.meetings.get(&(team, day)) {
                model.at_least(self.goal, meeting.minutes, Expression::constant(i64::from(minutes.get())));
            }
        }
        let mut random = ChaCha8Rng::seed_from_u64(seed);
        let count = |key| {
            let classes = design.groups.get(&key).or_else(|| design.classes.get(&key));
            classes.map_or(0, |&classes| classes as usize)
        };
        let mut cost =
            if self.is_in_turns(count) { self.in_turns(&mut model) } else { Expression::default() };
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
    pub(super) fn evenly(&self, lowest: i64, values: &[i64], limits: Limits) -> Design {
        let mut model = self.builder.model.clone();
        model.at_least(self.goal, self.builder.variables.lowest, Expression::constant(lowest));
        self.evened(model, values, limits)
    }

    pub(super) fn evened(&self, mut model: Model, values: &[i64], limits: Limits) -> Design {
        let builder = &self.builder;
        let shortfall = self.shortfall();
        model.at_most(self.goal, shortfall.clone(), Expression::constant(shortfall.value(values)));
        let values = &self.dealt_out(&model, values, limits);
        // Whether homerooms come to a class together is decided again: no more often than they must.
        let mut cost = Expression::default();
        let groups: BTreeSet<Variable> = builder.variables.groups.values().copied().collect();
        for &one in &groups {
            cost.add(-APART, one);
        }
        let of_grades = builder.grades.iter().flat_map(|&grade| builder.variables.of_grade(grade));
        for variable in of_grades.filter(|variable| !groups.contains(variable)) {
            model.fix(variable, values[variable.0]);
        }
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
        let limits = Limits { nodes: 200, ..limits };
        match model.solve(&cost, Direction::Minimise, limits) {
            Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. } => self.read(&values),
            Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => self.read(values),
        }
    }
}
