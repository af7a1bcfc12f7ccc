//! Nobody has more team meetings a week than agreed.

use super::breaker::{Breaker, expect};
use super::good_school::prelude::*;
use super::good_school::span;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        let mut seventh = school.meeting(SPECIALISTS, THU, "9:45").clone();
        seventh.span = span("13:00-13:45");
        school.schedule.meetings.push(seventh);
    },
    finds: &[
        "weekly-meeting-cap [PE-teacher] (1): \
            PE-teacher has 7 meetings in the week Mon-Fri, 1 over the 6 agreed; \
            take 1 meeting of PE-teacher out of the week",
        "weekly-meeting-cap [arts-teacher] (1): \
            arts-teacher has 7 meetings in the week Mon-Fri, 1 over the 6 agreed; \
            take 1 meeting of arts-teacher out of the week",
        "weekly-meeting-cap [media-teacher] (1): \
            media-teacher has 7 meetings in the week Mon-Fri, 1 over the 6 agreed; \
            take 1 meeting of media-teacher out of the week",
    ],
};

#[test]
fn a_seventh_meeting_is_found_for_each_member() {
    BREAKER.check();
}

#[test]
fn required_meetings_are_not_capped() {
    expect(
        |school| {
            (BREAKER.damage)(school);
            school.meeting(SPECIALISTS, THU, "13:00").kind = commontime_school::Use::RequiredMeeting;
        },
        &[],
    );
}
