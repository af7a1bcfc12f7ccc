//! Early release: students leave earlier on some days, and as much later on others that their week and year are kept.
//!
//! It moves minutes and creates none: the teacher's contract day stays, and what was scattered over the week becomes one long
//! block (Coeur d'Alene, Idaho: 60 minutes on one day, 15 on each of the four others).

use super::bells::shift;
use crate::campus::Parts;
use crate::ids::DayId;
use crate::quantities::Minutes;

/// Students leave earlier on some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlyRelease {
    /// The days on which they do.
    pub days: Vec<DayId>,
    /// By how much.
    pub minutes: Minutes,
    /// The days on which they leave later.
    pub made_up_on: Vec<DayId>,
    /// By how much.
    pub made_up: Minutes,
}

impl EarlyRelease {
    pub(super) fn apply(&self, parts: &mut Parts) {
        let mut ends = vec![Minutes::ZERO; parts.bells.days.len()];
        for day in &self.days {
            ends[day.index()] -= self.minutes;
        }
        for day in &self.made_up_on {
            ends[day.index()] += self.made_up;
        }
        let starts = vec![Minutes::ZERO; ends.len()];
        shift(parts, &starts, &ends);
    }
}
