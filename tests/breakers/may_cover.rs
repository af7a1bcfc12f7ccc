//! Who takes others' students may.

use commontime_school::course::ClassPlace;
use commontime_school::staff::MayCover;
use commontime_school::{HomeroomId, PersonId, Rule};

use super::breaker::{Breaker, expect, expect_of, expect_on};
use super::good_school::School;
use super::good_school::prelude::*;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // The arts teacher is free until 7:55, and may cover lessons.
        school.lesson(H1B, MON, "7:45").adults = vec![ARTS_TEACHER];
    },
    finds: &["may-cover [arts-teacher, 1-B] Mon 7:45-7:55: \
        1-B is at homeroom with arts-teacher and without its own teacher, who alone has its \
        lessons: others have it in classes that they are listed for; \
        put teacher-1B in charge of it"],
};

#[test]
fn a_homerooms_own_lessons_are_its_own_teachers() {
    BREAKER.check();
}

#[test]
fn each_of_two_homerooms_in_a_lesson_has_its_own_teacher() {
    expect_of(
        Rule::MayCover,
        MON,
        |school| {
            school.lesson(H1A, MON, "7:55").homerooms.push(H1B);
            school.lesson(H1A, MON, "7:55").adults.push(SPECIAL_ED);
        },
        &["may-cover [teacher-1A, special-ed, 1-B] Mon 7:55-8:50: \
            1-B is at mathematics with teacher-1A and special-ed and without its own teacher, who \
            alone has its lessons: others have it in classes that they are listed for; \
            put teacher-1B in charge of it"],
    );
}

#[test]
fn a_class_in_a_special_is_one_homeroom() {
    expect_of(
        Rule::MayCover,
        MON,
        |school| school.lesson(H1A, MON, "8:50").homerooms.push(H1B),
        &["may-cover [grade 1] Mon 8:50-9:40: \
            PE with grade 1 joins 2 homerooms: courses.toml does not let homerooms have PE together; \
            give the homerooms a class each"],
    );
    expect_of(
        Rule::MayCover,
        MON,
        |school| school.lesson(H1A, MON, "8:50").homerooms.clear(),
        &["may-cover [PE] Mon 8:50-9:40: \
            a class of PE has no homeroom; \
            name the homeroom it is for, or take the class away"],
    );
}

#[test]
fn homerooms_come_to_a_special_together_up_to_a_number_of_students() {
    expect_of(
        Rule::MayCover,
        MON,
        |school| {
            school.parts.specials[PE.index()].joined_up_to = Some(39);
            school.lesson(H1A, MON, "8:50").homerooms.push(H1B);
        },
        &["may-cover [grade 1] Mon 8:50-9:40: \
            PE with grade 1 joins 2 homerooms, 40 students, 1 over the 39 that may come together; \
            give the homerooms a class each"],
    );
    expect_of(
        Rule::MayCover,
        MON,
        |school| {
            school.parts.specials[PE.index()].joined_up_to = Some(40);
            school.lesson(H1A, MON, "8:50").homerooms.push(H1B);
        },
        &[],
    );
    expect_of(
        Rule::MayCover,
        MON,
        |school| {
            school.parts.specials[PE.index()].joined_up_to = Some(100);
            school.lesson(H1A, MON, "8:50").homerooms.push(H2A);
        },
        &["may-cover [1-A and 2-A] Mon 8:50-9:40: \
            PE with 1-A and 2-A joins 2 homerooms of several grades; \
            give the homerooms a class each"],
    );
}

#[test]
fn who_is_not_listed_for_a_special_needs_leave_to_instruct() {
    expect_of(
        Rule::MayCover,
        TUE,
        |school| {
            school.parts.people[MEDIA_TEACHER.index()].may_cover = MayCover::Supervision;
            school.lesson(H1B, TUE, "8:50").adults.push(MEDIA_TEACHER);
        },
        &["may-cover [media-teacher, 1-B] Tue 8:50-9:40: \
            media-teacher has 1-B at art, and may cover lunch and recess only; \
            let somebody who is listed for it or may cover lessons have it"],
    );
}

#[test]
fn leave_to_supervise_is_needed_at_recess() {
    expect_on(
        MON,
        |school| school.parts.people[PARA_2.index()].may_cover = MayCover::Nothing,
        &[
            "may-cover [para-2, 1-A] Mon 11:30-12:05: \
                para-2 has 1-A at recess, and may cover nothing; \
                let the homeroom's own teacher or somebody who may cover lunch and recess have it",
            "may-cover [para-2, 2-A] Mon 12:30-13:05: \
                para-2 has 2-A at recess, and may cover nothing; \
                let the homeroom's own teacher or somebody who may cover lunch and recess have it",
        ],
    );
}

#[test]
fn beside_the_homerooms_own_teacher_nobody_covers() {
    expect(|school| school.lesson(H1B, MON, "7:45").adults.push(SPECIAL_ED), &[]);
}

#[test]
fn a_lesson_with_no_homeroom_in_it_is_nobodys() {
    expect_of(
        Rule::MayCover,
        MON,
        |school| {
            let mut lunch = school.lesson(H1A, MON, "11:00").clone();
            (lunch.homerooms, lunch.adults) = (Vec::new(), vec![PARA_2]);
            school.schedule.lessons.push(lunch);
        },
        &["may-cover [lunch] Mon 11:00-11:30: \
            lunch has no homeroom in it; \
            name the homerooms it is for, or take it away"],
    );
}

#[test]
fn a_homeroom_visits_one_other_with_its_teacher() {
    // Art of 1-B is a visit: to 2-A with its teacher it is one, with the arts teacher and without a homeroom it is not.
    let visits = |school: &mut School, others: &[HomeroomId], adult: PersonId| {
        school.parts.specials[ART.index()].place = ClassPlace::WithClass;
        let class = school.lesson(H1B, TUE, "8:50");
        class.homerooms.extend(others);
        class.adults = vec![adult];
    };
    let not_a_visit = |homeroom: &str, span: &str| {
        format!(
            "may-cover [{homeroom}] Tue {span}: art with {homeroom} is not one homeroom that visits another one with its \
             teacher; let one homeroom visit another, whose own teacher has both"
        )
    };
    let findings = |others: &[HomeroomId], adult: PersonId| {
        let mut school = School::good();
        visits(&mut school, others, adult);
        let found = school.audit().findings;
        let found =
            found.iter().filter(|it| it.rule == Rule::MayCover && it.message.contains("art with 1-B"));
        found.map(|it| format!("{}; {}", it.message, it.next_step)).collect::<Vec<_>>()
    };
    let wrong = not_a_visit("1-B", "8:50-9:40");
    let wrong = wrong.split_once(": ").map_or("", |(_, words)| words).to_owned();
    assert_eq!(findings(&[], ARTS_TEACHER), [wrong.as_str()]);
    // 2-A's teacher is asked for nothing else, for whoever has visitors takes them as their own work only where listed.
    let mut listed = School::good();
    listed.parts.specials[ART.index()].taught_by.push(T2A);
    visits(&mut listed, &[H2A], T2A);
    let found = listed.audit().findings;
    assert!(
        found.iter().all(|it| it.rule != Rule::MayCover || !it.message.contains("1-B and 2-A")),
        "{found:?}"
    );
}
