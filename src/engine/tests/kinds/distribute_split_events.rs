//! Distribute split events: how many pieces of one duration events have.

use commontime_engine::{Kind, kinds::DistributeSplitEvents};

use super::{MATHS, MUSIC, PHYSICS, at, check};

#[test]
fn so_many_pieces_of_a_duration() {
    let kind = Kind::DistributeSplitEvents(DistributeSplitEvents {
        events: vec![MATHS, PHYSICS, MUSIC],
        duration: 1,
        minimum: 1,
        maximum: 1,
    });
    // Maths has three pieces of 1, two too many; Physics has none, one too few; Music is one.
    let pieces = [at(MATHS, 1, 0), at(MATHS, 1, 1)];
    check(&kind, &pieces, &[2, 1, 0], [3, 5, 2]);
}
