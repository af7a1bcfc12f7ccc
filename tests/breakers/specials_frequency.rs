//! Every homeroom has each special as often as it should.

use commontime_school::bell_schedule::Period;
use commontime_school::course::ClassPlace;
use commontime_school::{Activity, Rule};

use super::breaker::{Breaker, expect, expect_of};
use super::good_school::prelude::*;
use super::good_school::span;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // On Tuesday 1-B has music where it should have art, with the same teacher in the same room.
        school.lesson(H1B, TUE, "8:50").activity = Activity::Special(MUSIC);
    },
    finds: &[
        "specials-frequency [1-B] (1): \
            1-B has 0 classes of art from Mon to Fri, and should have 1; \
            find 1 more class of art for 1-B",
        "specials-frequency [1-B] (1): \
            1-B has 2 classes of music from Mon to Fri, and should have 1; \
            take 1 class of music away from 1-B",
    ],
};

#[test]
fn a_special_too_few_and_one_too_many_are_found() {
    BREAKER.check();
}

#[test]
fn a_special_of_another_grade_is_found() {
    expect(
        |school| school.parts.specials[ART.index()].grades = vec![GRADE_1],
        &[
            "specials-frequency [2-A] (1): \
                2-A has 1 class of art from Mon to Fri, and should have 0; \
                take 1 class of art away from 2-A",
            "specials-frequency [2-B] (1): \
                2-B has 1 class of art from Mon to Fri, and should have 0; \
                take 1 class of art away from 2-B",
        ],
    );
}

#[test]
fn a_class_has_its_length_and_its_room() {
    expect_of(
        Rule::SpecialsFrequency,
        TUE,
        |school| {
            let class = school.lesson(H1B, TUE, "8:50");
            (class.span, class.room) = (span("8:50-9:35"), GYM);
        },
        &[
            "specials-frequency [1-B] Tue 8:50-9:35: \
                art with 1-B is 45 minutes long, and should be 50; \
                make the class 50 minutes long",
            "specials-frequency [1-B] Tue 8:50-9:35: \
                art with 1-B is in gym, not in arts-room; \
                move the class to arts-room",
        ],
    );
}

#[test]
fn a_day_has_its_number_of_specials() {
    expect(
        |school| school.parts.grades[GRADE_1.index()].specials_per_day_max = 1,
        &[
            "specials-frequency [1-A] Fri (1): \
                1-A has 2 specials a day, and should have at most 1; \
                spread the specials of 1-A over the days",
            "specials-frequency [1-B] Mon (1): \
                1-B has 2 specials a day, and should have at most 1; \
                spread the specials of 1-B over the days",
        ],
    );
}

#[test]
fn a_class_begins_with_a_period_where_the_day_has_periods() {
    let period = |name: &str, when: &str| Period { name: name.to_owned(), span: span(when) };
    // On Tuesday the classes are at 7:55 and 8:50.
    expect(
        |school| {
            school.parts.bells.days[TUE.index()].periods =
                vec![period("1", "7:55-8:45"), period("2", "8:55-9:45")];
        },
        &[
            "specials-frequency [1-A] Tue 8:50-9:40: \
                PE with 1-A begins at 8:50, when no period begins; \
                let the class begin with a period",
            "specials-frequency [1-B] Tue 8:50-9:40: \
                art with 1-B begins at 8:50, when no period begins; \
                let the class begin with a period",
        ],
    );
}

#[test]
fn a_class_on_a_day_that_is_not_its_own_is_found() {
    expect_of(
        Rule::SpecialsFrequency,
        TUE,
        |school| school.parts.specials[ART.index()].days = Some(vec![MON, WED, THU, FRI]),
        &[
            "specials-frequency [2-B] Tue 7:55-8:45: \
                art with 2-B is on a day on which there is none; \
                move the class to Mon, Wed, Thu and Fri",
            "specials-frequency [1-B] Tue 8:50-9:40: \
                art with 1-B is on a day on which there is none; \
                move the class to Mon, Wed, Thu and Fri",
        ],
    );
}

#[test]
fn a_class_in_the_homerooms_own_room_is_there() {
    expect_of(
        Rule::SpecialsFrequency,
        TUE,
        |school| school.parts.specials[ART.index()].place = ClassPlace::Homeroom,
        &[
            "specials-frequency [2-B] Tue 7:55-8:45: \
                art with 2-B is in arts-room, not in 2-B; \
                move the class to 2-B",
            "specials-frequency [1-B] Tue 8:50-9:40: \
                art with 1-B is in arts-room, not in 1-B; \
                move the class to 1-B",
        ],
    );
}
