//! Extra contract days: people are paid for days beyond the year's contract, to learn and to work with colleagues.
//!
//! No student is there and no week of the schedule has a minute more, so they change nothing that the weekly goal counts: a year's
//! minutes shared out over its weeks are nobody's week. What they cost is in the step's charges.

use super::Whom;
use crate::quantities::Minutes;

/// People come on days beyond their contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExtraContractDays {
    /// Who.
    pub whom: Whom,
    /// How many days.
    pub days: u32,
    /// How long each is.
    pub minutes: Minutes,
    /// Days of the contract as it is: a day more is paid one of so many parts of the salary.
    pub contract_days: u32,
}
