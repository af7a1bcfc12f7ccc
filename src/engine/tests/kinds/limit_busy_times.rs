//! Limit busy times: on a day with work, so many times of it.

use commontime_engine::{Kind, kinds::LimitBusyTimes};

use super::{ANN, BOB, MATHS, MUSIC, PHYSICS, at, check, days};

#[test]
fn times_at_work_on_a_day() {
    let kind = Kind::LimitBusyTimes(LimitBusyTimes {
        resources: vec![ANN, BOB],
        groups: days(),
        minimum: 2,
        maximum: 2,
    });
    // Ann works three times on Monday, one too many, and once on Tuesday, one too few. Bob works at 4 and 5, and on Monday not.
    let pieces = [at(MATHS, 3, 0), at(MUSIC, 1, 3).teacher(ANN), at(PHYSICS, 2, 4).teacher(BOB)];
    check(&kind, &pieces, &[2, 0], [2, 4, 1]);
}
