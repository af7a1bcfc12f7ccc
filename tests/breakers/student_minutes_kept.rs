//! No grade has fewer student minutes than today.

use super::breaker::{Breaker, expect};
use super::good_school::prelude::*;
use super::good_school::span;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // 695 minutes of literacy are still more than the 690 the grade asks for, but today there are 700.
        school.lesson(H1A, MON, "12:45").span = span("12:45-13:40");
        let mut settling = school.lesson(H1A, MON, "7:45").clone();
        settling.span = span("13:40-13:45");
        school.schedule.lessons.push(settling);
    },
    finds: &[
        "student-minutes-kept [grade 1, 1-A] (5): \
            grade 1 has 695 minutes of literacy a week in 1-A, 5 fewer than today's 700; \
            give 5 minutes a week of literacy back to 1-A",
        "student-minutes-kept [grade 1, 1-A] (5): \
            grade 1 has 1,620 minutes of all instruction a week in 1-A, 5 fewer than today's 1,625; \
            give 5 minutes a week of all instruction back to 1-A",
    ],
};

#[test]
fn five_minutes_less_than_today_are_found() {
    BREAKER.check();
}

#[test]
fn without_a_current_schedule_the_needs_are_the_floor() {
    expect(
        |school| {
            (BREAKER.damage)(school);
            school.parts.current = None;
        },
        &[],
    );
}
