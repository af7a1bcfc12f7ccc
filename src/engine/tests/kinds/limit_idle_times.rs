//! Limit idle times: few gaps between the first and the last thing somebody does in a day.

use commontime_engine::{Kind, kinds::LimitIdleTimes};

use super::{ANN, BOB, MATHS, PHYSICS, at, check, days};

#[test]
fn gaps_in_a_day() {
    let kind = |minimum, maximum| {
        Kind::LimitIdleTimes(LimitIdleTimes { resources: vec![ANN, BOB], groups: days(), minimum, maximum })
    };
    // Ann works at 0, 2, 3 and 5: idle at 1 and at 4. Bob works at 3 and 4.
    let pieces = [
        at(MATHS, 1, 0),
        at(MATHS, 1, 2),
        at(MATHS, 1, 3),
        at(PHYSICS, 1, 5).teacher(ANN),
        at(PHYSICS, 1, 4).teacher(BOB),
    ];
    check(&kind(0, 0), &pieces, &[2, 0], [2, 4, 1]);
    // With one idle time at least Bob lacks one.
    check(&kind(1, 1), &pieces, &[1, 1], [2, 2, 2]);
}
