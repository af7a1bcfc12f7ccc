//! Nobody has more team meetings a week than agreed.

use commontime_school::Rule;

use super::breaker::{Breaker, expect};
use super::good_school::prelude::*;
use super::good_school::{School, span};

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

#[test]
fn one_long_meeting_cut_in_two_is_two() {
    // The 75 minutes of Wednesday as 45 and 30; so short a meeting is a finding of its own.
    expect_of_week(
        |school| {
            school.meeting(TEAM_2, WED, "14:05").span = span("14:05-14:50");
            let mut rest = school.meeting(TEAM_2, WED, "14:05").clone();
            rest.span = span("14:50-15:20");
            school.schedule.meetings.push(rest);
        },
        &[("teacher-2A", 1), ("teacher-2B", 1), ("reading-teacher", 1)],
    );
}

/// Compares who is found over the cap, and by how many.
#[track_caller]
fn expect_of_week(damage: impl FnOnce(&mut School), finds: &[(&str, i64)]) {
    let mut school = School::good();
    damage(&mut school);
    let findings = school.audit().findings.into_iter().filter(|it| it.rule == Rule::WeeklyMeetingCap);
    let found: Vec<(String, i64)> =
        findings.map(|it| (it.who.join(", "), it.short_by.unwrap_or_default())).collect();
    let finds: Vec<(String, i64)> = finds.iter().map(|&(who, over)| (who.to_owned(), over)).collect();
    assert_eq!(found, finds);
}
