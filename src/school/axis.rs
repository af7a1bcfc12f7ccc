//! What options may be compared by beside the lowest weekly minutes and what they cost.

use crate::campus::Campus;
use crate::position::Position;
use crate::quantities::{Fte, Minutes};

/// A further axis of options. None is better on it for reasons of its own: fewer posts, more time for students, fewer changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Axis {
    /// FTE of all posts: less is better.
    Fte,
    /// Minutes a week between the students' first bell and their dismissal, in the week that has the least: more is better.
    StudentMinutes,
    /// Posts that are new, gone, larger or smaller than this year: fewer is better.
    PositionsChanged,
}

impl Axis {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Fte, Self::StudentMinutes, Self::PositionsChanged];

    /// Returns the word for commands and results.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Fte => "fte",
            Self::StudentMinutes => "student-minutes",
            Self::PositionsChanged => "positions-changed",
        }
    }

    /// Returns where a school is on it; less is better.
    #[must_use]
    pub fn of(self, campus: &Campus) -> i64 {
        match self {
            Self::Fte => i64::from(fte(campus).get()),
            Self::StudentMinutes => -i64::from(student_minutes(campus).get()),
            Self::PositionsChanged => i64::try_from(positions_changed(campus)).unwrap_or(i64::MAX),
        }
    }
}

/// Returns the FTE of all posts, filled or vacant.
#[must_use]
pub fn fte(campus: &Campus) -> Fte {
    campus.positions.iter().map(|post| post.fte).sum()
}

/// Returns the students' minutes at school in the week that has the least.
#[must_use]
pub fn student_minutes(campus: &Campus) -> Minutes {
    let of_day = |day: &crate::ids::DayId| campus.bells.days[day.index()].students.length();
    let weeks = campus.cycle.weeks.iter().map(|week| week.days.iter().map(of_day).sum::<Minutes>());
    weeks.min().unwrap_or(Minutes::ZERO)
}

/// Returns how many posts are new, gone, larger or smaller than this year.
#[must_use]
pub fn positions_changed(campus: &Campus) -> usize {
    campus.positions.iter().filter(|post| post.is_changed()).count()
}

impl Position {
    /// Tells whether it is new, gone, larger or smaller than this year.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        (self.fte, self.hours_a_week) != self.today
    }
}
