//! Setup gaps: there is time between two pieces of work, to set up, to hand over or to travel.

use commontime_engine::{
    EventId, Kind, Selection, TimeSet,
    kinds::{Gaps, Mark, SetupGaps},
};

use super::{MATHS, MUSIC, PHYSICS, at, check, days, times};

fn mark(event: EventId, label: u32, leaving: Option<u32>, arriving: Option<u32>) -> Mark {
    Mark { work: Selection::events([event]), label, leaving, arriving, leaving_into: None }
}

/// Gaps with the minutes of Music counted.
fn gaps(marks: Vec<Mark>) -> Gaps {
    Gaps { windows: days(), marks, counted: Selection::events([MUSIC]), free_of: None }
}

fn free(marks: Vec<Mark>) -> Gaps {
    Gaps { free_of: Some(Selection::events([MATHS, PHYSICS, MUSIC])), ..gaps(marks) }
}

fn kind(gaps: Vec<Gaps>) -> Kind {
    Kind::SetupGaps(SetupGaps { gaps })
}

#[test]
fn minutes_between_marks() {
    let both = |label| vec![mark(MATHS, 0, Some(25), Some(5)), mark(PHYSICS, label, Some(5), Some(15))];
    // Maths at 0, nothing at 1, Physics at 2; Tuesday begins anew with Maths at 3, then Music, then Physics at 5.
    let pieces = [at(MATHS, 1, 0), at(PHYSICS, 1, 2), at(MATHS, 1, 3), at(MUSIC, 1, 4), at(PHYSICS, 1, 5)];
    let all = vec![
        // The more of leaving 25 and arriving 15. Monday has nothing that counts: 25 short. Tuesday has 10 of Music: 15.
        gaps(both(1)),
        // Where free time counts Monday has the 20 minutes of 1: 5 short.
        free(both(1)),
        // The same label asks for nothing.
        gaps(both(0)),
        // Nothing to leave, or nothing to arrive at.
        gaps(vec![mark(MATHS, 0, None, Some(5)), mark(PHYSICS, 1, Some(5), Some(15))]),
        gaps(vec![mark(MATHS, 0, Some(25), None), mark(PHYSICS, 1, Some(5), None)]),
    ];
    check(&kind(all), &pieces, &[40, 20, 0, 0, 0], [60, 2000, 2]);
}

#[test]
fn only_before_certain_times() {
    let before = |into: TimeSet| {
        let leaving = Mark { leaving_into: Some(into), ..mark(MATHS, 0, Some(10), None) };
        gaps(vec![leaving, mark(PHYSICS, 1, None, Some(0))])
    };
    // Maths ends with 3; 4 follows.
    let pieces = [at(MATHS, 1, 3), at(PHYSICS, 1, 5)];
    check(&kind(vec![before(times(&[4])), before(times(&[5]))]), &pieces, &[10, 0], [10, 100, 1]);
}
