//! The rival: one model of the whole week, homeroom by homeroom and start by start, solved as it stands.
//!
//! A homeroom has a special or not, for every special, day and possible start; a team meets or not at every start at which
//! all its homerooms have a special. Lunch and recess have a start for each grade and day. To be as strong as can be the
//! model has rows that follow from the others: classes counted by grade, special and day; a common slot limits these
//! counts; there are as many homerooms in common slots at most as specialists; and slots are counted, not minutes. What
//! made it slower was left out again: an order of the homerooms (the solver finds by itself that they are alike), a
//! variable for "meets today", one row for all homerooms of a slot in place of one for each.
//!
//! It is let off much that our answer has: services, blocks of subjects, rooms, the specialists' own lunch, planning and
//! team, and who of several teaches a class. So what it needs is less than a full schedule needs. It speaks of schools in
//! which lunch and planning of teachers lie in lunch and recess of their students, and where one special is a meeting.

mod facts;
mod rows;

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use commontime::mip::{Direction, Expression, Limits, Model, Solved, Tag, Variable};
use commontime_school::ids::{DayId, GradeId, HomeroomId, SpecialId, TeamId};
use commontime_school::{Campus, ClockTime, Minutes};

use facts::{Meal, Team, number};

/// What the model came to.
#[derive(Debug)]
pub(crate) struct Found {
    /// How long the solver took. The making of the model is not counted.
    pub(crate) time: Duration,
    /// The lowest weekly minutes of homeroom teachers, and what they lack together, in the best week found.
    pub(crate) best: Option<(i64, i64)>,
    /// No week has a higher lowest.
    pub(crate) bound: Option<i64>,
    /// Whether nothing better exists, or nothing at all.
    pub(crate) proved: bool,
    /// Variables and rows.
    pub(crate) size: (usize, usize),
}

/// Builds the model of the campus and solves it within so many seconds.
pub(crate) fn direct(campus: &Campus, seconds: u32) -> Found {
    let mut week = Week::new(campus);
    week.add_rows();
    let (goal, weight) = week.goal();
    let limits =
        Limits { nodes: u32::MAX, until: Some(Instant::now() + Duration::from_secs(seconds.into())) };
    let start = Instant::now();
    let solved = week.model.solve(&goal, Direction::Maximise, limits);
    let time = start.elapsed();
    let best = |values: &[i64]| {
        let slots: Vec<i64> = week.slots.iter().map(|&slots| Expression::from(slots).value(values)).collect();
        week.minutes(&slots)
    };
    let (found, bound, proved) = match &solved {
        Solved::Best { values, .. } => (Some(best(values)), Some(best(values).0), true),
        Solved::Limit { values, bound } => {
            // What the weight leaves over is the sum of all slots.
            let bound = bound.map(|bound| week.minutes(&[bound.div_euclid(weight)]).0);
            (values.as_deref().map(best), bound, false)
        }
        Solved::Infeasible => (None, None, true),
        Solved::Failed(_) => (None, None, false),
    };
    Found { time, best: found, bound, proved, size: week.model.size() }
}

const ROW: Tag = Tag(0);

/// The model under construction.
#[expect(clippy::type_complexity, reason = "maps from where to what, each used once")]
struct Week<'a> {
    campus: &'a Campus,
    model: Model,
    teams: Vec<Team>,
    /// A homeroom begins a special at a time, by day and homeroom.
    begins: BTreeMap<(DayId, HomeroomId), Vec<(SpecialId, ClockTime, Variable)>>,
    /// A grade begins lunch or recess at a time, by day and grade.
    meals: BTreeMap<(DayId, GradeId), Vec<(Meal, ClockTime, Variable)>>,
    /// All homerooms of a team begin specials at a time, by day and team.
    common: BTreeMap<(DayId, TeamId), Vec<(ClockTime, Variable)>>,
    /// Classes of a grade in a special on a day.
    counts: BTreeMap<(DayId, GradeId, SpecialId), Variable>,
    /// Common slots in the week, by team.
    slots: Vec<Variable>,
}

