//! Rooms of meetings: where somebody comes to a homeroom, its room is taken, and a team that mostly meets there meets elsewhere.

use commontime_school::ids::RoomId;
use commontime_school::{Activity, Campus, Meeting, Schedule};

/// Gives meetings whose room is taken another that is empty: one of the team's homerooms or, where these are taken too, the first
/// of all rooms but those where students eat or play. Where none is, they stay; the audit has the last word.
pub(super) fn find(campus: &Campus, schedule: &mut Schedule) {
    for at in 0..schedule.meetings.len() {
        let meeting = &schedule.meetings[at];
        if meeting.locked || has_place(campus, schedule, at, meeting.room) {
            continue;
        }
        let homerooms = meeting.members.iter().filter_map(|&member| campus[member].homeroom);
        let own = homerooms.map(|homeroom| campus[homeroom].room);
        let open = [campus.bells.cafeteria.room, campus.bells.playground.room];
        let others = (0..campus.rooms.len()).map(RoomId::from_index).filter(|room| !open.contains(room));
        if let Some(room) = own.chain(others).find(|&room| has_place(campus, schedule, at, room)) {
            schedule.meetings[at].room = room;
        }
    }
}

/// Tells whether a room has a place for a meeting beside everything else that is in it.
fn has_place(campus: &Campus, schedule: &Schedule, at: usize, room: RoomId) -> bool {
    let meeting = &schedule.meetings[at];
    let overlaps = |other: &Meeting| other.day == meeting.day && other.span.overlaps(meeting.span);
    let mut meetings = schedule.meetings.iter().enumerate();
    if meetings.any(|(place, other)| place != at && other.room == room && overlaps(other)) {
        return false;
    }
    let mut classes = 0;
    for lesson in schedule.lessons.iter().filter(|lesson| {
        (lesson.day, lesson.room) == (meeting.day, room) && lesson.span.overlaps(meeting.span)
    }) {
        match lesson.activity {
            Activity::Lunch | Activity::Recess => return false,
            Activity::Subject(_) | Activity::Special(_) | Activity::Service(_) | Activity::Homeroom => {
                classes += 1;
            }
        }
    }
    classes == 0 || classes < campus[room].classes_at_once
}
