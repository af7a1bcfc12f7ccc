//! The state's instructional minutes are there.

use commontime_school::Minutes;
use commontime_school::calendar::{Calendar, DateKind, SchoolDate};
use commontime_school::policy::Per;
use jiff::ToSpan;
use jiff::civil::date;

use super::breaker::{Breaker, expect};
use super::good_school::School;
use super::good_school::prelude::*;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // The week has 4 x 415 + 365 = 2,025 minutes.
        school.parts.policy.instructional[0].minutes = Minutes::new(2_030);
    },
    finds: &[
        "instructional-minutes [1-A] (5): \
            1-A has 2,025 instructional minutes in the week Mon-Fri, 5 fewer than the 2,030 of state law; \
            lengthen the students' day or take the minutes from what does not count",
        "instructional-minutes [1-B] (5): \
            1-B has 2,025 instructional minutes in the week Mon-Fri, 5 fewer than the 2,030 of state law; \
            lengthen the students' day or take the minutes from what does not count",
        "instructional-minutes [2-A] (5): \
            2-A has 2,025 instructional minutes in the week Mon-Fri, 5 fewer than the 2,030 of state law; \
            lengthen the students' day or take the minutes from what does not count",
        "instructional-minutes [2-B] (5): \
            2-B has 2,025 instructional minutes in the week Mon-Fri, 5 fewer than the 2,030 of state law; \
            lengthen the students' day or take the minutes from what does not count",
    ],
};

#[test]
fn a_week_five_minutes_short_is_found() {
    BREAKER.check();
}

#[test]
fn lunch_and_recess_count_only_where_the_policy_lets_them() {
    // 2,025 - 5 x 30 - 5 x 35 = 1,700.
    expect(
        |school| {
            let minimum = &mut school.parts.policy.instructional[0];
            (minimum.counts_lunch, minimum.counts_recess) = (false, false);
            minimum.grades = vec![GRADE_2];
            minimum.minutes = Minutes::new(1_701);
        },
        &[
            "instructional-minutes [2-A] (1): \
                2-A has 1,700 instructional minutes in the week Mon-Fri, 1 fewer than the 1,701 of state law; \
                lengthen the students' day or take the minutes from what does not count",
            "instructional-minutes [2-B] (1): \
                2-B has 1,700 instructional minutes in the week Mon-Fri, 1 fewer than the 1,701 of state law; \
                lengthen the students' day or take the minutes from what does not count",
        ],
    );
}

#[test]
fn a_year_is_the_mean_day_times_the_days() {
    // 2,025 x 180 / 5 = 72,900 minutes a year.
    expect(
        |school| {
            let minimum = &mut school.parts.policy.instructional[0];
            (minimum.per, minimum.minutes) = (Per::Year, Minutes::new(72_901));
            minimum.grades = vec![GRADE_1];
        },
        &[
            "instructional-minutes [1-A] (1): \
                1-A has 72,900 instructional minutes a year, 1 fewer than the 72,901 of state law; \
                lengthen the students' day or take the minutes from what does not count",
            "instructional-minutes [1-B] (1): \
                1-B has 72,900 instructional minutes a year, 1 fewer than the 72,901 of state law; \
                lengthen the students' day or take the minutes from what does not count",
        ],
    );
}

#[test]
fn a_day_is_measured_by_itself() {
    expect(
        |school| {
            let minimum = &mut school.parts.policy.instructional[0];
            (minimum.per, minimum.minutes) = (Per::Day, Minutes::new(366));
            minimum.grades = vec![GRADE_1];
        },
        &[
            "instructional-minutes [1-A] Wed (1): \
                1-A has 365 instructional minutes a day, 1 fewer than the 366 of state law; \
                lengthen the students' day or take the minutes from what does not count",
            "instructional-minutes [1-B] Wed (1): \
                1-B has 365 instructional minutes a day, 1 fewer than the 366 of state law; \
                lengthen the students' day or take the minutes from what does not count",
        ],
    );
}

#[test]
fn a_year_is_the_sum_over_the_calendar_where_there_is_one() {
    // 35 weeks of 2,025 and one with a half-day on Monday and testing on Friday: 36 x 2,025 - 415 / 2, rounded down.
    let year = |minutes: i32| {
        move |school: &mut School| {
            let mut dates: Vec<SchoolDate> = Vec::new();
            let mut date = date(2026, 8, 31);
            for at in 0..36 * 5 {
                let kind = match at {
                    0 => DateKind::Half,
                    4 => DateKind::Testing,
                    _ => DateKind::Full,
                };
                dates.push(SchoolDate { date, day: DAYS[at % 5], kind });
                date = date.checked_add(if at % 5 == 4 { 3.days() } else { 1.days() }).expect("a date");
            }
            school.parts.calendar = Some(Calendar { dates, weeks: 36, short_weeks: 1 });
            let minimum = &mut school.parts.policy.instructional[0];
            (minimum.per, minimum.minutes) = (Per::Year, Minutes::new(minutes));
            minimum.grades = vec![GRADE_1];
        }
    };
    expect(year(72_692), &[]);
    expect(
        year(72_693),
        &[
            "instructional-minutes [1-A] (1): \
                1-A has 72,692 instructional minutes a year, 1 fewer than the 72,693 of state law; \
                lengthen the students' day or take the minutes from what does not count",
            "instructional-minutes [1-B] (1): \
                1-B has 72,692 instructional minutes a year, 1 fewer than the 72,693 of state law; \
                lengthen the students' day or take the minutes from what does not count",
        ],
    );
}

#[test]
fn two_weeks_are_ten_days() {
    // 2 x 2,025 minutes.
    let asked = |minutes: i32| {
        let mut school = School::good();
        let minimum = &mut school.parts.policy.instructional[0];
        (minimum.per, minimum.minutes) = (Per::TwoWeeks, Minutes::new(minutes));
        school.audit().findings.iter().map(|it| it.short_by).collect::<Vec<_>>()
    };
    assert_eq!(asked(4_050), []);
    assert_eq!(asked(4_051), [Some(1); 4]);
}
