//! The dollars ledger: what positions and levers cost in a year, and which funds pay.

use commontime_school::ledger::{DollarLine, DollarsLedger, FundBalance, PaidFor};
use commontime_school::position::Position;
use commontime_school::{Campus, Cents, Fte, FundId, PositionId};

use super::paying::{Bill, pay};

/// Charges every position, vacant ones too, and every lever that is pulled to their funds.
///
/// Of a position each fund but the last pays its share rounded to the cent; the last pays the rest, so that lines always add
/// up to the position's cost. A lever's charges are paid by its funds out of what positions leave, the first of them first.
#[must_use]
pub fn dollars(campus: &Campus) -> DollarsLedger {
    let mut ledger = DollarsLedger::default();
    for (at, position) in campus.positions.iter().enumerate() {
        let id = PositionId::from_index(at);
        match (position.yearly(), position.yearly_today()) {
            (Some(cost), Some(today)) => {
                ledger.net_new_cost += cost - today;
                if position.fte > Fte::NONE {
                    charge(campus, id, position, cost, &mut ledger.lines);
                }
            }
            _ => ledger.unpriced.push(id),
        }
    }
    levers(campus, &mut ledger);
    for (at, fund) in campus.funds.iter().enumerate() {
        let id = FundId::from_index(at);
        let balance = FundBalance {
            fund: id,
            amount: fund.amount,
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
            reason: campus[fund].rule.ask().to_owned(),
        });
    }
}

fn levers(campus: &Campus, ledger: &mut DollarsLedger) {
    let left = campus.funds.iter().enumerate().map(|(at, fund)| {
        let id = FundId::from_index(at);
        fund.amount - charged(ledger, id, true) - charged(ledger, id, false)
    });
    let left: Vec<Cents> = left.collect();
    let mut bills: Vec<Bill> = Vec::new();
    for (lever, charge) in campus.charges() {
        ledger.net_new_cost += charge.amount;
        if !charge.recurring {
            ledger.one_time_cost += charge.amount;
        }
        let funds = campus.levers[lever].funds.clone();
        bills.push(Bill { lever, amount: charge.amount, recurring: charge.recurring, funds });
    }
    for (bill, paid) in bills.iter().zip(pay(&bills, &left)) {
        ledger.lines.extend(paid.into_iter().map(|(fund, amount)| DollarLine {
            paid_for: PaidFor::Lever(bill.lever),
            fund,
            amount,
            recurring: bill.recurring,
            reason: campus[fund].rule.ask().to_owned(),
        }));
    }
}
