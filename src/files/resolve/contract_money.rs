//! Contract money: lost-prep pay, overload and lead stipends, class-size overage.

use std::ops::Range;

use commontime_school::campus::Parts;
use commontime_school::contract_money::{
    ContractKind, ContractPay, Load, OveragePer, OverloadPrice, PrepPrice,
};
use commontime_school::ids::{FundId, GradeId};
use commontime_school::staff::Role;
use commontime_school::unit_costs::WEEKS_A_YEAR;
use commontime_school::{Cents, Minutes, Share};

use super::Book;
use super::levers::prices::{funds, nobody_pays};
use super::policy::roles;
use crate::names::BUDGET;
use crate::problem::{Code, Desk};
use crate::raw::budget::Budget;
use crate::raw::contract_money::{ClassSizeOverage, LostPrepPay, OverloadStipend};
use crate::raw::words::RoleWord;
use crate::raw::{Literal, Number, Text};
use crate::value::{Limits, Located};

/// School days of a year without a calendar.
const DAYS: u32 = 180;

/// Months of a school year.
const MONTHS: u32 = 10;

/// Returns the contract money in the order of its kinds.
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    budget: Option<&Budget>,
    book: &Book,
    parts: &Parts,
) -> Vec<ContractPay> {
    let Some(budget) = budget else { return Vec::new() };
    let mut all = Vec::new();
    let mut add = |desk: &mut Desk<'_>, kind: Option<ContractKind>, common: Common<'_>| {
        let kind = kind?;
        let funds = common.funds(desk, book, &kind);
        let benefits = common.benefits.map_or(Share::default(), |share| desk.share(BUDGET, share));
        let mut pay = ContractPay { kind, funds, recurring: !common.once, benefits, today: Cents::ZERO };
        pay.today = match common.today {
            Some(today) => desk.money(BUDGET, today),
            None => pay.of_school(parts).map_or(Cents::ZERO, |counted| counted.amount),
        };
        if pay.kind.hangs_on_the_schedule() && common.today.is_none() {
            desk.assume(
                &format!("budget.toml: {}.today", pay.kind.slug()),
                format!("no {} is paid in the current year", pay.kind.title()),
            );
        }
        all.push(pay);
        Some(())
    };
    for row in &budget.lost_prep_pay {
        let kind = lost_prep(desk, row);
        add(
            desk,
            kind,
            Common::new(row.span(), &row.funds, row.once, row.benefits.as_ref(), row.today.as_ref()),
        );
    }
    for row in &budget.overload_stipend {
        let kind = overload(desk, row);
        add(
            desk,
            kind,
            Common::new(row.span(), &row.funds, row.once, row.benefits.as_ref(), row.today.as_ref()),
        );
    }
    for row in &budget.lead_stipend {
        let kind = ContractKind::Lead { each: desk.money(BUDGET, &row.amount) };
        let common = Common::new(row.span(), &row.funds, row.once, row.benefits.as_ref(), row.today.as_ref());
        add(desk, Some(kind), common);
    }
    for row in &budget.class_size_overage {
        let kind = class_size(desk, row, book, parts);
        let common = Common::new(row.span(), &row.funds, row.once, row.benefits.as_ref(), row.today.as_ref());
        add(desk, Some(kind), common);
    }
    all
}

/// What all rows have.
struct Common<'r> {
    span: Range<usize>,
    funds: &'r [Text],
    once: bool,
    benefits: Option<&'r Literal>,
    today: Option<&'r Literal>,
}

impl<'r> Common<'r> {
    const fn new(
        span: Range<usize>,
        funds: &'r [Text],
        once: bool,
        benefits: Option<&'r Literal>,
        today: Option<&'r Literal>,
    ) -> Self {
        Self { span, funds, once, benefits, today }
    }

    fn funds(&self, desk: &mut Desk<'_>, book: &Book, kind: &ContractKind) -> Vec<FundId> {
        let funds = funds(desk, book, self.funds);
        if funds.is_empty() {
            nobody_pays(desk, self.span.clone(), &format!("the {}", kind.title()));
        }
        funds
    }
}

