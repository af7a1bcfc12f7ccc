//! The program's own files, read back: `schedule.toml`, schedules as tables, and what a path given by the user names.

mod named;
mod record;
mod register;
mod rows;
mod schedule;
mod schedule_csv;

pub use named::{Named, named, scenario_beside};
pub use record::Record;
pub use rows::Lines;
pub use schedule::{Scheduled, parse_schedule, read_schedule, read_with_scenario};
pub use schedule_csv::parse_schedule_csv;
pub(crate) use schedule_csv::table;
