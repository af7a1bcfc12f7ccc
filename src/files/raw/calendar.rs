//! `calendar.toml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Literal;

/// The school year. Every weekday from first to last day is a school day unless it is a holiday.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Calendar {
    /// The first school day: 2026-08-17.
    pub(crate) first_day: Literal,
    /// The last school day.
    pub(crate) last_day: Literal,
    /// Days without school: dates, or ranges like "2026-11-23..2026-11-27".
    #[serde(default)]
    pub(crate) holidays: Vec<Literal>,
    /// School days on which students leave early.
    #[serde(default)]
    pub(crate) half_days: Vec<Literal>,
    /// School days inside a testing window.
    #[serde(default)]
    pub(crate) testing: Vec<Literal>,
}
