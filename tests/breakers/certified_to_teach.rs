//! Who teaches holds the certification asked for.

use super::breaker::{Breaker, expect, expect_on};
use super::good_school::prelude::*;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // On Monday morning the arts teacher is free, and may cover lessons, but is not certified for them.
        school.lesson(H1B, MON, "7:55").adults = vec![ARTS_TEACHER];
        school.without_assignment(ARTS_TEACHER, MON, "8:45");
    },
    finds: &["certified-to-teach [arts-teacher] Mon 7:55-8:50: \
        mathematics with 1-B asks for the certification \"elementary\", not held by arts-teacher; \
        let somebody teach it who is certified \"elementary\""],
};

#[test]
fn a_lesson_needs_somebody_with_the_grades_certification() {
    BREAKER.check();
}

#[test]
fn a_special_needs_somebody_listed_for_it() {
    // On Tuesday 1-B has art, and the media teacher has no class.
    expect(
        |school| school.lesson(H1B, TUE, "8:50").adults = vec![MEDIA_TEACHER],
        &["certified-to-teach [media-teacher] Tue 8:50-9:40: \
            art with 1-B is taught by media-teacher, not listed for art; \
            let arts-teacher teach it"],
    );
}

#[test]
fn a_listed_person_needs_the_certification_too() {
    expect_on(
        MON,
        |school| school.parts.services[READING_1.index()].certification = Some("dyslexia".to_owned()),
        &["certified-to-teach [special-ed] Mon 8:00-8:30: \
            reading-1 asks for the certification \"dyslexia\", not held by special-ed; \
            let somebody teach it who is certified \"dyslexia\""],
    );
}

#[test]
fn a_helper_beside_the_teacher_needs_none() {
    expect(
        |school| {
            (BREAKER.damage)(school);
            school.lesson(H1B, MON, "7:55").adults.push(T1B);
        },
        &[],
    );
}
