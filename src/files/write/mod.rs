//! The program's own files as text: schedules and results.

pub(crate) mod compare;
pub(crate) mod options;
mod result;
mod schedule_csv;
mod schedule_toml;
pub(crate) mod why_not;

pub use compare::compare_json;
pub use options::{OptionResult, OptionsResult, options_json};
pub(crate) use result::Document;
pub use result::{Backing, result_json};
pub use schedule_csv::schedule_csv;
pub(crate) use schedule_csv::{BETWEEN, COLON, COLUMNS, LEVER, LOCKED};
pub use schedule_toml::schedule_toml;
pub use why_not::{WhyNotResult, why_not_json};

use commontime_school::Median;

/// A median as a number that is not rounded: `262.5`.
pub(crate) fn exact(median: Median) -> serde_json::Number {
    median.to_string().parse().expect("a median is written as a number")
}
