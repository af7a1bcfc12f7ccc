//! To come.

pub mod design;
pub mod generate;
pub mod mip;
pub mod solve;
pub mod timetable;
