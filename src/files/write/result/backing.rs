//! The parts of `result.json` that come from the schedule and its audit.

use commontime_school::ledger::{CoverageLedger, CoverageLine, TeamLead};
use commontime_school::{Campus, Finding, Schedule, Severity};
use schemars::JsonSchema;
use serde::Serialize;

/// How many rows the schedule has.
#[derive(Serialize, JsonSchema)]
pub(super) struct Rows {
    /// Lessons.
    lessons: usize,
    /// Team meetings.
    meetings: usize,
    /// Everything else in people's days.
    assignments: usize,
}

impl Rows {
    pub(super) fn of(schedule: &Schedule) -> Self {
        Self {
            lessons: schedule.lessons.len(),
            meetings: schedule.meetings.len(),
            assignments: schedule.assignments.len(),
        }
    }
}

/// A team that meets and has a lead.
#[derive(Serialize, JsonSchema)]
pub(super) struct Led<'a> {
    /// The team.
    team: &'a str,
    /// Who leads it.
    lead: &'a str,
    /// Its meetings, each kind of day counted once.
    meetings: usize,
    /// Of these, those the lead is at as a member.
    there: usize,
    /// Of the others, those the lead has time for.
    free: usize,
}

impl<'a> Led<'a> {
    pub(super) fn of(led: &TeamLead, campus: &'a Campus) -> Self {
        Self {
            team: &campus[led.team].id,
            lead: &campus[led.lead].id,
            meetings: led.meetings,
            there: led.there,
            free: led.free,
        }
    }
}

/// Who has the students while teams meet.
#[derive(Serialize, JsonSchema)]
pub(super) struct Coverage<'a> {
    /// Homerooms times minutes of their day, over all kinds of day: what was checked.
    homeroom_minutes: u64,
    /// For every released minute, who has the students.
    lines: Vec<Covered<'a>>,
}

/// While a team meets, who has one homeroom.
#[derive(Serialize, JsonSchema)]
struct Covered<'a> {
    /// The kind of day.
    day: &'a str,
    /// From.
    start: String,
    /// To.
    end: String,
    /// The team that meets.
    team: &'a str,
    /// The students.
    homeroom: &'a str,
    /// What they do.
    activity: &'a str,
    /// Who has them.
    adults: Vec<&'a str>,
    /// Where.
    room: &'a str,
}

impl<'a> Coverage<'a> {
    pub(super) fn of(ledger: &CoverageLedger, campus: &'a Campus) -> Self {
        let line = |line: &CoverageLine| Covered {
            day: &campus[line.day].name,
            start: line.span.start().to_string(),
            end: line.span.end().to_string(),
            team: &campus[line.team].id,
            homeroom: &campus[line.homeroom].id,
            activity: campus.activity_name(line.activity),
            adults: line.adults.iter().map(|&id| campus[id].id.as_str()).collect(),
            room: &campus[line.room].id,
        };
        Self { homeroom_minutes: ledger.homeroom_minutes, lines: ledger.lines.iter().map(line).collect() }
    }
}

/// Something the audit found.
#[derive(Serialize, JsonSchema)]
pub(super) struct FoundFinding<'a> {
    /// The rule's name.
    rule: &'a str,
    /// `required` or `note`.
    severity: &'a str,
    /// Whom or what it is about.
    who: &'a [String],
    /// The kind of day; null where it is about none.
    day: Option<&'a str>,
    /// From; null where it is about no time.
    start: Option<String>,
    /// To.
    end: Option<String>,
    /// What is wrong.
    message: &'a str,
    /// By how much, where that is a number.
    short_by: Option<i64>,
    /// What to do about it.
    next_step: &'a str,
}

impl<'a> FoundFinding<'a> {
    pub(super) fn of(finding: &'a Finding, campus: &'a Campus) -> Self {
        Self {
            rule: finding.rule.slug(),
            severity: match finding.severity {
                Severity::Required => "required",
                Severity::Note => "note",
            },
            who: &finding.who,
            day: finding.day.map(|day| campus[day].name.as_str()),
            start: finding.span.map(|span| span.start().to_string()),
            end: finding.span.map(|span| span.end().to_string()),
            message: &finding.message,
            short_by: finding.short_by,
            next_step: &finding.next_step,
        }
    }
}
