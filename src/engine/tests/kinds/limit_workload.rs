//! Limit workload: nobody is given too much or too little.

use commontime_engine::{Kind, kinds::LimitWorkload};

use super::{ANN, BOB, MUSIC, PHYSICS, check, open};

#[test]
fn loads() {
    let kind =
        |minimum, maximum| Kind::LimitWorkload(LimitWorkload { resources: vec![ANN, BOB], minimum, maximum });
    // Maths loads Ann with 3, and half of Physics with 2 and a half. Bob has Music: 1. Times bear on nothing.
    let pieces = [open(PHYSICS, 1).teacher(ANN), open(MUSIC, 1).teacher(BOB)];
    // Beyond 3 by 2 and a half, rounded up.
    check(&kind(0, 3), &pieces, &[3, 0], [3, 9, 1]);
    check(&kind(3, 6), &pieces, &[0, 2], [2, 4, 1]);
}
