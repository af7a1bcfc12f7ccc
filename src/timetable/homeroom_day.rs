//! What is left of a homeroom's day beside its lessons so far.

use commontime_school::ids::{DayId, HomeroomId};
use commontime_school::{Activity, Campus, Lesson, Schedule, Span};

/// Returns the lessons that put the whole homeroom somewhere on `day`, in order of time. Services are not among them.
pub(super) fn lessons(schedule: &Schedule, homeroom: HomeroomId, day: DayId) -> Vec<&Lesson> {
    let mut lessons: Vec<&Lesson> = schedule
        .lessons
        .iter()
        .filter(|lesson| lesson.day == day && lesson.homerooms.contains(&homeroom))
        .filter(|lesson| !matches!(lesson.activity, Activity::Service(_)))
        .collect();
    lessons.sort_by_key(|lesson| lesson.span);
    lessons
}

/// Returns the stretches of the students' day without any lesson yet, in order of time.
pub(super) fn gaps(campus: &Campus, schedule: &Schedule, homeroom: HomeroomId, day: DayId) -> Vec<Span> {
    let mut free = vec![campus.bells.days[day.index()].students];
    for lesson in lessons(schedule, homeroom, day) {
        free = free.into_iter().flat_map(|span| span.without(lesson.span)).collect();
    }
    free
}
