//! Limit stretches: work comes in stretches that are neither too short nor too long.

use commontime_engine::{
    Kind, Selection,
    kinds::{LimitStretches, Stretches},
};

use super::{MATHS, PHYSICS, Piece, at, check, days, times};

fn of_maths(pause: u32, minimum: u32, maximum: u32) -> Stretches {
    let work = Selection::events([MATHS]);
    Stretches { work, windows: days(), pause, minimum, maximum, starts: None }
}

fn kind(stretches: Vec<Stretches>) -> Kind {
    Kind::LimitStretches(LimitStretches { stretches })
}

/// Maths at 1, 2 and 3: 20 minutes, after a gap of 10 another 10, and 10 on Tuesday.
fn pieces() -> [Piece; 2] {
    [at(MATHS, 1, 1), at(MATHS, 2, 2)]
}

#[test]
fn too_short_and_too_long() {
    let stretches = vec![
        // Of 20, 10 and 10 minutes two are 5 short of 15.
        of_maths(0, 15, 100),
        // With breaks of 11 minutes the gap is none: 30 and, on another day, 10: 5 too long, 5 too short.
        of_maths(11, 15, 25),
        // A gap of 10 is a break of 10.
        of_maths(10, 10, 20),
    ];
    check(&kind(stretches), &pieces(), &[10, 10, 0], [20, 200, 2]);
}

#[test]
fn beginning_at_the_wrong_time() {
    let from = |starts: &[u32], pause| Stretches { starts: Some(times(starts)), ..of_maths(pause, 0, 100) };
    // The stretches begin at 1, 2 and 3; with the gap bridged at 1 and 3.
    check(&kind(vec![from(&[1], 0), from(&[1], 11)]), &pieces(), &[2, 1], [3, 5, 2]);
    // Several events make one stretch: Physics at 0, Maths at 1.
    let work = Selection::events([MATHS, PHYSICS]);
    let one = Stretches { work, ..from(&[0], 11) };
    check(&kind(vec![one]), &[at(MATHS, 2, 1), at(PHYSICS, 1, 0)], &[0], [0, 0, 0]);
}
