//! A room holds the students and classes in it.

use commontime_school::{Activity, Rule};

use super::breaker::{Breaker, expect, expect_of, expect_on};
use super::good_school::prelude::*;
use super::good_school::{School, span};

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        school.lesson(H1B, MON, "7:55").room = room_of(H1A);
    },
    finds: &[
        "room-holds-group [1-A] Mon 7:55-8:50 (10): \
            1-A holds 30 students, and 40 are in it; \
            move a group to a larger room or to another time",
        "room-holds-group [1-A] Mon 7:55-8:50 (1): \
            1-A takes 1 class at once, and 2 are in it; \
            move a class to another room or to another time",
    ],
};

#[test]
fn two_classes_do_not_fit_a_room_for_one() {
    BREAKER.check();
}

#[test]
fn a_team_does_not_meet_where_a_class_is() {
    // On Monday at 8:55 homeroom 1-B is in the library.
    expect(
        |school| school.meeting(TEAM_1, MON, "8:55").room = LIBRARY,
        &["room-holds-group [library] Mon 8:55-9:40 (1): \
            a team meets in library while a class is there; \
            let the team meet in an empty room"],
    );
}

#[test]
fn a_gym_for_two_classes_takes_a_class_and_a_team() {
    expect(|school| school.meeting(TEAM_1, MON, "8:55").room = GYM, &[]);
}

#[test]
fn two_teams_do_not_meet_in_one_room() {
    expect(
        |school| school.meeting(TEAM_2, WED, "14:05").room = room_of(H1A),
        &["room-holds-group [1-A] Wed 14:05-15:20 (1): \
            2 meetings are in 1-A at once; \
            let one of the teams meet in another room"],
    );
}

#[test]
fn a_roll_counts_whole_though_some_are_pulled_out() {
    // 20 on the roll of 1-A; at 8:00 three of them are with the special education teacher.
    expect_on(
        MON,
        |school| school.parts.rooms[H1A.index()].capacity = 19,
        &[
            "room-holds-group [1-A] Mon 7:45-8:50 (1): \
                1-A holds 19 students, and 20 are in it; \
                move a group to a larger room or to another time",
            "room-holds-group [1-A] Mon 9:40-11:00 (1): \
                1-A holds 19 students, and 20 are in it; \
                move a group to a larger room or to another time",
            "room-holds-group [1-A] Mon 12:05-14:40 (1): \
                1-A holds 19 students, and 20 are in it; \
                move a group to a larger room or to another time",
        ],
    );
}

#[test]
fn a_team_does_not_meet_where_students_eat() {
    expect_of(
        Rule::RoomHoldsGroup,
        MON,
        |school| {
            let meeting = school.meeting(TEAM_2, MON, "8:00");
            (meeting.span, meeting.room) = (span("10:45-11:30"), CAFETERIA);
        },
        &["room-holds-group [cafeteria] Mon 11:00-11:30 (1): \
            a team meets in cafeteria while students eat or play there; \
            let the team meet in an empty room"],
    );
}

#[test]
fn a_gym_that_is_the_cafeteria_holds_lunch_or_a_class() {
    // The same hall: 40 students eat in it at 11:00, and 1-A's PE runs to 11:05.
    let hall = |school: &mut School, classes: u32| {
        school.parts.bells.cafeteria.room = GYM;
        school.parts.rooms[GYM.index()].classes_at_once = classes;
        for lunch in school.schedule.lessons.iter_mut().filter(|it| it.activity == Activity::Lunch) {
            lunch.room = GYM;
        }
        school.lesson(H1A, MON, "8:50").span = span("10:15-11:05");
    };
    expect_of(
        Rule::RoomHoldsGroup,
        MON,
        |school| hall(school, 1),
        &["room-holds-group [gym] Mon 11:00-11:05 (1): \
            a class is in gym while students eat or play there; \
            move the class to another room or to another time"],
    );
    expect_of(Rule::RoomHoldsGroup, MON, |school| hall(school, 2), &[]);
}

#[test]
fn students_taken_out_count_in_the_room_they_go_to() {
    // Reading-1 takes five.
    expect_on(MON, |school| school.parts.rooms[RESOURCE.index()].capacity = 5, &[]);
    expect_on(
        MON,
        |school| school.parts.rooms[RESOURCE.index()].capacity = 4,
        &["room-holds-group [resource] Mon 8:00-8:30 (1): \
            resource holds 4 students, and 5 are in it; \
            move a group to a larger room or to another time"],
    );
}
