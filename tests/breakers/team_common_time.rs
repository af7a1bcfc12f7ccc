//! A team meets with its members there and free.

use commontime_school::staff::Meets;
use commontime_school::{Rule, Use};

use super::breaker::{Breaker, expect, expect_of};
use super::good_school::prelude::*;
use super::good_school::span;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        school.meeting(TEAM_1, MON, "8:55").members.retain(|&member| member != T1B);
    },
    finds: &["team-common-time [teacher-1B, grade 1 team] Mon 8:55-9:40: \
        the grade 1 team meets as a whole, and teacher-1B is not there; \
        free teacher-1B for this meeting, or let the team meet with a quorum"],
};

#[test]
fn a_team_that_meets_as_a_whole_misses_nobody() {
    BREAKER.check();
}

#[test]
fn a_quorum_is_enough_where_it_is_allowed() {
    expect(
        |school| {
            school.parts.teams[TEAM_1.index()].meets = Meets::Quorum(1);
            (BREAKER.damage)(school);
        },
        &[],
    );
}

#[test]
fn fewer_than_the_quorum_are_found() {
    expect(
        |school| {
            school.parts.teams[SPECIALISTS.index()].meets = Meets::Quorum(2);
            school.meeting(SPECIALISTS, MON, "9:45").members = vec![PE_TEACHER];
        },
        &["team-common-time [specialists team] Mon 9:45-10:30 (1): \
            the specialists team meets with 1 full member, 1 fewer than its quorum of 2; \
            free 1 more full member for this meeting"],
    );
}

#[test]
fn who_does_not_belong_is_found() {
    expect(
        |school| {
            school.meeting(TEAM_1, THU, "8:55").members.push(MEDIA_TEACHER);
            school.parts.policy.meetings_per_week_max = None;
        },
        &["team-common-time [media-teacher, grade 1 team] Thu 8:55-9:40: \
            media-teacher is at a meeting of the grade 1 team and does not belong to it; \
            take media-teacher off the meeting, or let them join the team"],
    );
    expect(
        |school| school.meeting(SPECIALISTS, WED, "14:05").members.push(PARA_2),
        &[
            "team-common-time [para-2, specialists team] Wed 14:05-15:20: \
                para-2 is at a meeting of the specialists team and does not belong to it; \
                take para-2 off the meeting, or let them join the team",
            "team-common-time [para-2, specialists team] Wed 14:05-15:20: \
                para-2 is not free for the meeting of the specialists team: not at school all that time; \
                move the meeting, or take para-2 out of what is at the same time",
            "contract-day [para-2] Wed 14:05-15:20 (75): \
                para-2 is down for a meeting of the specialists team outside their contract day; \
                move it into para-2's hours, or let somebody else do it",
        ],
    );
}

#[test]
fn who_has_planning_then_is_not_free() {
    expect(
        |school| school.assignment(PE_TEACHER, MON, "10:30").span = span("10:25-10:55"),
        &[
            "one-place-at-a-time [PE-teacher] Mon 10:25-10:30 (5): \
                PE-teacher is down for two things at once: a meeting of the specialists team and individual \
                planning; \
                move one of the two to another time",
            "individual-planning [PE-teacher] Mon (30): \
                PE-teacher has 0 minutes of individual planning in pieces of 30 or more, 30 fewer than the 30 a \
                day of the contract; \
                give PE-teacher 30 more minutes in pieces of 30 or more that no meeting and no duty may take",
            "team-common-time [PE-teacher, specialists team] Mon 9:45-10:30: \
                PE-teacher is not free for the meeting of the specialists team: individual planning; \
                move the meeting, or take PE-teacher out of what is at the same time",
        ],
    );
}

#[test]
fn who_may_join_joins_one_team() {
    expect(
        |school| {
            // On Wednesday afternoon grade 2 instead of grade 1, with whom she meets on all other days.
            school.meeting(TEAM_2, WED, "14:05").members.push(SPECIAL_ED);
            school.meeting(TEAM_1, WED, "14:05").members.retain(|&member| member != SPECIAL_ED);
        },
        &["team-common-time [special-ed, grade 1 team, grade 2 team]: \
            special-ed is at meetings of the grade 1 team and grade 2 team, and may join one team only; \
            take special-ed off the meetings of all of these teams but one"],
    );
}

#[test]
fn a_full_member_of_one_team_may_join_another() {
    expect(
        |school| {
            school.parts.teams[TEAM_1.index()].optional.push(MEDIA_TEACHER);
            school.meeting(TEAM_1, THU, "8:55").members.push(MEDIA_TEACHER);
            school.parts.policy.meetings_per_week_max = None;
        },
        &[],
    );
}

#[test]
fn who_is_at_another_campus_is_not_at_the_meeting() {
    expect_of(
        Rule::TeamCommonTime,
        THU,
        |school| {
            school.parts.people[MEDIA_TEACHER.index()].present[THU.index()] =
                vec![span("7:35-9:46"), span("11:00-15:20")];
        },
        &["team-common-time [media-teacher, specialists team] Thu 9:45-10:30: \
            media-teacher is not free for the meeting of the specialists team: not at school all that \
            time; \
            move the meeting, or take media-teacher out of what is at the same time"],
    );
}

#[test]
fn a_meeting_is_neither_lunch_nor_planning_nor_duty() {
    expect_of(
        Rule::TeamCommonTime,
        TUE,
        |school| {
            school.meeting(TEAM_1, TUE, "8:55").kind = Use::Lunch;
            school.meeting(TEAM_2, TUE, "8:00").kind = Use::Duty;
        },
        &[
            "team-common-time [grade 2 team] Tue 8:00-8:45: \
                a meeting of the grade 2 team is down as duty, and a meeting is none; \
                call it a team meeting, or take it out and leave its members their duty",
            "team-common-time [grade 1 team] Tue 8:55-9:40: \
                a meeting of the grade 1 team is down as lunch, and a meeting is none; \
                call it a team meeting, or take it out and leave its members their lunch",
        ],
    );
}

#[test]
fn a_meeting_of_one_is_worth_knowing() {
    expect(
        |school| {
            school.parts.teams[SPECIALISTS.index()].meets = Meets::Quorum(1);
            school.meeting(SPECIALISTS, MON, "9:45").members = vec![PE_TEACHER];
        },
        &["team-common-time note [PE-teacher, specialists team] Mon 9:45-10:30: \
            PE-teacher is alone at a meeting of the specialists team: these are no minutes with \
            colleagues; \
            let PE-teacher meet with another team, or make one team of two"],
    );
}

#[test]
fn a_team_meeting_without_a_team_is_worth_knowing() {
    expect(
        |school| school.assign(T1A, MON, "14:55-15:20", Use::TeamMeeting),
        &["team-common-time note [teacher-1A] Mon 14:55-15:20: \
            teacher-1A is down for a team meeting that is none of a team's, and it counts for nobody; \
            write it as a meeting with its team, members and place"],
    );
}
