//! This year and two more: what comes back, what does not, and where a fund that has ended leaves a gap.

use commontime_school::ledger::{DollarsLedger, FundYear, YearDollars};
use commontime_school::school_year::{SchoolYear, YEARS};
use commontime_school::{Campus, Cents};

/// Returns the years, in dollars of this one. Every charge that comes back stays with its fund.
pub(super) fn years(campus: &Campus, year: Option<&SchoolYear>, ledger: &DollarsLedger) -> Vec<YearDollars> {
    let of_year = |at: usize| {
        let then = year.map(|year| year.later(at));
        let once = if at == 0 { ledger.one_time_cost } else { Cents::ZERO };
        let cost = ledger.yearly_cost - ledger.one_time_cost + once;
        let funds = ledger.funds.iter().map(|balance| {
            let fund = &campus[balance.fund];
            let once = if at == 0 { balance.one_time } else { Cents::ZERO };
            FundYear {
                fund: balance.fund,
                lasts: fund.lasts(then.as_ref(), at),
                available: fund.available(then.as_ref(), at),
                charged: balance.recurring + once,
            }
        });
        YearDollars {
            school_year: then.as_ref().map_or_else(String::new, |then| then.name.clone()),
            cost,
            net_new_cost: cost - ledger.cost_today,
            funds: funds.collect(),
        }
    };
    (0..YEARS).map(of_year).collect()
}
