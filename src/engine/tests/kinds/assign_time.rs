//! Assign time: the pieces of the events have times.

use commontime_engine::{Kind, kinds::AssignTime};

use super::{MATHS, MUSIC, PHYSICS, at, check};

#[test]
fn times_that_are_missing() {
    let kind = Kind::AssignTime(AssignTime { events: vec![MATHS, PHYSICS, MUSIC] });
    // One of the three times of Maths has a start and 2 lack one, as do the 2 of Physics; Music has its own.
    check(&kind, &[at(MATHS, 1, 0), at(MUSIC, 1, 3)], &[2, 2, 0], [4, 8, 2]);
}
