//! The figures of a comparison, each with its two sides.

use super::Sides;
use crate::median::Median;
use crate::quantities::{Cents, Fte, Minutes, Span};

/// The minutes to work with colleagues, and individual planning, of eligible people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MinutesFigures {
    /// What a full-time person is to have in a week.
    pub target: Minutes,
    /// The lowest weekly minutes, scaled to full time; `None` where nobody is eligible. So with the next two.
    pub lowest: Option<Minutes>,
    /// The median of the same.
    pub median: Option<Median>,
    /// The highest of the same.
    pub highest: Option<Minutes>,
    /// How many people are eligible.
    pub eligible: usize,
    /// How many of them reach their own target.
    pub reaching: usize,
    /// The least individual planning on any day; `None` where nobody is eligible.
    pub planning_day: Option<Minutes>,
    /// The least individual planning in a week.
    pub planning_week: Option<Minutes>,
}

/// One person's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PersonFigures {
    /// Whether the goal's minimum speaks of them.
    pub is_eligible: bool,
    /// Minutes that count, in the week that has the least.
    pub weekly: Minutes,
    /// Their own target.
    pub target: Minutes,
    /// Individual planning in the week that has the least.
    pub planning_week: Minutes,
    /// Individual planning on the day that has the least.
    pub planning_day: Minutes,
}

/// One person on both sides, known by their id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonCompared {
    /// The id in files.
    pub id: String,
    /// The name in reports: A's, where both have them.
    pub name: String,
    /// Their figures.
    pub figures: Sides<Option<PersonFigures>>,
}

/// Minutes a week of one activity of one grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StudentFigures {
    /// The least of any of its homerooms, in any kind of week.
    pub least: Minutes,
    /// The average over its homerooms and the kinds of week, to the nearest minute.
    pub average: Minutes,
}

/// What students of one grade have of one activity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudentsCompared {
    /// The grade's name.
    pub grade: String,
    /// A subject, `specials`, `lunch`, `recess`, `all instruction`.
    pub activity: String,
    /// The minutes.
    pub minutes: Sides<Option<StudentFigures>>,
}

/// What becomes of one fund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FundFigures {
    /// What there is.
    pub amount: Cents,
    /// What is charged every year.
    pub recurring: Cents,
    /// What is charged once.
    pub one_time: Cents,
    /// What is left; negative where it is overdrawn.
    pub left: Cents,
}

/// One fund on both sides, known by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FundCompared {
    /// The id in files.
    pub id: String,
    /// The name in reports: A's, where both have it.
    pub name: String,
    /// What becomes of it.
    pub figures: Sides<Option<FundFigures>>,
}

/// What a side costs in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CostFigures {
    /// What comes back every year.
    pub recurring: Cents,
    /// What comes once.
    pub one_time: Cents,
    /// Cost of a year beyond that of the current year's positions of its own scenario.
    pub net_new_cost: Cents,
    /// Positions for which the budget names no cost: they are in none of these figures.
    pub unpriced: usize,
}

/// Full-time equivalents of one kind of position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionsCompared {
    /// The kind.
    pub kind: String,
    /// FTE that somebody fills.
    pub filled: Sides<Fte>,
    /// FTE that is vacant.
    pub vacant: Sides<Fte>,
}

/// What a specialist carries.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpecialistLoad {
    /// Classes on the day that has the fewest, of days they are here.
    pub fewest_a_day: u32,
    /// Classes on the day that has the most.
    pub most_a_day: u32,
    /// The most minutes with students without a break of [`Comparison::pause`](super::Comparison::pause).
    pub longest_run: Minutes,
}

/// One specialist on both sides, known by their id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpecialistCompared {
    /// The id in files.
    pub id: String,
    /// The name in reports: A's, where both have them.
    pub name: String,
    /// What they carry.
    pub load: Sides<Option<SpecialistLoad>>,
}

/// A group of students in one class.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Group {
    /// How many students, by the whole roll of its homerooms.
    pub students: u32,
    /// What they have: a subject, a special, a service.
    pub activity: String,
    /// Whose students they are.
    pub homerooms: Vec<String>,
}

/// The bells of one kind of day, known by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayBells {
    /// The place of the day in [`Comparison::days`](super::Comparison::days).
    pub day: usize,
    /// From the first bell for students to their dismissal.
    pub students: Sides<Option<Span>>,
    /// The contract day of full-time staff.
    pub staff: Sides<Option<Span>>,
}

/// What may be at another time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Block {
    /// A grade's specials.
    Specials,
    /// A team's meetings.
    Meetings,
    /// A grade's lunch.
    Lunch,
    /// A grade's recess.
    Recess,
}

impl Block {
    /// All of them, in the order of reports.
    pub const ALL: [Self; 4] = [Self::Specials, Self::Meetings, Self::Lunch, Self::Recess];

    /// Returns the word in results, which is the one in reports too.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Specials => "specials",
            Self::Meetings => "meetings",
            Self::Lunch => "lunch",
            Self::Recess => "recess",
        }
    }
}

/// A block of a grade or team that is at other times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The grade's name, or the team's where it is meetings.
    pub who: String,
    /// What.
    pub what: Block,
    /// The days on which it is at other times; days that both sides have.
    pub days: Vec<MovedDay>,
}

/// When a block is on one kind of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovedDay {
    /// The place of the day in [`Comparison::days`](super::Comparison::days).
    pub day: usize,
    /// When it is: of any homeroom of the grade, times that touch joined; none where it is not on this day.
    pub times: Sides<Vec<Span>>,
}

/// Names of one kind of thing that only one side has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnlyOn {
    /// The kind: `grade`, `homeroom`, `team`, `special`, `service`, `kind of day`.
    pub kind: &'static str,
    /// The names.
    pub names: Sides<Vec<String>>,
}

/// How many rows a schedule has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    /// Lessons, meetings and everything else, a row for each day.
    pub all: usize,
    /// Of them, those that the other side has not: another time, other people, another room.
    pub only_here: usize,
}
