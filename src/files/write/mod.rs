//! The program's own files as text: schedules and results.

mod result;
mod schedule_csv;
mod schedule_toml;

pub(crate) use result::Document;
pub use result::{Backing, result_json};
pub use schedule_csv::schedule_csv;
pub(crate) use schedule_csv::{BETWEEN, COLON, COLUMNS};
pub use schedule_toml::schedule_toml;
