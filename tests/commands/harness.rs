//! Runs the program in a folder of its own and looks at what it did.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A scratch folder in which the program runs.
pub(crate) struct Place {
    folder: TempDir,
}

/// What a run left behind.
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Place {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Makes a place with a copy of a committed scenario in the folder `school`, changed by replacing words in its files.
    pub(crate) fn with_school(scenario: &str, changes: &[(&str, &str, &str)]) -> Self {
        let place = Self::new();
        fs::create_dir(place.path("school")).unwrap();
        for entry in fs::read_dir(committed(scenario)).unwrap().map(Result::unwrap) {
            fs::copy(entry.path(), place.path("school").join(entry.file_name())).unwrap();
        }
        for (file, from, to) in changes {
            place.change(&format!("school/{file}"), from, to);
        }
        place
    }

    /// Replaces words at their first place in a file.
    pub(crate) fn change(&self, file: &str, from: &str, to: &str) {
        let text = self.read(file);
        assert!(text.contains(from), "{file} does not have {from:?}");
        fs::write(self.path(file), text.replacen(from, to, 1)).unwrap();
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn read(&self, name: &str) -> String {
        let path = self.path(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }

    /// Returns the names in a folder in order.
    pub(crate) fn names(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Runs the program here.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_in("", arguments)
    }

    /// Runs the program in a folder of this place.
    pub(crate) fn run_in(&self, folder: &str, arguments: &[&str]) -> Ran {
        let output = program().current_dir(self.path(folder)).args(arguments).output().unwrap();
        Ran {
            code: output.status.code().expect("it was not ended by a signal"),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    /// Expects an exit code, and shows everything where it is another.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, code, "out:\n{}\nerr:\n{}", self.out, self.err);
        self
    }
}

/// Returns the program with nothing around it that changes what it prints.
pub(crate) fn program() -> assert_cmd::Command {
    let mut program = assert_cmd::Command::new(env!("CARGO_BIN_EXE_commontime"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
        program.env_remove(variable);
    }
    // No folder can be made there: what one run works out does not help the next one.
    program.env("XDG_CACHE_HOME", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml"));
    program
}

/// Returns the folder of a committed scenario.
pub(crate) fn committed(scenario: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(scenario)
}

/// Joins what was broken into lines.
pub(crate) fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
