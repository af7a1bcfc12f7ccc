//! The file of results: a line for each run, written as soon as it ends.

use std::fs::{self, OpenOptions};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::run::{HEADER, Run, Setup};

/// The runs that are known, and the file in which they are kept, where there is one.
#[derive(Debug, Default)]
pub(crate) struct Results {
    file: Option<PathBuf>,
    runs: Vec<Run>,
}

impl Results {
    /// Reads the file, which need not exist yet.
    pub(crate) fn open(file: Option<&Path>) -> Result<Self, String> {
        let Some(file) = file else { return Ok(Self::default()) };
        let text = match fs::read_to_string(file) {
            Ok(text) => text,
            Err(why) if why.kind() == ErrorKind::NotFound => String::new(),
            Err(why) => return Err(format!("{}: {why}", file.display())),
        };
        let runs = parse(&text).map_err(|why| format!("{}, {why}", file.display()))?;
        let results = Self { file: Some(file.to_owned()), runs };
        if text.is_empty() {
            results.append(HEADER)?;
        }
        Ok(results)
    }

    /// Returns the run that did what is asked; the first where there are several.
    pub(crate) fn find(&self, setup: &Setup) -> Option<&Run> {
        self.runs.iter().find(|run| run.setup == *setup)
    }

    /// Keeps a run.
    pub(crate) fn add(&mut self, run: Run) -> Result<(), String> {
        self.append(&run.line())?;
        self.runs.push(run);
        Ok(())
    }

    fn append(&self, line: &str) -> Result<(), String> {
        let Some(file) = &self.file else { return Ok(()) };
        let text = format!("{line}\n");
        let open = OpenOptions::new().create(true).append(true).open(file);
        open.and_then(|mut open| open.write_all(text.as_bytes()))
            .map_err(|why| format!("{}: {why}", file.display()))
    }
}

/// Reads the lines of a file of results.
fn parse(text: &str) -> Result<Vec<Run>, String> {
    let mut lines = text.lines().enumerate();
    if lines.next().is_some_and(|(_, first)| first != HEADER) {
        return Err("line 1: not the first line of a file of results".to_owned());
    }
    lines.map(|(at, line)| line.parse().map_err(|why| format!("line {}: {why}", at + 1))).collect()
}
