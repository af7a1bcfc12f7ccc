//! What a `result.json` records of its schedule: whose it is, how sure the answer was, and the figures by which to tell whether it
//! still speaks of the same schedule and the same files.

use std::path::Path;

use commontime_school::answer::Outcome;
use serde::Deserialize;

use crate::problem::{Code, Problem, Problems};

/// The figures of a result that was written earlier.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Record {
    /// The name of the scenario it is of.
    pub scenario: String,
    /// How sure the answer was.
    #[serde(deserialize_with = "outcome")]
    pub outcome: Outcome,
    /// The target.
    pub target_weekly_minutes: i32,
    /// The lowest weekly minutes, scaled to full time; `None` without a schedule or without eligible people.
    pub lowest_weekly_minutes: Option<i32>,
    /// The median of the same, which may end in a half.
    pub median_weekly_minutes: Option<serde_json::Number>,
    /// The highest of the same.
    pub highest_weekly_minutes: Option<i32>,
    /// Everyone's minutes.
    pub people: Vec<RecordedPerson>,
    /// Who pays; `None` without a schedule.
    pub dollars: Option<RecordedDollars>,
}

/// One person's minutes.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct RecordedPerson {
    /// The id.
    pub id: String,
    /// Minutes that count, in the week that has the least.
    pub weekly: i32,
    /// Their own target.
    pub target: i32,
}

/// The sums of the dollars ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct RecordedDollars {
    /// Cost beyond the current year's positions.
    pub net_new_cost_cents: i64,
}

fn outcome<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Outcome, D::Error> {
    let word = String::deserialize(from)?;
    let all = [
        Outcome::ProvenBest,
        Outcome::WithinBound,
        Outcome::BestFound,
        Outcome::Impossible,
        Outcome::LimitReached,
    ];
    let known = all.into_iter().find(|outcome| outcome.slug() == word);
    known.ok_or_else(|| serde::de::Error::custom(format!("\"{word}\" is no outcome")))
}

/// Reads the `result.json` at `path`.
pub(super) fn read(path: &Path) -> Result<Record, Problems> {
    let shown = path.display().to_string();
    let text = crate::disk::read(path, &shown).map_err(|problem| Problems::one(*problem))?;
    serde_json::from_str(&text).map_err(|error| {
        let words = format!("{shown} is not a result that this version wrote: {error}");
        let mut problem = Problem::of_file(Code::OtherFormat, &shown, words);
        problem.help("run `commontime solve` or `commontime options` again, or name the schedule.toml alone");
        Problems::one(problem)
    })
}
