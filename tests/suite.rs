//! All integration tests, in one binary.
//!
//! - `rejected`: one minimal broken file for every diagnostic, with its exact text.
//! - `breakers`: for every rule a good schedule damaged in exactly that way.
//! - `reports`: golden reports from committed schedules.

mod breakers;
mod rejected;
mod reports;
