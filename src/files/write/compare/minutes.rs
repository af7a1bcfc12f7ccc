//! The parts of `compare.json` that have minutes of people and students.

use commontime_school::Minutes as Quantity;
use commontime_school::comparison;
use schemars::JsonSchema;
use serde::Serialize;

/// Minutes a week to work with colleagues, scaled to full time, and individual planning, of eligible people.
#[derive(Serialize, JsonSchema)]
pub(super) struct Minutes {
    /// What a full-time person is to have.
    target: i32,
    /// The lowest; null where nobody is eligible. So with the next two.
    lowest: Option<i32>,
    /// The median. Between two people in the middle it is their mean, which may end in a half.
    median: Option<serde_json::Number>,
    /// The highest.
    highest: Option<i32>,
    /// How many people are eligible.
    eligible: usize,
    /// How many of them reach their own target.
    reaching: usize,
    /// The least individual planning on any day; null where nobody is eligible.
    planning_least_day: Option<i32>,
    /// The least individual planning in a week.
    planning_least_week: Option<i32>,
}

impl Minutes {
    pub(super) fn of(it: &comparison::MinutesFigures) -> Self {
        Self {
            target: it.target.get(),
            lowest: it.lowest.map(Quantity::get),
            median: it.median.map(crate::write::exact),
            highest: it.highest.map(Quantity::get),
            eligible: it.eligible,
            reaching: it.reaching,
            planning_least_day: it.planning_day.map(Quantity::get),
            planning_least_week: it.planning_week.map(Quantity::get),
        }
    }
}

/// One person, known by their id.
#[derive(Serialize, JsonSchema)]
pub(super) struct Person<'a> {
    /// The id.
    id: &'a str,
    /// The name.
    name: &'a str,
    /// In A; null where they are not there.
    a: Option<PersonFigures>,
    /// In B.
    b: Option<PersonFigures>,
}

/// One person's figures.
#[derive(Serialize, JsonSchema)]
struct PersonFigures {
    /// Whether the goal's minimum speaks of them.
    eligible: bool,
    /// Minutes that count, in the week that has the least.
    weekly: i32,
    /// Their own target.
    target: i32,
    /// Individual planning on the day that has the least.
    planning_least_day: i32,
    /// Individual planning in the week that has the least.
    planning_week: i32,
}

impl PersonFigures {
    fn of(it: &comparison::PersonFigures) -> Self {
        Self {
            eligible: it.is_eligible,
            weekly: it.weekly.get(),
            target: it.target.get(),
            planning_least_day: it.planning_day.get(),
            planning_week: it.planning_week.get(),
        }
    }
}

impl<'a> Person<'a> {
    pub(super) fn of(it: &'a comparison::PersonCompared) -> Self {
        let figures = |it: &Option<comparison::PersonFigures>| it.as_ref().map(PersonFigures::of);
        Self { id: &it.id, name: &it.name, a: figures(&it.figures.a), b: figures(&it.figures.b) }
    }
}

/// Minutes a week of one activity of one grade.
#[derive(Serialize, JsonSchema)]
struct StudentFigures {
    /// The least of any of its homerooms, in any kind of week.
    least: i32,
    /// The average over its homerooms and the kinds of week, to the nearest minute.
    average: i32,
}

impl StudentFigures {
    fn of(it: comparison::StudentFigures) -> Self {
        Self { least: it.least.get(), average: it.average.get() }
    }
}

/// What students of one grade have of one activity.
#[derive(Serialize, JsonSchema)]
pub(super) struct Students<'a> {
    /// The grade's name.
    grade: &'a str,
    /// A subject, `specials`, `lunch`, `recess`, `all instruction`.
    activity: &'a str,
    /// In A; null where it is not there.
    a: Option<StudentFigures>,
    /// In B.
    b: Option<StudentFigures>,
}

impl<'a> Students<'a> {
    pub(super) fn of(it: &'a comparison::StudentsCompared) -> Self {
        let minutes = it.minutes.map(|minutes| minutes.map(StudentFigures::of));
        Self { grade: &it.grade, activity: &it.activity, a: minutes.a, b: minutes.b }
    }
}
