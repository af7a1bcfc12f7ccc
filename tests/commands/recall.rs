//! A run takes what earlier runs worked out, and ends with the same files as one that does not.

use std::fs;
use std::path::Path;

use super::harness::{Place, program};

/// A place with a school, in which runs share what they work out.
struct Sharing(Place);

impl Sharing {
    fn new(scenario: &str) -> Self {
        Self(Place::with_school(scenario, &[]))
    }

    fn run(&self, arguments: &[&str]) {
        let mut program = program();
        program.env("XDG_CACHE_HOME", self.0.path("cache"));
        let output = program.current_dir(self.0.path("")).args(arguments).output().unwrap();
        assert!(output.status.code().is_some_and(|code| code <= 1), "{output:?}");
    }

    /// The files of two results, which are the same.
    fn are_the_same(&self, one: &str, other: &str) {
        let names = self.0.names(one);
        assert_eq!(names, self.0.names(other));
        for name in names {
            let (one, other) = (format!("{one}/{name}"), format!("{other}/{name}"));
            if self.0.path(&one).is_dir() {
                self.are_the_same(&one, &other);
            } else {
                assert!(
                    fs::read(self.0.path(&one)).unwrap() == fs::read(self.0.path(&other)).unwrap(),
                    "{one}"
                );
            }
        }
    }

    fn notebook(&self) -> std::path::PathBuf {
        self.0.path("cache").join(Path::new("commontime/answers"))
    }
}

#[test]
fn the_next_run_ends_with_the_same_files() {
    for command in ["solve", "options", "why-not"] {
        let sharing = Sharing::new("fund-puzzle");
        sharing.run(&[command, "school", "--afresh", "--out", "afresh"]);
        assert!(!sharing.notebook().exists(), "{command}");
        sharing.run(&[command, "school", "--out", "first"]);
        assert!(sharing.notebook().exists(), "{command}");
        sharing.run(&[command, "school", "--out", "second"]);
        sharing.are_the_same("afresh", "first");
        sharing.are_the_same("first", "second");
    }
}

#[test]
fn another_number_is_another_question() {
    let sharing = Sharing::new("fund-puzzle");
    sharing.run(&["options", "school", "--out", "before"]);
    for (file, from, to) in [
        ("budget.toml", "amount = 1_800.00", "amount = 1_200.00"),
        ("courses.toml", "literacy = 600", "literacy = 550"),
        ("scenario.toml", "minutes-per-week = 300", "minutes-per-week = 250"),
        ("bell-schedule.toml", "minutes = 15", "minutes = 10"),
    ] {
        sharing.0.change(&format!("school/{file}"), from, to);
        sharing.run(&["options", "school", "--out", "after"]);
        sharing.run(&["options", "school", "--afresh", "--out", "afresh"]);
        sharing.are_the_same("after", "afresh");
    }
}

#[test]
fn a_spoilt_file_changes_nothing() {
    let sharing = Sharing::new("fund-puzzle");
    sharing.run(&["solve", "school", "--out", "first"]);
    fs::write(sharing.notebook(), "spoilt").unwrap();
    sharing.run(&["solve", "school", "--out", "second"]);
    sharing.are_the_same("first", "second");
    fs::remove_file(sharing.notebook()).unwrap();
    fs::create_dir(sharing.notebook()).unwrap();
    sharing.run(&["solve", "school", "--out", "third"]);
    sharing.are_the_same("first", "third");
}
