//! Link events: events run at the same times.

use commontime_engine::{Kind, kinds::LinkEvents};

use super::{MATHS, MUSIC, PHYSICS, at, check};

#[test]
fn times_that_are_torn() {
    let kind = Kind::LinkEvents(LinkEvents { groups: vec![vec![MATHS, PHYSICS], vec![PHYSICS, MUSIC]] });
    // Maths at 0 to 2, Physics at 1 and 2, Music at 3: Maths and Physics are torn at 0; Physics and Music at 1, 2 and 3.
    check(&kind, &[at(MATHS, 3, 0), at(PHYSICS, 2, 1), at(MUSIC, 1, 3)], &[1, 3], [4, 10, 2]);
}
