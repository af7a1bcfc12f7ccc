//! Nobody teaches too long without a break.

use commontime_school::Use;

use super::breaker::{Breaker, expect};
use super::good_school::prelude::*;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // On Thursday the media teacher has no class, and gets the library desk for 210 minutes instead.
        school.assign(MEDIA_TEACHER, THU, "11:30-15:00", Use::Duty);
    },
    finds: &["consecutive-teaching [media-teacher] Thu 11:30-15:00 (10): \
        media-teacher is with students for 210 minutes without a break of 15, 10 over the limit of 200; \
        give media-teacher a break within this stretch"],
};

#[test]
fn ten_minutes_over_the_limit_are_found() {
    BREAKER.check();
}

#[test]
fn a_gap_shorter_than_a_break_does_not_help() {
    // 100 and 105 minutes with ten between.
    expect(
        |school| {
            school.assign(MEDIA_TEACHER, THU, "11:30-13:10", Use::Duty);
            school.assign(MEDIA_TEACHER, THU, "13:20-15:05", Use::Duty);
        },
        &["consecutive-teaching [media-teacher] Thu 11:30-15:05 (5): \
            media-teacher is with students for 205 minutes without a break of 15, 5 over the limit of 200; \
            give media-teacher a break within this stretch"],
    );
}

#[test]
fn a_break_helps() {
    expect(
        |school| {
            school.assign(MEDIA_TEACHER, THU, "11:30-13:10", Use::Duty);
            school.assign(MEDIA_TEACHER, THU, "13:25-15:10", Use::Duty);
        },
        &[],
    );
}
