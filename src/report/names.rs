//! Names and numbers as reports print them.

use commontime_school::wording::grouped;
use commontime_school::{Activity, Campus, Minutes};

/// Returns what people call an activity: `science and social studies` for the subject of that id.
pub(crate) fn activity(campus: &Campus, activity: Activity) -> String {
    let name = campus.activity_name(activity);
    match activity {
        Activity::Subject(_) => subject(name),
        // These ids carry numbers and grades that a hyphen holds together: `K-intervention`.
        _ => name.to_owned(),
    }
}

/// Returns a subject's id as words.
pub(crate) fn subject(id: &str) -> String {
    id.replace('-', " ")
}

/// Returns minutes with commas between thousands and a true minus.
pub(crate) fn minutes(minutes: Minutes) -> String {
    let sign = if minutes < Minutes::ZERO { "−" } else { "" };
    format!("{sign}{}", grouped(u64::from(minutes.get().unsigned_abs())))
}

/// Returns the words with a capital first letter.
pub(crate) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
    first + letters.as_str()
}
