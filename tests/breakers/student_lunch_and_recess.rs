//! Students have lunch and recess, within their windows.

use commontime_school::{Activity, HomeroomId, Minutes, Rule};

use super::breaker::{Breaker, expect, expect_of, expect_on};
use super::good_school::prelude::*;
use super::good_school::{School, span};

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        school.lesson(H1A, MON, "11:30").room = GYM;
    },
    finds: &[
        "student-lunch-and-recess [1-A] Mon 11:30-12:05: \
            1-A has recess in gym, not in playground; \
            move the recess to playground",
        "student-lunch-and-recess [1-B] Mon 11:30-12:05: \
            1-B has recess in gym, not in playground; \
            move the recess to playground",
    ],
};

#[test]
fn recess_is_on_the_playground() {
    BREAKER.check();
}

#[test]
fn lunch_is_one_piece_of_the_right_length() {
    // Ten minutes are missing in the middle of lunch.
    expect_of(
        Rule::StudentLunchAndRecess,
        MON,
        |school| {
            let lunch = school.lesson(H1A, MON, "11:00");
            lunch.span = span("11:00-11:10");
            let mut rest = lunch.clone();
            rest.span = span("11:20-11:30");
            school.schedule.lessons.push(rest);
        },
        &[
            "student-lunch-and-recess [1-A] Mon: \
                1-A has lunch in 2 pieces; \
                make it one lunch",
            "student-lunch-and-recess [1-A] Mon (20): \
                1-A has 10 minutes of lunch, 20 fewer than the 30 it needs; \
                give 1-A 30 minutes of lunch in one piece",
            "student-lunch-and-recess [1-B] Mon: \
                1-B has lunch in 2 pieces; \
                make it one lunch",
            "student-lunch-and-recess [1-B] Mon (20): \
                1-B has 10 minutes of lunch, 20 fewer than the 30 it needs; \
                give 1-B 30 minutes of lunch in one piece",
            "student-lunch-and-recess [grade 1] Mon 11:20-11:30: \
                grade 1 begins lunch at 11:20, between the waves of 30 minutes from 11:00; \
                let the lunch begin with a wave",
        ],
    );
}

#[test]
fn a_longer_recess_takes_the_students_time() {
    expect_on(
        MON,
        |school| school.parts.grades[GRADE_1.index()].recess_minutes = Minutes::new(30),
        &[
            "student-lunch-and-recess [1-A] Mon (5): \
                1-A has 35 minutes of recess, 5 more than the 30 it should have; \
                shorten the recess of 1-A by 5 minutes",
            "student-lunch-and-recess [1-B] Mon (5): \
                1-B has 35 minutes of recess, 5 more than the 30 it should have; \
                shorten the recess of 1-B by 5 minutes",
        ],
    );
}

#[test]
fn grades_that_eat_together_eat_at_the_same_time() {
    expect_on(
        MON,
        |school| school.parts.grades[GRADE_1.index()].eats_with = vec![GRADE_2],
        &[
            "student-lunch-and-recess [1-A, 2-A] Mon 11:00-11:30: \
                1-A eats at 11:00-11:30 and 2-A at 12:00-12:30, though their grades eat together; \
                let 1-A and 2-A eat at the same time",
            "student-lunch-and-recess [1-B, 2-A] Mon 11:00-11:30: \
                1-B eats at 11:00-11:30 and 2-A at 12:00-12:30, though their grades eat together; \
                let 1-B and 2-A eat at the same time",
        ],
    );
}

#[test]
fn a_lunch_lies_in_its_window_and_begins_with_a_wave() {
    expect_on(
        MON,
        |school| {
            school.parts.bells.cafeteria.window = span("11:05-13:00");
            school.parts.grades[GRADE_2.index()].lunch_window = Some(span("11:30-12:20"));
        },
        &[
            "student-lunch-and-recess [1-A] Mon 11:00-11:30: \
                1-A has lunch outside 11:05-13:00; \
                move the lunch into 11:05-13:00",
            "student-lunch-and-recess [1-B] Mon 11:00-11:30: \
                1-B has lunch outside 11:05-13:00; \
                move the lunch into 11:05-13:00",
            "student-lunch-and-recess [2-A] Mon 12:00-12:30: \
                2-A has lunch outside 11:30-12:20; \
                move the lunch into 11:30-12:20",
            "student-lunch-and-recess [2-B] Mon 12:00-12:30: \
                2-B has lunch outside 11:30-12:20; \
                move the lunch into 11:30-12:20",
            "student-lunch-and-recess [grade 1] Mon 11:00-11:30: \
                grade 1 begins lunch at 11:00, between the waves of 30 minutes from 11:05; \
                let the lunch begin with a wave",
            "student-lunch-and-recess [grade 2] Mon 12:00-12:30: \
                grade 2 begins lunch at 12:00, between the waves of 30 minutes from 11:05; \
                let the lunch begin with a wave",
        ],
    );
}

