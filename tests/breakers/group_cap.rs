//! No group is larger than its cap.

use commontime_school::Rule;

use super::breaker::{Breaker, expect_of};
use super::good_school::prelude::*;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // 1-A has PE on Monday and Tuesday.
        school.parts.homerooms[H1A.index()].students = 25;
    },
    finds: &[
        "group-cap [1-A] Mon 8:50-9:40 (1): \
            PE with 1-A has 25 students, 1 over the cap of 24; \
            give the homeroom a special that takes as many, or raise the cap",
        "group-cap [1-A] Tue 8:50-9:40 (1): \
            PE with 1-A has 25 students, 1 over the cap of 24; \
            give the homeroom a special that takes as many, or raise the cap",
    ],
};

#[test]
fn a_homeroom_larger_than_the_cap_is_found() {
    BREAKER.check();
}

#[test]
fn two_homerooms_together_count_together() {
    expect_of(
        Rule::GroupCap,
        MON,
        |school| {
            school.parts.specials[PE.index()].group_cap = Some(39);
            school.lesson(H1A, MON, "8:50").homerooms.push(H1B);
        },
        &["group-cap [grade 1] Mon 8:50-9:40 (1): \
            PE with grade 1 has 40 students, 1 over the cap of 39; \
            give the homerooms a class each"],
    );
}

#[test]
fn a_class_as_large_as_its_cap_is_not_too_large() {
    expect_of(Rule::GroupCap, MON, |school| school.parts.specials[PE.index()].group_cap = Some(20), &[]);
}
