//! Contract money of `budget.toml` as written: what a contract pays beyond salaries.

use schemars::JsonSchema;
use serde::Deserialize;

use super::words::{OveragePerWord, RoleWord};
use super::{Literal, Number, Text};
use crate::value::Located;

/// Pay for planning time that the schedule takes: for every week, what a person lacks of the planning promised to them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct LostPrepPay {
    /// Planning minutes a week that the contract promises at 1.0 FTE.
    pub(crate) minutes_per_week: Number,
    /// The shortest piece of time that counts as planning, in minutes. 0 where not given.
    pub(crate) block: Option<Number>,
    /// Whom it is for. Everyone who teaches, where not given.
    pub(crate) roles: Option<Vec<Located<RoleWord>>>,
    /// Dollars for an hour.
    pub(crate) hourly: Option<Literal>,
    /// In place of `hourly`: dollars for each period, or part of one, that a person lacks in a week.
    pub(crate) each: Option<Literal>,
    /// Minutes of such a period.
    pub(crate) period: Option<Number>,
    /// Weeks a year. 36 where not given.
    pub(crate) weeks: Option<Number>,
    /// What benefits add to the pay: "9 %".
    pub(crate) benefits: Option<Literal>,
    /// The funds that may pay, the first first.
    #[serde(default)]
    pub(crate) funds: Vec<Text>,
    /// Whether it is paid this year only.
    #[serde(default)]
    pub(crate) once: bool,
    /// What it comes to in the current year, benefits included. Nothing where not given.
    pub(crate) today: Option<Literal>,
}

/// Pay for teaching more than the load.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct OverloadStipend {
    /// The load at 1.0 FTE: minutes of teaching a week.
    pub(crate) minutes_per_week: Option<Number>,
    /// In place of it: classes of specials a week.
    pub(crate) classes_per_week: Option<Number>,
    /// Whom it is for. Everyone who teaches, where not given.
    pub(crate) roles: Option<Vec<Located<RoleWord>>>,
    /// Dollars for an hour beyond the load, where the load is in minutes.
    pub(crate) hourly: Option<Literal>,
    /// Dollars for a class beyond the load, where the load is in classes.
    pub(crate) each: Option<Literal>,
    /// In place of both: dollars a year for whoever is beyond the load in any week.
    pub(crate) amount: Option<Literal>,
    /// Weeks a year. 36 where not given.
    pub(crate) weeks: Option<Number>,
    /// What benefits add to the pay: "9 %".
    pub(crate) benefits: Option<Literal>,
    /// The funds that may pay, the first first.
    #[serde(default)]
    pub(crate) funds: Vec<Text>,
    /// Whether it is paid this year only.
    #[serde(default)]
    pub(crate) once: bool,
    /// What it comes to in the current year, benefits included. Nothing where not given.
    pub(crate) today: Option<Literal>,
}

/// Pay for whoever leads a team: each team of `staff.toml` with a `lead` has one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct LeadStipend {
    /// Dollars a year for each.
    pub(crate) amount: Literal,
    /// What benefits add to the pay: "9 %".
    pub(crate) benefits: Option<Literal>,
    /// The funds that may pay, the first first.
    #[serde(default)]
    pub(crate) funds: Vec<Text>,
    /// Whether it is paid this year only.
    #[serde(default)]
    pub(crate) once: bool,
    /// What it comes to in the current year, benefits included. As many leads as there are where not given.
    pub(crate) today: Option<Literal>,
}

/// Pay for homerooms with more students than the contract's cap.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct ClassSizeOverage {
    /// Students of a homeroom beyond whom it is paid.
    pub(crate) cap: Number,
    /// The grades it is for, by id. All where not given.
    pub(crate) grades: Option<Vec<Text>>,
    /// Dollars for each student beyond the cap.
    pub(crate) each: Literal,
    /// For each "day", "month" or "year".
    pub(crate) per: OveragePerWord,
    /// How many days or months a year it is paid for. Where not given: the school days of calendar.toml or, without it, 180; 10
    /// months.
    pub(crate) times: Option<Number>,
    /// What benefits add to the pay: "9 %".
    pub(crate) benefits: Option<Literal>,
    /// The funds that may pay, the first first.
    #[serde(default)]
    pub(crate) funds: Vec<Text>,
    /// Whether it is paid this year only.
    #[serde(default)]
    pub(crate) once: bool,
    /// What it comes to in the current year, benefits included. As many students as there are where not given.
    pub(crate) today: Option<Literal>,
}
