//! A room holds the students and classes in it.
//!
//! Students count by the whole roll of each homeroom in the room; a pull-out's students count in its room, a push-in's
//! are already counted with their homeroom. Lunch and recess are no classes: however many homerooms are there, they take
//! the place of one where a class is too, and none by themselves. A meeting needs a place like a class where classes are,
//! none is where students eat or play, and two meetings never share a room.

use commontime_school::course::Setting;
use commontime_school::{Activity, DayId, Finding, Lesson, RoomId, Row, Rule, Span, wording};

use crate::found::{Details, found};
use crate::view::{DayRow, View};

const RULE: Rule = Rule::RoomHoldsGroup;

/// What is in a room in one minute.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Within {
    students: u32,
    classes: u32,
    meetings: u32,
    /// Whether students eat or play there.
    open: bool,
}

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    let mut row = DayRow::new(Within::default());
    for day in view.campus.day_ids() {
        for at in 0..view.campus.rooms.len() {
            let room = RoomId::from_index(at);
            row.clear();
            if !fill(view, day, room, &mut row) {
                continue;
            }
            for (span, within) in row.all_stretches() {
                too_many(view, day, room, span, within, findings);
            }
        }
    }
}

/// Puts into the row what is in `room` on `day`; tells whether anything is.
fn fill(view: &View, day: DayId, room: RoomId, row: &mut DayRow<Within>) -> bool {
    let mut anything = false;
    for lesson in view.lessons_on(day).filter(|lesson| lesson.room == room) {
        anything = true;
        let (students, classes) = group(view, lesson);
        for minute in row.minutes(lesson.span) {
            minute.students += students;
            minute.classes += classes;
            minute.open |= matches!(lesson.activity, Activity::Lunch | Activity::Recess);
        }
    }
    for meeting in view.schedule.meetings.iter().filter(|meeting| meeting.day == day && meeting.room == room)
    {
        anything = true;
        row.minutes(meeting.span).iter_mut().for_each(|minute| minute.meetings += 1);
    }
    anything
}

/// How many students and classes a lesson brings into its room.
fn group(view: &View, lesson: &Lesson) -> (u32, u32) {
    let roll = lesson.homerooms.iter().map(|&homeroom| view.campus[homeroom].students).sum();
    match lesson.activity {
        Activity::Service(service) if view.campus[service].setting == Setting::PushIn => (0, 0),
        Activity::Service(service) => (view.campus[service].students(), 1),
        Activity::Lunch | Activity::Recess => (roll, 0),
        Activity::Subject(_) | Activity::Special(_) | Activity::Homeroom => (roll, 1),
    }
}

/// The rows of all that is in a room in `span`.
fn inside(view: &View, day: DayId, room: RoomId, span: Span) -> Vec<Row> {
    let mut rows = view.rows_where(day, span, |lesson| lesson.room == room);
    let meetings = view.schedule.meetings.iter().enumerate();
    let here = meetings
        .filter(|(_, it)| it.day == day && it.room == room && it.span.overlaps(span))
        .map(|(at, _)| Row::Meeting(at));
    rows.extend(here);
    rows
}

fn too_many(view: &View, day: DayId, id: RoomId, span: Span, within: Within, findings: &mut Vec<Finding>) {
    let room = &view.campus[id];
    let name = room.id.as_str();
    let mut push = |message: String, next_step: &str, over: u32| {
        findings.push(
            found(RULE, &[name], message, next_step.to_owned())
                .at(day, span)
                .of(inside(view, day, id, span))
                .short_count(i64::from(over)),
        );
    };
    if within.students > room.capacity {
        let message = format!("{name} holds {} students, and {} are in it", room.capacity, within.students);
        push(message, "move a group to a larger room or to another time", within.students - room.capacity);
    }
    let places = within.classes + u32::from(within.open);
    if within.classes > room.classes_at_once {
        let takes = wording::count(room.classes_at_once as usize, "class");
        let message = format!("{name} takes {takes} at once, and {} are in it", within.classes);
        push(
            message,
            "move a class to another room or to another time",
            within.classes - room.classes_at_once,
        );
    } else if within.open && within.classes > 0 && places > room.classes_at_once {
        let message = format!("a class is in {name} while students eat or play there");
        push(message, "move the class to another room or to another time", places - room.classes_at_once);
    } else if within.open && within.meetings > 0 {
        let message = format!("a team meets in {name} while students eat or play there");
        push(message, "let the team meet in an empty room", within.meetings);
    } else if within.meetings > 0 && within.classes > 0 {
        let places = within.classes + within.meetings;
        if places > room.classes_at_once {
            let message = format!("a team meets in {name} while a class is there");
            push(message, "let the team meet in an empty room", places - room.classes_at_once);
        }
    }
    if within.meetings > 1 {
        let message =
            format!("{} are in {name} at once", wording::count(within.meetings as usize, "meeting"));
        push(message, "let one of the teams meet in another room", within.meetings - 1);
    }
}
