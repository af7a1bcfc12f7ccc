//! Teachers have a lunch free of duty.

use commontime_school::Rule;

use super::breaker::{Breaker, expect, expect_of};
use super::good_school::prelude::*;
use super::good_school::{School, span};

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        school.assignment(T1A, MON, "11:05").span = span("11:05-11:30");
        school.assignment(T1A, MON, "11:35").span = span("11:30-12:05");
    },
    finds: &["duty-free-lunch [teacher-1A] Mon (5): \
        teacher-1A has 25 minutes of lunch free of duty in one piece within the students' day, 5 \
        fewer than the 30 of the contract; \
        free teacher-1A for 30 minutes in a row while students are at school"],
};

#[test]
fn a_lunch_five_minutes_short_is_found() {
    BREAKER.check();
}

#[test]
fn a_paraprofessional_with_a_long_day_has_one_too() {
    expect(
        |school| school.without_assignment(PARA_1, FRI, "11:30"),
        &["duty-free-lunch [para-1] Fri (30): \
            para-1 has 0 minutes of lunch free of duty in one piece within the students' day, 30 fewer \
            than the 30 of the contract; \
            free para-1 for 30 minutes in a row while students are at school"],
    );
}

#[test]
fn a_lunch_in_two_pieces_is_none() {
    expect(
        |school| {
            school.assignment(T1A, MON, "11:05").span = span("11:05-11:20");
            school.assignment(T1A, MON, "11:35").span = span("11:20-11:50");
            school.assign(T1A, MON, "11:50-12:05", commontime_school::Use::Lunch);
        },
        &["duty-free-lunch [teacher-1A] Mon (15): \
            teacher-1A has 15 minutes of lunch free of duty in one piece within the students' day, 15 \
            fewer than the 30 of the contract; \
            free teacher-1A for 30 minutes in a row while students are at school"],
    );
}

#[test]
fn a_lunch_after_the_students_left_is_none() {
    // Students leave at 14:40; 5 minutes of this lunch are before.
    expect(
        |school| school.assignment(MEDIA_TEACHER, MON, "11:00").span = span("14:35-15:05"),
        &["duty-free-lunch [media-teacher] Mon (25): \
            media-teacher has 5 minutes of lunch free of duty in one piece within the students' day, 25 \
            fewer than the 30 of the contract; \
            free media-teacher for 30 minutes in a row while students are at school"],
    );
}

#[test]
fn a_lunch_is_owed_from_five_hours_on() {
    let until = |hours: &'static str| {
        move |school: &mut School| {
            school.parts.people[PARA_1.index()].present = vec![vec![span(hours)]; 5];
            school.without_assignment(PARA_1, MON, "11:30");
        }
    };
    expect(until("8:00-12:55"), &[]);
    expect(
        until("8:00-13:00"),
        &["duty-free-lunch [para-1] Mon (30): \
            para-1 has 0 minutes of lunch free of duty in one piece within the students' day, 30 fewer \
            than the 30 of the contract; \
            free para-1 for 30 minutes in a row while students are at school"],
    );
}

#[test]
fn watching_others_in_the_middle_leaves_two_halves_of_a_lunch() {
    expect_of(
        Rule::DutyFreeLunch,
        MON,
        |school| {
            let mut help = school.lesson(H1A, MON, "11:00").clone();
            (help.span, help.adults) = (span("11:15-11:20"), vec![READING_TEACHER]);
            school.schedule.lessons.push(help);
        },
        &["duty-free-lunch [reading-teacher] Mon (15): \
            reading-teacher has 15 minutes of lunch free of duty in one piece within the students' \
            day, 15 fewer than the 30 of the contract; \
            free reading-teacher for 30 minutes in a row while students are at school"],
    );
}
