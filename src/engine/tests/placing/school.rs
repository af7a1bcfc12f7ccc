//! School days of every size: placed where they can be, found impossible where they cannot.

use commontime_engine::placing::{Limits, Placing, place};

use super::{
    assert_impossible, placed,
    school_day::{School, Specials, school_day},
};

/// Five homerooms in each of six grades.
const THIRTY: School = School {
    grades: 6,
    homerooms_per_grade: 5,
    specialists: 5,
    specials: Specials::WholeGrade,
    services: 3,
    seats: 1,
};

#[test]
fn whole_grade_specials_fill_the_specialists_day() {
    // Six classes of 9 with a step between, the meeting of 18, lunch and planning: 89 of 93 steps.
    placed(&school_day(THIRTY));
    placed(&school_day(School { services: 6, seats: 2, ..THIRTY }));
}

#[test]
fn homerooms_go_to_specials_one_by_one() {
    for specials in [Specials::Any, Specials::Given] {
        placed(&school_day(School { specials, ..THIRTY }));
        placed(&school_day(School { specials, homerooms_per_grade: 4, specialists: 4, ..THIRTY }));
        // Six times nine are 54 homerooms.
        placed(&school_day(School { specials, homerooms_per_grade: 9, specialists: 11, ..THIRTY }));
    }
}

#[test]
fn one_hundred_and_eight_homerooms_are_placed_with_little_effort() {
    for specials in [Specials::WholeGrade, Specials::Any, Specials::Given] {
        let school = School { specials, homerooms_per_grade: 18, specialists: 22, ..THIRTY };
        let placement = placed(&school_day(school));
        assert!(placement.effort < 500_000, "{specials:?}: {}", placement.effort);
    }
}

#[test]
fn four_specialists_cannot_take_thirty_homerooms() {
    // Thirty classes are eight for some specialist, and 8 x 9 and the meeting of 18 are more than the 83 steps of the
    // students' day and the 10 around it.
    for specials in [Specials::Any, Specials::Given] {
        assert_impossible(&school_day(School { specials, specialists: 4, ..THIRTY }));
    }
}

#[test]
fn too_few_lunch_waves_are_found_impossible_at_once() {
    // Six waves of one grade each serve six grades, not seven with the first wave closed.
    let mut problem = school_day(THIRTY);
    for task in &mut problem.tasks {
        if task.loads.first().is_some_and(|(pool, _)| pool.0 == 0) {
            task.starts.remove(0);
        }
    }
    assert_impossible(&problem);
}

#[test]
fn a_day_without_a_free_step_is_placed() {
    // Two grades eat and play at once, and every group has six sessions.
    let school = School { specials: Specials::Any, services: 6, seats: 2, ..THIRTY };
    for seed in 0..4 {
        let answer = place(&school_day(school), &Limits { seed, effort: 5_000_000 });
        assert!(matches!(answer, Placing::Placed(_)), "seed {seed}");
    }
}
