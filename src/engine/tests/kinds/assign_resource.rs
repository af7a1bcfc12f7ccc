//! Assign resource: the pieces of the events have a resource in a role.

use commontime_engine::{Kind, kinds::AssignResource};

use super::{BOB, GYM, MATHS, MUSIC, PHYSICS, at, check, open};

#[test]
fn roles_that_are_empty() {
    let kind = Kind::AssignResource(AssignResource {
        roles: vec![(MATHS, 1), (PHYSICS, 0), (PHYSICS, 1), (MUSIC, 0)],
    });
    // Maths has a room for 1 of 3 times, without a time as well: 2. Physics has a teacher and no room: 0 and 2. Music: 1.
    let pieces = [open(MATHS, 1).room(GYM), at(PHYSICS, 2, 0).teacher(BOB)];
    check(&kind, &pieces, &[2, 0, 2, 1], [5, 9, 3]);
}
