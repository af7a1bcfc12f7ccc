//! Avoid split assignments: the pieces of a course have one and the same resource in a role.

use commontime_engine::{Kind, kinds::AvoidSplitAssignments};

use super::{ANN, BOB, MATHS, MUSIC, PHYSICS, at, check};

#[test]
fn more_than_one_holder() {
    let groups = vec![vec![(MATHS, 0), (PHYSICS, 0), (MUSIC, 0)], vec![(PHYSICS, 0)], vec![(MUSIC, 0)]];
    let kind = Kind::AvoidSplitAssignments(AvoidSplitAssignments { groups });
    // Ann is given to Maths. Physics has both over its pieces, Music has Bob: two in the first group, two in the second.
    let pieces =
        [at(PHYSICS, 1, 0).teacher(ANN), at(PHYSICS, 1, 3).teacher(BOB), at(MUSIC, 1, 4).teacher(BOB)];
    check(&kind, &pieces, &[1, 1, 0], [2, 2, 2]);
}
