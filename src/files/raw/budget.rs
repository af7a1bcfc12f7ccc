//! `budget.toml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::words::FundRuleWord;
use super::{Literal, Number, Text};
use crate::value::Located;

/// What posts cost, and which funds there are.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Budget {
    /// What a kind of post costs.
    #[serde(default)]
    pub(crate) cost: Vec<Located<Cost>>,
    /// Funds.
    #[serde(default)]
    pub(crate) fund: Vec<Located<Fund>>,
}

/// What a kind of post costs: a salary, or pay by the hour.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Cost {
    /// The kind of post, as in `fte.toml`.
    pub(crate) position: Text,
    /// A year's salary at 1.0 FTE, in dollars.
    pub(crate) salary: Option<Literal>,
    /// Pay for an hour, in dollars.
    pub(crate) hourly: Option<Literal>,
    /// Paid hours a week.
    pub(crate) hours_per_week: Option<Literal>,
    /// Paid weeks a year.
    pub(crate) weeks: Option<Number>,
    /// Benefits on top: "31 %" of the pay, or dollars a year.
    pub(crate) benefits: Option<Literal>,
}

/// A fund.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Fund {
    /// The id that posts name.
    pub(crate) id: Text,
    /// The name in reports; the id where not given.
    pub(crate) name: Option<String>,
    /// What there is for a year, in dollars.
    pub(crate) amount: Literal,
    /// Its kind of rule. "unrestricted" where not given.
    pub(crate) rule: Option<Located<FundRuleWord>>,
    /// The last day it may be spent: 2027-09-30.
    pub(crate) ends: Option<Literal>,
}
