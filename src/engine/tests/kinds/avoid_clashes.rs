//! Avoid clashes: nobody is in two places at a time.

use commontime_engine::{Kind, kinds::AvoidClashes};

use super::{ANN, BOB, HALL, MATHS, MUSIC, PHYSICS, at, check};

#[test]
fn more_than_one_role_at_a_time() {
    let kind = Kind::AvoidClashes(AvoidClashes { resources: vec![ANN, BOB, HALL] });
    // Ann has Maths at 0 to 2, Physics at 1 and 2, and Music at 2: 1 at 1 and 2 at 2. In the hall Maths and Physics meet twice.
    let pieces =
        [at(MATHS, 3, 0).room(HALL), at(PHYSICS, 2, 1).teacher(ANN).room(HALL), at(MUSIC, 1, 2).teacher(ANN)];
    check(&kind, &pieces, &[3, 0, 2], [5, 13, 2]);
}
