//! The dollars ledger: what positions, levers and the contract cost in a year, and which funds pay.

use commontime_school::contract_money::Counted;
use commontime_school::ledger::{DollarLine, DollarsLedger, FundBalance, PaidFor};
use commontime_school::lever::LeverCost;
use commontime_school::position::Position;
use commontime_school::school_year::SchoolYear;
use commontime_school::{Campus, Cents, Fte, FundId, PositionId};

use super::paying::{Bill, pay};
use super::{asks, contract, years};
use crate::view::View;

/// Returns the ledger of a school before any schedule: what the contract pays for lost planning and overload is left out. As that is
/// never negative, no schedule of the school costs less. The years after this one and whom to ask are left out as well.
#[must_use]
pub fn dollars(campus: &Campus) -> DollarsLedger {
    ledger(campus, &campus.lever_costs(), &contract::of_school(campus), SchoolYear::of(campus).as_ref())
}

/// Returns the whole ledger of a schedule.
pub(crate) fn dollars_of(view: &View) -> DollarsLedger {
    let (campus, year) = (view.campus, SchoolYear::of(view.campus));
    let (levers, counted) = (campus.lever_costs(), contract::of_schedule(view));
    let mut ledger = ledger(campus, &levers, &counted, year.as_ref());
    let come_back: Vec<Bill> =
        bills(campus, &levers, &counted).into_iter().filter(|bill| bill.recurring).collect();
    ledger.years = years::years(campus, year.as_ref(), &ledger, &come_back);
    ledger.asks = asks::asks(campus, year.as_ref(), &ledger);
    ledger
}

/// Charges every position, vacant ones too, every lever that is pulled and what the contract pays to their funds.
///
/// Of a position each fund but the last pays its share rounded to the cent; the last pays the rest, so that lines always add
/// up to the position's cost. Other charges are paid by their funds out of what positions leave, the first of them first.
fn ledger(
    campus: &Campus,
    levers: &[LeverCost],
    counted: &[Counted],
    year: Option<&SchoolYear>,
) -> DollarsLedger {
    let mut ledger = DollarsLedger::default();
    for (at, position) in campus.positions.iter().enumerate() {
        let id = PositionId::from_index(at);
        match (position.yearly(), position.yearly_today()) {
            (Some(cost), Some(today)) => {
                ledger.yearly_cost += cost;
                ledger.cost_today += today;
                if position.fte > Fte::NONE {
                    charge(campus, id, position, cost, &mut ledger.lines);
                }
            }
            _ => ledger.unpriced.push(id),
        }
    }
    let has = |fund: FundId| campus[fund].available(year, 0);
    let has_ended = |fund: FundId| campus[fund].has_ended(year);
    beyond_positions(campus, levers, counted, (&has, &has_ended), &mut ledger);
    ledger.net_new_cost = ledger.yearly_cost - ledger.cost_today;
    for at in 0..campus.funds.len() {
        let id = FundId::from_index(at);
        let balance = FundBalance {
            fund: id,
            amount: has(id),
            recurring: charged(&ledger, id, true),
            one_time: charged(&ledger, id, false),
        };
        ledger.funds.push(balance);
    }
    ledger
}

fn charged(ledger: &DollarsLedger, fund: FundId, recurring: bool) -> Cents {
    let lines = ledger.lines.iter().filter(|line| line.fund == fund && line.recurring == recurring);
    lines.map(|line| line.amount).sum()
}

fn charge(campus: &Campus, id: PositionId, position: &Position, cost: Cents, lines: &mut Vec<DollarLine>) {
    let mut left = cost;
    for (at, &(fund, share)) in position.funds.iter().enumerate() {
        let is_last = at + 1 == position.funds.len();
        let amount = if is_last { left } else { share.of(cost) };
        left = left - amount;
        lines.push(DollarLine {
            paid_for: PaidFor::Position(id),
            fund,
            amount,
            recurring: true,
            what: String::new(),
            reason: campus[fund].rule.ask().to_owned(),
        });
    }
}

/// Returns what is no position's: levers that are pulled, and what the contract pays.
fn bills<'a>(campus: &'a Campus, levers: &'a [LeverCost], counted: &'a [Counted]) -> Vec<Bill<'a>> {
    let levers = levers.iter().map(|cost| Bill {
        paid_for: PaidFor::Lever(cost.lever),
        amount: cost.counted.amount,
        recurring: cost.recurring,
        funds: campus.levers[cost.lever].funds.clone(),
        what: &cost.counted.what,
    });
    let contract = campus.contract_money.iter().zip(counted).enumerate().map(|(at, (row, counted))| Bill {
        paid_for: PaidFor::Contract(at),
        amount: counted.amount,
        recurring: row.recurring,
        funds: row.funds.clone(),
        what: &counted.what,
    });
    levers.chain(contract).collect()
}

/// Charges what is no position's.
fn beyond_positions(
    campus: &Campus,
    levers: &[LeverCost],
    counted: &[Counted],
    (has, has_ended): (&dyn Fn(FundId) -> Cents, &dyn Fn(FundId) -> bool),
    ledger: &mut DollarsLedger,
) {
    let left = (0..campus.funds.len()).map(|at| {
        let id = FundId::from_index(at);
        has(id) - charged(ledger, id, true) - charged(ledger, id, false)
    });
    let left: Vec<Cents> = left.collect();
    for (row, counted) in campus.contract_money.iter().zip(counted) {
        ledger.cost_today += row.today;
        if row.kind.hangs_on_the_schedule() {
            ledger.by_schedule += counted.amount;
        }
    }
    let bills = bills(campus, levers, counted);
    for bill in &bills {
        ledger.yearly_cost += bill.amount;
        if !bill.recurring {
            ledger.one_time_cost += bill.amount;
        }
    }
    for (bill, paid) in bills.iter().zip(pay(&bills, &left, has_ended)) {
        ledger.lines.extend(paid.into_iter().map(|(fund, amount)| DollarLine {
            paid_for: bill.paid_for,
            fund,
            amount,
            recurring: bill.recurring,
            what: bill.what.to_owned(),
            reason: campus[fund].rule.ask().to_owned(),
        }));
    }
}
