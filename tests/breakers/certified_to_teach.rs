//! Who teaches holds the certification asked for.

use commontime_school::{Activity, Lesson, Rule};

use super::breaker::{Breaker, expect, expect_of, expect_on};
use super::good_school::School;
use super::good_school::prelude::*;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // On Tuesday 1-B has art, and the media teacher has no class.
        school.lesson(H1B, TUE, "8:50").adults = vec![MEDIA_TEACHER];
    },
    finds: &["certified-to-teach [media-teacher] Tue 8:50-9:40: \
        art with 1-B is taught by media-teacher, not listed for art; \
        let arts-teacher teach it"],
};

#[test]
fn a_special_needs_somebody_listed_for_it() {
    BREAKER.check();
}

/// 1-B's teacher is certified for something else, and the first lesson of Wednesday is its only subject.
fn not_certified(school: &mut School) {
    school.parts.people[T1B.index()].certifications = vec!["secondary".to_owned()];
    let subjects = |lesson: &&mut Lesson| {
        lesson.day == WED && lesson.homerooms == [H1B] && matches!(lesson.activity, Activity::Subject(_))
    };
    for lesson in school.schedule.lessons.iter_mut().filter(subjects).skip(1) {
        lesson.activity = Activity::Homeroom;
    }
}

#[test]
fn a_lesson_needs_somebody_with_the_grades_certification() {
    expect_of(
        Rule::CertifiedToTeach,
        WED,
        not_certified,
        &["certified-to-teach [teacher-1B] Wed 7:55-8:50: \
            mathematics with 1-B asks for the certification \"elementary\", not held by teacher-1B; \
            let somebody teach it who is certified \"elementary\""],
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
            // The arts teacher has no class then, and sets up from 8:45.
            school.lesson(H1B, MON, "7:55").adults.push(ARTS_TEACHER);
            school.without_assignment(ARTS_TEACHER, MON, "8:45");
        },
        &[],
    );
}

#[test]
fn a_paraprofessional_who_gives_a_service_needs_its_certification_too() {
    expect_of(
        Rule::CertifiedToTeach,
        MON,
        |school| {
            school.parts.services[CO_TAUGHT_2.index()].providers.push(PARA_2);
            school.session(CO_TAUGHT_2, MON).adults = vec![PARA_2];
        },
        &["certified-to-teach [para-2] Mon 10:15-10:45: \
            co-taught-2 asks for the certification \"special-education\", not held by para-2; \
            let somebody teach it who is certified \"special-education\""],
    );
}

#[test]
fn somebody_asked_for_in_the_room_is_there() {
    let beside = |school: &mut School| {
        school.parts.specials[ART.index()].beside = vec![MEDIA_TEACHER];
    };
    let of_2b = "certified-to-teach [art with 2-B] Tue 7:55-8:45: \
        art with 2-B has nobody beside, and asks for media-teacher in the room; \
        put media-teacher into it";
    let of_1b = "certified-to-teach [art with 1-B] Tue 8:50-9:40: \
        art with 1-B has nobody beside, and asks for media-teacher in the room; \
        put media-teacher into it";
    expect_of(Rule::CertifiedToTeach, TUE, beside, &[of_2b, of_1b]);
    expect_of(
        Rule::CertifiedToTeach,
        TUE,
        |school| {
            beside(school);
            school.lesson(H1B, TUE, "8:50").adults.push(MEDIA_TEACHER);
        },
        &[of_2b],
    );
}
