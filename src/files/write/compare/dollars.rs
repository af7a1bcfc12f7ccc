//! The parts of `compare.json` that have dollars and posts.

use commontime_school::comparison;
use schemars::JsonSchema;
use serde::Serialize;

use super::Both;

/// What a side costs in all.
#[derive(Serialize, JsonSchema)]
pub(super) struct Cost {
    /// What comes back every year.
    recurring_cents: i64,
    /// What comes once.
    one_time_cents: i64,
    /// Cost of a year beyond that of the current year's positions of its own scenario.
    net_new_cost_cents: i64,
    /// Positions for which the budget names no cost: they are in none of these figures.
    unpriced_positions: usize,
}

impl Cost {
    pub(super) fn of(it: &comparison::CostFigures) -> Self {
        Self {
            recurring_cents: it.recurring.get(),
            one_time_cents: it.one_time.get(),
            net_new_cost_cents: it.net_new_cost.get(),
            unpriced_positions: it.unpriced,
        }
    }
}

/// One fund, known by its id.
#[derive(Serialize, JsonSchema)]
pub(super) struct Fund<'a> {
    /// The id.
    id: &'a str,
    /// The name.
    name: &'a str,
    /// In A; null where it is not there.
    a: Option<FundFigures>,
    /// In B.
    b: Option<FundFigures>,
}

/// What becomes of a fund.
#[derive(Serialize, JsonSchema)]
#[expect(clippy::struct_field_names, reason = "keys name their unit")]
struct FundFigures {
    /// What there is.
    amount_cents: i64,
    /// What is charged every year.
    recurring_cents: i64,
    /// What is charged once.
    one_time_cents: i64,
    /// What is left; negative where it is overdrawn.
    left_cents: i64,
}

impl<'a> Fund<'a> {
    pub(super) fn of(it: &'a comparison::FundCompared) -> Self {
        let figures = it.figures.map(|figures| {
            figures.map(|it| FundFigures {
                amount_cents: it.amount.get(),
                recurring_cents: it.recurring.get(),
                one_time_cents: it.one_time.get(),
                left_cents: it.left.get(),
            })
        });
        Self { id: &it.id, name: &it.name, a: figures.a, b: figures.b }
    }
}

/// FTE of one kind of position, as decimal numbers in text: "0.5".
#[derive(Serialize, JsonSchema)]
pub(super) struct Positions<'a> {
    /// The kind.
    kind: &'a str,
    /// FTE that somebody fills.
    filled_fte: Both<String>,
    /// FTE that is vacant.
    vacant_fte: Both<String>,
}

impl<'a> Positions<'a> {
    pub(super) fn of(it: &'a comparison::PositionsCompared) -> Self {
        Self {
            kind: &it.kind,
            filled_fte: Both::of(&it.filled, ToString::to_string),
            vacant_fte: Both::of(&it.vacant, ToString::to_string),
        }
    }
}
