//! Rotating substitutes: a pool of certified substitutes comes on some days and moves from team to team.
//!
//! They are asked for the whole year, but who is asked does not always come. A schedule holds for the weeks in which they do; how
//! many meetings are likely lost in a year is in the step's words, and nothing is made of it beyond that.

use super::CoverBlock;
use crate::quantities::Share;

/// A pool of substitutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RotatingSubstitutes {
    /// What they take, and who they are.
    pub block: CoverBlock,
    /// The share of its days on which the whole pool comes.
    pub reliability: Share,
}
