//! Collaboration comes in blocks long enough to count.

use super::breaker::{Breaker, expect};
use super::good_school::prelude::*;
use super::good_school::span;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        school.meeting(TEAM_1, MON, "8:55").span = span("8:55-9:35");
    },
    finds: &["minimum-block [grade 1 team] Mon 8:55-9:35 (5): \
        the grade 1 team meets for 40 minutes, shorter than the block of 45 that counts; \
        lengthen the meeting by 5 minutes, or leave it out"],
};

#[test]
fn a_meeting_of_forty_minutes_counts_for_nobody() {
    BREAKER.check();
    let mut school = super::good_school::School::good();
    (BREAKER.damage)(&mut school);
    let audit = school.audit();
    // 300 less the whole 45, not less 5.
    let weekly = |person: commontime_school::PersonId| audit.people[person.index()].weekly.get();
    assert_eq!((weekly(T1A), weekly(SPECIAL_ED), weekly(T2A)), (255, 255, 300));
}

#[test]
fn meetings_that_count_toward_nothing_may_be_short() {
    expect(
        |school| {
            (BREAKER.damage)(school);
            school.meeting(TEAM_1, MON, "8:55").kind = commontime_school::Use::RequiredMeeting;
        },
        &[],
    );
}
