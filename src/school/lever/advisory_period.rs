//! Advisory period: on some days part of the staff takes larger groups while the teams of the other part meet, and in turn.
//!
//! A homeroom visits another one, whose teacher has both. Which visits which, and when, is the search's choice; nobody has a
//! second group more often than their own homeroom visits.

use super::CoverBlock;

/// Homerooms visit each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdvisoryPeriod {
    /// The period, with all teachers whose homerooms have it.
    pub block: CoverBlock,
}
