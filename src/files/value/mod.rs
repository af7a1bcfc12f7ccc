//! Values as they stand in files: with their position, and in the few shapes that take more than one kind.

mod check;
mod entries;
mod located;
mod parse;
mod scalar;
mod shapes;

pub(crate) use check::{Limits, distinct};
pub(crate) use entries::Entries;
pub(crate) use located::Located;
pub(crate) use parse::{clock, decimal, grid_holds, span};
pub(crate) use scalar::Scalar;
pub(crate) use shapes::{NumberOr, OneOrMany};
