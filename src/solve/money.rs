//! Money that is not there: a school whose funds have no limit, and funds raised by what they lack.

use commontime_school::ids::FundId;
use commontime_school::school_year::SchoolYear;
use commontime_school::why_not::FixChange;
use commontime_school::{Campus, Cents};

/// Which funds are taken to have no limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lifted {
    /// All that have not ended: no amount is paid from one that has.
    NotEnded,
    /// All, as if none had ended.
    All,
}

/// Returns the school with all the money in the world in its funds.
pub(super) fn without_limits(campus: &Campus, lifted: Lifted) -> Campus {
    let year = SchoolYear::of(campus);
    let mut parts = campus.clone().into_parts();
    for fund in &mut parts.funds {
        if lifted == Lifted::All {
            fund.ends = None;
        }
        if !fund.has_ended(year.as_ref()) {
            fund.lift();
        }
    }
    Campus::new(parts).unwrap_or_else(|_| campus.clone())
}

/// Returns the school with funds raised by so much, this year and in each later one that had as much; and what that changes, in words.
/// `None` where a fund has ended, so that no amount helps.
pub(super) fn raised(campus: Campus, by: &[(FundId, Cents)]) -> Option<(Campus, Vec<FixChange>)> {
    let year = SchoolYear::of(&campus);
    let mut parts = campus.into_parts();
    let mut words = Vec::new();
    for (fund, lacks) in by {
        let fund = &mut parts.funds[fund.index()];
        if fund.has_ended(year.as_ref()) {
            return None;
        }
        let before = fund.amount;
        fund.amount += *lacks;
        // Without amounts of their own later years have this one's.
        fund.later.iter_mut().filter(|later| **later == before).for_each(|later| *later += *lacks);
        words.push(FixChange {
            words: format!("{} raised by {lacks} to {}", fund.name, fund.amount),
            key: format!("budget.toml: fund.amount of {}", fund.id),
            approvals: Vec::new(),
        });
    }
    Some((Campus::new(parts).ok()?, words))
}
