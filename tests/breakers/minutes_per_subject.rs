//! Every subject has its minutes and blocks.

use commontime_school::Minutes;
use commontime_school::course::Setting;

use super::breaker::{Breaker, expect, expect_on};
use super::good_school::prelude::*;
use super::good_school::{School, span};

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // Science comes in the middle of the hour of literacy and leaves two halves of it.
        school.lesson(H1A, MON, "12:45").span = span("12:45-13:15");
        let mut second_half = school.lesson(H1A, MON, "12:45").clone();
        second_half.span = span("14:05-14:35");
        school.lesson(H1A, MON, "13:45").span = span("13:15-14:05");
        school.schedule.lessons.push(second_half);
    },
    finds: &[
        "minutes-per-subject [1-A] Mon 12:45-13:15 (10): \
            1-A has a piece of literacy of 30 minutes, shorter than the least block of 40; \
            lengthen this piece of literacy or join it to another",
        "minutes-per-subject [1-A] Mon 14:05-14:35 (10): \
            1-A has a piece of literacy of 30 minutes, shorter than the least block of 40; \
            lengthen this piece of literacy or join it to another",
    ],
};

#[test]
fn a_piece_shorter_than_the_block_is_found() {
    BREAKER.check();
}

#[test]
fn a_week_short_of_a_subject_is_found() {
    expect(
        |school| {
            school.parts.grades[GRADE_1.index()].subjects[1].minutes_per_week =
                commontime_school::Minutes::new(280);
        },
        &[
            "minutes-per-subject [1-A] (5): \
                1-A has 275 minutes of mathematics in the week Mon-Fri, 5 fewer than the 280 it needs; \
                find 5 more minutes a week for mathematics in 1-A",
            "minutes-per-subject [1-B] (5): \
                1-B has 275 minutes of mathematics in the week Mon-Fri, 5 fewer than the 280 it needs; \
                find 5 more minutes a week for mathematics in 1-B",
        ],
    );
}

#[test]
fn a_pull_out_breaks_an_unbroken_block() {
    // On Monday the service takes students out of literacy from 9:55: 15 and 35 minutes of the 80 are left whole, and the
    // 60 after recess.
    expect(
        |school| {
            school.parts.services[READING_1.index()].never_during.clear();
            school.session(READING_1, MON).span = span("9:55-10:25");
            school.session(CO_TAUGHT_2, MON).span = span("10:30-11:00");
        },
        &[
            "minutes-per-subject [1-A] Mon (15): \
                1-A has at most 60 minutes of literacy without a break or a pull-out, 15 fewer than the 75 it \
                needs every day; \
                keep one stretch of 75 minutes of literacy whole",
            "minutes-per-subject [1-B] Mon (15): \
                1-B has at most 60 minutes of literacy without a break or a pull-out, 15 fewer than the 75 it \
                needs every day; \
                keep one stretch of 75 minutes of literacy whole",
        ],
    );
}

#[test]
fn a_service_that_is_only_during_the_subject_breaks_nothing() {
    expect(
        |school| {
            let service = &mut school.parts.services[READING_1.index()];
            service.never_during.clear();
            service.only_during = vec![commontime_school::course::Block::Subject(LITERACY)];
            for day in DAYS {
                school.session(READING_1, day).span = span("9:40-10:10");
            }
        },
        &[],
    );
}

#[test]
fn an_unbroken_block_of_exactly_its_length_is_enough_and_a_minute_less_is_not() {
    let asked = |minutes: i32| {
        move |school: &mut School| {
            school.parts.grades[GRADE_1.index()].subjects[0].uninterrupted = Minutes::new(minutes);
        }
    };
    // Literacy is from 9:40 to 11:00.
    expect(asked(80), &[]);
    expect_on(
        MON,
        asked(81),
        &[
            "minutes-per-subject [1-A] Mon (1): \
                1-A has at most 80 minutes of literacy without a break or a pull-out, 1 fewer than the 81 \
                it needs every day; \
                keep one stretch of 81 minutes of literacy whole",
            "minutes-per-subject [1-B] Mon (1): \
                1-B has at most 80 minutes of literacy without a break or a pull-out, 1 fewer than the 81 \
                it needs every day; \
                keep one stretch of 81 minutes of literacy whole",
        ],
    );
}

#[test]
fn a_pull_out_of_another_grade_and_one_that_ends_as_the_block_begins_break_nothing() {
    expect(
        |school| {
            // Grade 2 has literacy from 8:45; the pull-out of grade 1 is then, and that of grade 2 just before it.
            let service = &mut school.parts.services[READING_1.index()];
            (service.from, service.grade) = (vec![(H2A, 3), (H2B, 2)], GRADE_2);
            service.never_during.clear();
            service.session_minutes = Minutes::new(5);
            service.minutes_per_week = Minutes::new(25);
            for day in DAYS {
                let session = school.session(READING_1, day);
                (session.span, session.homerooms) = (span("8:40-8:45"), vec![H2A, H2B]);
            }
        },
        &[],
    );
}

#[test]
fn students_of_a_self_contained_room_break_no_block() {
    expect(
        |school| {
            let service = &mut school.parts.services[READING_1.index()];
            service.setting = Setting::SelfContained;
            service.never_during.clear();
            for day in DAYS {
                school.session(READING_1, day).span = span("9:40-10:10");
            }
        },
        &[],
    );
}

#[test]
fn a_class_that_counts_as_a_subject_has_minutes_of_it() {
    // Art counts as science: what its 50 minutes teach, the homerooms' own teachers need not, and no grade has less than today.
    let counts = |school: &mut School| {
        let subject = school.parts.grades[0].subjects[2].subject;
        school.parts.specials[ART.index()].counts_as = Some(subject);
        for grade in &mut school.parts.grades {
            for need in grade.subjects.iter_mut().filter(|need| need.subject == subject) {
                need.with_others += Minutes::new(50);
            }
        }
    };
    let mut school = School::good();
    counts(&mut school);
    let (campus, with) = (school.campus(), school.audit());
    assert!(with.is_clean(), "{:?}", with.findings);
    let subject = &campus[campus.grades[0].subjects[2].subject].id;
    let minutes = |audit: &commontime_audit::Audit, activity: &str| {
        let row = audit.students.iter().find(|row| row.activity == activity);
        row.map(|row| (row.scheduled, row.today)).expect("there is such a row")
    };
    let without = School::good().audit();
    let more = |(scheduled, today): (Minutes, Minutes), by: i32| {
        (scheduled + Minutes::new(by), today + Minutes::new(by))
    };
    assert_eq!(minutes(&with, subject), more(minutes(&without, subject), 50));
    assert_eq!(minutes(&with, "specials"), more(minutes(&without, "specials"), -50));
    assert_eq!(minutes(&with, "all instruction"), minutes(&without, "all instruction"));
}
