//! Findings of the audit: a rule that a schedule does not keep, for whom, when, by how much and what to do.

use crate::ids::DayId;
use crate::quantities::Span;
use crate::rules::Rule;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A rule is not kept: the schedule cannot be used as it is.
    Required,
    /// Worth knowing; nothing is broken.
    Note,
}

/// A row of a schedule, by its place in one of the schedule's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Row {
    /// A lesson.
    Lesson(usize),
    /// A meeting.
    Meeting(usize),
    /// An assignment.
    Assignment(usize),
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: Rule,
    /// How grave.
    pub severity: Severity,
    /// People, homerooms, teams, rooms or services it is about, by name.
    pub who: Vec<String>,
    /// The kind of day, where it is about one.
    pub day: Option<DayId>,
    /// When, where it is about a time.
    pub span: Option<Span>,
    /// The rows of the schedule it speaks of, in order; none where it speaks of what is missing, or of a whole week.
    pub rows: Vec<Row>,
    /// What is wrong, as a sentence with numbers and units, without a full stop.
    pub message: String,
    /// By how many minutes (or classes, students, meetings) it is short or over, where that is a number.
    pub short_by: Option<i64>,
    /// What to do about it, as a sentence without a full stop.
    pub next_step: String,
}
