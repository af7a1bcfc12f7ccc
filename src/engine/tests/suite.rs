//! Tests of the engine through its public functions.
//!
//! Each file of tests says what belongs in it. `dice` gives the random numbers of generated problems.
#![expect(clippy::cast_possible_truncation, reason = "the problems of the tests are small")]

mod dice;
mod kinds;
mod placing;
mod search;
