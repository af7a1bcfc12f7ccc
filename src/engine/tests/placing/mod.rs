//! Placing with proofs. `oracle` enumerates and judges, `school_day` makes problems.

mod answers;
mod exact_fit;
mod judging;
mod odd_input;
mod optional;
mod oracle;
mod relations;
mod school;
mod school_day;
mod tiny;

use commontime_engine::placing::{Limits, Placement, Placing, Problem, place, violations};

/// Effort that every problem of the tests is far from needing.
const ENOUGH: Limits = Limits { seed: 1, effort: 5_000_000 };

/// Places a problem that has a placement, and judges it.
#[track_caller]
fn placed(problem: &Problem) -> Placement {
    match place(problem, &ENOUGH) {
        Placing::Placed(placement) => {
            assert_eq!(violations(problem, &placement), Vec::<String>::new());
            placement
        }
        other => panic!("expected a placement, got {other:?}"),
    }
}

/// Asserts that a problem is found to have no placement.
#[track_caller]
fn assert_impossible(problem: &Problem) {
    assert_eq!(place(problem, &ENOUGH), Placing::Impossible);
}
