//! Funds, and what a kind of post costs. Money is read exactly from the digits in the file.

use commontime_school::fund::{Fund, FundRule};
use commontime_school::position::{Costing, HourlyBenefits, Pay};
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
        let amount = desk.money(BUDGET, &row.amount);
        let second = row.amount_second_year.as_ref().map_or(amount, |it| desk.money(BUDGET, it));
        let third = row.amount_third_year.as_ref().map_or(second, |it| desk.money(BUDGET, it));
        let may_pay = row.may_pay.as_ref().map(|list| {
            crate::value::distinct(desk, BUDGET, list);
            list.iter().map(ToString::to_string).collect()
        });
        funds.push(Fund {
            id: row.id.to_string(),
            name: row.name.clone().unwrap_or_else(|| row.id.to_string()),
            amount,
            later: [second, third],
            rule: row.rule.as_ref().map_or(FundRule::Unrestricted, |rule| (**rule).into()),
            ends: row.ends.as_ref().and_then(|date| desk.date(BUDGET, date)),
            renews: row.renews,
            may_pay,
        });
    }
    funds
}

/// What posts are paid: by kind, and how a post is costed.
#[derive(Debug, Default)]
pub(super) struct Costs {
    pub(super) costing: Costing,
    kinds: Vec<(String, Kind)>,
}

/// What a kind of post is paid.
#[derive(Clone, Copy, Debug)]
pub(super) struct Kind {
    average: Cents,
    new_hire: Option<Cents>,
    time: Time,
    benefits: Benefits,
    from_hours: Option<(u32, Cents)>,
}

/// Whether a kind is paid a salary, or by the hour.
#[derive(Clone, Copy, Debug)]
enum Time {
    Salary,
    Hourly { hours_a_week: u32, weeks: u32 },
}

/// Benefits are a share of the pay, or dollars a year.
#[derive(Clone, Copy, Debug)]
enum Benefits {
    None,
    Share(Share),
    Fixed(Cents),
}

impl Costs {
    /// Reads the costs of a budget, for the kinds of posts that there are.
    pub(super) fn read(desk: &mut Desk<'_>, budget: Option<&Budget>, kinds: &[&str]) -> Self {
        let Some(budget) = budget else { return Self::default() };
        let costing = budget.costing.as_ref().map_or(Costing::Average, |costing| (*costing.mode).into());
        let mut costs = Self { costing, kinds: Vec::new() };
        for row in &budget.cost {
            if !kinds.contains(&row.position.as_str()) {
                desk.unknown(BUDGET, Code::UnknownPosition, "position", &row.position, kinds.iter().copied())
                    .label("no [[position]] in fte.toml is of this kind");
            } else if costs.of(&row.position).is_some() {
                desk.problem(
                    BUDGET,
                    row.position.span(),
                    Code::DuplicateId,
                    format!("the cost of \"{}\" is there twice", *row.position),
                )
                .label("given before")
                .help("take one of the rows away");
            }
            if let Some(kind) = kind(desk, row) {
                costs.kinds.push((row.position.to_string(), kind));
            }
        }
        costs
    }

    /// Returns what a kind is paid; `None` where the budget names no cost for it.
    pub(super) fn of(&self, kind: &str) -> Option<&Kind> {
        self.kinds.iter().find(|(known, _)| known == kind).map(|(_, kind)| kind)
    }

    /// Returns what a vacancy of a kind, or a post that a lever adds, is paid. Where the costing asks for the pay of a new hire and
    /// there is none, the average; [`Costs::check_new`] reports that.
    pub(super) fn new_post(&self, kind: &str) -> Option<Pay> {
        let kind = self.of(kind)?;
        let rate = match self.costing {
            Costing::Average | Costing::Actual => kind.average,
            Costing::ActualFilledNewHireVacant => kind.new_hire.unwrap_or(kind.average),
        };
        Some(kind.at(rate))
    }

    /// Reports kinds of which there are vacancies, or which levers add, without the pay of a new hire where the costing asks for it.
    pub(super) fn check_new(&self, desk: &mut Desk<'_>, budget: Option<&Budget>, new: &[&str]) {
        let Some(budget) = budget.filter(|_| self.costing == Costing::ActualFilledNewHireVacant) else {
            return;
        };
        for row in budget.cost.iter().filter(|row| row.new_hire.is_none()) {
            if new.contains(&row.position.as_str()) {
                desk.problem(
                    BUDGET,
                    row.position.span(),
                    Code::NoNewHire,
                    format!("nothing says what a new {} is paid", *row.position),
                )
                .label("posts of this kind are vacant or may be added")
                .help("add `new-hire = ...` to this [[cost]], or choose another `mode` in [costing]");
            }
        }
    }
}

