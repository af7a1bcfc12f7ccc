//! `compare.json`: two schedules side by side, for programs. Its keys and their order are stable; `format` counts up when they change.
//!
//! Minutes are whole minutes, dollars whole cents. Nothing in it depends on the clock, the machine or where files lie.

mod dollars;
mod minutes;
mod side;
mod week;

use commontime_school::comparison::{self, Comparison, Sides};
use schemars::JsonSchema;
use serde::Serialize;

use dollars::{Cost, Fund, Positions};
use minutes::{Minutes, Person, Students};
use side::Side;
use week::{Bells, Group, Moved, OnlyOn, Rows, Specialist};

/// The version of this format.
const FORMAT: u32 = 1;

/// Returns the text of a `compare.json`. The same comparison gives the same bytes.
///
/// # Panics
/// Never: text and whole numbers always make JSON.
#[must_use]
pub fn compare_json(comparison: &Comparison) -> String {
    let document = Document::of(comparison);
    serde_json::to_string_pretty(&document).expect("text and whole numbers make JSON") + "\n"
}

/// Two audited schedules side by side. What only one side has is null on the other; a difference is B less A.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Document<'a> {
    /// The version of this format: 1.
    format: u32,
    /// Whether the two are the same in everything below, and in every row of their schedules.
    same: bool,
    /// What the two are.
    sides: Both<Side<'a>>,
    /// Minutes to work with colleagues and individual planning, of all eligible people.
    minutes: Both<Minutes>,
    /// Everyone on either side.
    people: Vec<Person<'a>>,
    /// Student minutes by grade and activity.
    students: Vec<Students<'a>>,
    /// What it costs in all.
    cost: Both<Cost>,
    /// What becomes of every fund.
    funds: Vec<Fund<'a>>,
    /// FTE by kind of position.
    positions: Vec<Positions<'a>>,
    /// What every specialist carries.
    specialists: Vec<Specialist<'a>>,
    /// How long a gap has to be to end a run of a specialist, in minutes.
    break_minutes: i32,
    /// The largest group of students in a class; null without classes.
    largest_group: Both<Option<Group<'a>>>,
    /// The bells of every kind of day.
    bells: Vec<Bells<'a>>,
    /// What is at other times.
    moved: Vec<Moved<'a>>,
    /// What only one side has, by kind.
    only_on: Vec<OnlyOn<'a>>,
    /// The rows of the two schedules.
    rows: Both<Rows>,
}

/// One thing of each of the two sides.
#[derive(Serialize, JsonSchema)]
struct Both<T> {
    /// Of A.
    a: T,
    /// Of B.
    b: T,
}

impl<T> Both<T> {
    fn of<'a, U>(sides: &'a Sides<U>, each: impl Fn(&'a U) -> T) -> Self {
        Self { a: each(&sides.a), b: each(&sides.b) }
    }
}

impl<'a> Document<'a> {
    fn of(found: &'a Comparison) -> Self {
        let day = |at: usize| found.days.get(at).map_or("", String::as_str);
        Self {
            format: FORMAT,
            same: found.is_same(),
            sides: Both::of(&found.sides, Side::of),
            minutes: Both::of(&found.minutes, Minutes::of),
            people: found.people.iter().map(Person::of).collect(),
            students: found.students.iter().map(Students::of).collect(),
            cost: Both::of(&found.cost, Cost::of),
            funds: found.funds.iter().map(Fund::of).collect(),
            positions: found.positions.iter().map(Positions::of).collect(),
            specialists: found.specialists.iter().map(Specialist::of).collect(),
            break_minutes: found.pause.get(),
            largest_group: Both::of(&found.largest_group, |group| group.as_ref().map(Group::of)),
            bells: found.bells.iter().map(|bells| Bells::of(bells, day(bells.day))).collect(),
            moved: found.moved.iter().map(|moved| Moved::of(moved, &day)).collect(),
            only_on: found.only_on.iter().map(OnlyOn::of).collect(),
            rows: Both::of(&found.rows, |rows: &comparison::Rows| Rows::of(*rows)),
        }
    }
}
