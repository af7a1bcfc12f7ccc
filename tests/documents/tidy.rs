//! What the compiler does not hold: every file says what it is, and every file of tests is run.

use std::fs;
use std::path::{Path, PathBuf};

/// Returns all files of Rust below a folder of the project, in order.
fn sources(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

#[test]
fn every_file_opens_with_what_it_is() {
    for path in ["src", "tests", "benches"].into_iter().flat_map(sources) {
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("//! "), "{} does not open with `//!`", path.display());
    }
}

#[test]
fn every_file_of_tests_is_run() {
    for path in ["tests", "src/engine/tests"].into_iter().flat_map(sources) {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let folder = path.parent().unwrap();
        let (folder, name) = match name {
            "suite" => continue,
            "mod" => (folder.parent().unwrap(), folder.file_name().unwrap().to_str().unwrap()),
            name => (folder, name),
        };
        let parents = ["suite.rs", "mod.rs"].map(|parent| fs::read_to_string(folder.join(parent)));
        let wired = parents.iter().flatten().any(|text| text.contains(&format!("mod {name};")));
        assert!(wired, "{} is in no list of modules", path.display());
    }
}