impl Kind {
    /// Hundredths of an hour a week, where it is paid by the hour.
    pub(super) const fn hours_a_week(&self) -> u32 {
        match self.time {
            Time::Salary => 0,
            Time::Hourly { hours_a_week, .. } => hours_a_week,
        }
    }

    pub(super) const fn is_hourly(&self) -> bool {
        matches!(self.time, Time::Hourly { .. })
    }

    /// What somebody costs on average.
    pub(super) fn average(&self) -> Pay {
        self.at(self.average)
    }

    /// What somebody costs who is paid so much: a year at 1.0 FTE, or an hour.
    pub(super) fn at(&self, rate: Cents) -> Pay {
        match self.time {
            Time::Salary => {
                let benefits = match self.benefits {
                    Benefits::None => Cents::ZERO,
                    Benefits::Share(share) => share.of(rate),
                    Benefits::Fixed(amount) => amount,
                };
                Pay::Salary { salary: rate, benefits }
            }
            Time::Hourly { weeks, .. } => {
                let mut benefits = match self.benefits {
                    Benefits::None => HourlyBenefits::default(),
                    Benefits::Share(share) => HourlyBenefits { share, ..HourlyBenefits::default() },
                    Benefits::Fixed(fixed) => HourlyBenefits { fixed, ..HourlyBenefits::default() },
                };
                benefits.from_hours = self.from_hours;
                Pay::Hourly { hour: rate, weeks, benefits }
            }
        }
    }
}

fn kind(desk: &mut Desk<'_>, row: &Cost) -> Option<Kind> {
    let new_hire = row.new_hire.as_ref().map(|it| desk.money(BUDGET, it));
    match (&row.salary, &row.hourly, &row.hours_per_week, &row.weeks, &row.benefits_from) {
        (Some(salary), None, None, None, None) => Some(Kind {
            average: desk.money(BUDGET, salary),
            new_hire,
            time: Time::Salary,
            benefits: benefits(desk, row.benefits.as_ref()),
            from_hours: None,
        }),
        (None, Some(hour), Some(hours), Some(weeks), _) => Some(Kind {
            average: desk.money(BUDGET, hour),
            new_hire,
            time: time(desk, hours, weeks),
            benefits: benefits(desk, row.benefits.as_ref()),
            from_hours: row.benefits_from.as_ref().map(|from| {
                (desk.hundredths(BUDGET, &from.hours, 80, "hours a week"), desk.money(BUDGET, &from.amount))
            }),
        }),
        _ => {
            let of = format!("the cost of \"{}\"", *row.position);
            let (message, help) = match (&row.salary, &row.hourly, &row.benefits_from) {
                (Some(_), None, Some(_)) => (
                    format!("{of} is a salary, and `benefits-from` is for pay by the hour"),
                    "take `benefits-from` out, or pay by the hour",
                ),
                (Some(_), ..) => (
                    format!("{of} is a salary and pay by the hour at once"),
                    "keep `salary`, or all of `hourly`, `hours-per-week` and `weeks`",
                ),
                _ => (
                    format!("{of} is neither a salary nor pay by the hour"),
                    "write `salary`, or all of `hourly`, `hours-per-week` and `weeks`",
                ),
            };
            desk.problem(BUDGET, row.position.span(), Code::SalaryOrHourly, message)
                .label("one of two")
                .help(help);
            None
        }
    }
}

fn time(desk: &mut Desk<'_>, hours: &Literal, weeks: &Number) -> Time {
    let hours_a_week = desk.hundredths(BUDGET, hours, 80, "hours a week");
    Time::Hourly { hours_a_week, weeks: desk.count(BUDGET, weeks, 1..=53, "weeks") }
}

fn benefits(desk: &mut Desk<'_>, benefits: Option<&Literal>) -> Benefits {
    let Some(literal) = benefits else { return Benefits::None };
    let is_share = matches!(&**literal, Scalar::Text(text) if text.trim().ends_with('%'));
    if is_share {
        return Benefits::Share(desk.share(BUDGET, literal));
    }
    let dollars = desk.money(BUDGET, literal);
    // Nobody is paid so little in benefits: 31 and 0.31 are meant as shares.
    if dollars > Cents::ZERO && dollars <= Cents::new(10_000) {
        let times = if dollars < Cents::new(100) { 100 } else { 1 };
        let percent = Share::from_ten_thousandths(u32::try_from(dollars.get() * times).unwrap_or_default());
        desk.problem(
            BUDGET,
            literal.span(),
            Code::OutOfRange,
            format!("benefits of {dollars} a year are hardly any"),
        )
        .label("dollars a year, unless it says %")
        .help(format!("write \"{percent}\" for a share of the pay, or the dollars of a year: 9_000.00"));
    }
    Benefits::Fixed(dollars)
}
