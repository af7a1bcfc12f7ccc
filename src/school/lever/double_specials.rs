//! Double specials: a homeroom may have two specials on one day, back to back if that makes one long block, and none on
//! another.
//!
//! No minute is created: the week has as many specials as before. What changes is that they can touch, so that a team whose
//! homerooms are all away for both has 90 minutes together in place of 45 twice.

use super::LeverPage;
use crate::campus::Parts;
use crate::ids::GradeId;

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "two specials on one day and none on another",
    does: "Homerooms may have two specials on one day and none on another. The week has as many as \
        before.",
    minutes: "No minute more. Where the two touch, and all homerooms of a team are away for both, the \
        team has one long block: 90 minutes in place of 45 twice. On the day without a special there \
        is none.",
    students: "Specialists: twice on one day, and not on another.",
    price: "Nothing: the same people teach as many classes as before.",
    limits: "Each homeroom has each special as often as before. Nothing makes the two touch but that \
        it is worth a longer block. Rooms, setup between classes and each specialist's classes a day \
        hold as they did. Individual planning that a law or contract asks for each day is there each \
        day, or there is no schedule.",
    approval: "Mostly the principal. Ask specialists and teachers: students have art and PE on one \
        day, and a day has no break for their teacher. Ask the association whether the contract \
        promises planning each day.",
    // In the school that `commontime new` writes.
    example: r#"# scenario.toml
[levers.double-specials]
grades = ["1", "2"]                 # all grades without this line"#,
    source: "On stacking two blocks for a team: \
        https://www.coreeducationllc.com/blog2/finding-time-for-collaborative-planning/",
};

/// Homerooms may have two specials a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DoubleSpecials {
    /// Whose homerooms.
    pub grades: Vec<GradeId>,
}

impl DoubleSpecials {
    pub(super) fn apply(&self, parts: &mut Parts) {
        for id in &self.grades {
            let grade = &mut parts.grades[id.index()];
            grade.specials_per_day_min = 0;
            grade.specials_per_day_max = grade.specials_per_day_max.max(2);
        }
    }
}
