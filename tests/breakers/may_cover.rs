//! Who takes others' students may.

use commontime_school::staff::MayCover;

use super::breaker::{Breaker, expect, expect_on};
use super::good_school::prelude::*;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // The special education teacher is free until 8:00, and her post forbids cover.
        school.lesson(H1B, MON, "7:45").adults = vec![SPECIAL_ED];
    },
    finds: &["may-cover [special-ed, 1-B] Mon 7:45-7:55: \
        special-ed has 1-B at homeroom, and may cover nothing; \
        let the homeroom's own teacher or somebody who may cover lessons have it"],
};

#[test]
fn a_post_that_forbids_cover_takes_no_homeroom() {
    BREAKER.check();
}

#[test]
fn leave_to_supervise_is_no_leave_to_teach() {
    expect(
        |school| {
            school.parts.people[ARTS_TEACHER.index()].may_cover = MayCover::Supervision;
            school.lesson(H1B, MON, "7:45").adults = vec![ARTS_TEACHER];
        },
        &["may-cover [arts-teacher, 1-B] Mon 7:45-7:55: \
            arts-teacher has 1-B at homeroom, and may cover lunch and recess only; \
            let the homeroom's own teacher or somebody who may cover lessons have it"],
    );
}

#[test]
fn leave_to_supervise_is_needed_at_recess() {
    expect_on(
        MON,
        |school| school.parts.people[PARA_2.index()].may_cover = MayCover::Nothing,
        &[
            "may-cover [para-2, 1-A] Mon 11:30-12:05: \
                para-2 has 1-A at recess, and may cover nothing; \
                let the homeroom's own teacher or somebody who may cover lunch and recess have it",
            "may-cover [para-2, 2-A] Mon 12:30-13:05: \
                para-2 has 2-A at recess, and may cover nothing; \
                let the homeroom's own teacher or somebody who may cover lunch and recess have it",
        ],
    );
}

#[test]
fn beside_the_homerooms_own_teacher_nobody_covers() {
    expect(|school| school.lesson(H1B, MON, "7:45").adults.push(SPECIAL_ED), &[]);
}
