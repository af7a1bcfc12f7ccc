//! Prefer resources: pieces of the events have certain resources in a role.

use commontime_engine::{Kind, kinds::PreferResources};

use super::{GYM, HALL, MATHS, PHYSICS, at, check, open};

#[test]
fn roles_held_by_others() {
    let kind = Kind::PreferResources(PreferResources {
        roles: vec![(MATHS, 1), (PHYSICS, 1)],
        resources: [GYM].into(),
    });
    // Maths is in the hall for 2 times and in the gym for 1; Physics, without a time, in the hall for 1 of its 2.
    let pieces = [at(MATHS, 2, 0).room(HALL), at(MATHS, 1, 2).room(GYM), open(PHYSICS, 1).room(HALL)];
    check(&kind, &pieces, &[2, 1], [3, 5, 2]);
}
