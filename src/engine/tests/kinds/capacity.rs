//! Capacity: at every time no more, and no less, than there is room for.

use commontime_engine::{
    Kind, Selection,
    kinds::{Capacity, Party, Place},
};

use super::{ANN, BOB, HALL, MATHS, MUSIC, PHYSICS, at, check, days, monday};

fn party(work: Selection, load: u32, once: bool) -> Party {
    Party { work, load, once }
}

#[test]
fn loads_at_a_time() {
    let in_hall = |event, load, once| party(Selection::of(HALL, [event]), load, once);
    let place =
        |parties, minimum, maximum| Place { windows: days(), during: None, parties, minimum, maximum };
    let students = vec![in_hall(MATHS, 20, false), in_hall(PHYSICS, 15, false)];
    let groups = |once| vec![party(Selection::events([MATHS, PHYSICS]), 1, once)];
    let places = vec![
        // Both are in the hall at 1 alone: 35 students, 5 beyond 30. At 2 Physics has no room.
        place(students, 0, 30),
        // Maths and Physics at once: one too many at 1 and one at 2. As one party they are none.
        place(groups(false), 0, 1),
        place(groups(true), 0, 1),
        // On Monday one at least: 1 missing at 0.
        Place { windows: vec![monday()], ..place(groups(true), 1, 2) },
    ];
    let pieces = [at(MATHS, 2, 1).room(HALL), at(PHYSICS, 1, 1).room(HALL), at(PHYSICS, 1, 2)];
    check(&Kind::Capacity(Capacity { places }), &pieces, &[5, 2, 0, 1], [8, 30, 3]);
}

#[test]
fn so_many_while_something_runs() {
    let watching = |who| party(Selection::of(who, [PHYSICS, MUSIC]), 1, true);
    let place = Place {
        windows: days(),
        during: Some(Selection::events([MATHS])),
        parties: vec![watching(ANN), watching(BOB)],
        minimum: 2,
        maximum: 2,
    };
    // While Maths runs two should watch: at 0 both do, at 1 Ann alone, at 2 nobody. At 3 nothing runs.
    let pieces = [at(MATHS, 3, 0), at(PHYSICS, 2, 0).teacher(ANN), at(MUSIC, 1, 0).teacher(BOB)];
    check(&Kind::Capacity(Capacity { places: vec![place] }), &pieces, &[3], [3, 9, 1]);
}
