//! Collaboration comes in blocks long enough to count.

use commontime_school::Minutes;

use super::breaker::{Breaker, expect};
use super::good_school::prelude::*;
use super::good_school::{School, span};

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

#[test]
fn two_halves_one_after_the_other_are_two_short_meetings() {
    let halves = |school: &mut School| {
        school.meeting(TEAM_1, MON, "8:55").span = span("8:55-9:18");
        let mut second = school.meeting(TEAM_1, MON, "8:55").clone();
        second.span = span("9:18-9:40");
        school.schedule.meetings.push(second);
        school.parts.policy.meetings_per_week_max = None;
    };
    expect(
        halves,
        &[
            "minimum-block [grade 1 team] Mon 8:55-9:18 (22): \
                the grade 1 team meets for 23 minutes, shorter than the block of 45 that counts; \
                lengthen the meeting by 22 minutes, or leave it out",
            "minimum-block [grade 1 team] Mon 9:18-9:40 (23): \
                the grade 1 team meets for 22 minutes, shorter than the block of 45 that counts; \
                lengthen the meeting by 23 minutes, or leave it out",
        ],
    );
    let mut school = School::good();
    halves(&mut school);
    assert_eq!(school.audit().people[T1A.index()].weekly, Minutes::new(255));
}

#[test]
fn a_minute_less_than_the_block_is_no_block() {
    expect(
        |school| school.meeting(TEAM_1, MON, "8:55").span = span("8:56-9:40"),
        &["minimum-block [grade 1 team] Mon 8:56-9:40 (1): \
            the grade 1 team meets for 44 minutes, shorter than the block of 45 that counts; \
            lengthen the meeting by 1 minutes, or leave it out"],
    );
}
