//! Special-education and other services are given in full and break nothing they may not.

use super::breaker::{Breaker, expect};
use super::good_school::prelude::*;
use super::good_school::span;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        school.session(READING_1, MON).span = span("8:00-8:25");
    },
    finds: &[
        "services-kept [reading-1] (5): \
            reading-1 has 145 minutes with its providers in the week Mon-Fri, 5 fewer than the 150 owed; \
            find time for 5 more minutes of reading-1",
        "services-kept [reading-1] Mon 8:00-8:25: \
            a session of reading-1 is 25 minutes long, and should be 30; \
            make the session 30 minutes long",
    ],
};

#[test]
fn a_short_session_owes_minutes() {
    BREAKER.check();
}

#[test]
fn a_session_may_not_break_what_it_may_never_break() {
    expect(
        |school| school.session(READING_1, MON).span = span("9:40-10:10"),
        &[
            "minutes-per-subject [1-A] Mon (15): \
                1-A has at most 60 minutes of literacy without a break or a pull-out, 15 fewer than the 75 it \
                needs every day; \
                keep one stretch of 75 minutes of literacy whole",
            "minutes-per-subject [1-B] Mon (15): \
                1-B has at most 60 minutes of literacy without a break or a pull-out, 15 fewer than the 75 it \
                needs every day; \
                keep one stretch of 75 minutes of literacy whole",
            "services-kept [reading-1, 1-A] Mon 9:40-10:10 (30): \
                reading-1 is given while 1-A has literacy, which it may never break; \
                move the session, or what 1-A does at the time",
            "services-kept [reading-1, 1-B] Mon 9:40-10:10 (30): \
                reading-1 is given while 1-B has literacy, which it may never break; \
                move the session, or what 1-B does at the time",
        ],
    );
}

#[test]
fn a_session_lies_within_what_it_may_be_during() {
    expect(
        |school| school.session(INTERVENTION_1, MON).span = span("12:20-12:50"),
        &[
            "services-kept [intervention-1, 1-A] Mon 12:45-12:50 (5): \
                intervention-1 is given while 1-A has literacy, and may only be during intervention; \
                move the session, or what 1-A does at the time",
            "services-kept [intervention-1, 1-B] Mon 12:45-12:50 (5): \
                intervention-1 is given while 1-B has literacy, and may only be during intervention; \
                move the session, or what 1-B does at the time",
        ],
    );
}

#[test]
fn a_push_in_is_during_a_subject() {
    expect(
        |school| {
            school.parts.services[CO_TAUGHT_2.index()].only_during.clear();
            school.session(CO_TAUGHT_2, MON).span = span("13:35-14:05");
            school.session(CO_TAUGHT_2, TUE).span = span("14:10-14:40");
        },
        &["services-kept [co-taught-2, 2-A] Tue 14:35-14:40 (5): \
            co-taught-2 is given while 2-A has homeroom, and a push-in is during a subject; \
            move the session, or what 2-A does at the time"],
    );
}

#[test]
fn a_pull_out_is_in_its_room() {
    expect(
        |school| {
            school.session(READING_1, MON).room = GYM;
            school.session(READING_1, TUE).room = room_of(H1A);
        },
        &[
            "room-holds-group [1-A] Tue 8:00-8:30 (1): \
                1-A takes 1 class at once, and 2 are in it; \
                move a class to another room or to another time",
            "services-kept [reading-1] Mon 8:00-8:30: \
                reading-1 is in gym, not in resource; \
                move the session to resource",
            "services-kept [reading-1] Tue 8:00-8:30: \
                reading-1 takes students out of 1-A and stays in its room, 1-A; \
                move the session to resource",
        ],
    );
}

#[test]
fn a_session_given_by_somebody_else_does_not_count() {
    expect(
        |school| school.session(INTERVENTION_1, MON).adults = vec![MEDIA_TEACHER],
        &[
            "certified-to-teach [media-teacher] Mon 12:10-12:40: \
                intervention-1 is taught by media-teacher, not listed for intervention-1; \
                let reading-teacher teach it",
            "services-kept [intervention-1] (30): \
                intervention-1 has 120 minutes with its providers in the week Mon-Fri, 30 fewer than the 150 \
                owed; \
                find time for 30 more minutes of intervention-1",
        ],
    );
}

#[test]
fn a_session_has_all_its_students_and_there_are_not_too_many() {
    expect(
        |school| {
            school.session(READING_1, MON).homerooms = vec![H1A];
            let mut second = school.session(CO_TAUGHT_2, MON).clone();
            second.span = span("10:05-10:15");
            school.schedule.lessons.push(second);
        },
        &[
            "services-kept [reading-1] Mon 8:00-8:30: \
                a session of reading-1 names 1-A, and its students come from grade 1; \
                let the session have the students of grade 1",
            "services-kept [co-taught-2] Mon (1): \
                co-taught-2 has 2 sessions a day, and may have 1; \
                move 1 session of co-taught-2 to another day",
            "services-kept [co-taught-2] Mon 10:05-10:15: \
                a session of co-taught-2 is 10 minutes long, and should be 30; \
                make the session 30 minutes long",
        ],
    );
}
