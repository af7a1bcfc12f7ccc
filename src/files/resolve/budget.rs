//! Funds, and what a kind of post costs. Money is read exactly from the digits in the file.

use commontime_school::fund::{Fund, FundRule};
use commontime_school::position::Pay;
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

/// Returns what each kind of post is paid, by the kind's name.
pub(super) fn costs(desk: &mut Desk<'_>, budget: &Budget, kinds: &[&str]) -> Vec<(String, Pay)> {
    let mut costs: Vec<(String, Pay)> = Vec::new();
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

fn pay(desk: &mut Desk<'_>, row: &Cost) -> Option<Pay> {
    match (&row.salary, &row.hourly, &row.hours_per_week, &row.weeks) {
        (Some(salary), None, None, None) => {
            let salary = desk.money(BUDGET, salary);
            Some(Pay::Salary { salary, benefits: benefits(desk, row.benefits.as_ref(), salary) })
        }
        (None, Some(hour), Some(hours), Some(weeks)) => Some(hourly(desk, row, hour, hours, weeks)),
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

fn hourly(desk: &mut Desk<'_>, row: &Cost, hour: &Literal, hours: &Literal, weeks: &Number) -> Pay {
    let hour = desk.money(BUDGET, hour);
    let hours_per_week_hundredths = desk.hundredths(BUDGET, hours, 80, "hours a week");
    let weeks = desk.count(BUDGET, weeks, 1..=53, "weeks");
    let hundredths = i128::from(hours_per_week_hundredths) * i128::from(weeks);
    let yearly = (i128::from(hour.get()) * hundredths + 50) / 100;
    let yearly = Cents::new(i64::try_from(yearly).unwrap_or(i64::MAX));
    let benefits = benefits(desk, row.benefits.as_ref(), yearly);
    Pay::Hourly { hour, hours_per_week_hundredths, weeks, benefits }
}

/// Benefits are a share of the pay, or dollars a year.
fn benefits(desk: &mut Desk<'_>, benefits: Option<&Literal>, pay: Cents) -> Cents {
    let Some(literal) = benefits else { return Cents::ZERO };
    let is_share = matches!(&**literal, Scalar::Text(text) if text.trim().ends_with('%'));
    if is_share {
        let share: Share = desk.share(BUDGET, literal);
        share.of(pay)
    } else {
        desk.money(BUDGET, literal)
    }
}
