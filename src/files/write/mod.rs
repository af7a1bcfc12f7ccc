//! The program's own files as text: schedules and results.

pub(crate) mod options;
mod result;
mod schedule_csv;
mod schedule_toml;
pub(crate) mod why_not;

pub use options::{OptionResult, OptionsResult, options_json};
pub(crate) use result::Document;
pub use result::{Backing, result_json};
pub use schedule_csv::schedule_csv;
pub(crate) use schedule_csv::{BETWEEN, COLON, COLUMNS};
pub use schedule_toml::schedule_toml;
pub use why_not::{WhyNotResult, why_not_json};
