//! A school's numbers as files.

mod bells;
mod budget;
mod courses;
mod scenario;
mod staff;

use commontime_files::Texts;

use super::Blueprint;
use super::services::Services;
use super::shape::Shape;

pub(super) fn files(blueprint: &Blueprint, shape: &Shape, services: &Services) -> Texts {
    let mut texts = Texts::new();
    texts.insert("scenario.toml", &scenario::text(blueprint));
    texts.insert("staff.toml", &staff::text(shape, services));
    texts.insert("fte.toml", &budget::fte(shape, services));
    texts.insert("budget.toml", &budget::text(shape, services));
    texts.insert("bell-schedule.toml", &bells::text(shape, services));
    texts.insert("courses.toml", &courses::text(shape, services));
    texts
}

/// The first line of every file.
pub(super) const SYNTHETIC: &str = "# Synthetic: made from a seed. Nobody and nothing here is real.";

/// Lines to a text.
pub(super) fn lines(lines: &[String]) -> String {
    lines.join("\n") + "\n"
}

/// A list of words as TOML writes it.
pub(super) fn list<T: AsRef<str>>(words: &[T]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{}\"", word.as_ref())).collect();
    format!("[{}]", quoted.join(", "))
}

/// Two times in minutes after midnight as a span.
pub(super) fn span((start, end): (u32, u32)) -> String {
    let time = |minutes: u32| format!("{}:{:02}", minutes / 60, minutes % 60);
    format!("\"{}-{}\"", time(start), time(end))
}
