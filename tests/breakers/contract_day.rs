//! Nobody works outside their contract day.

use commontime_school::Use;

use super::breaker::{Breaker, expect};
use super::good_school::prelude::*;
use super::good_school::span;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        school.assign(T1A, MON, "15:10-15:40", Use::CaseManagement);
    },
    finds: &["contract-day [teacher-1A] Mon 15:20-15:40 (20): \
        teacher-1A is down for case management outside their contract day; \
        move it into teacher-1A's hours, or let somebody else do it"],
};

#[test]
fn work_after_the_contract_day_is_found() {
    BREAKER.check();
}

#[test]
fn so_is_a_meeting_on_a_day_away() {
    expect(
        |school| school.parts.people[MEDIA_TEACHER.index()].present[THU.index()] = vec![span("7:35-10:10")],
        &[
            "individual-planning [media-teacher] Thu (30): \
                media-teacher has 0 minutes of individual planning in pieces of 30 or more, 30 fewer than the \
                30 a day of the contract; \
                give media-teacher 30 more minutes in pieces of 30 or more that no meeting and no duty may take",
            "team-common-time [media-teacher, specialists team] Thu 9:45-10:30: \
                media-teacher is not free for the meeting of the specialists team: not at school all that time; \
                move the meeting, or take media-teacher out of what is at the same time",
            "contract-day [media-teacher] Thu 10:10-10:30 (20): \
                media-teacher is down for a meeting of the specialists team outside their contract day; \
                move it into media-teacher's hours, or let somebody else do it",
            "contract-day [media-teacher] Thu 10:30-11:00 (30): \
                media-teacher is down for individual planning outside their contract day; \
                move it into media-teacher's hours, or let somebody else do it",
            "contract-day [media-teacher] Thu 11:00-11:30 (30): \
                media-teacher is down for lunch outside their contract day; \
                move it into media-teacher's hours, or let somebody else do it",
        ],
    );
}

#[test]
fn a_schedule_for_other_bells_is_found() {
    expect(
        |school| school.parts.bells.id = "late-start".to_owned(),
        &["contract-day [good school]: \
            the schedule was made for bell schedule early-wednesday, and the scenario runs on late-start; \
            choose a schedule made for late-start, or the other bell schedule in scenario.toml"],
    );
}
