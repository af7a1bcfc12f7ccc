//! Rejected input: a folder for every case, with the broken file and the exact text that `commontime check` prints.
//!
//! A case's files replace those of `base`, a school in which nothing is wrong. `absent.txt` names files to leave out.
//! A `schedule.toml` or `schedule.csv` is read as a schedule of the base school, an `archive.xml` as `commontime xhstt
//! evaluate` reads it. What cannot lie in a folder as it is,
//! such as a file of five million bytes, is made in [`unusual`]. `COMMONTIME_BLESS=1 cargo test` writes what is printed
//! into the cases' `expected.txt`, to be read before it is committed.

mod accepted;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use commontime::interop::xhstt::{self, Wanted};
use commontime_files::{
    Code, Folder, Problems, load, named, parse_schedule, parse_schedule_csv, read_schedule, scenario_beside,
    write_folder,
};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rejected")
}

/// What lies in a folder, by name and in order.
fn entries(folder: &Path) -> BTreeMap<String, PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of the tests");
    entries
        .map(|entry| {
            let path = entry.expect("an entry of the folder").path();
            (path.file_name().expect("entries have names").to_string_lossy().into_owned(), path)
        })
        .collect()
}

/// Names of all cases in order.
fn cases() -> Vec<String> {
    let folders = entries(&folder()).into_iter().filter(|(name, path)| path.is_dir() && name != "base");
    folders.map(|(name, _)| name).collect()
}

/// Lays a case's files over the base school's in a scratch folder.
fn lay_out(case: &str, scratch: &Path) {
    for source in [folder().join("base"), folder().join(case)] {
        for (name, path) in entries(&source) {
            fs::copy(path, scratch.join(name)).expect("the scratch folder takes it");
        }
    }
    let absent = fs::read_to_string(scratch.join("absent.txt")).unwrap_or_default();
    absent.lines().for_each(|name| fs::remove_file(scratch.join(name)).expect("it was laid out"));
}

/// Makes what no committed file can be.
fn unusual(case: &str, scratch: &Path) -> Option<Problems> {
    let staff = scratch.join("staff.toml");
    let write = |text: String| fs::write(&staff, text).expect("the scratch folder takes it");
    match &case[..4] {
        "G101" => return Some(load(&scratch.join("no-such-school")).expect_err(case)),
        "G103" => {
            fs::remove_file(&staff).expect("it was laid out");
            fs::create_dir(&staff).expect("the scratch folder takes it");
        }
        "G104" => write("# words upon words\n".repeat(260_000)),
        "G120" => {
            let ids: Vec<String> = (1..=10_001).map(|number| format!("\"person-{number}\"")).collect();
            let base = fs::read_to_string(&staff).expect("it was laid out");
            write(format!("{base}\n[[group]]\nids = [{}]\nrole = \"coach\"\n", ids.join(", ")));
        }
        "T104" => {
            let campus = load(scratch).unwrap_or_else(|problems| panic!("{case}: {problems}"));
            return Some(read_schedule(&scratch.join("result.json"), &campus).expect_err(case));
        }
        "G124" => {
            let empty = scratch.join("empty");
            fs::create_dir(&empty).expect("the scratch folder takes it");
            return Some(named(&empty).expect_err(case));
        }
        "G125" => {
            let elsewhere = scratch.join("elsewhere");
            fs::create_dir(&elsewhere).expect("the scratch folder takes it");
            return Some(scenario_beside(&elsewhere.join("schedule.toml")).expect_err(case));
        }
        "G122" => {
            return Some(
                write_folder(scratch, &[("result.json", Vec::new())], Folder::Schedule).expect_err(case),
            );
        }
        _ => {}
    }
    None
}

