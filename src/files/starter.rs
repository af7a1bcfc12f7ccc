//! The commented scenario a new user starts from: a small K-2 school, complete and synthetic.

use std::path::Path;

use crate::problem::Problems;
use crate::schema::schemas;

/// Returns the starter's files: name and text. Their schemas, [`schemas`], belong in a folder `schema` beside them.
#[must_use]
pub fn starter() -> Vec<(&'static str, &'static str)> {
    vec![
        ("scenario.toml", include_str!("starter/scenario.toml")),
        ("staff.toml", include_str!("starter/staff.toml")),
        ("fte.toml", include_str!("starter/fte.toml")),
        ("budget.toml", include_str!("starter/budget.toml")),
        ("bell-schedule.toml", include_str!("starter/bell-schedule.toml")),
        ("courses.toml", include_str!("starter/courses.toml")),
        ("calendar.toml", include_str!("starter/calendar.toml")),
    ]
}

/// Schemas of files that the program writes and nobody edits.
const WRITTEN: [&str; 4] =
    ["result.schema.json", "options.schema.json", "compare.schema.json", "schedule.schema.json"];

/// Writes the starter with its schemas to the new folder `out`.
///
/// # Errors
/// The folder is there and not empty, or the disk refuses. Nothing is then written.
pub fn new_scenario(out: &Path) -> Result<(), Problems> {
    let schemas: Vec<(String, Vec<u8>)> = schemas()
        .into_iter()
        .filter(|(name, _)| !WRITTEN.contains(&name.as_str()))
        .map(|(name, text)| (format!("schema/{name}"), text.into_bytes()))
        .collect();
    let files: Vec<(&str, Vec<u8>)> = starter()
        .into_iter()
        .map(|(name, text)| (name, text.as_bytes().to_vec()))
        .chain(schemas.iter().map(|(name, bytes)| (name.as_str(), bytes.clone())))
        .collect();
    crate::disk::write_new_folder(out, &files)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Problem, Texts, load_texts};

    #[test]
    fn the_starter_is_read_without_a_problem_and_little_is_left_to_assume() {
        let texts = Texts::from_iter(starter());
        let campus = load_texts(&texts).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!((campus.homerooms.len(), campus.people.len()), (6, 12));
        // Today's schedule is the school's own to bring.
        let keys: Vec<&str> = campus.assumptions.iter().map(|assumption| assumption.key.as_str()).collect();
        assert_eq!(keys, ["current-schedule.csv"]);
    }

    /// Every key that is offered in a comment is known as it stands, and so is what it names.
    #[test]
    fn every_key_that_the_starter_offers_can_be_opened() {
        let is_offered = |line: &str| {
            let key = line.strip_prefix("# ").and_then(|rest| rest.split_once(" = ")).map(|(key, _)| key);
            key.is_some_and(|key| {
                key.chars().all(|character| character.is_ascii_lowercase() || character == '-')
            })
        };
        let mut opened = 0;
        for (name, text) in starter() {
            let lines: Vec<&str> = text.lines().collect();
            let mut at = 0;
            while at < lines.len() {
                // A table is opened with its keys.
                let is_table = lines[at].starts_with("# [");
                let first = at;
                at += 1;
                while is_table && lines.get(at).is_some_and(|line| is_offered(line)) {
                    at += 1;
                }
                if !is_table && !is_offered(lines[first]) {
                    continue;
                }
                let mut changed = lines.clone();
                changed[first..at].iter_mut().for_each(|line| *line = &line[2..]);
                let mut texts = Texts::from_iter(starter());
                texts.insert(name, &changed.join("\n"));
                opened += 1;
                // That a cafeteria is too small for two grades at once is the school's, not the key's.
                let Err(problems) = load_texts(&texts) else { continue };
                let is_ours = |problem: &Problem| problem.code().text().starts_with('G');
                let told = problems.to_string();
                assert!(
                    !problems.list().iter().any(is_ours) && !told.contains("is not defined"),
                    "{name}: {}\n{told}",
                    lines[first]
                );
            }
        }
        assert!(opened > 10, "{opened}");
    }

    #[test]
    fn every_file_of_the_starter_points_at_a_schema_and_says_it_is_synthetic() {
        let schemas = schemas();
        for (name, text) in starter() {
            let schema = text.lines().next().and_then(|line| line.strip_prefix("#:schema schema/"));
            assert!(schemas.iter().any(|(known, _)| Some(known.as_str()) == schema), "{name}: {schema:?}");
            assert!(text.lines().nth(1).is_some_and(|line| line.contains("synthetic")), "{name}");
        }
    }
}
