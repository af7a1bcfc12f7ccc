//! `bell-schedule.toml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::words::{BellsFollowWord, DutyTimeWord, RoleWord};
use super::{ByDay, Number, Text};
use crate::value::{Entries, Located};

/// The days that repeat, when students and staff are there, and where lunch, recess and duties go.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct BellSchedules {
    /// Names of the cycle days in order: Mon to Fri, or A to F.
    pub(crate) cycle: Located<Vec<Text>>,
    /// What decides a day's bell times: "weekday" or "cycle".
    pub(crate) bells_follow: Option<Located<BellsFollowWord>>,
    /// The smallest step of any time, in minutes. 5 where not given.
    pub(crate) grid: Option<Number>,
    /// One or more bell schedules; the scenario picks one.
    #[serde(default)]
    pub(crate) bell_schedule: Vec<Located<BellSchedule>>,
    /// When lunch is served, and how many eat at once.
    pub(crate) cafeteria: Option<Located<Cafeteria>>,
    /// When recess can be, and how many are out at once.
    pub(crate) playground: Option<Located<Playground>>,
    /// Arrival, dismissal and the like: the same people every day.
    #[serde(default)]
    pub(crate) duty: Vec<Located<Duty>>,
}

/// When students and staff are there.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct BellSchedule {
    /// The id that `scenario.toml` picks.
    pub(crate) id: Text,
    /// The students' day: { all = "7:45-14:40", Wed = "7:45-13:50" }.
    pub(crate) students: ByDay<Text>,
    /// The contract day of full-time staff.
    pub(crate) staff: ByDay<Text>,
    /// Periods by name, in order, where the day is cut by bells: specials then begin with a period.
    pub(crate) periods: Option<Entries<Text>>,
}

/// When lunch is served, and how many eat at once.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Cafeteria {
    /// Lunches lie within: "10:20-13:20". The students' day where not given.
    pub(crate) window: Option<Text>,
    /// Lunches begin only at multiples of this many minutes after the window opens.
    pub(crate) waves_of: Option<Number>,
    /// How many grades eat at once; grades that eat together count as one.
    pub(crate) grades_at_once: Option<Number>,
    /// How many students eat at once.
    pub(crate) students_at_once: Option<Number>,
    /// The place, by its id in `courses.toml`. "cafeteria" where not given.
    pub(crate) room: Option<Text>,
    /// Roles that watch lunch. With "homeroom" each homeroom's own teacher stays.
    pub(crate) supervised_by: Option<Vec<Located<RoleWord>>>,
    /// How many adults there are at least. 1 where not given.
    pub(crate) adults: Option<Number>,
}

/// When recess can be, and how many are out at once.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Playground {
    /// Recesses lie within: "10:20-13:20". The students' day where not given.
    pub(crate) window: Option<Text>,
    /// How many grades are out at once.
    pub(crate) grades_at_once: Option<Number>,
    /// The place, by its id in `courses.toml`. "playground" where not given.
    pub(crate) room: Option<Text>,
    /// Roles that watch recess. With "homeroom" each homeroom's own teacher stays.
    pub(crate) supervised_by: Option<Vec<Located<RoleWord>>>,
    /// How many adults there are at least. 1 where not given.
    pub(crate) adults: Option<Number>,
}

/// A duty that the same people have every day.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Duty {
    /// The name: "arrival".
    pub(crate) id: Text,
    /// "before-students" or "after-students".
    pub(crate) when: Located<DutyTimeWord>,
    /// How many minutes it takes.
    pub(crate) minutes: Number,
    /// Roles that have it.
    #[serde(default)]
    pub(crate) roles: Vec<Located<RoleWord>>,
    /// People who have it, by id.
    #[serde(default)]
    pub(crate) people: Vec<Text>,
    /// People who do not have it though their role does.
    #[serde(default)]
    pub(crate) except: Vec<Text>,
}
