//! Parallel specials: the homerooms of a grade may be at specials at the same time, where the school sends them one by one today.
//!
//! No minute is created and nobody is hired: minutes that each teacher had alone become time that a team has together, where there
//! are specialists enough.

use super::LeverPage;
use crate::campus::Parts;
use crate::ids::GradeId;

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "homerooms of a grade are at specials at the same time",
    does: "All homerooms of a grade may be at specials at the same time, where the school sends them a \
        few at a time today: where `specials-at-once` in courses.toml says how many.",
    minutes: "No minute more: minutes that each teacher had alone become time that the team has \
        together, each as long as a special, such as 45 minutes.",
    students: "Specialists: at least as many at once as the grade has homerooms, or as many as larger \
        groups need.",
    price: "Nothing, where there are specialists enough.",
    limits: "A grade without `specials-at-once` is refused: nothing keeps its homerooms apart today. \
        Rooms and each specialist's classes a day hold as they did. Individual planning stays \
        protected: where law or contract makes the time of specials a teacher's own, no meeting takes \
        that much of it.",
    approval: "Mostly the principal. Ask whether law or contract makes the time of specials individual \
        planning: in Texas 450 minutes in two weeks, which no team meeting may take.",
    // In the school that `commontime new` writes.
    example: r#"# scenario.toml
[levers.parallel-specials]
grades = ["1"]                      # all with specials-at-once if not given

# courses.toml
[[grade]]
id = "1"
specials-at-once = 1                # in the row that is there: one at a time"#,
    source: "On common time in place of time alone: \
        https://studylib.net/doc/11059537/making-time-for-collaboration--\n\
        Tex. Educ. Code 21.404. \
        https://instalawyer.io/laws/texas-statutes/section-21404-planning-and-preparation",
};

/// Homerooms of a grade go to specials at the same time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParallelSpecials {
    /// Of which grades.
    pub grades: Vec<GradeId>,
}

impl ParallelSpecials {
    /// Who may go together may go one by one: the same is right for a school that stands for several.
    pub(super) fn apply(&self, parts: &mut Parts) {
        for grade in &self.grades {
            parts.grades[grade.index()].specials_at_once = None;
        }
    }
}