impl<'a> Week<'a> {
    fn new(campus: &'a Campus) -> Self {
        let mut model = Model::default();
        let teams = facts::teams(campus);
        let (mut begins, mut meals) = (BTreeMap::new(), BTreeMap::new());
        let (mut common, mut counts) = (BTreeMap::new(), BTreeMap::new());
        for day in campus.day_ids() {
            for homeroom in campus.homeroom_ids() {
                let mut of_homeroom = Vec::new();
                for special in campus.specials_of(campus[homeroom].grade) {
                    let starts = facts::starts(campus, day, special);
                    of_homeroom.extend(starts.into_iter().map(|start| (special, start, model.binary())));
                }
                begins.insert((day, homeroom), of_homeroom);
            }
            for grade in campus.grade_ids() {
                let starts = facts::meal_starts(campus, day, grade).into_iter();
                let starts = starts.map(|(meal, start)| (meal, start, model.binary())).collect();
                meals.insert((day, grade), starts);
                for special in campus.specials_of(grade) {
                    let rooms = number(campus[grade].homerooms.len());
                    counts.insert((day, grade, special), model.integer(0, rooms));
                }
            }
            for team in &teams {
                let starts = campus.bells.special_starts(day, facts::special_minutes(campus)).into_iter();
                common.insert((day, team.id), starts.map(|start| (start, model.binary())).collect());
            }
        }
        Self { campus, model, teams, begins, meals, common, counts, slots: Vec::new() }
    }

    /// First the fewest common slots of any team, then all of them, each for every teacher of its team: one objective, and
    /// the weight of the fewest in it. Slots are counted and not minutes, since whole numbers of them bound better.
    fn goal(&mut self) -> (Expression, i64) {
        let useful = self.useful_slots();
        let fewest = self.model.integer(0, useful);
        let mut goal = Expression::default();
        let mut weight = 1;
        for team in self.teams.clone() {
            let slots = self.model.integer(0, useful);
            let mut all = Expression::default();
            for &day in &self.campus.cycle.weeks[0].days {
                self.common[&(day, team.id)].iter().for_each(|&(_, slot)| all.add(1, slot));
            }
            self.model.at_least(ROW, all, slots);
            self.model.at_least(ROW, slots, fewest);
            goal.add(number(team.homerooms.len()), slots);
            weight += number(team.homerooms.len()) * useful;
            self.slots.push(slots);
        }
        goal.add(weight, fewest);
        (goal, weight)
    }

    /// As many common slots as bring a team to the target.
    fn useful_slots(&self) -> i64 {
        let missing = i64::from((self.campus.goal.minutes_per_week - self.outside()).at_least_zero().get());
        let special = i64::from(facts::special_minutes(self.campus).get());
        (missing + special - 1).div_euclid(special)
    }

    /// Minutes a week outside the students' day, the same for all teams.
    fn outside(&self) -> Minutes {
        let week = &self.campus.cycle.weeks[0].days;
        let of_team = |team: &Team| -> Minutes {
            week.iter().map(|&day| facts::outside(self.campus, team.homerooms[0], day)).sum()
        };
        let outside = self.teams.first().map_or(Minutes::ZERO, of_team);
        assert!(
            self.teams.iter().all(|team| of_team(team) == outside),
            "all teams have the same time outside"
        );
        outside
    }

    /// The lowest weekly minutes, and what teachers lack together, where the teams have so many slots.
    fn minutes(&self, slots: &[i64]) -> (i64, i64) {
        let target = i64::from(self.campus.goal.minutes_per_week.get());
        let (outside, special) = (self.outside(), facts::special_minutes(self.campus));
        let of_team = |slots: i64| (i64::from(outside.get()) + slots * i64::from(special.get())).min(target);
        let lowest = slots.iter().map(|&slots| of_team(slots)).min().unwrap_or(target);
        let short = slots.iter().zip(&self.teams);
        let short =
            short.map(|(&slots, team)| number(team.homerooms.len()) * (target - of_team(slots))).sum();
        (lowest, short)
    }
}
