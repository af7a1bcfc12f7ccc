//! Which rows of the schedule a finding speaks of.

use commontime_school::{Assignment, DayId, HomeroomId, Lesson, Meeting, PersonId, Row, Span};

use super::{Doing, View};

impl Doing {
    /// Returns the row that says so; `None` where nothing does.
    pub(crate) const fn row(self) -> Option<Row> {
        match self {
            Self::Nothing => None,
            Self::Lesson(at) => Some(Row::Lesson(at)),
            Self::Meeting(at) => Some(Row::Meeting(at)),
            Self::Assignment(at) => Some(Row::Assignment(at)),
        }
    }
}

impl View<'_> {
    /// Returns the row of a lesson of this schedule.
    pub(crate) fn row(&self, lesson: &Lesson) -> Option<Row> {
        place(&self.schedule.lessons, lesson).map(Row::Lesson)
    }

    /// Returns the row of a meeting of this schedule.
    pub(crate) fn meeting_row(&self, meeting: &Meeting) -> Option<Row> {
        place(&self.schedule.meetings, meeting).map(Row::Meeting)
    }

    /// Returns the row of an assignment of this schedule.
    pub(crate) fn assignment_row(&self, assignment: &Assignment) -> Option<Row> {
        place(&self.schedule.assignments, assignment).map(Row::Assignment)
    }

    /// Returns the rows of all that `person` is down for in `span`.
    pub(crate) fn rows_of(&self, person: PersonId, day: DayId, span: Span) -> Vec<Row> {
        let items = self.workday(person, day).items.iter();
        items.filter(|item| item.span.overlaps(span)).filter_map(|item| item.doing.row()).collect()
    }

    /// Returns the rows of the lessons that the whole of `homeroom` has in `span`.
    pub(crate) fn rows_with(&self, homeroom: HomeroomId, day: DayId, span: Span) -> Vec<Row> {
        let lessons = self.school_day(homeroom, day).lessons.iter();
        lessons
            .filter(|&&at| self.schedule.lessons[at].span.overlaps(span))
            .map(|&at| Row::Lesson(at))
            .collect()
    }

    /// Returns the rows of the lessons in `span` that `counts` says yes to.
    pub(crate) fn rows_where(&self, day: DayId, span: Span, counts: impl Fn(&Lesson) -> bool) -> Vec<Row> {
        let lessons = self.lessons_on(day).filter(|lesson| lesson.span.overlaps(span) && counts(lesson));
        lessons.filter_map(|lesson| self.row(lesson)).collect()
    }
}

/// The place of something that is in the list, not of something equal to it.
fn place<T>(list: &[T], one: &T) -> Option<usize> {
    list.iter().position(|it| std::ptr::eq(it, one))
}