/// Makes archives that would be too large to commit, and asks some for what they do not have.
fn unusual_archive<'a>(case: &str, text: String) -> (String, Wanted<'a>) {
    let (instance, group) = match case {
        "X115-several-instances" => (None, None),
        "X115-no-such-instance" => (Some("Lage"), None),
        "X115-no-such-group" => (Some("Small"), Some("Ours")),
        "G120-times" => {
            let times: Vec<String> = (0..20_000).map(|at| format!("<Time Id=\"T{at}\"/>\n")).collect();
            let at = text.find("<Time ").expect("the archive has times");
            return (format!("{}{}{}", &text[..at], times.concat(), &text[at..]), Wanted::Everything);
        }
        "G120-group-named-often" => {
            let (once, events) = ("<ResourceGroup Reference=\"Teachers\"/>\n", "<Events/>");
            let event = format!(
                "<Events><Event Id=\"E\"><Duration>1000</Duration><ResourceGroups>\n{}</ResourceGroups></Event></Events>",
                once.repeat(5001)
            );
            return (text.replace(events, &event), Wanted::Everything);
        }
        _ => return (text, Wanted::Everything),
    };
    (text, Wanted::One { instance, group })
}

/// Reads a case as the program would, in a scratch folder whose path is taken out of what is printed.
fn read(case: &str) -> (Problems, String) {
    let scratch = tempfile::tempdir().expect("a scratch folder");
    let problems = problems(case, scratch.path());
    let place = scratch.path().display().to_string();
    let printed = problems.render(false);
    let printed = printed.replace(&format!("{place}/"), "").replace(&place, "SCHOOL");
    (problems, printed)
}

fn problems(case: &str, scratch: &Path) -> Problems {
    lay_out(case, scratch);
    if let Some(problems) = unusual(case, scratch) {
        return problems;
    }
    if let Ok(text) = fs::read_to_string(scratch.join("archive.xml")) {
        let (text, wanted) = unusual_archive(case, text);
        return xhstt::read(&text, "archive.xml", wanted).problems.expect(case);
    }
    for name in ["schedule.toml", "schedule.csv"] {
        let Ok(text) = fs::read_to_string(scratch.join(name)) else { continue };
        let campus = load(scratch).unwrap_or_else(|problems| panic!("{case}: {problems}"));
        let read = if name == "schedule.toml" {
            parse_schedule(&text, name, &campus).map(|read| read.schedule)
        } else {
            parse_schedule_csv(&text, name, &campus).map(|read| read.schedule)
        };
        return read.expect_err(case);
    }
    load(scratch).expect_err(case)
}

#[test]
fn every_broken_file_is_rejected_in_these_words() {
    let mut differ = Vec::new();
    for case in cases() {
        let (_, printed) = read(&case);
        let expected = folder().join(&case).join("expected.txt");
        if std::env::var_os("COMMONTIME_BLESS").is_some() {
            fs::write(&expected, &printed).unwrap();
        }
        let expected = fs::read_to_string(expected).unwrap_or_default();
        if printed != expected {
            differ.push(format!("{case} prints\n{printed}\nin place of\n{expected}"));
        }
    }
    assert!(differ.is_empty(), "{}", differ.join("\n\n"));
}

#[test]
fn every_code_has_a_case_and_every_case_its_code() {
    let cases = cases();
    let codes = cases.iter().filter_map(|case| case.split_once('-')).map(|(code, _)| code);
    let with_case: BTreeSet<&str> = codes.collect();
    for code in Code::ALL {
        assert!(with_case.contains(code.text()), "{code} ({}) has no case", code.meaning());
    }
    for case in cases.iter().filter(|case| !case.starts_with("several")) {
        let (problems, _) = read(case);
        assert!(problems.list().iter().any(|problem| problem.code().text() == &case[..4]), "{case}");
    }
}

#[test]
fn every_problem_says_what_to_do() {
    for case in cases() {
        for problem in read(&case).0.list() {
            assert!(problem.next_step().is_some(), "{case}: {problem:?}");
            let message = problem.message();
            let plain =
                !message.contains("invalid") && !message.contains("please") && !message.ends_with('.');
            assert!(plain, "{case}: {message}");
        }
    }
}

#[test]
fn problems_as_json_say_where_and_what() {
    let json = read("P102-unknown-team").0.to_json();
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    let first = &json["problems"][0];
    assert_eq!(first["code"], "P102");
    assert!(first["file"].as_str().unwrap().ends_with("/staff.toml"));
    assert_eq!((&first["line"], &first["column"]), (&5.into(), &8.into()));
    assert_eq!(first["message"], "team \"kindergarden\" is not defined");
    assert_eq!(first["help"], "did you mean \"kindergarten\"?");
    assert_eq!(json["more"], 0);
}
