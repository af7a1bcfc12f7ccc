//! Prefer times: pieces of the events start at certain times.

use commontime_engine::{Kind, kinds::PreferTimes};

use super::{MATHS, PHYSICS, at, check, monday};

#[test]
fn pieces_that_start_elsewhere() {
    let kind =
        |duration| Kind::PreferTimes(PreferTimes { events: vec![MATHS, PHYSICS], times: monday(), duration });
    // Maths starts on Monday for 1 time and on Tuesday for 2. Physics starts on Monday; that it goes on is not looked at.
    let pieces = [at(MATHS, 1, 0), at(MATHS, 2, 4), at(PHYSICS, 2, 2)];
    check(&kind(None), &pieces, &[2, 0], [2, 4, 1]);
    // Only pieces of 1 time.
    check(&kind(Some(1)), &pieces, &[0, 0], [0, 0, 0]);
}
