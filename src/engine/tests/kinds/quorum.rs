//! Quorum: enough of certain resources are there.

use commontime_engine::{Kind, kinds::Quorum};

use super::{ANN, BOB, GYM, HALL, MATHS, MUSIC, PHYSICS, at, check, open};

#[test]
fn who_is_missing() {
    let kind = |quorum, when: Option<_>| {
        let events = vec![MATHS, PHYSICS, MUSIC];
        let when = when.map(|one| [one].into());
        Kind::Quorum(Quorum { events, members: [ANN, GYM].into(), quorum, when })
    };
    // Maths has Ann for 3 times, and the gym for 2. Physics has Bob and the hall, without a time. Music has nobody.
    let pieces = [at(MATHS, 2, 0).room(GYM), at(MATHS, 1, 3), open(PHYSICS, 2).teacher(BOB).room(HALL)];
    // Two of Ann and the gym: 1 is missing for 1 time, 2 for 2 times, and 2 for 1 time.
    check(&kind(2, None), &pieces, &[1, 4, 2], [7, 21, 3]);
    check(&kind(1, None), &pieces, &[0, 2, 1], [3, 5, 2]);
    // Only where Bob is.
    check(&kind(1, Some(BOB)), &pieces, &[0, 2, 0], [2, 4, 1]);
}
