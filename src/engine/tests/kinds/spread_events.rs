//! Spread events: so many pieces of a course start in each of some groups of times.

use commontime_engine::{
    Kind,
    kinds::{SpreadEvents, Window},
};

use super::{MATHS, MUSIC, PHYSICS, at, check, monday, tuesday};

#[test]
fn starts_in_windows() {
    let windows = vec![
        Window { times: monday(), minimum: 0, maximum: 1 },
        Window { times: tuesday(), minimum: 1, maximum: 1 },
    ];
    let kind = Kind::SpreadEvents(SpreadEvents { groups: vec![vec![MATHS, PHYSICS], vec![MUSIC]], windows });
    // Three pieces start on Monday, two too many, though one reaches into Tuesday, which lacks one. Music lacks one too.
    let pieces = [at(MATHS, 1, 0), at(MATHS, 2, 2), at(PHYSICS, 2, 1)];
    check(&kind, &pieces, &[3, 1], [4, 10, 2]);
}
