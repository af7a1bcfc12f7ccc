//! A person's free time on a day, as spans that can be taken from.

use commontime_school::ids::{DayId, PersonId};
use commontime_school::{Campus, Schedule, Span};

/// Spans of free time in order.
#[derive(Clone, Debug)]
pub(super) struct Free {
    spans: Vec<Span>,
}

impl Free {
    pub(super) fn spans(&self) -> &[Span] {
        &self.spans
    }

    pub(super) fn holds(&self, span: Span) -> bool {
        self.spans.iter().any(|free| free.contains(span))
    }

    pub(super) fn remove(&mut self, span: Span) {
        self.spans = self.spans.iter().flat_map(|free| free.without(span)).collect();
    }
}

/// Returns when `person` is here and in no lesson, meeting or assignment.
pub(super) fn free_spans(campus: &Campus, schedule: &Schedule, person: PersonId, day: DayId) -> Free {
    let mut free = Free { spans: campus[person].present[day.index()].clone() };
    let lessons =
        schedule.lessons.iter().filter(|lesson| lesson.day == day && lesson.adults.contains(&person));
    let meetings =
        schedule.meetings.iter().filter(|meeting| meeting.day == day && meeting.members.contains(&person));
    let assignments = schedule.assignments.iter().filter(|one| one.day == day && one.person == person);
    let taken = lessons
        .map(|lesson| lesson.span)
        .chain(meetings.map(|meeting| meeting.span))
        .chain(assignments.map(|assignment| assignment.span));
    for span in taken.collect::<Vec<_>>() {
        free.remove(span);
    }
    free
}
