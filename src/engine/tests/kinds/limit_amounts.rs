//! Limit amounts: sums of minutes, pieces or windows with work lie within limits.

use commontime_engine::{
    Kind, Selection, TimeSet,
    kinds::{Amount, LimitAmounts, LimitedSum, Measure},
};

use super::{ANN, BOB, MATHS, MUSIC, PHYSICS, Piece, at, check, days, monday, tuesday};

fn amount(work: Selection, measure: Measure, windows: Vec<TimeSet>, factor: i64) -> Amount {
    Amount { work, measure, windows, factor }
}

fn kind(sums: Vec<(Vec<Amount>, i64, i64)>) -> Kind {
    let sum = |(amounts, minimum, maximum)| LimitedSum { amounts, minimum, maximum };
    Kind::LimitAmounts(LimitAmounts { sums: sums.into_iter().map(sum).collect() })
}

/// Maths at 0 and 1, 30 minutes, and at 5, 30 minutes; Physics at 1, 20 minutes with Ann, and at 3, 10 minutes with Bob.
fn pieces() -> [Piece; 4] {
    [at(MATHS, 2, 0), at(MATHS, 1, 5), at(PHYSICS, 1, 1).teacher(ANN), at(PHYSICS, 1, 3).teacher(BOB)]
}

#[test]
fn minutes() {
    let maths = || Selection::events([MATHS]);
    let both = || Selection::events([MATHS, PHYSICS]);
    let anns = || Selection::of(ANN, [PHYSICS, MUSIC]);
    let minutes = |work, windows| vec![amount(work, Measure::Minutes, windows, 1)];
    let sums = vec![
        // 60 minutes of Maths: 10 short of 70.
        (minutes(maths(), days()), 70, 100),
        // On Monday Physics runs within Maths: 30 minutes of both, 10 beyond 20.
        (minutes(both(), vec![monday()]), 0, 20),
        // Tuesday comes twice: 2 x (10 + 30) minutes, as asked.
        (minutes(both(), vec![tuesday(), tuesday()]), 80, 80),
        // Of Physics 20 minutes are Ann's, and she has no Music: 5 short of 25.
        (minutes(anns(), days()), 25, 25),
    ];
    check(&kind(sums), &pieces(), &[10, 10, 0, 5], [25, 225, 3]);
}

#[test]
fn pieces_and_days() {
    let of =
        |events: &[_], measure| vec![amount(Selection::events(events.iter().copied()), measure, days(), 1)];
    let sums = vec![
        // Four pieces start, two too many.
        (of(&[MATHS, PHYSICS], Measure::Starts), 0, 2),
        // Maths is on two days, one too many; Music on none, one too few.
        (of(&[MATHS], Measure::Windows), 1, 1),
        (of(&[MUSIC], Measure::Windows), 1, 1),
    ];
    check(&kind(sums), &pieces(), &[2, 1, 1], [4, 6, 3]);
}

#[test]
fn sums_say_what_runs_together() {
    let minutes = |events: &[_], factor| {
        amount(Selection::events(events.iter().copied()), Measure::Minutes, days(), factor)
    };
    // Maths 60 and Physics 30, less the 70 in which either runs: 20 minutes together, at 1.
    let together = vec![minutes(&[MATHS], 1), minutes(&[PHYSICS], 1), minutes(&[MATHS, PHYSICS], -1)];
    check(&kind(vec![(together, 0, 0)]), &pieces(), &[20], [20, 400, 1]);
}
