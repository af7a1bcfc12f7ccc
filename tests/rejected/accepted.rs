//! What looks unusual and is read all the same; and what keeps a long list of problems readable.

use std::fs;

use commontime_files::{Problems, SHOWN, Texts, load_texts};
use commontime_school::Campus;

use super::{entries, folder};

/// The base school's files with every text changed by `change`.
fn base(change: impl Fn(String) -> String) -> Texts {
    let files = entries(&folder().join("base"));
    let read = |path| fs::read_to_string(path).expect("the base school's files are text");
    files.into_iter().map(|(name, path)| (name, change(read(path)))).collect()
}

fn read(change: impl Fn(String) -> String) -> Result<Campus, Problems> {
    load_texts(&base(change))
}

/// A text as editors on Windows save it.
fn on_windows(text: &str) -> String {
    format!("\u{feff}{}", text.replace('\n', "\r\n"))
}

#[test]
fn the_base_school_has_no_problem() {
    read(|text| text).unwrap_or_else(|problems| panic!("{problems}"));
}

#[test]
fn files_saved_on_windows_mean_the_same() {
    assert_eq!(read(|text| on_windows(&text)).unwrap(), read(|text| text).unwrap());
}

#[test]
fn problems_in_files_saved_on_windows_are_at_the_same_place() {
    let broken = |text: String| text.replace("role = \"specialist\"", "role = \"specialst\"");
    let saved = read(|text| on_windows(&broken(text))).unwrap_err();
    assert_eq!(saved.render(false), read(broken).unwrap_err().render(false));
}

#[test]
fn twelve_hour_times_mean_the_same() {
    let twelve = |text: String| {
        let text = text.replace("\"7:45-14:40\"", "\"7:45 AM-2:40 PM\"");
        text.replace("\"7:35-15:20\"", "\"7:35am to 3:20 p.m.\"")
    };
    assert_eq!(read(twelve).unwrap(), read(|text| text).unwrap());
}

#[test]
fn after_fifty_problems_the_rest_is_counted() {
    let ids: Vec<String> = (0..60).map(|number| format!("\"nobody-{number}\"")).collect();
    let sixty = |text: String| {
        text.replace(
            "[\"K-1\", \"K-2\", \"art\"]",
            &format!("[\"K-1\", \"K-2\", \"art\", {}]", ids.join(", ")),
        )
    };
    let problems = read(sixty).unwrap_err();
    assert_eq!((problems.list().len(), problems.total()), (SHOWN, 60));
    assert!(problems.render(false).ends_with("... and 10 problems more\n"));
}

#[test]
fn color_is_only_there_when_asked_for() {
    let mut texts = base(|text| text);
    texts.insert("fte.toml", "");
    let problems = load_texts(&texts).unwrap_err();
    assert!(!problems.render(false).contains('\u{1b}'));
    assert!(problems.render(true).contains('\u{1b}'));
}
