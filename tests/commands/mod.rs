//! Every command through the program itself: exit codes, what is printed where, what is written.
//!
//! Only small schools are solved here; what the answers are worth is tested where they are made.

mod audit;
mod blocks;
mod check;
mod compare;
mod dollars;
mod explain;
pub(crate) mod harness;
mod new;
mod options;
mod recall;
mod schemas;
mod solve;
mod start;
mod whole;
mod why_not;
mod xhstt;
