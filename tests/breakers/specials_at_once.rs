//! No more homerooms of a grade are at specials at once than the school lets.

use commontime_school::Rule;

use super::breaker::{Breaker, expect_of};
use super::good_school::prelude::*;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // Grade 1 is at specials together every day.
        school.parts.grades[0].specials_at_once = Some(1);
    },
    finds: &[
        "specials-at-once [grade 1] Mon 8:50-9:40 (1): \
            2 homerooms of grade 1 are at specials at once, 1 more than the 1 that may be; \
            move a special of grade 1 to another time, or let more of its homerooms go at once",
        "specials-at-once [grade 1] Tue 8:50-9:40 (1): \
            2 homerooms of grade 1 are at specials at once, 1 more than the 1 that may be; \
            move a special of grade 1 to another time, or let more of its homerooms go at once",
        "specials-at-once [grade 1] Wed 8:50-9:40 (1): \
            2 homerooms of grade 1 are at specials at once, 1 more than the 1 that may be; \
            move a special of grade 1 to another time, or let more of its homerooms go at once",
        "specials-at-once [grade 1] Thu 8:50-9:40 (1): \
            2 homerooms of grade 1 are at specials at once, 1 more than the 1 that may be; \
            move a special of grade 1 to another time, or let more of its homerooms go at once",
        "specials-at-once [grade 1] Fri 8:50-9:40 (1): \
            2 homerooms of grade 1 are at specials at once, 1 more than the 1 that may be; \
            move a special of grade 1 to another time, or let more of its homerooms go at once",
    ],
};

#[test]
fn homerooms_at_specials_at_once_are_found() {
    BREAKER.check();
}

#[test]
fn as_many_as_may_be_are_not_too_many() {
    expect_of(Rule::SpecialsAtOnce, MON, |school| school.parts.grades[0].specials_at_once = Some(2), &[]);
}
