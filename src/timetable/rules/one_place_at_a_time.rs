//! Nobody, and no group of students, is in two places at once.

use commontime_engine::kinds::{AvoidClashes, AvoidUnavailableTimes, Capacity, Party, Place};
use commontime_engine::{EventId, Kind, ResourceId, Selection};
use commontime_school::course::Setting;
use commontime_school::{Activity, HomeroomId, PersonId, RoomId, ServiceId};

use super::Encoding;
use crate::timetable::whole::builder::union;
use crate::timetable::whole::{Builder, Part, Parts};

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

fn constraints(builder: &mut Builder<'_>) {
    let (campus, parts) = (builder.campus, builder.parts);
    for person in campus.person_ids() {
        one_thing(builder, person);
        if let Some(service) = campus[person].one_to_one {
            follows(builder, person, service);
        }
    }
    let homerooms: Vec<ResourceId> = campus.homeroom_ids().map(|it| parts.homeroom(it)).collect();
    let services = campus.service_ids().map(|it| parts.of_service(it));
    let resources = homerooms.iter().copied().chain(services).collect();
    builder.require(Kind::AvoidClashes(AvoidClashes { resources }));
    let outside =
        |day| builder.times.filter(day, |step| !campus.bells.days[day.index()].students.contains(step));
    let times = union(&campus.day_ids().map(outside).collect::<Vec<_>>());
    builder.require(Kind::AvoidUnavailableTimes(AvoidUnavailableTimes { resources: homerooms, times }));
    for service in campus.service_ids() {
        if campus[service].setting == Setting::PushIn {
            for &(homeroom, _) in &campus[service].from {
                where_the_homeroom_is(builder, service, homeroom);
            }
        }
    }
    for homeroom in campus.homeroom_ids() {
        served(builder, homeroom);
    }
}

fn party(work: Selection, load: u32, once: bool) -> Party {
    Party { work, load, once }
}

fn require_place(builder: &mut Builder<'_>, parties: Vec<Party>, during: Option<Selection>, maximum: u32) {
    let place = Place { windows: builder.times.all_days(), during, parties, minimum: 0, maximum };
    builder.require(Kind::Capacity(Capacity { places: vec![place] }));
}

/// Who watches the cafeteria watches everyone in it. (That lunches are there is for student-lunch-and-recess.)
fn one_thing(builder: &mut Builder<'_>, person: PersonId) {
    let parts = builder.parts;
    let of = |meal: Activity| {
        parts.of_person(person, |part| matches!(part, Part::Lesson { activity, .. } if *activity == meal))
    };
    let others = parts.of_person(person, |part| {
        !matches!(part, Part::Lesson { activity: Activity::Lunch | Activity::Recess, .. })
    });
    let parties = vec![
        party(others, 1, false),
        party(of(Activity::Lunch), 1, true),
        party(of(Activity::Recess), 1, true),
    ];
    require_place(builder, parties, None, 1);
}

/// An aide is in sessions of the student's service, and in lessons of the homerooms that the student comes from, but then not
/// during sessions that take the student out.
fn follows(builder: &mut Builder<'_>, person: PersonId, service: ServiceId) {
    let (campus, parts) = (builder.campus, builder.parts);
    let comes_from = |homeroom: &HomeroomId| campus[service].from.iter().any(|(from, _)| from == homeroom);
    for (event, activity, homerooms) in parts.lessons() {
        let may = match activity {
            Activity::Service(other) => other == service,
            _ => homerooms.iter().any(comes_from),
        };
        if !may {
            builder.require_only(event, campus.person_ids().filter(|other| *other != person));
        }
    }
    if campus[service].setting != Setting::PushIn {
        let lessons = parts.lessons_of(|activity| !matches!(activity, Activity::Service(_)));
        let theirs = Selection::of(Parts::of_id(person), lessons);
        let sessions = Selection::events(parts.sessions(service));
        builder.require_apart(theirs, sessions, &builder.times.all_days());
    }
}

/// During a session all rooms of the service and of the homeroom are one.
fn where_the_homeroom_is(builder: &mut Builder<'_>, service: ServiceId, homeroom: HomeroomId) {
    let (campus, parts) = (builder.campus, builder.parts);
    let sessions = parts.sessions(service);
    let both: Vec<EventId> = sessions.iter().copied().chain(parts.of_homeroom(homeroom, |_| true)).collect();
    let rooms = (0..campus.rooms.len()).map(RoomId::from_index);
    let in_room = |room| party(Selection::of(parts.of_room(room), both.iter().copied()), 1, true);
    require_place(builder, rooms.map(in_room).collect(), Some(Selection::events(sessions)), 1);
}

/// Students of different services are different students.
fn served(builder: &mut Builder<'_>, homeroom: HomeroomId) {
    let (campus, parts) = (builder.campus, builder.parts);
    let mut parties = Vec::new();
    for service in campus.service_ids() {
        let from = campus[service].from.iter().filter(|(other, _)| *other == homeroom);
        let students = from.map(|(_, students)| students).sum();
        if students > 0 {
            parties.push(party(Selection::events(parts.sessions(service)), students, false));
        }
    }
    require_place(builder, parties, None, campus[homeroom].students);
}
