//! The rows of a schedule as they are read, each with the line it stands on.

use std::ops::Range;

use commontime_school::{Assignment, Lesson, Meeting, Row, Schedule};

/// The line of the file, from 1, that each row of a schedule was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    lessons: Vec<usize>,
    meetings: Vec<usize>,
    assignments: Vec<usize>,
}

impl Lines {
    /// Returns the line of a row; `None` for a row of another schedule.
    #[must_use]
    pub fn of(&self, row: Row) -> Option<usize> {
        let (lines, at) = match row {
            Row::Lesson(at) => (&self.lessons, at),
            Row::Meeting(at) => (&self.meetings, at),
            Row::Assignment(at) => (&self.assignments, at),
        };
        lines.get(at).copied()
    }
}

/// Rows in the order of the file, each with the line it stands on. Several may come from one line.
#[derive(Default)]
pub(super) struct Rows {
    pub(super) lessons: Vec<(Lesson, usize)>,
    pub(super) meetings: Vec<(Meeting, usize)>,
    pub(super) assignments: Vec<(Assignment, usize)>,
}

impl Rows {
    /// Makes them a schedule in its own order, and their lines in the same.
    pub(super) fn in_order(mut self, bell_schedule: String) -> (Schedule, Lines) {
        for (lesson, _) in &mut self.lessons {
            lesson.homerooms.sort_unstable();
            lesson.adults.sort_unstable();
        }
        for (meeting, _) in &mut self.meetings {
            meeting.members.sort_unstable();
        }
        self.lessons.sort();
        self.meetings.sort();
        self.assignments.sort();
        let (lessons, of_lessons) = self.lessons.into_iter().unzip();
        let (meetings, of_meetings) = self.meetings.into_iter().unzip();
        let (assignments, of_assignments) = self.assignments.into_iter().unzip();
        let lines = Lines { lessons: of_lessons, meetings: of_meetings, assignments: of_assignments };
        (Schedule { bell_schedule, lessons, meetings, assignments }, lines)
    }
}

/// Where the lines of a text begin.
pub(super) struct LineStarts(Vec<usize>);

impl LineStarts {
    /// Looks for the ends of lines.
    pub(super) fn of(text: &str) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        Self(std::iter::once(0).chain(ends.map(|(at, _)| at + 1)).collect())
    }

    /// Returns the line, from 1, on which a span of the text begins.
    pub(super) fn line(&self, span: &Range<usize>) -> usize {
        self.0.partition_point(|&start| start <= span.start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_count_from_one() {
        let starts = LineStarts::of("a\nbc\n\nd");
        let lines: Vec<usize> = (0..7).map(|at| starts.line(&(at..at))).collect();
        assert_eq!(lines, [1, 1, 2, 2, 2, 3, 4]);
    }
}
