//! There is time to hand students over and to set up.

use commontime_school::Rule;

use super::breaker::{Breaker, expect, expect_of};
use super::good_school::prelude::*;
use super::good_school::span;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // The minutes are there, as own time, but nobody says that they are for walking.
        school.without_assignment(T1A, MON, "8:50");
    },
    finds: &["transition [teacher-1A] Mon 8:55-9:40 (5): \
        teacher-1A is with their homeroom until 8:50 and goes to a meeting of the grade 1 team at 8:55, \
        with 0 of the 5 minutes of transition it takes to hand students over; \
        put 5 minutes of transition between"],
};

#[test]
fn a_meeting_without_the_walk_before_it_is_found() {
    BREAKER.check();
}

#[test]
fn part_of_the_walk_is_not_all_of_it() {
    expect(
        |school| {
            school.assignment(T2A, TUE, "12:00").span = span("12:00-12:03");
            school.assignment(T2A, TUE, "12:05").span = span("12:03-12:35");
        },
        &["transition [teacher-2A] Tue 12:03-12:35 (2): \
            teacher-2A is with their homeroom until 12:00 and goes to lunch at 12:03, with 3 of the 5 minutes \
            of transition it takes to hand students over; \
            put 5 minutes of transition between"],
    );
}

#[test]
fn classes_need_their_setup_between_them() {
    // The 5 minutes between the two classes of PE are planning.
    expect(
        |school| {
            school.without_assignment(PE_TEACHER, MON, "8:45");
            school.assign(PE_TEACHER, MON, "8:45-8:50", commontime_school::Use::IndividualPlanning);
        },
        &["transition [PE-teacher] Mon 8:50-9:40 (5): \
            PE-teacher has 0 minutes to set up between PE with 2-A and PE with 1-A, 5 fewer than the 5 it \
            takes; \
            leave 5 free minutes between the two classes"],
    );
}

#[test]
fn without_a_policy_students_are_handed_over_at_the_door() {
    expect(
        |school| {
            (BREAKER.damage)(school);
            school.parts.policy.transition = commontime_school::Minutes::ZERO;
        },
        &[],
    );
}

#[test]
fn who_has_no_homeroom_hands_nobody_over() {
    // Without the 5 minutes to put things away nothing lies between class and meeting but own time.
    expect(|school| school.without_assignment(PE_TEACHER, MON, "9:40"), &[]);
}

#[test]
fn minutes_with_others_lie_between_too() {
    // 1-A's teacher is with 1-B for 3 minutes and then meets.
    expect_of(
        Rule::Transition,
        MON,
        |school| {
            school.without_assignment(T1A, MON, "8:50");
            let mut help = school.lesson(H1B, MON, "8:50").clone();
            (help.span, help.adults) = (span("8:50-8:53"), vec![T1A]);
            school.schedule.lessons.push(help);
        },
        &["transition [teacher-1A] Mon 8:55-9:40 (2): \
            teacher-1A is with their homeroom until 8:50 and goes to a meeting of the grade 1 team at 8:55, \
            with 3 of the 5 minutes of transition it takes to hand students over; \
            put 5 minutes of transition between"],
    );
}
