//! `schedule.toml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::words::UseWord;
use super::{Number, Text};
use crate::value::{Entries, Located};

/// A master schedule. Rows that are alike but for the day are one row with several days.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Schedule {
    /// The version of this format: 1.
    pub(crate) format: Number,
    /// The id of the bell schedule it runs on.
    #[serde(rename = "bell-schedule")]
    pub(crate) runs_on: Text,
    /// The levers that are pulled, by their ids, each with its setting; everything else is as it is today.
    #[serde(default)]
    pub(crate) decisions: Entries<Text>,
    /// What students do.
    #[serde(default)]
    pub(crate) lesson: Vec<Located<Lesson>>,
    /// When teams meet.
    #[serde(default)]
    pub(crate) meeting: Vec<Located<Meeting>>,
    /// Everything else in people's days.
    #[serde(default)]
    pub(crate) assignment: Vec<Located<Assignment>>,
}

/// A group of students with adults in a place.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Lesson {
    /// Days on which it is.
    pub(crate) days: Vec<Text>,
    /// When: "8:00-8:45".
    pub(crate) time: Text,
    /// A subject, special or service by its id; or "lunch", "recess", "homeroom".
    pub(crate) what: Text,
    /// Whose students. For a service, the homerooms its students come from.
    pub(crate) homerooms: Vec<Text>,
    /// The adults in charge.
    pub(crate) adults: Vec<Text>,
    /// Where.
    pub(crate) room: Text,
    /// Fixed by hand: searches leave it alone.
    #[serde(default)]
    pub(crate) locked: bool,
}

/// A team meeting.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Meeting {
    /// Days on which it is.
    pub(crate) days: Vec<Text>,
    /// When: "11:45-12:30".
    pub(crate) time: Text,
    /// Whose meeting.
    pub(crate) team: Text,
    /// What it is used for. "team-meeting" where not given.
    #[serde(rename = "use")]
    pub(crate) kind: Option<Located<UseWord>>,
    /// Who is there, from start to end.
    pub(crate) members: Vec<Text>,
    /// Where.
    pub(crate) room: Text,
    /// Fixed by hand.
    #[serde(default)]
    pub(crate) locked: bool,
}

/// A stretch of people's time that is neither lesson nor meeting.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Assignment {
    /// Days on which it is.
    pub(crate) days: Vec<Text>,
    /// When: "7:35-7:45".
    pub(crate) time: Text,
    /// Who.
    pub(crate) people: Vec<Text>,
    /// What for: "duty", "individual-planning", "lunch".
    #[serde(rename = "use")]
    pub(crate) kind: Located<UseWord>,
    /// A word on it: "arrival".
    #[serde(default)]
    pub(crate) note: String,
    /// Fixed by hand.
    #[serde(default)]
    pub(crate) locked: bool,
}
