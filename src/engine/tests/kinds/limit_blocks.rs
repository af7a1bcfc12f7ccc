//! Limit blocks: so many minutes in blocks that are long enough.

use commontime_engine::{
    Kind, Selection,
    kinds::{Blocks, LimitBlocks},
};

use super::{ANN, BOB, MATHS, MUSIC, PHYSICS, Piece, at, check, days};

const ALL: [commontime_engine::EventId; 3] = [MATHS, PHYSICS, MUSIC];

fn kind(blocks: Vec<Blocks>) -> Kind {
    Kind::LimitBlocks(LimitBlocks { blocks })
}

/// Ann works at 0 and 3; Bob at 1 and at 3.
fn pieces() -> [Piece; 4] {
    [at(MATHS, 1, 0), at(MATHS, 1, 3), at(PHYSICS, 1, 1).teacher(BOB), at(MUSIC, 1, 3).teacher(BOB)]
}

/// Blocks of at least so many minutes in which so many of Ann and Bob are free; at least so many minutes in all.
fn free(quorum: u32, shortest: u32, minimum: u32) -> Blocks {
    Blocks {
        windows: days(),
        members: vec![Selection::of(ANN, ALL), Selection::of(BOB, ALL)],
        quorum,
        shortest,
        minimum,
        maximum: 1000,
        ..Blocks::default()
    }
}

#[test]
fn members_free_together() {
    let blocks = vec![
        // Both are free at 2, 10 minutes, and at 4 and 5, which follow each other: 40. Together 50, 10 short of 60.
        free(2, 10, 60),
        // In blocks of 20 and more only the 40 of Tuesday: 20 short.
        free(2, 20, 60),
        // Blocks of 50 there are none.
        free(2, 50, 60),
        // One of the two is free at 0 and 1, 30 minutes without a gap, too: 30, 10 and 40.
        free(1, 30, 70),
    ];
    check(&kind(blocks), &pieces(), &[10, 20, 60, 0], [90, 4100, 3]);
}

#[test]
fn only_who_is_present_is_credited() {
    // A quorum of one: Ann is free herself at 1, 20 minutes, but not at 0; and at 2, 4 and 5. Bob is free at 0, 2, 4 and 5.
    let present = |who| Blocks { outside: Selection::of(who, ALL), ..free(1, 20, 80) };
    // Ann has blocks of 20 and 40, Bob of 40; 10 minutes by themselves are none.
    check(&kind(vec![present(ANN), present(BOB)]), &pieces(), &[20, 40], [60, 2000, 2]);
}

#[test]
fn work_in_blocks() {
    let maths = |shortest, minimum, maximum| Blocks {
        windows: days(),
        during: Some(Selection::events([MATHS])),
        outside: Selection::events([PHYSICS]),
        shortest,
        minimum,
        maximum,
        ..Blocks::default()
    };
    // Maths at 0, 1 and 2 with Physics at 0: 1 is 20 minutes, and after a gap 2 is 10.
    let pieces = [at(MATHS, 3, 0), at(PHYSICS, 1, 0)];
    check(
        &kind(vec![maths(20, 30, 30), maths(0, 0, 20), maths(10, 30, 30)]),
        &pieces,
        &[10, 10, 0],
        [20, 200, 2],
    );
}
