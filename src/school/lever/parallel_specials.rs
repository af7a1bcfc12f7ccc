//! Parallel specials: the homerooms of a grade may be at specials at the same time, where the school sends them one by one today.
//!
//! No minute is created and nobody is hired: minutes that each teacher had alone become time that a team has together, where there
//! are specialists enough.

use crate::campus::Parts;
use crate::ids::GradeId;

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
