//! The parts of `compare.json` that have figures.

use commontime_school::comparison;
use commontime_school::{Minutes as Quantity, Span};
use schemars::JsonSchema;
use serde::Serialize;

use super::Both;

/// Minutes a week to work with colleagues, scaled to full time, and individual planning, of eligible people.
#[derive(Serialize, JsonSchema)]
pub(super) struct Minutes {
    /// What a full-time person is to have.
    target: i32,
    /// The lowest; null where nobody is eligible. So with the next two.
    lowest: Option<i32>,
    /// The median.
    median: Option<i32>,
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
            median: it.median.map(Quantity::get),
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

/// Minutes a week of one activity of one grade: the least of any of its homerooms.
#[derive(Serialize, JsonSchema)]
pub(super) struct Students<'a> {
    /// The grade's name.
    grade: &'a str,
    /// A subject, `specials`, `lunch`, `recess`, `all instruction`.
    activity: &'a str,
    /// In A; null where it is not there.
    a: Option<i32>,
    /// In B.
    b: Option<i32>,
}

impl<'a> Students<'a> {
    pub(super) fn of(it: &'a comparison::StudentsCompared) -> Self {
        let minutes = it.minutes.map(|minutes| minutes.map(Quantity::get));
        Self { grade: &it.grade, activity: &it.activity, a: minutes.a, b: minutes.b }
    }
}

/// What a side costs in all.
#[derive(Serialize, JsonSchema)]
pub(super) struct Cost {
    /// What comes back every year.
    recurring_cents: i64,
    /// What comes once.
    one_time_cents: i64,
    /// Cost of a year beyond that of the current year's positions of its own scenario.
    net_new_cost_cents: i64,
    /// Positions for which the budget names no cost: they are in none of these figures.
    unpriced_positions: usize,
}

impl Cost {
    pub(super) fn of(it: &comparison::CostFigures) -> Self {
        Self {
            recurring_cents: it.recurring.get(),
            one_time_cents: it.one_time.get(),
            net_new_cost_cents: it.net_new_cost.get(),
            unpriced_positions: it.unpriced,
        }
    }
}

/// One fund, known by its id.
#[derive(Serialize, JsonSchema)]
pub(super) struct Fund<'a> {
    /// The id.
    id: &'a str,
    /// The name.
    name: &'a str,
    /// In A; null where it is not there.
    a: Option<FundFigures>,
    /// In B.
    b: Option<FundFigures>,
}

/// What becomes of a fund.
#[derive(Serialize, JsonSchema)]
struct FundFigures {
    /// What there is.
    amount_cents: i64,
    /// What is charged every year.
    recurring_cents: i64,
    /// What is charged once.
    one_time_cents: i64,
    /// What is left; negative where it is overdrawn.
    left_cents: i64,
}

impl<'a> Fund<'a> {
    pub(super) fn of(it: &'a comparison::FundCompared) -> Self {
        let figures = it.figures.map(|figures| {
            figures.map(|it| FundFigures {
                amount_cents: it.amount.get(),
                recurring_cents: it.recurring.get(),
                one_time_cents: it.one_time.get(),
                left_cents: it.left.get(),
            })
        });
        Self { id: &it.id, name: &it.name, a: figures.a, b: figures.b }
    }
}

/// FTE of one kind of position, as decimal numbers in text: "0.5".
#[derive(Serialize, JsonSchema)]
pub(super) struct Positions<'a> {
    /// The kind.
    kind: &'a str,
    /// FTE that somebody fills.
    filled_fte: Both<String>,
    /// FTE that is vacant.
    vacant_fte: Both<String>,
}

impl<'a> Positions<'a> {
    pub(super) fn of(it: &'a comparison::PositionsCompared) -> Self {
        Self {
            kind: &it.kind,
            filled_fte: Both::of(&it.filled, ToString::to_string),
            vacant_fte: Both::of(&it.vacant, ToString::to_string),
        }
    }
}

/// One specialist, known by their id.
#[derive(Serialize, JsonSchema)]
pub(super) struct Specialist<'a> {
    /// The id.
    id: &'a str,
    /// The name.
    name: &'a str,
    /// In A; null where they are not there.
    a: Option<Load>,
    /// In B.
    b: Option<Load>,
}

