//! `budget.toml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::contract_money::{ClassSizeOverage, LeadStipend, LostPrepPay, OverloadStipend};
use super::words::{CostingWord, FundRuleWord};
use super::{Literal, Number, Text};
use crate::value::Located;

/// What posts cost, and which funds there are.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Budget {
    /// How posts are costed. By average where not given.
    pub(crate) costing: Option<Costing>,
    /// What a kind of post costs.
    #[serde(default)]
    pub(crate) cost: Vec<Located<Cost>>,
    /// Funds.
    #[serde(default)]
    pub(crate) fund: Vec<Located<Fund>>,
    /// What levers cost beyond posts, and who may pay.
    #[serde(default)]
    pub(crate) price: Vec<Located<Price>>,
    /// Pay for planning time that the schedule takes.
    #[serde(default)]
    pub(crate) lost_prep_pay: Vec<Located<LostPrepPay>>,
    /// Pay for teaching more than the load.
    #[serde(default)]
    pub(crate) overload_stipend: Vec<Located<OverloadStipend>>,
    /// Pay for whoever leads a team.
    #[serde(default)]
    pub(crate) lead_stipend: Vec<Located<LeadStipend>>,
    /// Pay for homerooms with more students than the contract's cap.
    #[serde(default)]
    pub(crate) class_size_overage: Vec<Located<ClassSizeOverage>>,
}

/// How posts are costed.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Costing {
    /// "average": every post of a kind costs what `[[cost]]` says. "actual": a filled post costs what `actual-pay` of fte.toml
    /// says of its holder, a vacancy the average. "actual-filled-new-hire-vacant": as "actual", but a vacancy costs what
    /// `new-hire` of `[[cost]]` says. Posts that levers add are costed as vacancies.
    pub(crate) mode: Located<CostingWord>,
}

/// What a lever costs beyond posts, and who may pay.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Price {
    /// The lever, by its name or id in `scenario.toml`.
    pub(crate) lever: Text,
    /// Dollars a year, however far it is pulled.
    pub(crate) amount: Option<Literal>,
    /// Whether the amount comes once and not every year.
    #[serde(default)]
    pub(crate) once: bool,
    /// Dollars for an hour of somebody's time, where the lever buys time.
    pub(crate) hourly: Option<Literal>,
    /// Dollars for a day of one substitute, where the lever is a pool of them.
    pub(crate) daily: Option<Literal>,
    /// Dollars for each block that a homeroom has with a partner.
    pub(crate) each: Option<Literal>,
    /// Weeks a year in which the time is bought. 36 where not given.
    pub(crate) weeks: Option<Number>,
    /// What benefits add to the pay: "9 %".
    pub(crate) benefits: Option<Literal>,
    /// The funds that may pay, the first first.
    #[serde(default)]
    pub(crate) funds: Vec<Text>,
}

/// What a kind of post costs: a salary, or pay by the hour.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Cost {
    /// The kind of post, as in `fte.toml`.
    pub(crate) position: Text,
    /// A year's salary at 1.0 FTE, in dollars: the average of the kind.
    pub(crate) salary: Option<Literal>,
    /// Pay for an hour, in dollars: the average of the kind.
    pub(crate) hourly: Option<Literal>,
    /// What somebody new is paid: a year's salary at 1.0 FTE or, where pay is by the hour, an hour.
    pub(crate) new_hire: Option<Literal>,
    /// Paid hours a week.
    pub(crate) hours_per_week: Option<Literal>,
    /// Paid weeks a year.
    pub(crate) weeks: Option<Number>,
    /// Benefits on top: "31 %" of the pay, or dollars a year.
    pub(crate) benefits: Option<Literal>,
    /// Benefits that only posts of so many hours a week have, where pay is by the hour.
    pub(crate) benefits_from: Option<BenefitsFrom>,
}

/// Benefits that only posts of so many hours a week have: `{ hours = 30, amount = 9_000 }`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct BenefitsFrom {
    /// The hours a week from which on a post has them.
    pub(crate) hours: Literal,
    /// Dollars a year.
    pub(crate) amount: Literal,
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
    /// Whether another award is expected when it ends, as with yearly grants. False where not given: then nothing is there
    /// after its last day.
    #[serde(default)]
    pub(crate) renews: bool,
    /// What there is for the year after this one, where it is not the same.
    pub(crate) amount_second_year: Option<Literal>,
    /// What there is for the third year, where it is not the same as in the second.
    pub(crate) amount_third_year: Option<Literal>,
    /// What it may pay for: kinds of posts, levers, "lost-prep-pay", "overload-stipend", "lead-stipend", "class-size-overage".
    /// Anything where not given.
    pub(crate) may_pay: Option<Vec<Text>>,
}
