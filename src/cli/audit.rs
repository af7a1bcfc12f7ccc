//! `commontime audit`: judges a schedule, found here or made by hand.

use std::collections::BTreeSet;
use std::path::PathBuf;

use commontime_audit as judge;
use commontime_files::{Backing, Lines, Scheduled, load, read_schedule, result_json};
use commontime_report::audit_terminal;
use commontime_school::answer::{Answer, Outcome};
use commontime_school::{Campus, Finding, Schedule};
use serde_json::Value;

use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;
use super::{Form, Format, pretty};

/// Check a schedule against the school's files, also one made by hand
///
/// Recomputes everyone's minutes, who has the students, and the dollars, and checks every rule.
#[derive(clap::Args, Debug)]
pub(super) struct Audit {
    /// The folder with the school's files
    #[arg(value_name = "SCENARIO")]
    scenario: PathBuf,
    /// The schedule: a schedule.toml, or a table with the columns of schedule.csv
    #[arg(value_name = "SCHEDULE")]
    schedule: PathBuf,
    #[command(flatten)]
    form: Form,
}

impl Audit {
    pub(super) fn run(&self, console: Console) -> Result<Exit, Failure> {
        let read = load(&self.scenario)
            .and_then(|as_it_is| Ok((read_schedule(&self.schedule, &as_it_is)?, as_it_is)));
        let (Scheduled { campus, schedule, lines }, as_it_is) = match (read, self.form.format) {
            (Ok(both), _) => both,
            (Err(problems), Format::Text) => return Err(Failure::Files(problems)),
            (Err(problems), Format::Json) => {
                console.answer(|_| problems.to_json())?;
                return Ok(Exit::Input);
            }
        };
        let audit = judge::audit(&campus, &schedule);
        console.answer(|color| match self.form.format {
            Format::Text => audit_terminal(&campus, &audit, &|finding| lines_of(finding, &lines), color),
            Format::Json => pretty(&in_json(&as_it_is, &campus, &schedule, &audit, &lines)),
        })?;
        Ok(if audit.is_clean() { Exit::Answered } else { Exit::Findings })
    }
}

/// The keys of `result.json` of which an audit knows something, and `clean`; findings with the lines of the file.
fn in_json(
    as_it_is: &Campus,
    campus: &Campus,
    schedule: &Schedule,
    audit: &judge::Audit,
    lines: &Lines,
) -> Value {
    const KEYS: [&str; 17] = [
        "format",
        "scenario",
        "school_year",
        "policy",
        "bell_schedule",
        "target_weekly_minutes",
        "lowest_weekly_minutes",
        "median_weekly_minutes",
        "highest_weekly_minutes",
        "year",
        "people",
        "students",
        "schedule",
        "coverage",
        "team_leads",
        "dollars",
        "findings",
    ];
    let backing = Backing {
        schedule,
        coverage: &audit.coverage,
        leads: &audit.leads,
        dollars: &audit.dollars,
        units: judge::unit_costs(campus, audit, as_it_is),
        findings: &audit.findings,
    };
    let whole = result_json(&answer(campus, audit), Some(backing), campus);
    let mut whole: Value = serde_json::from_str(&whole).expect("result.json is JSON");
    let findings = whole["findings"].as_array_mut().into_iter().flatten();
    for (json, finding) in findings.zip(&audit.findings) {
        json["lines"] = lines_of(finding, lines).into();
    }
    let mut kept = serde_json::Map::new();
    kept.insert("clean".to_owned(), audit.is_clean().into());
    kept.extend(KEYS.map(|key| (key.to_owned(), whole[key].take())));
    kept.into()
}

/// The lines of the schedule's file that a finding speaks of, each once.
fn lines_of(finding: &Finding, lines: &Lines) -> Vec<usize> {
    let all: BTreeSet<usize> = finding.rows.iter().filter_map(|&row| lines.of(row)).collect();
    all.into_iter().collect()
}

/// What an audit can fill of an answer. It says nothing of how good the schedule is against others.
fn answer(campus: &Campus, audit: &judge::Audit) -> Answer {
    Answer {
        scenario: campus.name.clone(),
        outcome: Outcome::BestFound,
        ranks: Vec::new(),
        lowest_weekly_minutes: audit.lowest_weekly_minutes(),
        median_weekly_minutes: audit.median(),
        highest_weekly_minutes: audit.highest(),
        people: audit.people.clone(),
        students: audit.students.clone(),
        year: audit.year.clone(),
        absence: None,
        clashes: Vec::new(),
        approvals: Vec::new(),
        seed: 0,
        effort: None,
        timed: false,
        keeps_locks: false,
        keeps_levers: false,
        notes: Vec::new(),
    }
}
