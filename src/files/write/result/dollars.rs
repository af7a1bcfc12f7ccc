//! The dollars ledger of `result.json`, and what `options.json` shares of it.

use commontime_school::ledger::{self, DollarLine, DollarsLedger, FundBalance, PaidFor, YearDollars};
use commontime_school::{Campus, Cents, UnitCosts};
use schemars::JsonSchema;
use serde::Serialize;

/// Who pays for what. All amounts in cents a year.
#[derive(Serialize, JsonSchema)]
pub(in crate::write) struct Dollars<'a> {
    /// How posts are costed: `average`, `actual`, `actual-filled-new-hire-vacant`.
    costing: &'a str,
    /// What posts, levers and contract cost in the year.
    cost_cents: i64,
    /// What today's posts and contract cost in the current year.
    cost_today_cents: i64,
    /// Cost beyond that of the current year; negative where something is saved.
    net_new_cost_cents: i64,
    /// Of it, what comes once.
    one_time_cost_cents: i64,
    /// Of it, what hangs on the schedule: pay for lost planning and for overload.
    by_schedule_cents: i64,
    /// The net new cost per pupil, per teacher, per released hour.
    units: Units,
    /// This year and two more, in dollars of this year.
    years: Vec<YearCosts<'a>>,
    /// Whom to ask what: the law and grants decide, this program does not.
    asks: Vec<Ask<'a>>,
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
    /// What there is; nothing where it ended before the year began.
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
    /// The position; null for what is beyond positions.
    position: Option<&'a str>,
    /// The lever; null for what is no lever's.
    lever: Option<&'a str>,
    /// The contract money, `lead-stipend` say; null for what is none.
    contract: Option<&'a str>,
    /// What it is for, in words; empty for a position.
    what: String,
    /// The fund.
    fund: &'a str,
    /// What it is charged.
    amount_cents: i64,
    /// Whether it comes back every year.
    recurring: bool,
    /// Why this fund may pay, or whom to ask.
    reason: String,
}

/// The net new cost, shared out.
#[derive(Clone, Copy, Serialize, JsonSchema)]
pub(in crate::write) struct Units {
    /// Students of all homerooms.
    pupils: u32,
    /// People whom the goal is for.
    teachers: u32,
    /// Minutes a year these people have together for what counts toward the goal beyond today's; null where today's are not known.
    released_minutes_a_year: Option<i64>,
    /// Net new cost by pupil; null without pupils.
    per_pupil_cents: Option<i64>,
    /// Net new cost by teacher; null without teachers.
    per_teacher_cents: Option<i64>,
    /// Net new cost by released hour; null where no more hours are released than today.
    per_released_hour_cents: Option<i64>,
}

impl Units {
    pub(in crate::write) fn of(units: &UnitCosts) -> Self {
        Self {
            pupils: units.pupils,
            teachers: units.teachers,
            released_minutes_a_year: units.released_minutes,
            per_pupil_cents: units.per_pupil.map(Cents::get),
            per_teacher_cents: units.per_teacher.map(Cents::get),
            per_released_hour_cents: units.per_released_hour.map(Cents::get),
        }
    }
}

/// One of three years.
#[derive(Serialize, JsonSchema)]
pub(in crate::write) struct YearCosts<'a> {
    /// The school year; empty where the files do not say which it is.
    school_year: String,
    /// What is charged in it.
    cost_cents: i64,
    /// Of it, what is beyond the current year.
    net_new_cost_cents: i64,
    /// Every fund.
    funds: Vec<FundYear<'a>>,
}

/// One fund in one year.
#[derive(Serialize, JsonSchema)]
struct FundYear<'a> {
    /// The fund's id.
    fund: &'a str,
    /// How much of the year it lasts.
    #[schemars(extend("enum" = ["whole", "part", "renewed", "ended"]))]
    lasts: &'a str,
    /// What there is.
    available_cents: i64,
    /// What is charged.
    charged_cents: i64,
    /// What is charged and not there: the cliff where a fund has ended.
    gap_cents: i64,
}

impl<'a> YearCosts<'a> {
    pub(in crate::write) fn of(year: &YearDollars, campus: &'a Campus) -> Self {
        let fund = |row: &ledger::FundYear| FundYear {
            fund: &campus[row.fund].id,
            lasts: row.lasts.slug(),
            available_cents: row.available.get(),
            charged_cents: row.charged.get(),
            gap_cents: row.gap().get(),
        };
        Self {
            school_year: year.school_year.clone(),
            cost_cents: year.cost.get(),
            net_new_cost_cents: year.net_new_cost.get(),
            funds: year.funds.iter().map(fund).collect(),
        }
    }
}

/// Something to ask.
#[derive(Serialize, JsonSchema)]
struct Ask<'a> {
    /// Whom.
    office: &'a str,
    /// What.
    words: &'a str,
    /// Where it stands.
    citation: &'a str,
}

impl<'a> Dollars<'a> {
    pub(in crate::write) fn of(ledger: &'a DollarsLedger, units: &UnitCosts, campus: &'a Campus) -> Self {
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
                PaidFor::Lever(_) | PaidFor::Contract(_) => None,
            },
            lever: match line.paid_for {
                PaidFor::Lever(lever) => Some(&campus.levers[lever].id),
                PaidFor::Position(_) | PaidFor::Contract(_) => None,
            },
            contract: match line.paid_for {
                PaidFor::Contract(row) => Some(campus.contract_money[row].kind.slug()),
                PaidFor::Position(_) | PaidFor::Lever(_) => None,
            },
            what: line.what.clone(),
            fund: &campus[line.fund].id,
            amount_cents: line.amount.get(),
            recurring: line.recurring,
            reason: line.reason.clone(),
        };
        let ask =
            |ask: &'a ledger::Ask| Ask { office: ask.office, words: &ask.words, citation: ask.citation };
        Self {
            costing: campus.costing.slug(),
            cost_cents: ledger.yearly_cost.get(),
            cost_today_cents: ledger.cost_today.get(),
            net_new_cost_cents: ledger.net_new_cost.get(),
            one_time_cost_cents: ledger.one_time_cost.get(),
            by_schedule_cents: ledger.by_schedule.get(),
            units: Units::of(units),
            years: ledger.years.iter().map(|year| YearCosts::of(year, campus)).collect(),
            asks: ledger.asks.iter().map(ask).collect(),
            funds: ledger.funds.iter().map(fund).collect(),
            lines: ledger.lines.iter().map(charge).collect(),
            unpriced: ledger.unpriced.iter().map(|&id| campus[id].id.as_str()).collect(),
        }
    }
}
