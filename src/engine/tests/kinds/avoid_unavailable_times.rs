//! Avoid unavailable times: nobody is at work at certain times.

use commontime_engine::{Kind, kinds::AvoidUnavailableTimes};

use super::{ANN, BOB, MATHS, MUSIC, PHYSICS, at, check, times};

#[test]
fn work_at_the_wrong_times() {
    let kind = Kind::AvoidUnavailableTimes(AvoidUnavailableTimes {
        resources: vec![ANN, BOB],
        times: times(&[1, 2, 3]),
    });
    // Ann works at 0 to 2, twice at 1: 1 and 2 are wrong. Bob works at 3 and 4: 3 is wrong.
    let pieces = [at(MATHS, 3, 0), at(MUSIC, 1, 1).teacher(ANN), at(PHYSICS, 2, 3).teacher(BOB)];
    check(&kind, &pieces, &[2, 1], [3, 5, 2]);
}
