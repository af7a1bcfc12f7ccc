//! Split events: how many pieces events are cut into, and how long these are.

use commontime_engine::{Kind, kinds::SplitEvents};

use super::{MATHS, MUSIC, PHYSICS, at, check};

#[test]
fn pieces_too_short_and_too_many() {
    let kind = Kind::SplitEvents(SplitEvents {
        events: vec![MATHS, PHYSICS, MUSIC],
        minimum_duration: 2,
        maximum_duration: 2,
        minimum_amount: 1,
        maximum_amount: 2,
    });
    // Maths in three pieces of 1: three too short and one too many. Physics is one piece of 2. Music is too short.
    let pieces = [at(MATHS, 1, 0), at(MATHS, 1, 1), at(MATHS, 1, 2), at(PHYSICS, 2, 3)];
    check(&kind, &pieces, &[4, 0, 1], [5, 17, 2]);
}