/// What a specialist carries.
#[derive(Serialize, JsonSchema)]
struct Load {
    /// Classes on the day that has the fewest, of days they are here.
    fewest_classes_a_day: u32,
    /// Classes on the day that has the most.
    most_classes_a_day: u32,
    /// The most minutes with students without a break.
    longest_run_minutes: i32,
}

impl<'a> Specialist<'a> {
    pub(super) fn of(it: &'a comparison::SpecialistCompared) -> Self {
        let load = it.load.map(|load| {
            load.map(|it| Load {
                fewest_classes_a_day: it.fewest_a_day,
                most_classes_a_day: it.most_a_day,
                longest_run_minutes: it.longest_run.get(),
            })
        });
        Self { id: &it.id, name: &it.name, a: load.a, b: load.b }
    }
}

/// A group of students in one class.
#[derive(Serialize, JsonSchema)]
pub(super) struct Group<'a> {
    /// How many students, by the whole roll of its homerooms.
    students: u32,
    /// What they have.
    activity: &'a str,
    /// Whose students they are.
    homerooms: &'a [String],
}

impl<'a> Group<'a> {
    pub(super) fn of(it: &'a comparison::Group) -> Self {
        Self { students: it.students, activity: &it.activity, homerooms: &it.homerooms }
    }
}

/// The bells of one kind of day.
#[derive(Serialize, JsonSchema)]
pub(super) struct Bells<'a> {
    /// The kind of day.
    day: &'a str,
    /// From the first bell for students to their dismissal: "8:00-14:40"; null where there is no such day.
    students: Both<Option<String>>,
    /// The contract day of full-time staff.
    staff: Both<Option<String>>,
}

impl<'a> Bells<'a> {
    pub(super) fn of(it: &comparison::DayBells, day: &'a str) -> Self {
        let words = |span: &Option<Span>| span.map(|span| span.to_string());
        Self { day, students: Both::of(&it.students, words), staff: Both::of(&it.staff, words) }
    }
}

/// A block of a grade or team that is at other times.
#[derive(Serialize, JsonSchema)]
pub(super) struct Moved<'a> {
    /// The grade's name, or the team's where it is meetings.
    who: &'a str,
    /// What.
    #[schemars(extend("enum" = ["specials", "meetings", "lunch", "recess"]))]
    what: &'a str,
    /// The days on which it is at other times; days that both sides have.
    days: Vec<MovedDay<'a>>,
}

/// When a block is on one kind of day.
#[derive(Serialize, JsonSchema)]
struct MovedDay<'a> {
    /// The kind of day.
    day: &'a str,
    /// When it is in A: "9:30-10:15"; of any homeroom of the grade, times that touch joined.
    a: Vec<String>,
    /// When it is in B.
    b: Vec<String>,
}

impl<'a> Moved<'a> {
    pub(super) fn of(it: &'a comparison::Moved, day: &impl Fn(usize) -> &'a str) -> Self {
        let words = |times: &Vec<Span>| times.iter().map(ToString::to_string).collect();
        let days = it.days.iter().map(|it| MovedDay {
            day: day(it.day),
            a: words(&it.times.a),
            b: words(&it.times.b),
        });
        Self { who: &it.who, what: it.what.slug(), days: days.collect() }
    }
}

/// Names of one kind of thing that only one side has.
#[derive(Serialize, JsonSchema)]
pub(super) struct OnlyOn<'a> {
    /// The kind: a grade, a homeroom, a team, a special, a service, a kind of day.
    kind: &'a str,
    /// What only A has.
    a: &'a [String],
    /// What only B has.
    b: &'a [String],
}

impl<'a> OnlyOn<'a> {
    pub(super) fn of(it: &'a comparison::OnlyOn) -> Self {
        Self { kind: it.kind, a: &it.names.a, b: &it.names.b }
    }
}

/// How many rows a schedule has.
#[derive(Serialize, JsonSchema)]
pub(super) struct Rows {
    /// Lessons, meetings and everything else, a row for each day.
    all: usize,
    /// Of them, those that the other side has not.
    only_here: usize,
}

impl Rows {
    pub(super) fn of(it: comparison::Rows) -> Self {
        Self { all: it.all, only_here: it.only_here }
    }
}
