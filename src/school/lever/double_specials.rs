//! Double specials: a homeroom may have two specials on one day, back to back if that makes one long block, and none on
//! another.
//!
//! No minute is created: the week has as many specials as before. What changes is that they can touch, so that a team whose
//! homerooms are all away for both has 90 minutes together in place of 45 twice.

use crate::campus::Parts;
use crate::ids::GradeId;

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
