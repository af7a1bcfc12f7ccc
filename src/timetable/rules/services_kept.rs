//! Special-education and other services are given in full and break nothing they may not.

use commontime_engine::kinds::AvoidUnavailableTimes;
use commontime_engine::{Kind, Selection};
use commontime_school::course::{Block, Service, Setting};
use commontime_school::{Activity, HomeroomId, RoomId, ServiceId};

use super::Encoding;
use crate::timetable::whole::builder::{NO_LIMIT, minutes, starts, union, whole};
use crate::timetable::whole::{Builder, Parts};

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

fn constraints(builder: &mut Builder<'_>) {
    for id in builder.campus.service_ids() {
        minutes_and_sessions(builder, id);
        form_and_place(builder, id);
        for &(homeroom, _) in &builder.campus[id].from {
            breaks(builder, id, homeroom);
        }
    }
}

/// Minutes count that one of the providers gives.
fn minutes_and_sessions(builder: &mut Builder<'_>, id: ServiceId) {
    let (campus, parts) = (builder.campus, builder.parts);
    let service = &campus[id];
    let sessions = parts.sessions(id);
    let given =
        service.providers.iter().map(|provider| Selection::of(Parts::of_id(*provider), sessions.clone()));
    let given = given.fold(Selection::default(), Selection::and);
    for week in &campus.cycle.weeks {
        let windows = week.days.iter().map(|day| builder.times.day(*day)).collect();
        let minutes = minutes(given.clone(), windows);
        builder.require_sum(vec![minutes], service.minutes_per_week.get().into(), NO_LIMIT);
    }
    for day in campus.day_ids() {
        let number = starts(Selection::events(sessions.iter().copied()), vec![builder.times.day(day)]);
        builder.require_sum(vec![number], 0, service.sessions_per_day_max.into());
    }
}

/// Length, time, students and room of the sessions.
fn form_and_place(builder: &mut Builder<'_>, id: ServiceId) {
    let (campus, parts, times) = (builder.campus, builder.parts, builder.times);
    let service = &campus[id];
    let outside = |day| times.filter(day, |step| !campus.bells.days[day.index()].students.contains(step));
    let resources = vec![parts.of_service(id)];
    let never = union(&campus.day_ids().map(outside).collect::<Vec<_>>());
    builder.require(Kind::AvoidUnavailableTimes(AvoidUnavailableTimes { resources, times: never }));
    let own: Vec<RoomId> = service.from.iter().map(|(homeroom, _)| campus[*homeroom].room).collect();
    let all = (0..campus.rooms.len()).map(RoomId::from_index);
    let rooms: Vec<RoomId> = if service.setting == Setting::PushIn {
        all.filter(|room| own.iter().all(|own| own == room)).collect()
    } else {
        all.filter(|room| *room == service.room && !own.contains(room)).collect()
    };
    let steps = whole(service.session_minutes) / times.step();
    for (event, activity, homerooms) in parts.lessons() {
        if activity != Activity::Service(id) {
            continue;
        }
        builder.require_steps(event, steps, steps);
        builder.require_room(event, rooms.iter().copied());
        let all_come = service.from.iter().all(|(homeroom, _)| homerooms.contains(homeroom));
        if !all_come || homerooms.len() != service.from.len() {
            builder.never(event);
        }
    }
}

/// What a homeroom does during a session is nothing that the session may not break.
fn breaks(builder: &mut Builder<'_>, id: ServiceId, homeroom: HomeroomId) {
    let service = &builder.campus[id];
    let may_not = |activity| !may_be_during(service, activity);
    let forbidden = Selection::events(builder.parts.of_homeroom(homeroom, may_not));
    let sessions = Selection::events(builder.parts.sessions(id));
    let windows = builder.students_on(&builder.days());
    builder.require_apart(sessions, forbidden, &windows);
}

fn may_be_during(service: &Service, activity: Activity) -> bool {
    let block = match activity {
        Activity::Subject(subject) => Some(Block::Subject(subject)),
        Activity::Special(_) => Some(Block::Specials),
        Activity::Lunch => Some(Block::Lunch),
        Activity::Recess => Some(Block::Recess),
        Activity::Homeroom | Activity::Service(_) => None,
    };
    let is_in = |blocks: &[Block]| block.is_some_and(|block| blocks.contains(&block));
    let is_subject = matches!(activity, Activity::Subject(_));
    !is_in(&service.never_during)
        && (service.only_during.is_empty() || is_in(&service.only_during))
        && (service.setting != Setting::PushIn || is_subject)
}
