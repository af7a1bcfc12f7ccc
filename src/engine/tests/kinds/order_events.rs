//! Order events: one event comes after another.

use commontime_engine::{
    EventId, Kind,
    kinds::{OrderEvents, Pair},
};

use super::{MATHS, MUSIC, PHYSICS, at, check};

#[test]
fn times_between() {
    let pair = |first: EventId, second, minimum_separation, maximum_separation| Pair {
        first,
        second,
        minimum_separation,
        maximum_separation,
    };
    let pairs = vec![
        pair(MATHS, MUSIC, 2, None),
        pair(MATHS, MUSIC, 0, Some(0)),
        pair(MUSIC, MATHS, 0, None),
        pair(MATHS, PHYSICS, 9, None),
    ];
    let kind = Kind::OrderEvents(OrderEvents { pairs });
    // Maths ends with 2 and Music starts at 4, one time between: one short of 2, one beyond 0. The other way round, 5 before
    // 0: 5 short. Physics has no time.
    check(&kind, &[at(MATHS, 3, 0), at(MUSIC, 1, 4)], &[1, 1, 5, 0], [7, 27, 3]);
}
