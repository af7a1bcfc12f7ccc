//! Individual planning is there, and no meeting takes it.

use commontime_school::Minutes;
use commontime_school::policy::{Per, PlanningMinimum};

use super::breaker::{Breaker, expect};
use super::good_school::prelude::*;
use super::good_school::span;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        school.assignment(T1A, MON, "11:35").span = span("11:35-12:00");
    },
    finds: &["individual-planning [teacher-1A] Mon (30): \
        teacher-1A has 0 minutes of individual planning in pieces of 30 or more, 30 fewer than the 30 a \
        day of the contract; \
        give teacher-1A 30 more minutes in pieces of 30 or more that no meeting and no duty may take"],
};

#[test]
fn a_day_five_minutes_short_is_found() {
    BREAKER.check();
}

#[test]
fn pieces_shorter_than_the_block_do_not_count() {
    expect(
        |school| {
            school.assignment(SPECIAL_ED, MON, "12:00").span = span("12:00-12:20");
            school.assignment(SPECIAL_ED, MON, "12:30").span = span("12:20-12:40");
            school.assign(SPECIAL_ED, MON, "12:40-13:05", commontime_school::Use::IndividualPlanning);
        },
        &["individual-planning [special-ed] Mon (30): \
            special-ed has 0 minutes of individual planning in pieces of 30 or more, 30 fewer than the 30 a \
            day of the contract; \
            give special-ed 30 more minutes in pieces of 30 or more that no meeting and no duty may take"],
    );
}

#[test]
fn two_weeks_are_ten_days_and_only_time_with_students_at_school_may_count() {
    // Everyone has 10 x 30 = 300 in blocks of 30. A block of 45 at 14:40-15:20 lies outside the students' day.
    expect(
        |school| {
            let contract = school.parts.policy.planning[0].clone();
            school.parts.policy.planning.push(PlanningMinimum {
                minutes: Minutes::new(305),
                per: Per::TwoWeeks,
                within_student_day: true,
                roles: vec![commontime_school::staff::Role::Intervention],
                ..contract
            });
            school.assign(READING_TEACHER, MON, "14:55-15:20", commontime_school::Use::IndividualPlanning);
        },
        &["individual-planning [reading-teacher] (5): \
            reading-teacher has 300 minutes of individual planning in pieces of 30 or more within the \
            students' day in the ten days from Mon to Fri, 5 fewer than the 305 in two weeks of the \
            contract; \
            give reading-teacher 5 more minutes in pieces of 30 or more that no meeting and no duty may take"],
    );
}

#[test]
fn days_away_owe_nothing() {
    expect(
        |school| {
            // The media teacher is elsewhere on Thursday, and has no class then.
            school.parts.people[MEDIA_TEACHER.index()].present[THU.index()].clear();
            school.schedule.assignments.retain(|it| it.person != MEDIA_TEACHER || it.day != THU);
            school.parts.teams[SPECIALISTS.index()].meets = commontime_school::staff::Meets::Quorum(2);
            school.meeting(SPECIALISTS, THU, "9:45").members.retain(|&member| member != MEDIA_TEACHER);
        },
        &[],
    );
}
