//! Funds, and what a kind of post costs. Money is read exactly from the digits in the file.

use commontime_school::fund::{Fund, FundRule};
use commontime_school::position::{HourlyBenefits, Pay};
use commontime_school::{Cents, Share};

use super::Book;
use crate::names::BUDGET;
use crate::problem::{Code, Desk};
use crate::raw::budget::{Budget, Cost};
use crate::raw::{Literal, Number};
use crate::value::Scalar;

/// Returns the funds.
pub(super) fn funds(desk: &mut Desk<'_>, budget: Option<&Budget>, book: &Book) -> Vec<Fund> {
    let Some(budget) = budget else {
        desk.assume("budget.toml", "there is no budget: nothing is said about dollars");
        return Vec::new();
    };
    let mut funds = Vec::new();
    for row in &budget.fund {
        if book.funds.find(&row.id) != Some(funds.len()) {
            continue;
        }
        funds.push(Fund {
            id: row.id.to_string(),
            name: row.name.clone().unwrap_or_else(|| row.id.to_string()),
            amount: desk.money(BUDGET, &row.amount),
            rule: row.rule.as_ref().map_or(FundRule::Unrestricted, |rule| (**rule).into()),
            ends: row.ends.as_ref().and_then(|date| desk.date(BUDGET, date)),
        });
    }
    funds
}

/// What a kind of post is paid.
#[derive(Clone, Copy, Debug)]
pub(super) struct PaidAs {
    pub(super) pay: Pay,
    /// Hundredths of an hour a week, where it is paid by the hour.
    pub(super) hours_a_week: u32,
}

/// Returns what each kind of post is paid, by the kind's name.
pub(super) fn costs(desk: &mut Desk<'_>, budget: &Budget, kinds: &[&str]) -> Vec<(String, PaidAs)> {
    let mut costs: Vec<(String, PaidAs)> = Vec::new();
    for row in &budget.cost {
        if !kinds.contains(&row.position.as_str()) {
            desk.unknown(BUDGET, Code::UnknownPosition, "position", &row.position, kinds.iter().copied())
                .label("no [[position]] in fte.toml is of this kind");
        } else if costs.iter().any(|(kind, _)| *kind == *row.position) {
            desk.problem(
                BUDGET,
                row.position.span(),
                Code::DuplicateId,
                format!("the cost of \"{}\" is there twice", *row.position),
            )
            .label("given before")
            .help("take one of the rows away");
        }
        if let Some(pay) = pay(desk, row) {
            costs.push((row.position.to_string(), pay));
        }
    }
    costs
}

fn pay(desk: &mut Desk<'_>, row: &Cost) -> Option<PaidAs> {
    match (&row.salary, &row.hourly, &row.hours_per_week, &row.weeks, &row.benefits_from) {
        (Some(salary), None, None, None, None) => {
            let salary = desk.money(BUDGET, salary);
            let benefits = match benefits(desk, row.benefits.as_ref()) {
                Benefits::None => Cents::ZERO,
                Benefits::Share(share) => share.of(salary),
                Benefits::Fixed(amount) => amount,
            };
            Some(PaidAs { pay: Pay::Salary { salary, benefits }, hours_a_week: 0 })
        }
        (None, Some(hour), Some(hours), Some(weeks), _) => Some(hourly(desk, row, hour, hours, weeks)),
        _ => {
            desk.problem(
                BUDGET,
                row.position.span(),
                Code::SalaryOrHourly,
                format!("the cost of \"{}\" is neither a salary nor pay by the hour", *row.position),
            )
            .label("one of two")
            .help("write `salary`, or all of `hourly`, `hours-per-week` and `weeks`");
            None
        }
    }
}

fn hourly(desk: &mut Desk<'_>, row: &Cost, hour: &Literal, hours: &Literal, weeks: &Number) -> PaidAs {
    let hour = desk.money(BUDGET, hour);
    let hours_a_week = desk.hundredths(BUDGET, hours, 80, "hours a week");
    let weeks = desk.count(BUDGET, weeks, 1..=53, "weeks");
    let mut benefits = match benefits(desk, row.benefits.as_ref()) {
        Benefits::None => HourlyBenefits::default(),
        Benefits::Share(share) => HourlyBenefits { share, ..HourlyBenefits::default() },
        Benefits::Fixed(fixed) => HourlyBenefits { fixed, ..HourlyBenefits::default() },
    };
    benefits.from_hours = row.benefits_from.as_ref().map(|from| {
        (desk.hundredths(BUDGET, &from.hours, 80, "hours a week"), desk.money(BUDGET, &from.amount))
    });
    PaidAs { pay: Pay::Hourly { hour, weeks, benefits }, hours_a_week }
}

/// Benefits are a share of the pay, or dollars a year.
enum Benefits {
    None,
    Share(Share),
    Fixed(Cents),
}

fn benefits(desk: &mut Desk<'_>, benefits: Option<&Literal>) -> Benefits {
    let Some(literal) = benefits else { return Benefits::None };
    let is_share = matches!(&**literal, Scalar::Text(text) if text.trim().ends_with('%'));
    if is_share {
        Benefits::Share(desk.share(BUDGET, literal))
    } else {
        Benefits::Fixed(desk.money(BUDGET, literal))
    }
}
