//! What looks unusual and is read all the same; and what keeps a long list of problems readable.

use std::fs;

use commontime_files::{SHOWN, Texts, load_texts};

use super::folder;

fn base() -> Vec<(String, String)> {
    let entries = fs::read_dir(folder().join("base")).unwrap().map(Result::unwrap);
    entries
        .map(|entry| {
            (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap())
        })
        .collect()
}

#[test]
fn the_base_school_has_no_problem() {
    load_texts(&Texts::from_iter(base())).unwrap_or_else(|problems| panic!("{problems}"));
}

#[test]
fn files_saved_on_windows_mean_the_same() {
    let plain = load_texts(&Texts::from_iter(base())).unwrap();
    let saved = base().into_iter().map(|(name, text)| (name, format!("\u{feff}{}", text.replace('\n', "\r\n"))));
    assert_eq!(load_texts(&Texts::from_iter(saved)).unwrap(), plain);
}

#[test]
fn problems_in_files_saved_on_windows_are_at_the_same_place() {
    let broken = |text: String| text.replace("role = \"specialist\"", "role = \"specialst\"");
    let plain = base().into_iter().map(|(name, text)| (name, broken(text)));
    let saved = plain.clone().map(|(name, text)| (name, format!("\u{feff}{}", text.replace('\n', "\r\n"))));
    let plain = load_texts(&Texts::from_iter(plain)).unwrap_err();
    let saved = load_texts(&Texts::from_iter(saved)).unwrap_err();
    assert_eq!(saved.render(false), plain.render(false));
}

#[test]
fn twelve_hour_times_mean_the_same() {
    let plain = load_texts(&Texts::from_iter(base())).unwrap();
    let twelve = base().into_iter().map(|(name, text)| {
        (name, text.replace("\"7:45-14:40\"", "\"7:45 AM-2:40 PM\"").replace("\"7:35-15:20\"", "\"7:35am to 3:20 p.m.\""))
    });
    assert_eq!(load_texts(&Texts::from_iter(twelve)).unwrap(), plain);
}

#[test]
fn after_fifty_problems_the_rest_is_counted() {
    let ids: Vec<String> = (0..60).map(|number| format!("\"nobody-{number}\"")).collect();
    let mut texts = Texts::from_iter(base());
    let fte = texts.get("fte.toml").unwrap().replace("\"art\"]", &format!("\"art\", {}]", ids.join(", ")));
    texts.insert("fte.toml", &fte);
    let problems = load_texts(&texts).unwrap_err();
    assert_eq!((problems.list().len(), problems.total()), (SHOWN, 60));
    assert!(problems.render(false).ends_with("... and 10 problems more\n"));
}

#[test]
fn color_is_only_there_when_asked_for() {
    let mut texts = Texts::from_iter(base());
    texts.insert("fte.toml", "");
    let problems = load_texts(&texts).unwrap_err();
    assert!(!problems.render(false).contains('\u{1b}'));
    assert!(problems.render(true).contains('\u{1b}'));
}
