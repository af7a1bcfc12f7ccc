//! The desk where files are read: it holds their texts and gathers problems and assumptions.

use std::ops::Range;

use commontime_school::campus::Assumption;

use super::{Code, Problem, Problems, did_you_mean};
use crate::names::COURSES;
use crate::texts::Texts;
use crate::value::Located;

/// How many problems may look for the name that was meant.
const DEAR: usize = 200;

/// How many problems are held; the rest is counted, so that a file in which everything is wrong takes no more memory than
/// one in which much is.
const HELD: usize = 20_000;

/// Returns what defines a kind of thing in a scenario's files.
fn row_of(kind: &str) -> Option<&'static str> {
    match kind {
        "person" => Some("a [[group]] or [[person]] to staff.toml"),
        "team" => Some("a [[team]] to staff.toml"),
        "grade" => Some("a [[grade]] to courses.toml"),
        "special" => Some("a [[special]] to courses.toml"),
        "service" => Some("a [[service]] to courses.toml"),
        "room" => Some("a [[room]] to courses.toml"),
        "fund" => Some("a [[fund]] to budget.toml"),
        "position" => Some("a [[position]] to fte.toml"),
        "bell schedule" => Some("a [[bell-schedule]] to bell-schedule.toml"),
        _ => None,
    }
}

/// Texts on one side, problems and assumptions on the other.
pub struct Desk<'a> {
    texts: &'a Texts,
    problems: Vec<Problem>,
    /// How many more there are than are held.
    beyond: usize,
    assumptions: Vec<Assumption>,
    more_later: bool,
}

impl<'a> Desk<'a> {
    /// Makes an empty desk over the texts.
    #[must_use]
    pub fn new(texts: &'a Texts) -> Self {
        Self { texts, problems: Vec::new(), beyond: 0, assumptions: Vec::new(), more_later: false }
    }

    /// Returns the text of a file; nothing where there is none.
    #[must_use]
    pub fn text(&self, file: &str) -> &'a str {
        self.texts.get(file).unwrap_or_default()
    }

    /// Returns what the file says at `span`, as written.
    pub(crate) fn written(&self, file: &str, span: Range<usize>) -> &'a str {
        self.text(file).get(span).unwrap_or_default()
    }

    /// Takes note of a problem at `span` of `file`; label and help can be added to it.
    pub fn problem(
        &mut self,
        file: &str,
        span: Range<usize>,
        code: Code,
        message: impl Into<String>,
    ) -> &mut Problem {
        let mut problem = Problem::of_file(code, file, message);
        problem.span = Some(span);
        self.add(problem)
    }

    /// Takes note of a problem with a file as a whole.
    pub fn whole_file(&mut self, file: &str, code: Code, message: impl Into<String>) -> &mut Problem {
        self.add(Problem::of_file(code, file, message))
    }

    /// Takes note of a problem found elsewhere.
    pub(crate) fn add(&mut self, problem: Problem) -> &mut Problem {
        if self.problems.len() > HELD {
            // The last place is for those that are only counted.
            self.problems.truncate(HELD);
            self.beyond += 1;
        }
        self.problems.push(problem);
        self.problems.last_mut().expect("one was pushed")
    }

    /// Returns how many problems were noted.
    #[must_use]
    pub fn noted(&self) -> usize {
        self.problems.len() + self.beyond
    }

    /// Tells whether it is still worth looking for the names that were meant: comparing with every known name is dear where
    /// a whole file is wrong.
    #[must_use]
    pub fn may_guess(&self) -> bool {
        self.problems.len() < DEAR
    }

    /// Takes note that some checks wait until the problems are mended.
    pub fn more_later(&mut self) {
        self.more_later = true;
    }

    /// Takes note of a name that is not known: a `kind` ("team") of which `row` ("[[team]]") lists the ids.
    pub(crate) fn unknown<'n>(
        &mut self,
        file: &str,
        code: Code,
        kind: &str,
        name: &Located<String>,
        known: impl IntoIterator<Item = &'n str>,
    ) -> &mut Problem {
        let mut help = if self.may_guess() {
            did_you_mean(name, known)
        } else {
            format!("name a {kind} that is defined")
        };
        if let Some(row) = row_of(kind).filter(|_| code != Code::UnknownInSchedule && !help.ends_with('?')) {
            help.push_str("; or add ");
            help.push_str(row);
            // Half a file can still be TOML; what is wrong then is not where the name stands.
            if row.ends_with(COURSES) && file != COURSES {
                help.push_str(", which may have been cut short");
            }
        }
        self.problem(file, name.span(), code, format!("{kind} \"{}\" is not defined", **name))
            .label(format!("no {kind} has this id"))
            .help(help)
    }

    /// Keeps the first few problems of a code; the rest is counted.
    pub(crate) fn keep_few(&mut self, code: Code, few: usize) {
        let (before, mut kept) = (self.problems.len(), 0);
        self.problems.retain(|problem| {
            kept += usize::from(problem.code == code);
            problem.code != code || kept <= few
        });
        self.beyond += before - self.problems.len();
    }

    /// Takes note of something the files leave open and that is filled in.
    pub(crate) fn assume(&mut self, key: &str, words: impl Into<String>) {
        self.assumptions.push(Assumption { key: key.to_owned(), words: words.into() });
    }

    /// Tells whether a problem with one of these codes was noted, from which others would only follow.
    pub(crate) fn has_any(&self, codes: &[Code]) -> bool {
        self.problems.iter().any(|problem| codes.contains(&problem.code))
    }

    /// Tells whether any problem with `file` was noted.
    pub(crate) fn has_problems_in(&self, file: &str) -> bool {
        self.problems.iter().any(|problem| problem.file == file)
    }

    /// Tells whether any problem was noted.
    #[must_use]
    pub fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }

    /// Takes over from another desk the problems for which `certain` holds, and says that others may show later.
    pub(crate) fn take_over(&mut self, other: Self, certain: impl Fn(&Problem) -> bool) {
        self.problems.extend(other.problems.into_iter().filter(certain));
        self.beyond += other.beyond;
        self.more_later = true;
    }

    /// Returns the problems, where there are any.
    #[must_use]
    pub fn problems(self) -> Problems {
        let texts = self.texts.all().clone();
        let problems = Problems::new(self.problems, self.texts.folder(), texts).and_beyond(self.beyond);
        if self.more_later { problems.and_more_later() } else { problems }
    }

    /// Gives the assumptions away, in the order they were made.
    pub(crate) fn take_assumptions(&mut self) -> Vec<Assumption> {
        std::mem::take(&mut self.assumptions)
    }
}
