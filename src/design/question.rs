//! One question about a part of the school: can it be, with some requirements left out, and with so many minutes for some?
//!
//! What is asked is a model in whole numbers, so that the answer no can be proved apart from the solver.

use commontime_school::ids::{DayId, PersonId, TeamId};
use commontime_school::{Campus, Fte, Rule};

use super::builder::{Builder, TagWords};
use super::memory::Memory;
use super::scope::Scope;
use super::team_limits::TeamLimits;
use super::{rules, teams_with_homerooms};
use crate::kept::Kept;
use crate::mip::{Direction, Expression, Limits, Model, Solved, Tag};

/// What is asked.
#[derive(Clone, Copy)]
pub struct Question<'q> {
    /// The school, with what is left out of it left out.
    pub campus: &'q Campus,
    /// What part of it.
    pub scope: Scope,
    /// Minutes a week that people are to have, scaled to full time; `None` where only a schedule is asked for.
    pub wanted: Option<i64>,
    /// People of whom nothing is wanted, by the first of those who are credited alike.
    pub not_for: &'q [PersonId],
    /// Rows that are left out.
    pub without: &'q dyn Fn(&TagWords) -> bool,
}

/// A question as a model.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The model: it has a solution where the answer may be yes.
    pub model: Model,
    /// The groups of rows it would have with nothing left out, in words.
    pub rows: Vec<TagWords>,
    /// The first of each kind of people who are credited alike and for whom minutes may be wanted.
    pub people: Vec<PersonId>,
    /// The rows of the minutes that are wanted.
    pub goal: Tag,
}

impl Question<'_> {
    /// Makes the model.
    #[must_use]
    pub fn ask(&self, memory: &Memory) -> Asked {
        let mut builder = builder(self.campus, self.scope, memory);
        let goal = builder.tag(Rule::TeamCommonTime, "the goal");
        let people: Vec<PersonId> = builder.variables.short.keys().copied().collect();
        for &person in people.iter().filter(|person| !self.not_for.contains(person)) {
            let Some(wanted) = self.wanted else { break };
            let fte = i64::from(self.campus[person].fte.get());
            for week in &self.campus.cycle.weeks {
                let mut minutes = Expression::default();
                minutes.add_scaled(i64::from(Fte::FULL.get()), &builder.person_week(person, &week.days));
                builder.model.at_least(goal, minutes, Expression::constant(fte * wanted));
            }
        }
        let tags = &builder.tags;
        let model = builder.model.restricted(|tag: Tag| tag == goal || !(self.without)(&tags[tag.0]));
        let rows = tags[..goal.0].to_vec();
        Asked { model, rows, people, goal }
    }

    /// Returns the most minutes a team of this part may meet on each day, whatever is wanted: no schedule that keeps what is not
    /// left out has more. `None` for a day of which nothing is known.
    #[must_use]
    pub fn most_by_day(&self, team: TeamId, memory: &Memory) -> Vec<(DayId, Option<i64>)> {
        let builder = builder(self.campus, self.scope, memory);
        let tags = &builder.tags;
        let model = builder.model.restricted(|tag: Tag| !(self.without)(&tags[tag.0]));
        let limits = Limits { nodes: 500, until: None };
        let most = |day: DayId| match model.solve(&builder.meeting(team, day), Direction::Maximise, limits) {
            Solved::Best { objective, .. } => Some(objective),
            Solved::Limit { bound, .. } => bound,
            Solved::Infeasible | Solved::Failed(_) => None,
        };
        self.campus.day_ids().map(|day| (day, most(day))).collect()
    }
}

impl Asked {
    /// Returns the answer: `Some(true)` where there is a solution, `Some(false)` where there is none, `None` where a limit came
    /// before either was known.
    #[must_use]
    pub fn answer(&self, limits: Limits) -> Option<bool> {
        match self.model.solve(&Expression::default(), Direction::Minimise, limits) {
            Solved::Best { .. } | Solved::Limit { values: Some(_), .. } => Some(true),
            Solved::Infeasible => Some(false),
            Solved::Limit { values: None, .. } | Solved::Failed(_) => None,
        }
    }
}

/// Returns the teams that meet whole and have homeroom teachers: of each a model of its own can be asked.
#[must_use]
pub fn teams_by_themselves(campus: &Campus) -> Vec<TeamId> {
    teams_with_homerooms(campus)
}

fn builder<'a>(campus: &'a Campus, scope: Scope, memory: &Memory) -> Builder<'a> {
    let teams = match scope {
        Scope::Team(team) => vec![team],
        Scope::Teacher(person) => {
            let own = campus[person].team;
            teams_with_homerooms(campus).into_iter().filter(|team| own == Some(*team)).collect()
        }
        Scope::Classes => Vec::new(),
        Scope::School | Scope::PlainDays | Scope::AlikeDays => teams_with_homerooms(campus),
    };
    let limits = TeamLimits::new(campus, &teams, &Kept::default(), memory);
    let mut builder = Builder::new(campus, scope, memory);
    rules::encode(&mut builder);
    limits.limit(&mut builder);
    builder
}
