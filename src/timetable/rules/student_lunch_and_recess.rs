//! Students have lunch and recess, within their windows.

use commontime_engine::kinds::{LimitStretches, Stretches};
use commontime_engine::{Kind, Selection, TimeSet};
use commontime_school::course::Grade;
use commontime_school::{Activity, Campus, HomeroomId, Minutes, RoomId, Span};

use super::Encoding;
use crate::timetable::whole::Builder;
use crate::timetable::whole::builder::{minutes, union, whole};

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

/// What is asked of one of the two.
struct Asked {
    activity: Activity,
    minutes: Minutes,
    windows: Vec<Span>,
    room: RoomId,
}

fn constraints(builder: &mut Builder<'_>) {
    let (campus, parts) = (builder.campus, builder.parts);
    for homeroom in campus.homeroom_ids() {
        let grade = &campus[campus[homeroom].grade];
        for asked in [lunch(campus, grade), recess(campus, grade)] {
            of_homeroom(builder, homeroom, &asked);
        }
    }
    for id in campus.grade_ids() {
        let grade = &campus[id];
        let firsts = grade.homerooms.iter().take(1).copied();
        let partners =
            grade.eats_with.iter().filter_map(|partner| campus[*partner].homerooms.first().copied());
        let lunch = firsts.clone().chain(partners).map(|first| (first, Activity::Lunch));
        for (first, activity) in lunch.chain(firsts.map(|first| (first, Activity::Recess))) {
            for &homeroom in grade.homerooms.iter().filter(|homeroom| **homeroom != first) {
                let of = |homeroom| Selection::events(parts.of_homeroom(homeroom, |it| it == activity));
                let windows = builder.students_on(&builder.days());
                builder.require_together(of(first), of(homeroom), &windows);
            }
        }
    }
}

fn lunch(campus: &Campus, grade: &Grade) -> Asked {
    let cafeteria = &campus.bells.cafeteria;
    Asked {
        activity: Activity::Lunch,
        minutes: grade.lunch_minutes.max(campus.policy.student_lunch_min),
        windows: [cafeteria.window].into_iter().chain(grade.lunch_window).collect(),
        room: cafeteria.room,
    }
}

fn recess(campus: &Campus, grade: &Grade) -> Asked {
    let playground = &campus.bells.playground;
    Asked {
        activity: Activity::Recess,
        minutes: grade.recess_minutes.max(campus.policy.student_recess_min),
        windows: [playground.window].into_iter().chain(grade.recess_window).collect(),
        room: playground.room,
    }
}

/// On every day exactly so many minutes, in stretches that are none of them shorter: so there is one. It begins with a wave,
/// and lies in its windows and its place.
fn of_homeroom(builder: &mut Builder<'_>, homeroom: HomeroomId, asked: &Asked) {
    let (campus, times) = (builder.campus, builder.times);
    let lessons = builder.parts.of_homeroom(homeroom, |it| it == asked.activity);
    let work = Selection::events(lessons.iter().copied());
    for event in lessons {
        builder.require_room(event, [asked.room]);
    }
    for day in campus.day_ids() {
        let length = i64::from(asked.minutes.get());
        builder.require_sum(vec![minutes(work.clone(), builder.students_on(&[day]))], length, length);
        let students = campus.bells.days[day.index()].students;
        let is_outside =
            |step: Span| students.contains(step) && !asked.windows.iter().all(|window| window.contains(step));
        let outside = times.filter(day, is_outside);
        builder.require_sum(vec![minutes(work.clone(), vec![outside])], 0, 0);
    }
    let days = builder.days();
    let stretches = Stretches {
        work,
        windows: builder.students_on(&days),
        pause: 0,
        minimum: whole(asked.minutes),
        maximum: u32::MAX,
        starts: if asked.activity == Activity::Lunch { waves(builder) } else { None },
    };
    builder.require(Kind::LimitStretches(LimitStretches { stretches: vec![stretches] }));
}

fn waves(builder: &Builder<'_>) -> Option<TimeSet> {
    let cafeteria = &builder.campus.bells.cafeteria;
    let wave = cafeteria.wave.filter(|wave| *wave > Minutes::ZERO)?;
    let begins = |step: Span| step.start().since(cafeteria.window.start()).get().rem_euclid(wave.get()) == 0;
    let waves: Vec<TimeSet> =
        builder.days().into_iter().map(|day| builder.times.filter(day, begins)).collect();
    Some(union(&waves))
}
