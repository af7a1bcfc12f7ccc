//! Money that is not there: a school whose funds have no limit, and funds raised by what they lack.

use commontime_school::fund::Lasts;
use commontime_school::ids::FundId;
use commontime_school::ledger::DollarsLedger;
use commontime_school::school_year::SchoolYear;
use commontime_school::why_not::FixChange;
use commontime_school::{Campus, Cents};

/// Returns the school with all the money in the world in its funds; those that have ended stay empty, for no amount is paid from them.
pub(super) fn without_limits(campus: &Campus) -> Campus {
    let year = SchoolYear::of(campus);
    let mut parts = campus.clone().into_parts();
    for fund in &mut parts.funds {
        if fund.lasts(year.as_ref(), 0) != Lasts::Ended {
            fund.amount = Cents::new(i64::MAX / 4);
        }
    }
    Campus::new(parts).unwrap_or_else(|_| campus.clone())
}

/// Returns what each fund is short of, where it is.
pub(super) fn lacking(dollars: &DollarsLedger) -> Vec<(FundId, Cents)> {
    let short = dollars.funds.iter().filter(|balance| balance.left() < Cents::ZERO);
    short.map(|balance| (balance.fund, Cents::new(balance.left().get().saturating_neg()))).collect()
}

/// Returns the school with funds raised by so much, and what that changes, in words; `None` where that is no school.
pub(super) fn raised(campus: Campus, by: &[(FundId, Cents)]) -> Option<(Campus, Vec<FixChange>)> {
    let mut parts = campus.into_parts();
    let mut words = Vec::new();
    for (fund, lacks) in by {
        let fund = &mut parts.funds[fund.index()];
        fund.amount += *lacks;
        words.push(FixChange {
            words: format!("{} raised by {lacks} to {}", fund.name, fund.amount),
            key: "budget.toml: fund.amount".to_owned(),
            approvals: Vec::new(),
        });
    }
    Some((Campus::new(parts).ok()?, words))
}
