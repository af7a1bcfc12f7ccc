//! Proofs in whole numbers that requirements clash.
//!
//! The solver works in floating point. That rows cannot all hold is therefore proved anew, in a way that anyone can check by adding
//! and multiplying whole numbers: [`find()`] looks for a [`Proof`] with the solver's help, and [`check()`], which knows nothing of the
//! solver, of schools or of how the proof was found, says whether it is one.

mod check;
mod find;

pub use check::{Checked, Column, Proof, Refused, Row, System, check};
pub use find::{find, system_of};
