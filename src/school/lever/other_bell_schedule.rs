//! Another of the bell schedules that the file has.
//!
//! Everyone who keeps the staff's hours follows; own hours stay as they are.

use super::bells::ring;
use crate::bell_schedule::BellSchedule;
use crate::campus::Parts;

/// Puts another bell schedule into force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherBellSchedule {
    /// The bell schedule.
    pub bells: BellSchedule,
}

impl OtherBellSchedule {
    pub(super) fn apply(&self, parts: &mut Parts) {
        ring(parts, self.bells.clone());
    }
}
