//! Nobody, and no group of students, is in two places.

use commontime_school::{Activity, Rule, Use};

use super::breaker::{Breaker, expect, expect_of};
use super::good_school::prelude::*;
use super::good_school::{School, span};

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        school.assign(T1A, MON, "9:40-10:00", Use::CaseManagement);
    },
    finds: &["one-place-at-a-time [teacher-1A] Mon 9:40-10:00 (20): \
        teacher-1A is down for two things at once: literacy with 1-A and case management; \
        move one of the two, or let somebody else take literacy with 1-A"],
};

#[test]
fn a_teacher_is_down_for_two_things() {
    BREAKER.check();
}

/// Nobody can have another's planning or lunch in their place.
#[test]
fn of_two_things_that_only_the_person_can_do_one_is_moved() {
    expect_of(
        Rule::OnePlaceAtATime,
        MON,
        |school| {
            school.assign(T1A, MON, "15:00-15:20", Use::IndividualPlanning);
            school.assign(T1A, MON, "15:10-15:20", Use::CaseManagement);
        },
        &["one-place-at-a-time [teacher-1A] Mon 15:10-15:20 (10): \
            teacher-1A is down for two things at once: individual planning and case management; \
            move one of the two to another time"],
    );
}

#[test]
fn a_homeroom_is_in_two_lessons() {
    expect(
        |school| school.lesson(H1A, MON, "7:55").span = span("7:50-8:50"),
        &[
            "one-place-at-a-time [teacher-1A] Mon 7:50-7:55 (5): \
                teacher-1A is down for two things at once: homeroom with 1-A and mathematics with 1-A; \
                move one of the two, or let somebody else than teacher-1A do it",
            "one-place-at-a-time [1-A] Mon 7:50-7:55 (5): \
                1-A is in two lessons at once: homeroom and mathematics; \
                move or shorten one of the two lessons of 1-A",
            "room-holds-group [1-A] Mon 7:50-7:55 (10): \
                1-A holds 30 students, and 40 are in it; \
                move a group to a larger room or to another time",
            "room-holds-group [1-A] Mon 7:50-7:55 (1): \
                1-A takes 1 class at once, and 2 are in it; \
                move a class to another room or to another time",
        ],
    );
}

#[test]
fn a_lesson_after_the_students_have_left_is_nobodys() {
    expect(
        |school| school.lesson(H1A, MON, "14:35").span = span("14:35-14:50"),
        &[
            "one-place-at-a-time [teacher-1A] Mon 14:40-14:50 (10): \
                teacher-1A is down for two things at once: homeroom with 1-A and dismissal; \
                move one of the two, or let somebody else than teacher-1A do it",
            "one-place-at-a-time [1-A] Mon 14:40-14:50 (10): \
                1-A has homeroom while its students are not at school: their day is 7:45-14:40; \
                move the lesson into 7:45-14:40",
            "duties-kept [teacher-1A] Mon 14:40-14:55 (10): \
                teacher-1A does 5 of the 15 minutes of dismissal; \
                put teacher-1A on dismissal duty at 14:40-14:55",
        ],
    );
}

#[test]
fn a_service_is_not_in_two_sessions() {
    expect(
        |school| {
            let again = school.session(INTERVENTION_1, MON).clone();
            school.schedule.lessons.push(again);
            school.parts.services[INTERVENTION_1.index()].sessions_per_day_max = 2;
        },
        &[
            "one-place-at-a-time [reading-teacher] Mon 12:10-12:40 (30): \
                reading-teacher is down for two things at once: intervention-1 and intervention-1; \
                move one of the two, or let somebody else than reading-teacher do it",
            "one-place-at-a-time [intervention-1] Mon 12:10-12:40 (30): \
                intervention-1 is in two sessions at once; \
                move one of the two sessions",
            "room-holds-group [reading-room] Mon 12:10-12:40 (6): \
                reading-room holds 10 students, and 16 are in it; \
                move a group to a larger room or to another time",
            "room-holds-group [reading-room] Mon 12:10-12:40 (1): \
                reading-room takes 1 class at once, and 2 are in it; \
                move a class to another room or to another time",
        ],
    );
}

#[test]
fn services_take_no_more_students_than_there_are() {
    expect(
        |school| {
            school.parts.services[READING_1.index()].from = vec![(H1A, 21), (H1B, 2)];
            school.parts.rooms[RESOURCE.index()].capacity = 23;
        },
        &[
            "one-place-at-a-time [1-A] Mon 8:00-8:30 (1): \
                services have 21 students of 1-A at once, which has 20; \
                move one of the sessions",
            "one-place-at-a-time [1-A] Tue 8:00-8:30 (1): \
                services have 21 students of 1-A at once, which has 20; \
                move one of the sessions",
            "one-place-at-a-time [1-A] Wed 8:00-8:30 (1): \
                services have 21 students of 1-A at once, which has 20; \
                move one of the sessions",
            "one-place-at-a-time [1-A] Thu 8:00-8:30 (1): \
                services have 21 students of 1-A at once, which has 20; \
                move one of the sessions",
            "one-place-at-a-time [1-A] Fri 8:00-8:30 (1): \
                services have 21 students of 1-A at once, which has 20; \
                move one of the sessions",
        ],
    );
}

