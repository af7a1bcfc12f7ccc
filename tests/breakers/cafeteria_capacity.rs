//! The cafeteria and the playground are not over their limits.

use commontime_school::Rule;

use super::breaker::{Breaker, expect_of};
use super::good_school::prelude::*;
use super::good_school::span;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // A grade is 40 students.
        school.parts.bells.cafeteria.students_at_once = Some(39);
    },
    finds: &[
        "cafeteria-capacity [cafeteria] Mon 11:00-11:30 (1): \
            40 students are at lunch at once, 1 over the 39 that may be; \
            move the lunch of a homeroom or grade",
        "cafeteria-capacity [cafeteria] Mon 12:00-12:30 (1): \
            40 students are at lunch at once, 1 over the 39 that may be; \
            move the lunch of a homeroom or grade",
        "cafeteria-capacity [cafeteria] Tue 11:00-11:30 (1): \
            40 students are at lunch at once, 1 over the 39 that may be; \
            move the lunch of a homeroom or grade",
        "cafeteria-capacity [cafeteria] Tue 12:00-12:30 (1): \
            40 students are at lunch at once, 1 over the 39 that may be; \
            move the lunch of a homeroom or grade",
        "cafeteria-capacity [cafeteria] Wed 11:00-11:30 (1): \
            40 students are at lunch at once, 1 over the 39 that may be; \
            move the lunch of a homeroom or grade",
        "cafeteria-capacity [cafeteria] Wed 12:00-12:30 (1): \
            40 students are at lunch at once, 1 over the 39 that may be; \
            move the lunch of a homeroom or grade",
        "cafeteria-capacity [cafeteria] Thu 11:00-11:30 (1): \
            40 students are at lunch at once, 1 over the 39 that may be; \
            move the lunch of a homeroom or grade",
        "cafeteria-capacity [cafeteria] Thu 12:00-12:30 (1): \
            40 students are at lunch at once, 1 over the 39 that may be; \
            move the lunch of a homeroom or grade",
        "cafeteria-capacity [cafeteria] Fri 11:00-11:30 (1): \
            40 students are at lunch at once, 1 over the 39 that may be; \
            move the lunch of a homeroom or grade",
        "cafeteria-capacity [cafeteria] Fri 12:00-12:30 (1): \
            40 students are at lunch at once, 1 over the 39 that may be; \
            move the lunch of a homeroom or grade",
    ],
};

#[test]
fn more_students_than_seats_are_found() {
    BREAKER.check();
}

#[test]
fn two_grades_at_once_are_found() {
    expect_of(
        Rule::CafeteriaCapacity,
        MON,
        |school| {
            school.lesson(H2A, MON, "12:00").span = span("11:00-11:30");
            school.lesson(H2A, MON, "12:30").span = span("12:00-12:35");
            school.lesson(H1A, MON, "11:30").span = span("11:30-12:05");
        },
        &[
            "cafeteria-capacity [grade 1, grade 2] Mon 11:00-11:30 (1): \
                2 grades are at lunch at once, and 1 may be: grade 1 and grade 2; \
                move the lunch of one of the grades",
            "cafeteria-capacity [cafeteria] Mon 11:00-11:30 (30): \
                80 students are at lunch at once, 30 over the 50 that may be; \
                move the lunch of a homeroom or grade",
            "cafeteria-capacity [grade 1, grade 2] Mon 12:00-12:05 (1): \
                2 grades are at recess at once, and 1 may be: grade 1 and grade 2; \
                move the recess of one of the grades",
        ],
    );
}

#[test]
fn grades_that_eat_together_are_one_at_lunch_and_two_at_recess() {
    // Both grades at 11:00 and out at 11:30; the file says only of grade 2 that the two eat together.
    expect_of(
        Rule::CafeteriaCapacity,
        MON,
        |school| {
            school.parts.grades[GRADE_2.index()].eats_with = vec![GRADE_1];
            school.parts.bells.cafeteria.students_at_once = Some(80);
            school.lesson(H2A, MON, "12:00").span = span("11:00-11:30");
            school.lesson(H2A, MON, "12:30").span = span("11:30-12:05");
        },
        &["cafeteria-capacity [grade 1, grade 2] Mon 11:30-12:05 (1): \
            2 grades are at recess at once, and 1 may be: grade 1 and grade 2; \
            move the recess of one of the grades"],
    );
}

#[test]
fn a_grade_that_comes_as_the_other_goes_is_alone() {
    expect_of(
        Rule::CafeteriaCapacity,
        MON,
        |school| school.lesson(H2A, MON, "12:00").span = span("11:30-12:00"),
        &[],
    );
    expect_of(
        Rule::CafeteriaCapacity,
        MON,
        |school| {
            school.parts.bells.cafeteria.students_at_once = None;
            school.lesson(H2A, MON, "12:00").span = span("11:29-11:59");
        },
        &["cafeteria-capacity [grade 1, grade 2] Mon 11:29-11:30 (1): \
            2 grades are at lunch at once, and 1 may be: grade 1 and grade 2; \
            move the lunch of one of the grades"],
    );
}
