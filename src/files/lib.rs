//! Every file format: a scenario's TOML and CSV in, with positions for every problem; schedules and results out.
//!
//! This package alone touches the disk. [`load`] reads a scenario's folder, [`load_texts`] the same from memory. What is
//! wrong comes as [`Problems`]: all of them at once, each with code, file, line and what to do.
//!
//! Inside: `raw` has the files as written, `resolve` joins them to a [`Campus`](commontime_school::Campus), `value` and
//! `problem` are what both stand on, `decode` leads from text to raw types, `write` and `read` have the program's own
//! files.

mod decode;
mod disk;
mod load;
mod names;
mod notebook;
mod problem;
mod raw;
mod read;
mod resolve;
mod schema;
mod starter;
mod syntax;
mod texts;
mod value;
mod write;

pub use disk::{
    Folder, check_file, check_folder, read_text, read_text_up_to, write_file, write_folder, write_new_folder,
};
pub use load::{load, load_texts};
pub use notebook::NotebookFile;
pub use problem::{Code, Desk, Problem, Problems, SHOWN, did_you_mean};
pub use read::{
    Lines, Named, Record, Scheduled, named, parse_schedule, parse_schedule_csv, read_schedule,
    read_with_scenario, scenario_beside,
};
pub use schema::schemas;
pub use starter::{new_scenario, starter};
pub use texts::Texts;
pub use write::{
    Backing, OptionResult, OptionsResult, WhyNotResult, compare_json, options_json, result_json,
    schedule_csv, schedule_toml, why_not_json,
};
