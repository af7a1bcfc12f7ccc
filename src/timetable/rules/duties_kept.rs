//! Arrival, dismissal, lunch and recess have the adults they need.

use commontime_engine::kinds::{Capacity, Party, Place};
use commontime_engine::{EventId, Kind, Selection};
use commontime_school::bell_schedule::Supervision;
use commontime_school::staff::Role;
use commontime_school::{Activity, PersonId, Use};

use super::Encoding;
use crate::timetable::whole::builder::{NO_LIMIT, minutes};
use crate::timetable::whole::{Builder, Parts};

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

fn constraints(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    let bells = &campus.bells;
    for duty in &bells.duties {
        for day in campus.day_ids() {
            let Some(span) = duty.span(&bells.days[day.index()]) else { continue };
            let is_here = |person: &&PersonId| {
                campus[**person].present[day.index()].iter().any(|present| present.contains(span))
            };
            for &person in duty.people.iter().filter(is_here) {
                let work = builder.parts.used(campus, person, |kind| kind == Use::Duty);
                let minutes = minutes(work, vec![builder.times.within(day, span)]);
                builder.require_sum(vec![minutes], span.length().get().into(), NO_LIMIT);
            }
        }
    }
    for (activity, supervision) in
        [(Activity::Lunch, &bells.lunch_supervision), (Activity::Recess, &bells.recess_supervision)]
    {
        if supervision.roles.contains(&Role::Homeroom) {
            own_teacher_stays(builder, activity);
        } else {
            enough_adults(builder, activity, supervision);
        }
    }
}

fn own_teacher_stays(builder: &mut Builder<'_>, activity: Activity) {
    for (event, _, homerooms) in builder.parts.lessons().filter(|(_, other, _)| *other == activity) {
        for &homeroom in homerooms {
            builder.require_people(event, [builder.campus[homeroom].teacher], 1, None);
        }
    }
}

/// While any of the lunches with students runs, so many different people are at work in them.
fn enough_adults(builder: &mut Builder<'_>, activity: Activity, supervision: &Supervision) {
    let (campus, parts) = (builder.campus, builder.parts);
    let with_students =
        parts.lessons().filter(|(_, other, homerooms)| *other == activity && !homerooms.is_empty());
    let events: Vec<EventId> = with_students.map(|(event, ..)| event).collect();
    let watching = |person| Party {
        work: Selection::of(Parts::of_id(person), events.iter().copied()),
        load: 1,
        once: true,
    };
    let place = Place {
        windows: builder.times.all_days(),
        during: Some(Selection::events(events.iter().copied())),
        parties: campus.people_in(&supervision.roles).map(watching).collect(),
        minimum: supervision.adults,
        maximum: u32::MAX,
    };
    builder.require(Kind::Capacity(Capacity { places: vec![place] }));
}
