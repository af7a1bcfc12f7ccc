//! Touch events: the pieces of some events lie right before or right after those of others.

use commontime_engine::{
    Kind,
    kinds::{TouchEvents, Touching},
};

use super::{MATHS, MUSIC, PHYSICS, at, check};

#[test]
fn pieces_that_touch_none() {
    let pair = |events: &[_], others: &[_]| Touching { events: events.to_vec(), others: others.to_vec() };
    let pairs = vec![pair(&[MATHS], &[PHYSICS, MUSIC]), pair(&[PHYSICS], &[MATHS]), pair(&[MUSIC], &[MUSIC])];
    let kind = Kind::TouchEvents(TouchEvents { pairs });
    // Maths at 0, 3 and 5; Physics at 1, right after the first, and at 4 between the others: all touch. Music has no time.
    let pieces = [at(MATHS, 1, 0), at(MATHS, 1, 3), at(MATHS, 1, 5), at(PHYSICS, 1, 1), at(PHYSICS, 1, 4)];
    check(&kind, &pieces, &[0, 0, 0], [0, 0, 0]);
    // Physics at 1 and Maths at 2: ten minutes lie between. Physics at 1 also begins where 0 ends, and there is nothing. Maths at
    // 3 is another day; Music at 4 touches that one and no other Music.
    let pieces = [at(MATHS, 1, 2), at(MATHS, 1, 3), at(PHYSICS, 1, 1), at(MUSIC, 1, 4)];
    check(&kind, &pieces, &[1, 1, 1], [3, 3, 3]);
}
