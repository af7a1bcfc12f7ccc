//! Cluster busy times: work on so many days.

use commontime_engine::{Kind, kinds::ClusterBusyTimes};

use super::{ANN, BOB, MATHS, at, check, days};

#[test]
fn days_with_work() {
    let kind = |minimum, maximum| {
        let resources = vec![ANN, BOB];
        Kind::ClusterBusyTimes(ClusterBusyTimes { resources, groups: days(), minimum, maximum })
    };
    // Ann works on both days, Bob on none.
    let pieces = [at(MATHS, 3, 1)];
    check(&kind(0, 0), &pieces, &[2, 0], [2, 4, 1]);
    check(&kind(1, 1), &pieces, &[1, 1], [2, 2, 2]);
}
