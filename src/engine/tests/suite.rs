//! Tests of the engine through its public functions.
//!
//! `tiny`: every answer on small random problems against enumeration. `oracle`: that enumeration and a second judge of
//! placements. `dice`: random numbers for generated problems.

mod dice;
mod oracle;
mod tiny;
