//! Arrival, dismissal, lunch and recess have the adults they need.

use commontime_school::Rule;
use commontime_school::staff::Role;

use super::breaker::{Breaker, expect, expect_of, expect_on};
use super::good_school::prelude::*;
use super::good_school::{School, span};

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        school.without_assignment(ARTS_TEACHER, MON, "7:35");
    },
    finds: &["duties-kept [arts-teacher] Mon 7:35-7:45 (10): \
        arts-teacher does 0 of the 10 minutes of arrival; \
        put arts-teacher on arrival duty at 7:35-7:45"],
};

#[test]
fn a_missing_arrival_duty_is_found() {
    BREAKER.check();
}

#[test]
fn part_of_a_duty_is_not_all_of_it() {
    expect(
        |school| school.assignment(T1A, WED, "13:50").span = span("13:50-14:00"),
        &["duties-kept [teacher-1A] Wed 13:50-14:05 (5): \
            teacher-1A does 10 of the 15 minutes of dismissal; \
            put teacher-1A on dismissal duty at 13:50-14:05"],
    );
}

#[test]
fn lunch_needs_all_its_adults() {
    expect_on(
        MON,
        |school| school.parts.bells.lunch_supervision.adults = 2,
        &[
            "duties-kept [1-A, 1-B] Mon 11:00-11:30 (1): \
                lunch of 1-A and 1-B has 1 adult, 1 fewer than the 2 it needs; \
                put one more paraprofessional there",
            "duties-kept [2-A, 2-B] Mon 12:00-12:30 (1): \
                lunch of 2-A and 2-B has 1 adult, 1 fewer than the 2 it needs; \
                put one more paraprofessional there",
        ],
    );
}

#[test]
fn where_homeroom_teachers_stay_each_is_with_their_own() {
    expect_on(
        MON,
        |school| school.parts.bells.recess_supervision.roles = vec![Role::Homeroom],
        &[
            "duties-kept [teacher-1A, 1-A] Mon 11:30-12:05: \
                teacher-1A stays with 1-A at recess here, and is not there; \
                put teacher-1A into the recess of 1-A",
            "duties-kept [teacher-1B, 1-B] Mon 11:30-12:05: \
                teacher-1B stays with 1-B at recess here, and is not there; \
                put teacher-1B into the recess of 1-B",
            "duties-kept [teacher-2A, 2-A] Mon 12:30-13:05: \
                teacher-2A stays with 2-A at recess here, and is not there; \
                put teacher-2A into the recess of 2-A",
            "duties-kept [teacher-2B, 2-B] Mon 12:30-13:05: \
                teacher-2B stays with 2-B at recess here, and is not there; \
                put teacher-2B into the recess of 2-B",
        ],
    );
}

#[test]
fn adults_at_a_lunch_with_nobody_in_it_watch_nobody() {
    expect_of(
        Rule::DutiesKept,
        MON,
        |school| {
            school.parts.bells.lunch_supervision.adults = 2;
            let mut empty = school.lesson(H2A, MON, "12:00").clone();
            (empty.homerooms, empty.adults) = (Vec::new(), vec![PARA_2]);
            school.schedule.lessons.push(empty);
            school.lesson(H1A, MON, "11:00").adults.push(SPECIAL_ED);
            school.parts.bells.lunch_supervision.roles.push(Role::SpecialEducation);
        },
        &["duties-kept [2-A, 2-B] Mon 12:00-12:30 (1): \
            lunch of 2-A and 2-B has 1 adult, 1 fewer than the 2 it needs; \
            put one more paraprofessional or special education teacher there"],
    );
}

#[test]
fn an_adult_who_leaves_early_is_missed_from_then_on() {
    // Para-1 leaves at 12:20, ten minutes before grade 2 has eaten.
    expect_of(
        Rule::DutiesKept,
        MON,
        |school| school.parts.people[PARA_1.index()].present[MON.index()] = vec![span("8:00-12:20")],
        &["duties-kept [2-A, 2-B] Mon 12:20-12:30 (1): \
            lunch of 2-A and 2-B has 0 adults, 1 fewer than the 1 it needs; \
            put one more paraprofessional there"],
    );
}

#[test]
fn who_is_not_here_for_all_of_a_duty_does_not_owe_it() {
    let from = |hours: &'static str| {
        move |school: &mut School| {
            school.parts.people[ARTS_TEACHER.index()].present[MON.index()] = vec![span(hours)];
            school.without_assignment(ARTS_TEACHER, MON, "7:35");
        }
    };
    expect_of(Rule::DutiesKept, MON, from("7:36-15:20"), &[]);
    expect_of(
        Rule::DutiesKept,
        MON,
        from("7:35-15:20"),
        &["duties-kept [arts-teacher] Mon 7:35-7:45 (10): \
            arts-teacher does 0 of the 10 minutes of arrival; \
            put arts-teacher on arrival duty at 7:35-7:45"],
    );
}
