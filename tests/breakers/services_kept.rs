//! Special-education and other services are given in full and break nothing they may not.

use commontime_school::Rule;
use commontime_school::course::Setting;
use commontime_school::staff::Role;

use super::breaker::{Breaker, expect, expect_of};
use super::good_school::prelude::*;
use super::good_school::{School, six_days, span};

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

#[test]
fn a_therapist_gives_a_service_as_anybody_listed_does() {
    expect(|school| school.parts.people[READING_TEACHER.index()].role = Role::Therapist, &[]);
}

#[test]
fn a_self_contained_room_is_a_room_of_its_own() {
    expect_of(
        Rule::ServicesKept,
        MON,
        |school| {
            school.parts.services[READING_1.index()].setting = Setting::SelfContained;
            school.session(READING_1, MON).room = GYM;
            school.session(READING_1, MON).span = span("11:15-11:45");
        },
        &[
            "services-kept [reading-1] Mon 11:15-11:45: \
                reading-1 is in gym, not in resource; \
                move the session to resource",
            "services-kept [reading-1, 1-A] Mon 11:15-11:30 (15): \
                reading-1 is given while 1-A has lunch, which it may never break; \
                move the session, or what 1-A does at the time",
            "services-kept [reading-1, 1-A] Mon 11:30-11:45 (15): \
                reading-1 is given while 1-A has recess, which it may never break; \
                move the session, or what 1-A does at the time",
            "services-kept [reading-1, 1-B] Mon 11:15-11:30 (15): \
                reading-1 is given while 1-B has lunch, which it may never break; \
                move the session, or what 1-B does at the time",
            "services-kept [reading-1, 1-B] Mon 11:30-11:45 (15): \
                reading-1 is given while 1-B has recess, which it may never break; \
                move the session, or what 1-B does at the time",
        ],
    );
}

#[test]
fn a_provider_is_with_one_group_at_a_time() {
    expect_of(
        Rule::OnePlaceAtATime,
        MON,
        |school| school.session(CO_TAUGHT_2, MON).span = span("8:25-8:55"),
        &[
            "one-place-at-a-time [special-ed] Mon 8:25-8:30 (5): \
                special-ed is down for two things at once: reading-1 and co-taught-2; \
                move one of the two, or let somebody else than special-ed do it",
            "one-place-at-a-time [co-taught-2, 2-A] Mon 8:25-8:45 (20): \
                co-taught-2 comes into 2-A while 2-A is in gym; \
                move the session to a time when 2-A is in 2-A",
        ],
    );
}

#[test]
fn minutes_are_owed_in_the_week_that_has_the_least() {
    // Six kinds of day, and no session on the sixth: four sessions in every week that holds it.
    let mut school = School::good();
    six_days(&mut school);
    let findings = school.audit().findings.into_iter().filter(|it| it.rule == Rule::ServicesKept);
    let weeks: Vec<String> = findings.filter(|it| it.who == ["reading-1"]).map(|it| it.message).collect();
    assert_eq!(weeks.len(), 5);
    assert!(weeks[0].contains("120 minutes with its providers"), "{}", weeks[0]);
}
