//! No fund is overdrawn.

use commontime_school::position::{HourlyBenefits, Pay, Position};
use commontime_school::{Cents, Fte, FundId, Share};

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

/// What Title I pays, a post of $65,000, comes back in years in which the fund has ended.
#[test]
fn a_fund_that_ends_is_a_note_and_leaves_a_cliff() {
    let ends = |year, month, day| {
        move |school: &mut School| school.parts.funds[2].ends = Some(jiff::civil::date(year, month, day))
    };
    let cliff = |when: &str, ends: &str| {
        format!(
            "fund-not-overdrawn note [Title I, Part A]: \
                {when} nobody pays the $65,000 that come back every year: Title I, Part A ends on {ends}; \
                name the fund that pays then, or plan to end what it pays for"
        )
    };
    expect(
        ends(2027, 3, 31),
        &[
            "fund-not-overdrawn note [Title I, Part A]: \
                Title I, Part A ends on 2027-03-31, before the school year does; \
                name the fund that pays from then on",
            &cliff("from 2027-28 on", "2027-03-31"),
        ],
    );
    // The school year 2026-27 ends in June.
    expect(ends(2027, 6, 30), &[&cliff("from 2027-28 on", "2027-06-30")]);
    // An award that ends within the second year is the one of the first: of 70,000 5,000 are left.
    expect(
        ends(2027, 9, 30),
        &[
            "fund-not-overdrawn note [Title I, Part A]: \
                in 2027-28 nobody pays $60,000 of the $65,000 that come back every year: Title I, Part A has $5,000; \
                name the fund that pays then, or plan to end what it pays for",
            &cliff("in 2028-29", "2027-09-30"),
        ],
    );
    expect(ends(2029, 6, 30), &[]);
    // Where another award is expected there is no cliff; the report says whom to ask.
    expect(
        |school| {
            ends(2027, 3, 31)(school);
            school.parts.funds[2].renews = true;
        },
        &[],
    );
}

#[test]
fn a_fund_that_ended_before_the_year_pays_nothing() {
    let expired = |school: &mut School| school.parts.funds[2].ends = Some(jiff::civil::date(2026, 6, 30));
    let finds = "fund-not-overdrawn [Title I, Part A]: \
        Title I, Part A ended on 2026-06-30, before the school year begins, and is charged $65,000; \
        name the fund that pays this year, or give the last day of the new award";
    let later = "fund-not-overdrawn note [Title I, Part A]: \
        from 2027-28 on nobody pays the $65,000 that come back every year: Title I, Part A ends on 2026-06-30; \
        name the fund that pays then, or plan to end what it pays for";
    expect(expired, &[finds, later]);
    // An award that may come later does not pay this year.
    expect(
        |school| {
            expired(school);
            school.parts.funds[2].renews = true;
        },
        &[finds],
    );
    // One that nothing is charged to harms nobody.
    expect(
        |school| {
            expired(school);
            school.parts.positions[READING_TEACHER.index()].funds = vec![(FundId(0), Share::WHOLE)];
            school.parts.funds[0].amount = Cents::new(60_000_000);
            school.parts.funds[0].later = [Cents::new(60_000_000); 2];
        },
        &[],
    );
}

/// Title I pays $65,000 every year: the second year it has $60,000, the third $50,000.
#[test]
fn a_fund_that_shrinks_leaves_a_gap() {
    let gap = |when: &str, gap: &str, has: &str| {
        format!(
            "fund-not-overdrawn note [Title I, Part A]: \
                {when} nobody pays {gap} of the $65,000 that come back every year: Title I, Part A has {has}; \
                name the fund that pays then, or plan to end what it pays for"
        )
    };
    expect(
        |school| school.parts.funds[2].later = [Cents::new(6_000_000), Cents::new(5_000_000)],
        &[&gap("in 2027-28", "$5,000", "$60,000"), &gap("in 2028-29", "$15,000", "$50,000")],
    );
}

/// Thirty hours have insurance. Two posts of 15 are 30 together, and payroll may see them as one.
#[test]
fn benefits_that_two_posts_would_have_together_are_a_note() {
    let benefits =
        HourlyBenefits { from_hours: Some((3_000, Cents::new(900_000))), ..HourlyBenefits::default() };
    let pay = Pay::Hourly { hour: Cents::new(1_500), weeks: 36, benefits };
    // 30 hours x $15 x 36 weeks = $16,200, and from 30 hours on $9,000; at 29.99 hours $16,194.60.
    assert_eq!(pay.yearly(Fte::FULL, 3_000), Cents::new(2_520_000));
    assert_eq!(pay.yearly(Fte::FULL, 2_999), Cents::new(1_619_460));
    expect(
        |school| {
            let post = &mut school.parts.positions[PARA_1.index()];
            (post.pay, post.hours_a_week) = (Some(pay), 1_500);
            post.today = (post.fte, 1_500);
            let second = Position { id: "second post".to_owned(), ..post.clone() };
            school.parts.positions.push(second);
        },
        &["fund-not-overdrawn note [para-1]: \
            para-1 has 2 posts by the hour, 30 hours a week together: benefits that begin with 30 hours are counted by \
            post, and so not here; ask payroll; if they are due, write para-1's posts as one"],
    );
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
