//! The part of `compare.json` on what a side is.

use commontime_school::Rule;
use commontime_school::answer;
use commontime_school::comparison::{self, Claim, PulledLever};
use schemars::JsonSchema;
use serde::Serialize;

/// What one side is.
#[derive(Serialize, JsonSchema)]
pub(super) struct Side<'a> {
    /// What it was called by: the last part of its path, or the last two of an option.
    name: &'a str,
    /// The scenario's name.
    scenario: &'a str,
    /// The school year.
    school_year: &'a str,
    /// The bell schedule it runs on.
    bell_schedule: &'a str,
    /// Where its schedule comes from.
    #[schemars(extend("enum" = ["solved-now", "result", "current-schedule", "by-hand"]))]
    origin: &'a str,
    /// What is claimed of how good it is.
    claim: Claimed<'a>,
    /// Whether it keeps every required rule.
    clean: bool,
    /// The rules that it does not keep.
    broken: Vec<Broken<'a>>,
    /// The rules that are waived.
    waived: Vec<&'a str>,
    /// The levers that are pulled.
    levers: Vec<Lever<'a>>,
    /// The approvals that it needs.
    approvals: Vec<Approval<'a>>,
}

/// What is claimed of a schedule.
#[derive(Serialize, JsonSchema)]
struct Claimed<'a> {
    /// Where the claim comes from: found now; recorded when the schedule was found, for the files as they were then; recorded, but
    /// of other figures than the audit finds; or nobody claims anything, as where a rule is broken.
    #[schemars(extend("enum" = ["found", "recorded", "outdated", "none"]))]
    from: &'a str,
    /// How sure the answer is; null where nothing is claimed.
    outcome: Option<&'a str>,
}

/// A rule that is not kept.
#[derive(Serialize, JsonSchema)]
struct Broken<'a> {
    /// The rule's name.
    rule: &'a str,
    /// How many findings there are.
    findings: usize,
}

/// A lever that is pulled.
#[derive(Serialize, JsonSchema)]
struct Lever<'a> {
    /// Its id, as decisions name it.
    id: &'a str,
    /// Its setting, as decisions name it.
    setting: &'a str,
    /// What happens, in words.
    words: &'a str,
}

/// An approval needed.
#[derive(Serialize, JsonSchema)]
struct Approval<'a> {
    /// Who approves.
    who: &'a str,
    /// What.
    what: &'a str,
    /// By when; null where no date is named.
    by: Option<&'a str>,
}

impl<'a> Side<'a> {
    pub(super) fn of(side: &'a comparison::Side) -> Self {
        let lever = |it: &'a PulledLever| Lever { id: &it.id, setting: &it.setting, words: &it.words };
        let approval = |it: &'a answer::Approval| Approval {
            who: &it.who,
            what: &it.what,
            by: Some(it.by.as_str()).filter(|by| !by.is_empty()),
        };
        let broken = |(rule, findings): &(Rule, usize)| Broken { rule: rule.slug(), findings: *findings };
        let (from, outcome) = match side.claim {
            Claim::Found(outcome) => ("found", Some(outcome.slug())),
            Claim::Recorded(outcome) => ("recorded", Some(outcome.slug())),
            Claim::Outdated => ("outdated", None),
            Claim::Nothing => ("none", None),
        };
        Self {
            name: &side.name,
            scenario: &side.scenario,
            school_year: &side.school_year,
            bell_schedule: &side.bell_schedule,
            origin: side.origin.slug(),
            claim: Claimed { from, outcome },
            clean: side.broken.is_empty(),
            broken: side.broken.iter().map(broken).collect(),
            waived: side.waived.iter().map(|rule| rule.slug()).collect(),
            levers: side.levers.iter().map(lever).collect(),
            approvals: side.approvals.iter().map(approval).collect(),
        }
    }
}
