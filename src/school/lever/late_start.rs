//! Late start: students come later on some days, and on others leave as much later that their week and year are kept.

use super::bells::shift;
use crate::campus::Parts;
use crate::ids::DayId;
use crate::quantities::Minutes;

/// Students come later on some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LateStart {
    /// The days on which they do.
    pub days: Vec<DayId>,
    /// By how much.
    pub minutes: Minutes,
    /// The days on which they leave later.
    pub made_up_on: Vec<DayId>,
    /// By how much.
    pub made_up: Minutes,
}

impl LateStart {
    pub(super) fn apply(&self, parts: &mut Parts) {
        let mut starts = vec![Minutes::ZERO; parts.bells.days.len()];
        let mut ends = starts.clone();
        for day in &self.days {
            starts[day.index()] += self.minutes;
        }
        for day in &self.made_up_on {
            ends[day.index()] += self.made_up;
        }
        shift(parts, &starts, &ends);
    }
}
