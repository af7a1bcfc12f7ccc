//! `scenario.toml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::levers::Levers;
use super::words::{PerWord, PriorityWord, RoleWord, UseWord};
use super::{Literal, Number, Text};
use crate::value::{Entries, Located};

/// The goal, what comes first, the contract, the policy pack, waivers, and levers.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Scenario {
    /// The version of this format: 1.
    pub(crate) format: Number,
    /// The scenario's name, in every report.
    pub(crate) name: Text,
    /// The school year: "2026-27".
    pub(crate) school_year: Option<Text>,
    /// State rules with citations: "none", "south-carolina" or "texas".
    pub(crate) policy: Option<Text>,
    /// The bell schedule to run on, by its id; the first where there are several.
    pub(crate) bell_schedule: Option<Text>,
    /// What is to be reached, and for whom.
    pub(crate) goal: Option<Located<Goal>>,
    /// What comes first when not everything can be had.
    pub(crate) priorities: Option<Priorities>,
    /// What the contract asks beside the state's rules.
    pub(crate) contract: Option<Contract>,
    /// What may be changed, and how far.
    pub(crate) levers: Option<Levers>,
    /// Rules switched off: the rule's name and the paper that waives it.
    pub(crate) waivers: Option<Entries<Text>>,
    /// Approvals that the scenario's own decisions need.
    #[serde(default)]
    pub(crate) approval: Vec<Approval>,
}

/// What is to be reached, and for whom.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Goal {
    /// Minutes a week for a full-time person; pro-rated by FTE. 300 where not given.
    pub(crate) minutes_per_week: Option<Number>,
    /// Whom the minimum is for.
    pub(crate) eligible: Option<Eligible>,
    /// Uses of time that count.
    pub(crate) counts: Option<Vec<Located<UseWord>>>,
    /// No shorter stretch counts. 45 minutes where not given.
    pub(crate) minimum_block: Option<Number>,
    /// A long block wished for.
    pub(crate) long_block: Option<LongBlock>,
}

/// Whom the minimum is for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Eligible {
    /// Roles.
    pub(crate) roles: Option<Vec<Located<RoleWord>>>,
    /// The least FTE at this campus. 0.5 where not given.
    pub(crate) min_fte: Option<Literal>,
}

/// A long block wished for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct LongBlock {
    /// Its least length in minutes.
    pub(crate) minutes: Number,
    /// How many a week. 1 where not given.
    pub(crate) per_week: Option<Number>,
}

/// What comes first when not everything can be had.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Priorities {
    /// First things first; nothing lower buys anything higher.
    pub(crate) order: Vec<Located<PriorityWord>>,
}

/// What the contract asks beside the state's rules. Where both speak, the stricter holds.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Contract {
    /// Minutes of lunch a day free of duty, for every teacher.
    pub(crate) duty_free_lunch: Option<Number>,
    /// Minutes to hand students over before time of one's own begins.
    pub(crate) transition: Option<Number>,
    /// Individual planning that no meeting may take, beside the state's.
    #[serde(default)]
    pub(crate) planning: Vec<Planning>,
    /// The largest share of time without students that a principal may direct: "25 %".
    pub(crate) directed_share: Option<Literal>,
    /// The most team meetings of one person in a week.
    pub(crate) meetings_per_week_max: Option<Number>,
    /// The longest stretch of teaching without a break.
    pub(crate) consecutive_teaching_max: Option<Consecutive>,
}

/// Individual planning that no meeting may take.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Planning {
    /// How many minutes.
    pub(crate) minutes: Number,
    /// Over which time: "day", "week" or "two-weeks".
    pub(crate) per: Located<PerWord>,
    /// No shorter stretch counts toward it. Any length where not given.
    pub(crate) minimum_block: Option<Number>,
    /// Whether only time within the students' day counts.
    #[serde(default)]
    pub(crate) within_student_day: bool,
    /// Whom it protects; everyone who teaches where not given.
    pub(crate) roles: Option<Vec<Located<RoleWord>>>,
    /// The least FTE of those it protects.
    pub(crate) min_fte: Option<Literal>,
}

/// The longest stretch of teaching without a break.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Consecutive {
    /// Minutes of teaching.
    pub(crate) minutes: Number,
    /// The shortest gap in minutes that is a break. 15 where not given.
    #[serde(rename = "break")]
    pub(crate) pause: Option<Number>,
}

/// An approval that the scenario's own decisions need.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Approval {
    /// Who approves: "board".
    pub(crate) who: String,
    /// What: "bell times".
    pub(crate) what: String,
    /// By when, in any words.
    #[serde(default)]
    pub(crate) by: String,
}