#[test]
fn a_push_in_is_where_its_homeroom_is() {
    expect(
        |school| {
            school.lesson(H2A, MON, "10:05").room = GYM;
        },
        &["one-place-at-a-time [co-taught-2, 2-A] Mon 10:15-10:45 (30): \
            co-taught-2 comes into 2-A while 2-A is in gym; \
            move the session to a time when 2-A is in 2-A"],
    );
}

#[test]
fn who_watches_the_cafeteria_watches_everyone_in_it() {
    // The same lunch as two lessons, one for each homeroom, with the same adult in the same room.
    expect(
        |school| {
            let lunch = school.lesson(H1A, MON, "11:00");
            lunch.homerooms = vec![H1A];
            let mut other = lunch.clone();
            other.homerooms = vec![H1B];
            school.schedule.lessons.push(other);
        },
        &[],
    );
}

#[test]
fn half_a_homeroom_is_not_elsewhere() {
    // Half of 1-A stays in PE on Monday while the other half has art with a free teacher.
    expect_of(
        Rule::OnePlaceAtATime,
        MON,
        |school| {
            let mut half = school.lesson(H1A, MON, "8:50").clone();
            (half.activity, half.adults, half.room) = (Activity::Special(ART), vec![ARTS_TEACHER], ARTS_ROOM);
            school.schedule.lessons.push(half);
        },
        &["one-place-at-a-time [1-A] Mon 8:50-9:40 (50): \
            1-A is in two lessons at once: PE and art; \
            move or shorten one of the two lessons of 1-A"],
    );
}

#[test]
fn things_that_touch_are_not_at_once() {
    // 8:50 ends mathematics and begins PE for 1-A; a minute later is too late to go.
    expect_of(
        Rule::OnePlaceAtATime,
        MON,
        |school| school.lesson(H1A, MON, "7:55").span = span("7:55-8:51"),
        &[
            "one-place-at-a-time [teacher-1A] Mon 8:50-8:51 (1): \
                teacher-1A is down for two things at once: mathematics with 1-A and walk to specials; \
                move one of the two, or let somebody else take mathematics with 1-A",
            "one-place-at-a-time [1-A] Mon 8:50-8:51 (1): \
                1-A is in two lessons at once: mathematics and PE; \
                move or shorten one of the two lessons of 1-A",
        ],
    );
}

#[test]
fn an_aide_is_where_their_student_is() {
    // Para-2 follows a student of reading-1, who comes from 1-A and 1-B and is taken out from 8:00 to 8:30.
    let follow = |school: &mut School| {
        let aide = &mut school.parts.people[PARA_2.index()];
        (aide.one_to_one, aide.present) = (Some(READING_1), vec![vec![span("7:45-10:00")]; 5]);
        for recess in school.schedule.lessons.iter_mut().filter(|it| it.activity == Activity::Recess) {
            recess.adults = vec![MEDIA_TEACHER];
        }
    };
    expect_of(
        Rule::OnePlaceAtATime,
        MON,
        |school| {
            follow(school);
            school.session(READING_1, MON).adults.push(PARA_2);
            school.lesson(H1A, MON, "8:50").adults.push(PARA_2);
        },
        &[],
    );
    expect_of(
        Rule::OnePlaceAtATime,
        MON,
        |school| {
            follow(school);
            school.lesson(H1A, MON, "7:55").adults.push(PARA_2);
            school.lesson(H2A, MON, "8:45").adults.push(PARA_2);
        },
        &[
            "one-place-at-a-time [para-2] Mon 8:45-8:50 (5): \
                para-2 is down for two things at once: mathematics with 1-A and literacy with 2-A; \
                move one of the two, or let somebody else than para-2 do it",
            "one-place-at-a-time [para-2] Mon 8:00-8:30 (30): \
                para-2 follows a student of reading-1, who is not at mathematics with 1-A then; \
                leave para-2 with the student",
            "one-place-at-a-time [para-2] Mon 8:45-10:05 (80): \
                para-2 follows a student of reading-1, who is not at literacy with 2-A then; \
                leave para-2 with the student",
        ],
    );
}

#[test]
fn students_who_stay_in_class_for_a_service_are_not_taken_out_as_well() {
    // 4 students of 2-A are co-taught in mathematics; 17 of its 20 are with the reading teacher then.
    expect_of(
        Rule::OnePlaceAtATime,
        MON,
        |school| {
            school.parts.services[INTERVENTION_2.index()].from = vec![(H2A, 17), (H2B, 4)];
            school.session(INTERVENTION_2, MON).span = span("10:30-11:00");
        },
        &["one-place-at-a-time [2-A] Mon 10:30-10:45 (1): \
            services have 21 students of 2-A at once, which has 20; \
            move one of the sessions"],
    );
}
