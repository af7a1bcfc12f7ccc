//! A room holds the students and classes in it.

use std::collections::BTreeMap;

use commontime_engine::kinds::{Capacity, Party, Place};
use commontime_engine::{EventId, Kind, Selection};
use commontime_school::course::Setting;
use commontime_school::{Activity, RoomId};

use super::Encoding;
use crate::timetable::whole::Builder;

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

fn constraints(builder: &mut Builder<'_>) {
    for at in 0..builder.campus.rooms.len() {
        of_room(builder, RoomId::from_index(at));
    }
}

/// Lunch and recess take the place of one class together; a meeting that of a class, alone among meetings and never where
/// students eat or play. A place that only one of them takes is there in any room.
fn of_room(builder: &mut Builder<'_>, room: RoomId) {
    let (campus, parts) = (builder.campus, builder.parts);
    let resource = parts.of_room(room);
    let mut by_students: BTreeMap<u32, Vec<EventId>> = BTreeMap::new();
    let (mut classes, mut open) = (Vec::new(), Vec::new());
    for (event, activity, homerooms) in parts.lessons() {
        let students = match activity {
            Activity::Service(service) if campus[service].setting == Setting::PushIn => continue,
            Activity::Service(service) => campus[service].students(),
            _ => builder.roll(homerooms),
        };
        by_students.entry(students).or_default().push(event);
        let is_open = matches!(activity, Activity::Lunch | Activity::Recess);
        if is_open { open.push(event) } else { classes.push(event) }
    }
    let meetings: Vec<EventId> = parts.meetings().map(|(event, ..)| event).collect();
    let loads = |events: &[EventId], load, once| {
        let work = Selection::of(resource, events.iter().copied());
        Party { work, load, once }
    };
    let students = by_students.iter().map(|(students, events)| loads(events, *students, false)).collect();
    let at_once = campus[room].classes_at_once;
    let (classes, open, meetings) =
        (loads(&classes, 1, false), loads(&open, 1, true), loads(&meetings, 1, false));
    let limits = [
        (students, campus[room].capacity),
        (vec![classes.clone()], at_once),
        (vec![classes.clone(), open.clone()], at_once.max(1)),
        (vec![classes, meetings.clone()], at_once.max(1)),
        (vec![meetings, open], 1),
    ];
    let windows = builder.times.all_days();
    let place =
        |(parties, maximum)| Place { windows: windows.clone(), during: None, parties, minimum: 0, maximum };
    builder.require(Kind::Capacity(Capacity { places: limits.into_iter().map(place).collect() }));
}
