//! Archives of timetables in the format XHSTT: what is read from them costs what the format says, and is written back.
//!
//! All instances here were made up for these tests.

mod archives;
mod functions;
mod kinds;
mod mangled;
mod pieces;
pub(crate) mod school;
mod writing;
