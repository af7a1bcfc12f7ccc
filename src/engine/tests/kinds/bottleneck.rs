//! Bottleneck: the worst off decides.

use commontime_engine::{
    Kind, Selection,
    kinds::{Amount, Bottleneck, Measure, Member},
};

use super::{ANN, BOB, MATHS, MUSIC, PHYSICS, at, check, days};

#[test]
fn the_worst_off_decides() {
    let member = |who, times, over| {
        let work = Selection::of(who, [MATHS, PHYSICS, MUSIC]);
        let amounts = vec![Amount { work, measure: Measure::Minutes, windows: days(), factor: 1 }];
        Member { amounts, besides: 0, times, over }
    };
    let (ann, bob) = (member(ANN, 1, 1), member(BOB, 1, 1));
    // Bob is there two thirds of the week: his minutes count half as much again, rounded down.
    let part_time = member(BOB, 3, 2);
    let groups = vec![vec![ann.clone(), bob], vec![ann.clone(), part_time], vec![ann], vec![]];
    let kind = Kind::Bottleneck(Bottleneck { groups, minimum: 40, maximum: 45 });
    // Ann has 0 to 2, 40 minutes, as asked. Bob has 3 and 4, 20 minutes: 20 short, or with 30 of them 10 short.
    let pieces = [at(MATHS, 3, 0), at(PHYSICS, 2, 3).teacher(BOB)];
    check(&kind, &pieces, &[20, 10, 0, 0], [30, 500, 2]);
    // What somebody has besides counts as well: 60 minutes are 15 too many.
    let elsewhere = Member { besides: 20, ..member(ANN, 1, 1) };
    let group = vec![elsewhere, member(BOB, 1, 1)];
    let both = Kind::Bottleneck(Bottleneck { groups: vec![group], minimum: 0, maximum: 45 });
    check(&both, &pieces, &[15], [15, 225, 1]);
    // Bob has 5, 30 minutes: 10 short, or 45, as many as he may. Ann has 50 with Music, 5 too many: the worst decides.
    let pieces = [at(MATHS, 3, 0), at(PHYSICS, 1, 5).teacher(BOB), at(MUSIC, 1, 3).teacher(ANN)];
    check(&kind, &pieces, &[10, 5, 5, 0], [20, 150, 3]);
}
