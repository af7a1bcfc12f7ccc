//! What one side of a comparison is: where its schedule comes from, what is claimed of it, what it rests on.

use crate::answer::{Approval, Outcome};
use crate::rules::Rule;

/// Where the schedule of a side comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// It was looked for now, from a scenario's files.
    SolvedNow,
    /// It lay among results: of a scenario, or of one of its options.
    Result,
    /// It is the scenario's current schedule.
    Current,
    /// It is another schedule, made or changed by hand.
    ByHand,
}

impl Origin {
    /// Returns the word in results.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::SolvedNow => "solved-now",
            Self::Result => "result",
            Self::Current => "current-schedule",
            Self::ByHand => "by-hand",
        }
    }
}

/// What is claimed of how good a side's schedule is among all that its files allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// What was found now, for the files as they are.
    Found(Outcome),
    /// What was written with the schedule when it was found, for the files as they were then. Its figures are still those that the
    /// audit finds.
    Recorded(Outcome),
    /// What was written with the schedule speaks of other figures than the audit finds: files or schedule were changed since.
    Outdated,
    /// Nothing: nobody searched.
    Nothing,
}

/// What one side is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// What it was called by: the last part of its path, or the last two of an option.
    pub name: String,
    /// The scenario's name.
    pub scenario: String,
    /// The school year.
    pub school_year: String,
    /// The bell schedule it runs on.
    pub bell_schedule: String,
    /// Where the schedule comes from.
    pub origin: Origin,
    /// What is claimed of it. Nothing where a rule is broken.
    pub claim: Claim,
    /// The rules that it does not keep, each with how many findings there are.
    pub broken: Vec<(Rule, usize)>,
    /// The rules that are waived.
    pub waived: Vec<Rule>,
    /// The levers that are pulled.
    pub levers: Vec<PulledLever>,
    /// The approvals that it needs: those of the scenario's own decisions, then those of the levers.
    pub approvals: Vec<Approval>,
}

/// A lever that is pulled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PulledLever {
    /// Its id, as decisions name it.
    pub id: String,
    /// Its setting, as decisions name it.
    pub setting: String,
    /// What happens, in words.
    pub words: String,
}
