//! Problems in files: what is wrong, where, and what to do. All of them at once, in the order of files and lines.

mod codes;
mod desk;
mod nearest;
mod render;

use std::collections::BTreeMap;
use std::ops::Range;

pub use codes::Code;
pub use desk::Desk;
pub use nearest::did_you_mean;
pub(crate) use nearest::nearest;

/// How many problems are shown; the rest is counted.
pub const SHOWN: usize = 50;

/// One problem in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    pub(crate) code: Code,
    pub(crate) file: String,
    pub(crate) span: Option<Range<usize>>,
    pub(crate) line: usize,
    pub(crate) column: usize,
    pub(crate) message: String,
    pub(crate) label: String,
    pub(crate) help: Option<String>,
}

impl Problem {
    /// Makes a problem with a file as a whole, of which no line is to blame.
    #[must_use]
    pub fn of_file(code: Code, file: &str, message: impl Into<String>) -> Self {
        Self {
            code,
            file: file.to_owned(),
            span: None,
            line: 0,
            column: 0,
            message: message.into(),
            label: String::new(),
            help: None,
        }
    }

    /// Adds the words beside the caret.
    pub fn label(&mut self, words: impl Into<String>) -> &mut Self {
        self.label = words.into();
        self
    }

    /// Adds what to do.
    pub fn help(&mut self, words: impl Into<String>) -> &mut Self {
        self.help = Some(words.into());
        self
    }

    /// Returns the code.
    #[must_use]
    pub fn code(&self) -> Code {
        self.code
    }

    /// Returns the file's name, as the reader was given it.
    #[must_use]
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Returns the line from 1, or 0 where the problem is with the file as a whole.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// Returns the column in characters from 1, or 0 where the problem is with the file as a whole.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }

    /// Returns what is wrong, as a sentence fragment without a full stop.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// Returns what to do about it, where something is known.
    #[must_use]
    pub fn next_step(&self) -> Option<&str> {
        self.help.as_deref()
    }
}

/// All problems of all files, sorted by file and position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problems {
    list: Vec<Problem>,
    hidden: usize,
    more_later: bool,
    folder: String,
    texts: BTreeMap<String, String>,
}

impl Problems {
    /// Gathers problems with the texts they are in. `folder` is put before the files' names when they are shown.
    pub(crate) fn new(mut list: Vec<Problem>, folder: &str, texts: BTreeMap<String, String>) -> Self {
        list.sort_by(|a, b| {
            let position = |problem: &Problem| problem.span.as_ref().map_or(0, |span| span.start);
            (&a.file, position(a), a.code).cmp(&(&b.file, position(b), b.code))
        });
        list.dedup();
        let hidden = list.len().saturating_sub(SHOWN);
        list.truncate(SHOWN);
        for problem in &mut list {
            if let (Some(span), Some(text)) = (&problem.span, texts.get(&problem.file)) {
                (problem.line, problem.column) = line_and_column(text, span.start);
            }
        }
        Self { list, hidden, more_later: false, folder: folder.to_owned(), texts }
    }

    /// Counts more problems than are in the list.
    pub(crate) fn and_beyond(mut self, more: usize) -> Self {
        self.hidden += more;
        self
    }

    /// Notes that some checks wait until these are mended.
    pub(crate) fn and_more_later(mut self) -> Self {
        self.more_later = true;
        self
    }

    /// Gathers one problem that no text goes with.
    #[must_use]
    pub fn one(problem: Problem) -> Self {
        Self::new(vec![problem], "", BTreeMap::new())
    }

    /// Returns the problems that are shown, at most [`SHOWN`].
    #[must_use]
    pub fn list(&self) -> &[Problem] {
        &self.list
    }

    /// Returns how many there are in all.
    #[must_use]
    pub fn total(&self) -> usize {
        self.list.len() + self.hidden
    }
}

/// Returns line and column, both from 1, of the character at a byte of the text.
fn line_and_column(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

impl std::fmt::Display for Problems {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.render(false))
    }
}

impl std::error::Error for Problems {}
