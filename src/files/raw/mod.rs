//! The files as they are written: one module each, nothing checked beyond the kinds of values.
//!
//! The editor's schemas are made from these types, so every field says what it is for.

pub(crate) mod bell_schedule;
pub(crate) mod budget;
pub(crate) mod calendar;
pub(crate) mod contract_money;
pub(crate) mod courses;
pub(crate) mod fte;
pub(crate) mod levers;
pub(crate) mod scenario;
pub(crate) mod schedule;
pub(crate) mod staff;
pub(crate) mod words;

use crate::problem::{Code, Desk};
use crate::value::{Entries, Located, Scalar};

/// Text with its position.
pub(crate) type Text = Located<String>;
/// A whole number with its position.
pub(crate) type Number = Located<i64>;
/// An amount, a share, an FTE or a date as written, with its position.
pub(crate) type Literal = Located<Scalar>;
/// Spans of time by day: `{ all = "7:45-14:40", Wed = "7:45-13:50" }`.
pub(crate) type ByDay<T> = Located<Entries<T>>;

/// The version of the scenario's and the schedule's format.
pub(crate) const FORMAT: i64 = 1;

/// Reports a file of another version.
pub(crate) fn check_format(desk: &mut Desk<'_>, file: &str, format: &Number, known: i64) {
    if **format != known {
        desk.problem(file, format.span(), Code::OtherFormat, format!("format {format} is not known"))
            .label(format!("this program reads format {known}"))
            .help("use a program of the file's version, or change the file to this one's");
    }
}