/// Moves a homeroom's lunch or recess alone.
fn alone(school: &mut School, homeroom: HomeroomId, from: &str, to: &str) {
    let mut moved = school.lesson(homeroom, MON, from).clone();
    school.lesson(homeroom, MON, from).homerooms.retain(|&other| other != homeroom);
    (moved.span, moved.homerooms) = (span(to), vec![homeroom]);
    school.schedule.lessons.push(moved);
}

#[test]
fn the_homerooms_of_a_grade_have_lunch_and_recess_at_the_same_time() {
    expect_of(
        Rule::StudentLunchAndRecess,
        MON,
        |school| {
            alone(school, H1B, "11:00", "11:30-12:00");
            school.lesson(H1B, MON, "12:05").span = span("12:40-12:45");
            alone(school, H1B, "11:30", "12:05-12:40");
        },
        &[
            "student-lunch-and-recess [1-B, 1-A] Mon 11:30-12:00: \
                1-B has lunch at 11:30-12:00 and 1-A at 11:00-11:30, though they are one grade; \
                let 1-B and 1-A have lunch at the same time",
            "student-lunch-and-recess [1-B, 1-A] Mon 12:05-12:40: \
                1-B has recess at 12:05-12:40 and 1-A at 11:30-12:05, though they are one grade; \
                let 1-B and 1-A have recess at the same time",
        ],
    );
}

#[test]
fn a_second_recess_is_found() {
    expect_of(
        Rule::StudentLunchAndRecess,
        MON,
        |school| {
            let lesson = school.lesson(H1A, MON, "12:05");
            (lesson.activity, lesson.room) = (Activity::Recess, PLAYGROUND);
            let mut second = lesson.clone();
            lesson.span = span("12:40-12:45");
            (lesson.activity, lesson.room) = (Activity::Homeroom, room_of(H1A));
            second.span = span("12:10-12:40");
            school.schedule.lessons.push(second);
        },
        &["student-lunch-and-recess [1-A] Mon: \
            1-A has recess in 2 pieces; \
            make it one recess"],
    );
}

#[test]
fn a_lunch_in_which_somebody_else_takes_over_is_one_lunch() {
    // Para-2 comes at 11:15 and para-1 goes; the lunch is two lessons and began with a wave.
    expect(
        |school| {
            let first = school.lesson(H1A, MON, "11:00");
            let mut second = first.clone();
            first.span = span("11:00-11:15");
            (second.span, second.adults) = (span("11:15-11:30"), vec![PARA_2]);
            school.schedule.lessons.push(second);
        },
        &[],
    );
}

#[test]
fn a_state_may_ask_for_more_than_the_grade() {
    // Time to eat of 35 minutes, where the grade asks for 30.
    expect_of(
        Rule::StudentLunchAndRecess,
        MON,
        |school| {
            school.parts.policy.student_lunch_min = Minutes::new(35);
            school.parts.policy.student_lunch_source.citation = "state law".to_owned();
        },
        &[
            "student-lunch-and-recess [1-A] Mon (5): \
                1-A has 30 minutes of lunch, 5 fewer than the 35 of state law; \
                give 1-A 35 minutes of lunch in one piece",
            "student-lunch-and-recess [1-B] Mon (5): \
                1-B has 30 minutes of lunch, 5 fewer than the 35 of state law; \
                give 1-B 35 minutes of lunch in one piece",
            "student-lunch-and-recess [2-A] Mon (5): \
                2-A has 30 minutes of lunch, 5 fewer than the 35 of state law; \
                give 2-A 35 minutes of lunch in one piece",
            "student-lunch-and-recess [2-B] Mon (5): \
                2-B has 30 minutes of lunch, 5 fewer than the 35 of state law; \
                give 2-B 35 minutes of lunch in one piece",
        ],
    );
}
