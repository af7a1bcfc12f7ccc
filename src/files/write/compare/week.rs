//! The parts of `compare.json` on the week: classes, groups, bells, what is at other times.

use commontime_school::Span;
use commontime_school::comparison;
use schemars::JsonSchema;
use serde::Serialize;

use super::Both;

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
