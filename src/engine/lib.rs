//! The general timetabling engine: it knows no school.
//!
//! Events, cut into pieces, get times and resources so that a vector of costs by rank is as small as can be found.
//! In reading order:
//!
//! 1. An [`Instance`] holds times, resources, events and constraints; a [`Solution`] is a timetable of it.
//! 2. [`kinds`] has a file for each kind of constraint: its meaning, its deviation from scratch, and how it follows changes.
//! 3. [`evaluate()`] gives the cost of a timetable from scratch.
//! 4. `state` holds a timetable with its cost while it changes: flat arrays, and every change can be taken back.
//! 5. [`search`] looks for a good one.
//!
//! Beside it, [`placing`] places tasks exactly in the steps of a horizon, or proves that they cannot be placed.
#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    reason = "counts of times, resources, events and their sums are far below the limits of their types: they index lists that fit in memory"
)]

mod cells;
mod constraint;
mod cost;
mod evaluate;
mod facts;
mod instance;
pub mod kinds;
pub mod placing;
#[cfg(test)]
mod random;
pub mod search;
mod solution;
mod state;
mod work;

pub use constraint::{Constraint, Kind};
pub use cost::{Cost, CostFunction, RANKS};
pub use evaluate::{Verdict, evaluate};
pub use instance::{Event, EventId, Instance, ResourceId, Role, TimeId, TimeSet, TypeId};
pub use solution::{Meet, Solution};
pub use work::{Clock, Selection, Work};
