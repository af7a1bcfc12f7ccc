//! `courses.toml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::words::{ClassPlaceWord, SettingWord};
use super::{Number, Text};
use crate::value::{Entries, Located, NumberOr, OneOrMany};

/// What students get: grades with their subjects, specials, services; and the rooms.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Courses {
    /// Grades.
    #[serde(default)]
    pub(crate) grade: Vec<Located<Grade>>,
    /// Specials: art, music, PE and the like.
    #[serde(default)]
    pub(crate) special: Vec<Located<Special>>,
    /// Rooms. Homerooms have rooms of their own id without being listed.
    #[serde(default)]
    pub(crate) room: Vec<Located<Room>>,
    /// Minutes owed to small groups of students. Never a student's name.
    #[serde(default)]
    pub(crate) service: Vec<Located<Service>>,
}

/// A grade.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Grade {
    /// The id: "K", "1".
    pub(crate) id: Text,
    /// The name in reports; "grade 1" where not given.
    pub(crate) name: Option<String>,
    /// How many homerooms: one for each homeroom teacher of the grade.
    pub(crate) homerooms: Number,
    /// Ids of the homerooms; those of their teachers where not given.
    pub(crate) homeroom_ids: Option<Located<Vec<Text>>>,
    /// Students in all, spread evenly; or a list, one number for each homeroom.
    pub(crate) students: Located<OneOrMany<i64>>,
    /// Minutes of lunch a day.
    pub(crate) lunch: Number,
    /// When this grade may eat, within the cafeteria's window.
    pub(crate) lunch_window: Option<Text>,
    /// Grades that eat with this one, at the same time.
    #[serde(default)]
    pub(crate) eats_with: Vec<Text>,
    /// Minutes of recess a day. None where not given.
    pub(crate) recess: Option<Number>,
    /// When this grade may be out, within the playground's window.
    pub(crate) recess_window: Option<Text>,
    /// Specials a homeroom has in a day: a number, or { min = 1, max = 2 }.
    pub(crate) specials_per_day: Option<Located<NumberOr<Range>>>,
    /// How many homerooms of the grade may be at specials at the same time. All where not given.
    pub(crate) specials_at_once: Option<Number>,
    /// The certification its homeroom teachers need.
    pub(crate) certification: Option<Text>,
    /// Minutes a week of each subject.
    pub(crate) minutes_per_week: Located<Entries<Number>>,
    /// Subjects of which every day has one unbroken block of so many minutes.
    #[serde(default)]
    pub(crate) uninterrupted: Entries<Number>,
    /// No piece of a subject is shorter: minutes for all, or by subject. 15 where not given.
    pub(crate) minimum_block: Option<Located<NumberOr<Entries<Number>>>>,
}

/// At least and at most.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Range {
    /// At least.
    pub(crate) min: Number,
    /// At most.
    pub(crate) max: Number,
}

/// A special.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Special {
    /// The id: "art".
    pub(crate) id: Text,
    /// The grades that have it; all where not given.
    pub(crate) grades: Option<Vec<Text>>,
    /// How often a homeroom has it in a week. Only where the cycle is Mon to Fri.
    pub(crate) per_week: Option<Number>,
    /// How often a homeroom has it in each pass through the cycle.
    pub(crate) per_cycle: Option<Number>,
    /// How many minutes one class is.
    pub(crate) minutes: Number,
    /// Minutes its teacher needs between two classes. 0 where not given.
    pub(crate) setup: Option<Number>,
    /// Who may teach it; each class has one of them.
    pub(crate) taught_by: Located<Vec<Text>>,
    /// People of whom one is in every class beside whoever teaches it.
    pub(crate) beside: Option<Vec<Text>>,
    /// The certification it takes.
    pub(crate) certification: Option<Text>,
    /// Where it is taught; a room of its own id where not given.
    pub(crate) room: Option<Text>,
    /// Where a class of it is. "room": in its room. "homeroom": in the homeroom's own room, where somebody comes to the students.
    /// "room" where not given.
    pub(crate) place: Option<Located<ClassPlaceWord>>,
    /// The only days on which it may be.
    pub(crate) days: Option<Vec<Text>>,
    /// The subject that it is taught in: its minutes are minutes of that subject.
    pub(crate) counts_as: Option<Text>,
    /// The most classes of it that one person takes in a week.
    pub(crate) classes_each_per_week: Option<Number>,
    /// The most students in one class.
    pub(crate) group_cap: Option<Number>,
    /// Homerooms of one grade may come to one class together, so many students in all. Each has a class of its own where not given.
    pub(crate) joined_up_to: Option<Number>,
    /// The special that must touch this one, for the same homeroom on the same day.
    pub(crate) back_to_back_with: Option<Text>,
    /// Its classes of one homeroom lie on this many cycle days running.
    pub(crate) days_running: Option<Number>,
}

/// A room or other place.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Room {
    /// The id.
    pub(crate) id: Text,
    /// How many students it holds. 30 where not given.
    pub(crate) capacity: Option<Number>,
    /// How many classes may be in it at once. 1 where not given.
    pub(crate) classes_at_once: Option<Number>,
}

/// Minutes owed to a small group of students.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Service {
    /// The id. Never a student's name.
    pub(crate) id: Text,
    /// The grade of the students.
    pub(crate) grade: Text,
    /// The homerooms they come from; all of the grade, spread evenly, where not given.
    pub(crate) homerooms: Option<Vec<Text>>,
    /// How many students.
    pub(crate) students: Number,
    /// Minutes owed in every week.
    pub(crate) minutes_per_week: Number,
    /// How many minutes one session is.
    pub(crate) sessions_of: Number,
    /// The most sessions in a day. 1 where not given, or as many as it takes.
    pub(crate) sessions_per_day: Option<Number>,
    /// Who may give it; each session has one of them.
    pub(crate) providers: Located<Vec<Text>>,
    /// "pull-out", "push-in" or "self-contained".
    pub(crate) setting: Located<SettingWord>,
    /// The certification it takes.
    pub(crate) certification: Option<Text>,
    /// Where a pull-out is.
    pub(crate) room: Option<Text>,
    /// What it may not break: subjects, "specials", "lunch", "recess".
    pub(crate) never_during: Option<Vec<Text>>,
    /// What it must lie within.
    #[serde(default)]
    pub(crate) only_during: Vec<Text>,
}
