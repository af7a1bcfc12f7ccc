//! The three ledgers, recomputed from the schedule.

mod asks;
mod contract;
mod coverage;
mod dollars;
mod leads;
mod minutes;
mod paying;
mod years;

pub(crate) use coverage::coverage;
pub use dollars::dollars;
pub(crate) use dollars::dollars_of;
pub(crate) use leads::leads;
pub(crate) use minutes::minutes;
