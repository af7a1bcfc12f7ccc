//! `staff.toml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::words::{HomeCampusWord, MayCoverWord, MeetsWord, RoleWord};
use super::{ByDay, Number, Text};
use crate::value::{Located, OneOrMany};

/// People and teams.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Staff {
    /// People alike, by their ids. One can be singled out by id in a `[[person]]` row.
    #[serde(default)]
    pub(crate) group: Vec<Located<Group>>,
    /// One person, or what is different about one of a group.
    #[serde(default)]
    pub(crate) person: Vec<Located<Person>>,
    /// Teams that meet.
    #[serde(default)]
    pub(crate) team: Vec<Located<Team>>,
}

macro_rules! people {
    ($(#[$doc:meta])* $name:ident { $(#[$id_doc:meta])* $id:ident: $kind:ty, }) => {
        $(#[$doc])*
        #[derive(Debug, Deserialize, JsonSchema)]
        #[serde(rename_all = "kebab-case", deny_unknown_fields)]
        pub(crate) struct $name {
            $(#[$id_doc])*
            pub(crate) $id: $kind,
            /// The name in reports; the id where not given. Invented names or ids only, where files are shared.
            pub(crate) name: Option<Text>,
            /// What they are employed as.
            pub(crate) role: Option<Located<RoleWord>>,
            /// The grade they belong to. Homeroom teachers of a grade get its homerooms in order.
            pub(crate) grade: Option<Text>,
            /// The team they are full members of.
            pub(crate) team: Option<Text>,
            /// Teams of which they may join one. They never block it.
            pub(crate) may_join: Option<Vec<Text>>,
            /// Certifications held.
            pub(crate) certified: Option<Vec<Text>>,
            /// When they are here, by day; the staff's day where not given.
            pub(crate) hours: Option<ByDay<OneOrMany<String>>>,
            /// When they are away, by day: { Thu = "12:00-15:20" } or { Fri = "all" }.
            pub(crate) away: Option<ByDay<OneOrMany<String>>>,
            /// "here" or "elsewhere".
            pub(crate) home_campus: Option<Located<HomeCampusWord>>,
            /// Weekly minutes of collaboration at other campuses.
            pub(crate) collaboration_elsewhere: Option<Number>,
            /// Others' students they may take: "nothing", "supervision" or "instruction".
            pub(crate) may_cover: Option<Located<MayCoverWord>>,
            /// The most classes they teach in a day.
            pub(crate) classes_per_day: Option<Number>,
            /// The most minutes they teach in a week.
            pub(crate) teaching_minutes_per_week: Option<Number>,
            /// The service whose one student they follow. They are never coverage.
            pub(crate) one_to_one: Option<Text>,
        }
    };
}

people! {
    /// People alike.
    Group {
        /// Their ids: letters, digits, hyphens.
        ids: Vec<Text>,
    }
}

people! {
    /// One person. Keys given here come before those of the person's group.
    Person {
        /// Their id.
        id: Text,
    }
}

/// A team that meets.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Team {
    /// The id that people name.
    pub(crate) id: Text,
    /// The name in reports; the id where not given.
    pub(crate) name: Option<String>,
    /// "whole": it meets only with every member there. So where nothing is given.
    pub(crate) meets: Option<Located<MeetsWord>>,
    /// How many members are enough. Only those who are there are credited.
    pub(crate) quorum: Option<Number>,
    /// Who leads it.
    pub(crate) lead: Option<Text>,
    /// Where it meets; the lead's or the first member's own room where not given.
    pub(crate) room: Option<Text>,
}
