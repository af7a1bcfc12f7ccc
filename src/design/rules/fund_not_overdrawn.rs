//! No fund is overdrawn.

use commontime_school::school_year::SchoolYear;
use commontime_school::{Cents, FundId, Rule};

use super::Encoding;
use crate::design::builder::Builder;
use crate::mip::Expression;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

/// Positions, pulled levers and contract money that hangs on the school alone are as given, so these rows only find a fund that is
/// charged more than it has. What several funds may pay is left out: which of them does is the audit's to say.
fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    let year = SchoolYear::of(campus);
    for (at, fund) in campus.funds.iter().enumerate() {
        let (mut charged, mut shown) = (0, Cents::ZERO);
        for position in &campus.positions {
            let Some(cost) = position.yearly() else { continue };
            for (_, share) in position.funds.iter().filter(|(id, _)| id.index() == at) {
                // Which fund has the odd cent is the audit's to say: one less is charged for certain.
                shown += share.of(cost);
                charged += if position.funds.len() == 1 { cost.get() } else { share.of(cost).get() - 1 };
            }
        }
        let beyond = beyond_posts(builder, at);
        (charged, shown) = (charged + beyond.get(), shown + beyond);
        let available = fund.available(year.as_ref(), 0);
        if charged > available.get() {
            let has = match fund.ends.filter(|_| fund.has_ended(year.as_ref())) {
                Some(ends) => format!("ended on {ends}, before the school year begins"),
                None => format!("has {available}"),
            };
            let what =
                if beyond == Cents::ZERO { "its posts" } else { "its posts and what else it alone pays" };
            let words = format!("{} {has}, and {what} cost {shown} a year", fund.name);
            let tag = builder.tag(Rule::FundNotOverdrawn, words);
            let (charged, amount) = (Expression::constant(charged), Expression::constant(available.get()));
            builder.model.at_most(tag, charged, amount);
        }
    }
}

/// What a fund alone pays beyond posts, whatever the schedule.
fn beyond_posts(builder: &Builder<'_>, fund: usize) -> Cents {
    let campus = builder.campus;
    let is_alone = |funds: &[FundId]| matches!(funds, [only] if only.index() == fund);
    let levers = campus.lever_costs().into_iter().filter(|cost| is_alone(&campus.levers[cost.lever].funds));
    let levers = levers.map(|cost| cost.counted.amount);
    let contract = campus.contract_money.iter().filter(|row| is_alone(&row.funds));
    let contract = contract.filter_map(|row| row.of_school(campus)).map(|counted| counted.amount);
    levers.chain(contract).sum()
}
