//! Every minute of a homeroom has a lesson and an adult in charge.

use super::breaker::{Breaker, expect, expect_on};
use super::good_school::prelude::*;
use super::good_school::span;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // 1-A's teacher is gone; the paraprofessional who helps there may not be alone in a lesson.
        school.lesson(H1A, MON, "9:40").adults = vec![PARA_1];
    },
    finds: &["supervised-every-minute [1-A] Mon 9:40-11:00 (80): \
        1-A has nobody in charge at literacy: para-1 is a paraprofessional; \
        put an adult who may be in charge into this lesson of 1-A"],
};

#[test]
fn a_paraprofessional_alone_is_not_in_charge_of_a_lesson() {
    BREAKER.check();
}

#[test]
fn a_gap_of_five_minutes_is_found() {
    expect(
        |school| school.lesson(H1A, MON, "7:45").span = span("7:45-7:50"),
        &["supervised-every-minute [1-A] Mon 7:50-7:55 (5): \
            1-A is nowhere: no lesson, lunch or recess has it; \
            give 1-A something to do with an adult at this time"],
    );
}

#[test]
fn an_aide_who_follows_one_student_is_not_in_charge_even_at_lunch() {
    expect_on(
        MON,
        |school| school.parts.people[PARA_1.index()].one_to_one = Some(CO_TAUGHT_2),
        &[
            "supervised-every-minute [1-A] Mon 11:00-11:30 (30): \
                1-A has nobody in charge at lunch: para-1 follows one student; \
                put an adult who may be in charge into this lesson of 1-A",
            "supervised-every-minute [1-B] Mon 11:00-11:30 (30): \
                1-B has nobody in charge at lunch: para-1 follows one student; \
                put an adult who may be in charge into this lesson of 1-B",
            "supervised-every-minute [2-A] Mon 12:00-12:30 (30): \
                2-A has nobody in charge at lunch: para-1 follows one student; \
                put an adult who may be in charge into this lesson of 2-A",
            "supervised-every-minute [2-B] Mon 12:00-12:30 (30): \
                2-B has nobody in charge at lunch: para-1 follows one student; \
                put an adult who may be in charge into this lesson of 2-B",
            "one-place-at-a-time [para-1] Mon 9:40-11:00 (80): \
                para-1 follows a student of co-taught-2, who is not at literacy with 1-A then; \
                leave para-1 with the student",
            "one-place-at-a-time [para-1] Mon 11:00-11:30 (30): \
                para-1 follows a student of co-taught-2, who is not at lunch with grade 1 then; \
                leave para-1 with the student",
            "duties-kept [1-A, 1-B] Mon 11:00-11:30 (1): \
                lunch of 1-A and 1-B has 0 adults, 1 fewer than the 1 it needs; \
                put one more paraprofessional there",
            "duties-kept [2-A, 2-B] Mon 12:00-12:30 (1): \
                lunch of 2-A and 2-B has 0 adults, 1 fewer than the 1 it needs; \
                put one more paraprofessional there",
        ],
    );
}

#[test]
fn who_is_not_at_school_is_not_in_charge() {
    expect(
        |school| {
            school.parts.people[T1A.index()].present[MON.index()] =
                vec![span("7:35-13:45"), span("13:50-15:20")];
        },
        &[
            "supervised-every-minute [1-A] Mon 13:45-13:50 (5): \
                1-A has nobody in charge at science: teacher-1A is not at school at 13:45-13:50; \
                put an adult who may be in charge into this lesson of 1-A",
            "contract-day [teacher-1A] Mon 13:45-13:50 (5): \
                teacher-1A is down for science with 1-A outside their contract day; \
                move it into teacher-1A's hours, or let somebody else do it",
        ],
    );
}

#[test]
fn students_taken_out_need_an_adult_too() {
    expect(
        |school| school.session(INTERVENTION_1, TUE).adults.clear(),
        &[
            "supervised-every-minute [intervention-1] Tue 12:10-12:40 (30): \
                intervention-1 has nobody in charge: no adult is named; \
                put an adult who may be in charge into this lesson of intervention-1",
            "services-kept [intervention-1] (30): \
                intervention-1 has 120 minutes with its providers in the week Mon-Fri, 30 fewer than the 150 \
                owed; \
                find time for 30 more minutes of intervention-1",
        ],
    );
}

#[test]
fn the_first_and_the_last_five_minutes_of_the_day_count_too() {
    expect(
        |school| {
            school.lesson(H1A, MON, "7:45").span = span("7:50-7:55");
            school.lesson(H2B, MON, "14:35").span = span("14:35-14:39");
        },
        &[
            "supervised-every-minute [1-A] Mon 7:45-7:50 (5): \
                1-A is nowhere: no lesson, lunch or recess has it; \
                give 1-A something to do with an adult at this time",
            "supervised-every-minute [2-B] Mon 14:39-14:40 (1): \
                2-B is nowhere: no lesson, lunch or recess has it; \
                give 2-B something to do with an adult at this time",
        ],
    );
}

#[test]
fn a_paraprofessional_is_in_charge_only_within_their_hours() {
    // Para-2 comes at 11:15; lunch begins at 11:00.
    expect(
        |school| school.lesson(H1A, MON, "11:00").adults = vec![PARA_2],
        &[
            "supervised-every-minute [1-A] Mon 11:00-11:15 (15): \
                1-A has nobody in charge at lunch: para-2 is not at school at 11:00-11:15; \
                put an adult who may be in charge into this lesson of 1-A",
            "supervised-every-minute [1-B] Mon 11:00-11:15 (15): \
                1-B has nobody in charge at lunch: para-2 is not at school at 11:00-11:15; \
                put an adult who may be in charge into this lesson of 1-B",
            "contract-day [para-2] Mon 11:00-11:15 (15): \
                para-2 is down for lunch with grade 1 outside their contract day; \
                move it into para-2's hours, or let somebody else do it",
            "duties-kept [1-A, 1-B] Mon 11:00-11:15 (1): \
                lunch of 1-A and 1-B has 0 adults, 1 fewer than the 1 it needs; \
                put one more paraprofessional there",
        ],
    );
}
