//! The three ledgers, recomputed from the schedule.

mod coverage;
mod dollars;
mod minutes;
mod paying;

pub(crate) use coverage::coverage;
pub use dollars::dollars;
pub(crate) use minutes::minutes;
