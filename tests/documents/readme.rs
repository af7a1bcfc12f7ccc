//! The README: its tables, picture, examples and commands are those of the program.
//!
//! What the program can say itself stands between `<!-- name -->` and `<!-- end -->`. `COMMONTIME_BLESS=1 cargo test`
//! writes it there.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use commontime_school::Rule;
use serde_json::Value;

use crate::commands::harness::{Place, committed};

/// Held while the file is read and written, for tests run side by side.
static FILE: Mutex<()> = Mutex::new(());

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

fn readme() -> String {
    fs::read_to_string(path()).unwrap()
}

/// Compares one section with what it must be, or writes it.
fn section_is(name: &str, expected: &str) {
    let _held = FILE.lock().unwrap();
    let readme = readme();
    let (before, rest) = readme.split_once(&format!("<!-- {name} -->\n")).unwrap();
    let (found, after) = rest.split_once("<!-- end -->").unwrap();
    if std::env::var_os("COMMONTIME_BLESS").is_some() {
        fs::write(path(), format!("{before}<!-- {name} -->\n{expected}<!-- end -->{after}")).unwrap();
    } else {
        assert_eq!(found, expected, "{name} in README.md: run with COMMONTIME_BLESS=1 to write it anew");
    }
}

/// Returns the blocks of code in one language.
fn blocks(language: &str) -> Vec<String> {
    let (readme, opening) = (readme(), format!("```{language}\n"));
    let parts = readme.split(&opening).skip(1);
    parts.map(|part| part.split("```").next().unwrap().to_owned()).collect()
}

#[test]
fn the_table_of_rules_is_that_of_the_program() {
    let mut table = String::from("| rule | what holds | can be waived |\n|---|---|---|\n");
    for rule in Rule::ALL {
        let page = rule.page();
        let waivable = if page.waivable { "yes" } else { "no" };
        writeln!(table, "| `{}` | {} | {waivable} |", page.slug, page.title).unwrap();
    }
    section_is("rules", &table);
}

#[test]
fn the_exit_codes_are_those_of_the_program() {
    let help = Place::new().run(&["--help"]).ends(0).out;
    let (_, codes) = help.split_once("Exit codes:\n").unwrap();
    let mut table = String::from("| code | what it means |\n|---|---|\n");
    for line in codes.lines() {
        let (code, meaning) = line.trim().split_once("  ").unwrap();
        writeln!(table, "| {code} | {meaning} |").unwrap();
    }
    section_is("exit-codes", &table);
}

#[test]
#[cfg_attr(not(feature = "highs"), ignore = "another solver finds another week worth as much")]
fn the_picture_is_what_the_program_prints() {
    let folder = committed("first-run");
    let ran = Place::new().run(&["solve", folder.to_str().unwrap()]).ends(0);
    section_is("picture", &format!("```text\n$ commontime solve scenarios/first-run\n\n{}```\n", ran.out));
}

#[test]
fn the_other_bell_schedule_keeps_its_promise() {
    let words = "With `bell-schedule = \"early-wednesday\"` in `scenario.toml` everyone reaches the target.";
    assert!(readme().contains(words));
    let bells =
        ("scenario.toml", "\nbell-schedule = \"equal-days\"", "\nbell-schedule = \"early-wednesday\"");
    let place = Place::with_school("first-run", &[bells]);
    place.run(&["solve", "school"]).ends(0);
    let result: Value = serde_json::from_str(&place.read("school-result/result.json")).unwrap();
    assert_eq!(result["outcome"], "proven-best");
    assert!(result["lowest_weekly_minutes"].as_i64().unwrap() >= 300, "{}", result["lowest_weekly_minutes"]);
}

#[test]
fn the_examples_of_files_are_those_of_the_first_run() {
    let files: Vec<String> = fs::read_dir(committed("first-run"))
        .unwrap()
        .map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap())
        .collect();
    let examples = blocks("toml");
    assert_eq!(examples.len(), 2);
    for example in examples {
        assert!(files.iter().any(|file| file.contains(&example)), "no file has\n{example}");
    }
}

#[test]
fn the_two_commands_are_there_and_the_rest_is_spelled_right() {
    let readme = readme();
    let (_, rest) = readme.split_once("<!-- commands -->\n").unwrap();
    let (commands, _) = rest.split_once("<!-- end -->").unwrap();
    assert_eq!(
        commands,
        "```sh\nsh .ci/setup && cargo run -- solve scenarios/walker-gamble\ncargo test\n```\n"
    );
    assert!(committed("walker-gamble").join("scenario.toml").exists());
    let help = Place::new().run(&["--help"]).ends(0).out;
    let listed = help.split_once("Commands:\n").unwrap().1.split_once("\n\n").unwrap().0;
    for command in listed.lines().filter_map(|line| line.split_whitespace().next()) {
        assert!(readme.contains(&format!("`commontime {command}")), "README.md does not have {command}");
    }
    let named = readme.split("`scenarios/").skip(1).map(|rest| rest.split('`').next().unwrap());
    for path in named {
        assert!(committed(path).exists(), "README.md names scenarios/{path}");
    }
}

#[test]
fn every_outcome_of_a_result_is_explained() {
    let schema = fs::read_to_string(committed("schema/result.schema.json")).unwrap();
    for outcome in ["proven-best", "within-bound", "best-found", "impossible", "limit-reached"] {
        assert!(schema.contains(outcome), "{outcome}");
        assert!(readme().contains(&format!("| `{outcome}` | ")), "{outcome}");
    }
}
