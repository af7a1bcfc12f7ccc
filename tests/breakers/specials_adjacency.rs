//! Specials that must touch do; those on days running are.

use commontime_school::{Activity, Lesson, Rule};

use super::breaker::{Breaker, expect_of, expect_on};
use super::good_school::prelude::*;
use super::good_school::span;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // Grade 1 swaps the specials of Tuesday and Thursday: 1-A then has PE on Monday and Thursday.
        for homeroom in [H1A, H1B] {
            let tuesday = school.lesson(homeroom, TUE, "8:50").clone();
            let thursday = school.lesson(homeroom, THU, "8:50").clone();
            *school.lesson(homeroom, TUE, "8:50") = Lesson { day: TUE, ..thursday };
            *school.lesson(homeroom, THU, "8:50") = Lesson { day: THU, ..tuesday };
        }
    },
    finds: &[
        "specials-adjacency [1-A] (1): \
            1-A has PE on Mon, 1 day running, and should have it on 2; \
            put the classes of PE with 1-A on 2 days in a row",
        "specials-adjacency [1-A] (1): \
            1-A has PE on Thu, 1 day running, and should have it on 2; \
            put the classes of PE with 1-A on 2 days in a row",
    ],
};

#[test]
fn days_that_do_not_run_on_are_found() {
    BREAKER.check();
}

#[test]
fn specials_that_do_not_touch_are_found() {
    // On Friday the A homerooms have computers right after library, and no music.
    expect_on(
        FRI,
        |school| school.parts.specials[COMPUTERS.index()].back_to_back_with = Some(MUSIC),
        &[
            "specials-adjacency [1-A] Fri 9:15-9:40: \
                computers with 1-A touches no class of music; \
                put music with 1-A right before or after it",
            "specials-adjacency [2-A] Fri 8:20-8:45: \
                computers with 2-A touches no class of music; \
                put music with 2-A right before or after it",
        ],
    );
}

#[test]
fn either_may_come_first_and_five_minutes_between_are_too_many() {
    // On Monday 1-B has library from 8:50 to 9:15 and computers after it.
    expect_on(
        MON,
        |school| {
            school.lesson(H1B, MON, "8:50").activity = Activity::Special(COMPUTERS);
            school.lesson(H1B, MON, "9:15").activity = Activity::Special(LIBRARY_CLASS);
        },
        &[],
    );
    expect_of(
        Rule::SpecialsAdjacency,
        MON,
        |school| school.lesson(H1B, MON, "9:15").span = span("9:20-9:45"),
        &["specials-adjacency [1-B] Mon 9:20-9:45: \
            computers with 1-B touches no class of library; \
            put library with 1-B right before or after it"],
    );
}