fn lost_prep(desk: &mut Desk<'_>, row: &Located<LostPrepPay>) -> Option<ContractKind> {
    let promised = desk.minutes(BUDGET, &row.minutes_per_week, 1..=Limits::WEEK);
    let block = row.block.as_ref().map_or(Minutes::ZERO, |it| desk.minutes(BUDGET, it, 0..=Limits::DAY));
    let price = match (&row.hourly, &row.each, &row.period) {
        (Some(hour), None, None) => PrepPrice::Hourly(desk.money(BUDGET, hour)),
        (None, Some(each), Some(period)) => {
            let period = desk.minutes(BUDGET, period, 1..=Limits::DAY);
            PrepPrice::Period(period, desk.money(BUDGET, each))
        }
        _ => return in_one_way(desk, row.span(), "write `hourly`, or both `each` and `period`"),
    };
    let (roles, weeks) = (who(row.roles.as_deref()), weeks(desk, row.weeks.as_ref()));
    Some(ContractKind::LostPrep { promised, block, roles, price, weeks })
}

fn overload(desk: &mut Desk<'_>, row: &Located<OverloadStipend>) -> Option<ContractKind> {
    let load = match (&row.minutes_per_week, &row.classes_per_week, &row.hourly, &row.each, &row.amount) {
        (Some(minutes), None, hourly, None, yearly) if hourly.is_some() != yearly.is_some() => {
            let price = price(desk, hourly.as_ref(), yearly.as_ref());
            Load::Minutes(desk.minutes(BUDGET, minutes, 0..=Limits::WEEK), price)
        }
        (None, Some(classes), None, each, yearly) if each.is_some() != yearly.is_some() => {
            let price = price(desk, each.as_ref(), yearly.as_ref());
            Load::Classes(desk.count(BUDGET, classes, 0..=500, "classes"), price)
        }
        _ => {
            let help = "write `minutes-per-week` with `hourly` or `amount`, or `classes-per-week` with `each` or `amount`";
            return in_one_way(desk, row.span(), help);
        }
    };
    let (roles, weeks) = (who(row.roles.as_deref()), weeks(desk, row.weeks.as_ref()));
    Some(ContractKind::Overload { load, roles, weeks })
}

/// The one price that is there.
fn price(desk: &mut Desk<'_>, each: Option<&Literal>, yearly: Option<&Literal>) -> OverloadPrice {
    let each = each.map(|it| OverloadPrice::Each(desk.money(BUDGET, it)));
    let yearly = yearly.map(|it| OverloadPrice::Yearly(desk.money(BUDGET, it)));
    each.or(yearly).unwrap_or(OverloadPrice::Each(Cents::ZERO))
}

fn class_size(desk: &mut Desk<'_>, row: &ClassSizeOverage, book: &Book, parts: &Parts) -> ContractKind {
    let cap = desk.count(BUDGET, &row.cap, 0..=Limits::STUDENTS, "students");
    let grades = match &row.grades {
        Some(listed) => {
            crate::value::distinct(desk, BUDGET, listed);
            let known = listed
                .iter()
                .filter_map(|id| book.grades.expect(desk, BUDGET, Code::UnknownGrade, "grade", id));
            known.map(GradeId::from_index).collect()
        }
        None => (0..parts.grades.len()).map(GradeId::from_index).collect(),
    };
    let per = OveragePer::from(row.per);
    let calendar = parts.calendar.as_ref().and_then(|calendar| u32::try_from(calendar.dates.len()).ok());
    let usual = match per {
        OveragePer::Day => calendar.unwrap_or(DAYS),
        OveragePer::Month => MONTHS,
        OveragePer::Year => 1,
    };
    let times =
        row.times.as_ref().map_or(usual, |times| desk.count(BUDGET, times, 1..=366, "days or months"));
    ContractKind::ClassSize { cap, grades, each: desk.money(BUDGET, &row.each), per, times }
}

fn who(listed: Option<&[Located<RoleWord>]>) -> Vec<Role> {
    let teachers = || Role::ALL.into_iter().filter(|role| role.teaches()).collect();
    listed.map_or_else(teachers, roles)
}

fn weeks(desk: &mut Desk<'_>, weeks: Option<&Number>) -> u32 {
    weeks.map_or(WEEKS_A_YEAR, |weeks| desk.count(BUDGET, weeks, 1..=53, "weeks"))
}

fn in_one_way<T>(desk: &mut Desk<'_>, span: Range<usize>, help: &str) -> Option<T> {
    desk.problem(
        BUDGET,
        span,
        Code::PriceInOneWay,
        "the load or the price of contract money is not given in one way",
    )
    .label("one way is needed")
    .help(help);
    None
}
