//! The general timetabling engine: it knows no school.
//!
//! - [`placing`] places tasks exactly in the steps of a horizon, or proves that they cannot be placed.
#![expect(
    clippy::cast_possible_truncation,
    reason = "counts of tasks, resources and steps are far below u32::MAX: they index lists that fit in memory"
)]

pub mod placing;
