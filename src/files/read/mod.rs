//! The program's own files, read back: `schedule.toml`, and schedules as tables.

mod register;
mod rows;
mod schedule;
mod schedule_csv;

pub use rows::Lines;
pub use schedule::{Scheduled, parse_schedule, read_schedule};
pub use schedule_csv::parse_schedule_csv;
pub(crate) use schedule_csv::table;
