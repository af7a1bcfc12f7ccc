//! No fund is overdrawn.

use commontime_school::Cents;

use super::breaker::{Breaker, expect};
use super::good_school::prelude::*;
use super::good_school::{School, span};

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // 7 x $65,000 + half of $65,000 + $16,200 + $5,400 = $509,100.
        school.parts.funds[0].amount = Cents::new(50_900_000);
    },
    finds: &["fund-not-overdrawn [general fund]: \
        general fund has $509,000 and is charged $509,100, $100 too much; \
        move positions worth $100 a year to another fund"],
};

#[test]
fn a_hundred_dollars_too_much_are_found() {
    BREAKER.check();
}

#[test]
fn what_the_files_leave_open_is_a_note() {
    expect(
        |school| {
            school.parts.positions[0].pay = None;
            school.parts.positions[1].funds.clear();
        },
        &[
            "fund-not-overdrawn note [post-teacher-1A]: \
                the budget names no cost for post-teacher-1A, a homeroom teacher; \
                add a cost for \"homeroom teacher\" to the budget",
            "fund-not-overdrawn note [post-teacher-1B]: \
                no fund pays post-teacher-1B; \
                name its fund",
        ],
    );
}

#[test]
fn a_fund_that_ends_within_the_year_is_a_note() {
    expect(
        |school| school.parts.funds[2].ends = Some(jiff::civil::date(2027, 3, 31)),
        &["fund-not-overdrawn note [Title I, Part A]: \
            Title I, Part A ends on 2027-03-31, before the school year does; \
            name the fund that pays from then on"],
    );
    // The school year 2026-27 ends in June.
    expect(|school| school.parts.funds[2].ends = Some(jiff::civil::date(2027, 6, 30)), &[]);
}

#[test]
fn hours_that_nobody_pays_are_a_note() {
    // Para-2 is here 2 hours a day and paid for 10 a week.
    let hours = |when: &'static str| {
        move |school: &mut School| {
            school.parts.people[PARA_2.index()].present[FRI.index()] = vec![span(when)];
        }
    };
    expect(hours("11:15-13:15"), &[]);
    expect(
        hours("11:15-13:20"),
        &["fund-not-overdrawn note [para-2] (5): \
            the budget pays para-2 for 600 minutes a week, and staff.toml has them here for 605; \
            pay para-2 for the hours they are here, or shorten their hours"],
    );
}
