//! The dollars ledger: what positions cost in a year, and which funds pay.

use commontime_school::ledger::{DollarLine, DollarsLedger, FundBalance};
use commontime_school::position::Position;
use commontime_school::{Campus, Cents, FundId, PositionId};

/// Charges every position, vacant ones too, to its funds.
///
/// Each fund but the last pays its share rounded to the cent; the last pays the rest, so that lines always add up to the
/// position's cost. All of it comes back every year, and none is new: levers are not pulled here.
pub(crate) fn dollars(campus: &Campus) -> DollarsLedger {
    let mut ledger = DollarsLedger::default();
    for (at, position) in campus.positions.iter().enumerate() {
        let id = PositionId::from_index(at);
        match position.pay {
            Some(pay) => charge(campus, id, position, pay.yearly(position.fte), &mut ledger.lines),
            None => ledger.unpriced.push(id),
        }
    }
    for (at, fund) in campus.funds.iter().enumerate() {
        let id = FundId::from_index(at);
        let charged = |recurring: bool| {
            let lines = ledger.lines.iter().filter(|line| line.fund == id && line.recurring == recurring);
            lines.map(|line| line.amount).sum()
        };
        let balance =
            FundBalance { fund: id, amount: fund.amount, recurring: charged(true), one_time: charged(false) };
        ledger.funds.push(balance);
    }
    ledger
}

fn charge(campus: &Campus, id: PositionId, position: &Position, cost: Cents, lines: &mut Vec<DollarLine>) {
    let mut left = cost;
    for (at, &(fund, share)) in position.funds.iter().enumerate() {
        let is_last = at + 1 == position.funds.len();
        let amount = if is_last { left } else { share.of(cost) };
        left = left - amount;
        lines.push(DollarLine {
            position: id,
            fund,
            amount,
            recurring: true,
            reason: campus[fund].rule.ask().to_owned(),
        });
    }
}
