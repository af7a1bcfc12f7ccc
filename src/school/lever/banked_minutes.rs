//! Banked minutes: students come earlier or leave later by a few minutes on some days, and what is banked so is given back on
//! another day as an earlier dismissal.
//!
//! Seen from the other side it is early release; schools that bank begin with the minutes they can add.

use super::bells::shift;
use crate::campus::Parts;
use crate::ids::DayId;
use crate::quantities::Minutes;

/// Minutes are added on some days and given back on others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BankedMinutes {
    /// The days that become longer.
    pub banked_on: Vec<DayId>,
    /// By how much each.
    pub banked: Minutes,
    /// Whether students come earlier; they leave later otherwise.
    pub before_school: bool,
    /// The days on which students leave earlier.
    pub given_back_on: Vec<DayId>,
    /// By how much each.
    pub given_back: Minutes,
}

impl BankedMinutes {
    pub(super) fn apply(&self, parts: &mut Parts) {
        let mut starts = vec![Minutes::ZERO; parts.bells.days.len()];
        let mut ends = starts.clone();
        for day in &self.banked_on {
            if self.before_school {
                starts[day.index()] -= self.banked;
            } else {
                ends[day.index()] += self.banked;
            }
        }
        for day in &self.given_back_on {
            ends[day.index()] -= self.given_back;
        }
        shift(parts, &starts, &ends);
    }
}
