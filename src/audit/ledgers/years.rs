//! This year and two more: what comes back, what does not, and where a fund that has ended leaves a gap.

use commontime_school::fund::Lasts;
use commontime_school::ledger::{DollarsLedger, FundYear, PaidFor, YearDollars};
use commontime_school::school_year::{SchoolYear, YEARS};
use commontime_school::{Campus, Cents, FundId};

use super::paying::{Bill, pay};

/// Returns the years, in dollars of this one. Posts stay with their funds; what else comes back (`come_back`) is paid in each year
/// by those of its funds that have something then, the first of them first.
pub(super) fn years(
    campus: &Campus,
    year: Option<&SchoolYear>,
    ledger: &DollarsLedger,
    come_back: &[Bill<'_>],
) -> Vec<YearDollars> {
    let of_posts = |fund: FundId| -> Cents {
        let lines = ledger.lines.iter().filter(|line| line.fund == fund);
        lines.filter(|line| matches!(line.paid_for, PaidFor::Position(_))).map(|line| line.amount).sum()
    };
    // What each fund has left of the year before.
    let mut before: Vec<Cents> = Vec::new();
    let of_year = |at: usize| {
        let then = year.map(|year| year.later(at));
        let once = if at == 0 { ledger.one_time_cost } else { Cents::ZERO };
        let cost = ledger.yearly_cost - ledger.one_time_cost + once;
        let available = |fund: FundId| {
            let there = campus[fund].available(then.as_ref(), at);
            // An award that ends within a later year is the one that was there before: what is left of it is left.
            let is_the_same =
                campus[fund].lasts(then.as_ref(), at) == Lasts::Part && there == campus[fund].amount;
            match before.get(fund.index()).filter(|_| at > 0 && is_the_same) {
                Some(left) => (*left).min(there).max(Cents::ZERO),
                None => there,
            }
        };
        let left: Vec<Cents> = ledger.funds.iter().map(|it| available(it.fund) - of_posts(it.fund)).collect();
        let has_ended = |fund: FundId| campus[fund].lasts(then.as_ref(), at) == Lasts::Ended;
        let paid = if at == 0 { Vec::new() } else { pay(come_back, &left, &has_ended) };
        let funds = ledger.funds.iter().map(|balance| {
            let paid = paid.iter().flatten().filter(|(fund, _)| *fund == balance.fund);
            let later = of_posts(balance.fund) + paid.map(|(_, amount)| *amount).sum::<Cents>();
            FundYear {
                fund: balance.fund,
                lasts: campus[balance.fund].lasts(then.as_ref(), at),
                available: available(balance.fund),
                charged: if at == 0 { balance.recurring + balance.one_time } else { later },
            }
        });
        let funds: Vec<FundYear> = funds.collect();
        before = funds.iter().map(|row| row.available - row.charged).collect();
        YearDollars {
            school_year: then.as_ref().map_or_else(String::new, |then| then.name.clone()),
            cost,
            net_new_cost: cost - ledger.cost_today,
            funds,
        }
    };
    (0..YEARS).map(of_year).collect()
}
