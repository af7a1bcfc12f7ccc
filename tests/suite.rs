//! All integration tests, in one binary.
//!
//! - `benches`: what the measuring programs make of what they measured.
//! - `rejected`: one minimal broken file for every diagnostic, with its exact text.
//! - `breakers`: for every rule a good schedule damaged in exactly that way.
//! - `reports`: golden reports from committed schedules.
//! - `commands`: every command through the program itself.
//! - `documents`: the README and the help pages against the program.
//! - `levers`: each lever on a school worked out by hand.
//! - `oracle`: every schedule of a toy school, against what the solver claims.
//! - `properties`: what holds of every made school.
//! - `xhstt`: public instances of the engine, read, evaluated and written.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on stops there and says so")]

mod benches;
mod breakers;
mod commands;
mod documents;
mod levers;
mod oracle;
mod properties;
mod rejected;
mod reports;
mod xhstt;
