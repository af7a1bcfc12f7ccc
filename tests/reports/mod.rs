//! Golden reports, rendered from schedules made by hand, so that a solver's update does not churn them.
//!
//! The small school is that of the breakers; `large_school` has the size at which a report must still be light.

mod answers;
mod audit;
mod compare;
mod explain;
mod html;
mod large_school;
pub(crate) mod markup;
mod schools;
mod terminal;
