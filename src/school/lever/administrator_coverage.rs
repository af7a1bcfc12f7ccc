//! Administrator coverage: administrators and counselors take homerooms, each so many times a week at most.
//!
//! It has no price. Their time is counted like anybody's.

use super::CoverBlock;

/// Administrators and counselors take homerooms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdministratorCoverage {
    /// What they take, and who of the school's people.
    pub block: CoverBlock,
}
