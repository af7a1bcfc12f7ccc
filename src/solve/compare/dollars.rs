//! What it costs: in all, by fund, and in FTE by kind of position.

use commontime_school::comparison::{CostFigures, FundCompared, FundFigures, PositionsCompared, Sides};
use commontime_school::{Cents, Fte};

use super::{Judged, joined};

/// Returns what a side costs in all.
pub(super) fn cost(judged: &Judged<'_>) -> CostFigures {
    let ledger = &judged.audit.dollars;
    let charged = |recurring: bool| -> Cents {
        ledger.lines.iter().filter(|line| line.recurring == recurring).map(|line| line.amount).sum()
    };
    CostFigures {
        recurring: charged(true),
        one_time: charged(false),
        net_new_cost: ledger.net_new_cost,
        unpriced: ledger.unpriced.len(),
    }
}

/// Returns every fund of either side.
pub(super) fn funds(both: &Sides<Judged<'_>>) -> Vec<FundCompared> {
    let ids = joined(both.map(|it| it.campus.funds.iter().map(|fund| &fund.id).collect()));
    let one = |id: &String| {
        let of = both.map(|it| {
            let balance = it.audit.dollars.funds.iter().find(|balance| it.campus[balance.fund].id == *id)?;
            let figures = FundFigures {
                amount: balance.amount,
                recurring: balance.recurring,
                one_time: balance.one_time,
                left: balance.left(),
            };
            Some((it.campus[balance.fund].name.clone(), figures))
        });
        let name = of.a.as_ref().or(of.b.as_ref()).map_or_else(|| id.clone(), |(name, _)| name.clone());
        FundCompared { id: id.clone(), name, figures: of.map(|it| it.as_ref().map(|(_, figures)| *figures)) }
    };
    ids.into_iter().map(one).collect()
}

/// Returns the FTE of every kind of position of either side.
pub(super) fn positions(both: &Sides<Judged<'_>>) -> Vec<PositionsCompared> {
    let kinds = joined(both.map(|it| it.campus.positions.iter().map(|position| &position.kind).collect()));
    let one = |kind: &String| {
        let fte = |is_filled: bool| {
            both.map(|it| -> Fte {
                let of_kind = it.campus.positions.iter().filter(|position| position.kind == *kind);
                of_kind.filter(|position| position.filled_by.is_some() == is_filled).map(|it| it.fte).sum()
            })
        };
        PositionsCompared { kind: kind.clone(), filled: fte(true), vacant: fte(false) }
    };
    kinds.into_iter().map(one).collect()
}
