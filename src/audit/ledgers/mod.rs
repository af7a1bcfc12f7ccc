//! The three ledgers, recomputed from the schedule.

mod coverage;
mod dollars;
mod minutes;

pub(crate) use coverage::coverage;
pub(crate) use dollars::dollars;
pub(crate) use minutes::minutes;
