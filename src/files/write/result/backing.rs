//! The parts of `result.json` that come from the schedule and its audit.

use commontime_school::ledger::{
    CoverageLedger, CoverageLine, DollarLine, DollarsLedger, FundBalance, PaidFor,
};
use commontime_school::{Campus, Finding, Schedule, Severity};
use schemars::JsonSchema;
use serde::Serialize;

/// How many rows the schedule has.
#[derive(Serialize, JsonSchema)]
pub(super) struct Rows {
    /// Lessons.
    lessons: usize,
    /// Team meetings.
    meetings: usize,
    /// Everything else in people's days.
    assignments: usize,
}

impl Rows {
    pub(super) fn of(schedule: &Schedule) -> Self {
        Self {
            lessons: schedule.lessons.len(),
            meetings: schedule.meetings.len(),
            assignments: schedule.assignments.len(),
        }
    }
}

/// Who has the students while teams meet.
#[derive(Serialize, JsonSchema)]
pub(super) struct Coverage<'a> {
    /// Homerooms times minutes of their day, over all kinds of day: what was checked.
    homeroom_minutes: u64,
    /// For every released minute, who has the students.
    lines: Vec<Covered<'a>>,
}

/// While a team meets, who has one homeroom.
#[derive(Serialize, JsonSchema)]
struct Covered<'a> {
    /// The kind of day.
    day: &'a str,
    /// From.
    start: String,
    /// To.
    end: String,
    /// The team that meets.
    team: &'a str,
    /// The students.
    homeroom: &'a str,
    /// What they do.
    activity: &'a str,
    /// Who has them.
    adults: Vec<&'a str>,
    /// Where.
    room: &'a str,
}

impl<'a> Coverage<'a> {
    pub(super) fn of(ledger: &CoverageLedger, campus: &'a Campus) -> Self {
        let line = |line: &CoverageLine| Covered {
            day: &campus[line.day].name,
            start: line.span.start().to_string(),
            end: line.span.end().to_string(),
            team: &campus[line.team].id,
            homeroom: &campus[line.homeroom].id,
            activity: campus.activity_name(line.activity),
            adults: line.adults.iter().map(|&id| campus[id].id.as_str()).collect(),
            room: &campus[line.room].id,
        };
        Self { homeroom_minutes: ledger.homeroom_minutes, lines: ledger.lines.iter().map(line).collect() }
    }
}

/// Who pays for what. All amounts in cents a year.
#[derive(Serialize, JsonSchema)]
pub(super) struct Dollars<'a> {
    /// Cost beyond the current year's positions; negative where something is saved.
    net_new_cost_cents: i64,
    /// Of it, what comes once.
    one_time_cost_cents: i64,
    /// Every fund.
    funds: Vec<Fund<'a>>,
    /// Every charge.
    lines: Vec<Charge<'a>>,
    /// Positions for which the budget names no cost.
    unpriced: Vec<&'a str>,
}

/// What becomes of one fund.
#[derive(Serialize, JsonSchema)]
struct Fund<'a> {
    /// The id.
    id: &'a str,
    /// The name.
    name: &'a str,
    /// Its kind of rule.
    rule: &'a str,
    /// The last day it may be spent; null where it does not end.
    ends: Option<String>,
    /// What there is.
    amount_cents: i64,
    /// What is charged every year.
    recurring_cents: i64,
    /// What is charged once.
    one_time_cents: i64,
    /// What is left; negative where the fund is overdrawn.
    left_cents: i64,
}

/// What a position or a lever costs, charged to a fund.
#[derive(Serialize, JsonSchema)]
struct Charge<'a> {
    /// The position; null for what a lever costs beyond positions.
    position: Option<&'a str>,
    /// The lever; null for a position.
    lever: Option<&'a str>,
    /// The fund.
    fund: &'a str,
    /// What it is charged.
    amount_cents: i64,
    /// Whether it comes back every year.
    recurring: bool,
    /// Why this fund may pay, or whom to ask.
    reason: String,
}

impl<'a> Dollars<'a> {
    pub(super) fn of(ledger: &DollarsLedger, campus: &'a Campus) -> Self {
        let fund = |balance: &FundBalance| {
            let fund = &campus[balance.fund];
            Fund {
                id: &fund.id,
                name: &fund.name,
                rule: fund.rule.slug(),
                ends: fund.ends.map(|date| date.to_string()),
                amount_cents: balance.amount.get(),
                recurring_cents: balance.recurring.get(),
                one_time_cents: balance.one_time.get(),
                left_cents: balance.left().get(),
            }
        };
        let charge = |line: &DollarLine| Charge {
            position: match line.paid_for {
                PaidFor::Position(position) => Some(&campus[position].id),
                PaidFor::Lever(_) => None,
            },
            lever: match line.paid_for {
                PaidFor::Position(_) => None,
                PaidFor::Lever(lever) => Some(&campus.levers[lever].id),
            },
            fund: &campus[line.fund].id,
            amount_cents: line.amount.get(),
            recurring: line.recurring,
            reason: line.reason.clone(),
        };
        Self {
            net_new_cost_cents: ledger.net_new_cost.get(),
            one_time_cost_cents: ledger.one_time_cost.get(),
            funds: ledger.funds.iter().map(fund).collect(),
            lines: ledger.lines.iter().map(charge).collect(),
            unpriced: ledger.unpriced.iter().map(|&id| campus[id].id.as_str()).collect(),
        }
    }
}

/// Something the audit found.
#[derive(Serialize, JsonSchema)]
pub(super) struct FoundFinding<'a> {
    /// The rule's name.
    rule: &'a str,
    /// `required` or `note`.
    severity: &'a str,
    /// Whom or what it is about.
    who: &'a [String],
    /// The kind of day; null where it is about none.
    day: Option<&'a str>,
    /// From; null where it is about no time.
    start: Option<String>,
    /// To.
    end: Option<String>,
    /// What is wrong.
    message: &'a str,
    /// By how much, where that is a number.
    short_by: Option<i64>,
    /// What to do about it.
    next_step: &'a str,
}

impl<'a> FoundFinding<'a> {
    pub(super) fn of(finding: &'a Finding, campus: &'a Campus) -> Self {
        Self {
            rule: finding.rule.slug(),
            severity: match finding.severity {
                Severity::Required => "required",
                Severity::Note => "note",
            },
            who: &finding.who,
            day: finding.day.map(|day| campus[day].name.as_str()),
            start: finding.span.map(|span| span.start().to_string()),
            end: finding.span.map(|span| span.end().to_string()),
            message: &finding.message,
            short_by: finding.short_by,
            next_step: &finding.next_step,
        }
    }
}
