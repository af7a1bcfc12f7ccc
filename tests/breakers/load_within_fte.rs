//! Nobody carries more than their FTE.

use commontime_school::{Fte, Minutes, Rule};

use super::breaker::{Breaker, expect};
use super::good_school::prelude::*;
use super::good_school::{School, span};

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // 2,025 of the students' minutes less specials, lunch and recess: 1,450.
        school.parts.people[T1A.index()].teaching_minutes_per_week_max = Some(Minutes::new(1_440));
    },
    finds: &["load-within-fte [teacher-1A] (10): \
        teacher-1A teaches 1,450 minutes in the week Mon-Fri, 10 over the limit of 1,440; \
        give 10 minutes a week of teacher-1A's teaching to somebody else"],
};

#[test]
fn ten_minutes_over_the_limit_are_found() {
    BREAKER.check();
}

#[test]
fn a_class_over_the_limit_of_a_day_is_found() {
    // On Monday the media teacher has library and computers twice.
    expect(
        |school| school.parts.people[MEDIA_TEACHER.index()].classes_per_day_max = Some(3),
        &[
            "load-within-fte [media-teacher] Mon (1): \
                media-teacher teaches 4 classes, 1 over the limit of 3 a day; \
                move 1 class of media-teacher to another day",
            "load-within-fte [media-teacher] Fri (1): \
                media-teacher teaches 4 classes, 1 over the limit of 3 a day; \
                move 1 class of media-teacher to another day",
        ],
    );
}

#[test]
fn a_salaried_person_is_here_as_long_as_their_fte() {
    // 0.9 of 2,325 is 2,092, rounded up to the grid 2,095.
    expect(
        |school| school.parts.people[ARTS_TEACHER.index()].fte = Fte::from_ten_thousandths(9_000),
        &["load-within-fte [arts-teacher] (230): \
            arts-teacher is at school 2,325 minutes in the week Mon-Fri, 230 over the 2,095 of 0.9 FTE; \
            shorten arts-teacher's hours by 230 minutes a week, or raise the FTE"],
    );
}

#[test]
fn who_is_paid_by_the_hour_is_paid_for_their_hours() {
    expect(|school| school.parts.people[PARA_1.index()].fte = Fte::from_ten_thousandths(1_000), &[]);
}

#[test]
fn half_a_post_is_half_of_the_week_rounded_up_to_the_grid() {
    // Half of 2,325 is 1,162 and a half; five days of 233 minutes are 1,165, and five minutes more are too many.
    let hours = |monday: &'static str| {
        move |school: &mut School| {
            let someone = &mut school.parts.people[MEDIA_TEACHER.index()];
            someone.fte = Fte::from_ten_thousandths(5_000);
            someone.present = vec![vec![span("7:35-11:28")]; 5];
            someone.present[MON.index()] = vec![span(monday)];
        }
    };
    let load = |damage: &dyn Fn(&mut School)| {
        let mut school = School::good();
        damage(&mut school);
        let findings = school.audit().findings.into_iter().filter(|it| it.rule == Rule::LoadWithinFte);
        findings.map(|it| it.short_by).collect::<Vec<_>>()
    };
    assert_eq!(load(&hours("7:35-11:28")), []);
    assert_eq!(load(&hours("7:35-11:33")), [Some(5)]);
}

#[test]
fn a_class_over_what_one_person_takes_in_a_week_is_found() {
    // Four homerooms have art once a week each, all with the arts teacher.
    expect(
        |school| school.parts.specials[ART.index()].classes_each_per_week_max = Some(3),
        &["load-within-fte [arts-teacher] (1): \
            arts-teacher has 4 classes of art in the week Mon-Fri, 1 over the limit of 3; \
            give 1 class of arts-teacher to somebody else"],
    );
}
