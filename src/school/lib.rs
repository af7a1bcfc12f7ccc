//! The field's nouns: time, bell schedule, staff, positions, funds, courses, rooms, teams, the master schedule,
//! the three ledgers, state policies and the pages of the rules.
//!
//! This package knows no file format, no solver and no terminal. Everything else stands on it.
//! Amounts are integers with a type: [`Minutes`], [`ClockTime`], [`Cents`], [`Fte`].
//! Things of a school are held in dense lists in [`Campus`] and named by small ids ([`PersonId`], [`GradeId`], ...),
//! so that `campus[person]` is a lookup and never fails for an id the campus gave out.

pub mod answer;
pub mod axis;
pub mod bell_schedule;
pub mod calendar;
pub mod campus;
pub mod comparison;
pub mod contract_money;
pub mod course;
pub mod cycle;
pub mod finding;
pub mod fund;
pub mod goal;
pub mod ids;
pub mod ledger;
pub mod lever;
pub mod median;
pub mod not_payable;
pub mod outer_curve;
pub mod policy;
pub mod position;
pub mod quantities;
pub mod room;
pub mod rules;
pub mod schedule;
pub mod school_year;
pub mod staff;
mod together;
pub mod unit_costs;
pub mod why_not;
pub mod wording;

pub use campus::Campus;
pub use finding::{Finding, Row, Severity};
pub use ids::*;
pub use ledger::Use;
pub use median::Median;
pub use outer_curve::{OuterCurve, OuterStep};
pub use quantities::{Cents, ClockTime, Fte, Minutes, Share, Span};
pub use rules::Rule;
pub use schedule::{Activity, Assignment, Lesson, Meeting, Schedule};
pub use unit_costs::UnitCosts;
