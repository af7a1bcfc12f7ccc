//! Individual planning is there, and no meeting takes it.

use commontime_school::cycle::{BellsFollow, Cycle};
use commontime_school::policy::{Per, PlanningMinimum, packs};
use commontime_school::staff::Role;
use commontime_school::{Assignment, ClockTime, DayId, Minutes, Rule, Span, Use};

use super::breaker::{Breaker, expect};
use super::good_school::prelude::*;
use super::good_school::{School, span};

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

#[test]
fn a_meeting_that_calls_itself_planning_is_none() {
    expect(
        |school| {
            // Grade 1 is called to a meeting at the very time of its planning.
            let mut meeting = school.meeting(TEAM_1, MON, "8:55").clone();
            meeting.span = span("11:35-12:05");
            (meeting.kind, meeting.members) = (Use::IndividualPlanning, vec![T1A, T1B]);
            school.schedule.meetings.push(meeting);
            school.without_assignment(T1A, MON, "11:35");
            school.without_assignment(T1B, MON, "11:35");
            school.parts.policy.meetings_per_week_max = None;
            school.parts.policy.directed_share_max = None;
        },
        &[
            "individual-planning [teacher-1A] Mon (30): \
                teacher-1A has 0 minutes of individual planning in pieces of 30 or more, 30 fewer than the \
                30 a day of the contract; \
                give teacher-1A 30 more minutes in pieces of 30 or more that no meeting and no duty may \
                take",
            "individual-planning [teacher-1B] Mon (30): \
                teacher-1B has 0 minutes of individual planning in pieces of 30 or more, 30 fewer than the \
                30 a day of the contract; \
                give teacher-1B 30 more minutes in pieces of 30 or more that no meeting and no duty may \
                take",
            "team-common-time [grade 1 team] Mon 11:35-12:05: \
                a meeting of the grade 1 team is down as individual planning, and a meeting is none; \
                call it a team meeting, or take it out and leave its members their individual planning",
        ],
    );
}

#[test]
fn planning_that_a_walk_cuts_in_two_is_two_pieces() {
    expect(
        |school| {
            school.assignment(T1A, MON, "11:35").span = span("11:35-11:50");
            school.assign(T1A, MON, "11:50-11:51", Use::Transition);
            school.assign(T1A, MON, "11:51-12:05", Use::IndividualPlanning);
        },
        &["individual-planning [teacher-1A] Mon (30): \
            teacher-1A has 0 minutes of individual planning in pieces of 30 or more, 30 fewer than the \
            30 a day of the contract; \
            give teacher-1A 30 more minutes in pieces of 30 or more that no meeting and no duty may \
            take"],
    );
}

/// A school of ten kinds of day, and what is found of the reading teacher's planning under Texas's law, where her planning
/// begins at 9:00 each day and has these minutes.
fn texas(minutes: [i32; 10]) -> Vec<String> {
    let mut school = School::good();
    let days: Vec<String> = ('A'..='J').map(String::from).collect();
    school.parts.cycle = Cycle::new(days, BellsFollow::CycleDay);
    school.parts.bells.days.extend(school.parts.bells.days.clone());
    for person in &mut school.parts.people {
        person.present.extend(person.present.clone());
    }
    let law = packs::texas().planning.remove(0);
    school.parts.policy.planning = vec![PlanningMinimum { roles: vec![Role::Intervention], ..law }];
    school.parts.current = None;
    school.schedule.assignments.retain(|it| it.person != READING_TEACHER);
    for (day, minutes) in (0..).map(DayId).zip(minutes) {
        let planning = Span::starting(ClockTime::at(9, 0), Minutes::new(minutes));
        school.schedule.assignments.extend(planning.map(|span| Assignment {
            day,
            span,
            person: READING_TEACHER,
            kind: Use::IndividualPlanning,
            note: String::new(),
            locked: false,
        }));
    }
    let findings = school.audit().findings.into_iter();
    findings.filter(|it| it.rule == Rule::IndividualPlanning).map(|it| it.message).collect()
}

/// As teachers' associations read section 21.404: five periods of 90 are lawful, 50 and 40 by turns are not.
#[test]
fn texas_counts_periods_of_forty_five_or_more_in_ten_days() {
    let none: [String; 0] = [];
    assert_eq!(texas([45; 10]), none);
    assert_eq!(texas([90, 0, 90, 0, 90, 0, 90, 0, 90, 0]), none);
    assert_eq!(texas([50, 40, 50, 40, 50, 40, 50, 40, 50, 40]).len(), 2);
    let short = texas([45, 45, 45, 45, 45, 45, 45, 45, 45, 44]);
    assert!(
        short.iter().all(|it| it.contains("has 405 minutes") && it.contains("45 fewer than the 450")),
        "{short:?}"
    );
    assert_eq!(short.len(), 2);
}

/// Everyone has 5 x 30 minutes a week, and so 36 x 150 = 5,400 a year.
#[test]
fn a_week_and_a_year_are_those_with_the_least() {
    for (per, enough) in [(Per::Week, 150), (Per::Year, 5_400)] {
        for (minutes, short) in [(enough, vec![]), (enough + 1, vec![Some(1); 9])] {
            let mut school = School::good();
            let minimum = &mut school.parts.policy.planning[0];
            (minimum.per, minimum.minutes) = (per, Minutes::new(minutes));
            let found: Vec<_> = school.audit().findings.iter().map(|it| it.short_by).collect();
            assert_eq!(found, short, "{minutes} minutes {}", per.words());
        }
    }
}
