//! What every answer keeps: the same for the same input, right as far as it goes, within its effort.

use commontime_engine::placing::{Limits, Placement, Placing, Problem, Task, place, violations};

use super::{
    placed,
    school_day::{School, Specials, school_day},
};

const SCHOOL: School = School {
    grades: 6,
    homerooms_per_grade: 5,
    specialists: 5,
    specials: Specials::Any,
    services: 6,
    seats: 2,
};

#[test]
fn the_same_problem_and_limits_give_the_same_answer() {
    let problem = school_day(SCHOOL);
    for (seed, effort) in [(1, 3_000_000), (2, 3_000_000), (1, 20_000), (7, 40_000)] {
        let limits = Limits { seed, effort };
        assert_eq!(place(&problem, &limits), place(&problem, &limits), "seed {seed}, effort {effort}");
    }
}

#[test]
fn other_seeds_give_other_placements() {
    let problem = school_day(SCHOOL);
    let mut starts: Vec<_> = (0..6)
        .map(|seed| {
            place(&problem, &Limits { seed, effort: 5_000_000 })
                .placed()
                .expect("there is a placement")
                .starts
        })
        .collect();
    starts.sort();
    starts.dedup();
    assert!(starts.len() > 1);
}

#[test]
fn a_part_placed_within_the_limit_breaks_no_rule() {
    let problem = school_day(SCHOOL);
    let mut n_parts = 0;
    for effort in [0, 1, 500, 5_000, 10_000, 20_000, 40_000] {
        match place(&problem, &Limits { seed: 3, effort }) {
            Placing::Limit(Some(part)) => {
                n_parts += 1;
                let found = violations(&problem, &part);
                assert!(found.iter().all(|text| text.ends_with("is required but not placed")), "{found:?}");
                assert_eq!(found.len(), problem.tasks.len() - part.n_placed());
            }
            Placing::Limit(None) => {}
            Placing::Placed(placement) => assert_eq!(violations(&problem, &placement), Vec::<String>::new()),
            Placing::Impossible => panic!("effort {effort} proves nothing here"),
        }
    }
    assert!(n_parts > 2);
}

#[test]
fn what_is_kept_back_fills_up_an_unfinished_placement() {
    // Too tight to finish so soon; nearly all of it fits all the same.
    let problem = school_day(School { homerooms_per_grade: 18, specialists: 18, ..SCHOOL });
    let Placing::Limit(Some(part)) = place(&problem, &Limits { seed: 0, effort: 1_000_000 }) else {
        panic!("expected the effort to run out")
    };
    let n_tasks = problem.tasks.len();
    assert!(part.n_placed() * 10 > n_tasks * 8, "{} of {n_tasks} placed", part.n_placed());
}

#[test]
fn more_effort_than_needed_changes_nothing() {
    let problem = school_day(School { services: 2, seats: 1, ..SCHOOL });
    let place = |effort| place(&problem, &Limits { seed: 5, effort }).placed().expect("there is a placement");
    assert_eq!(place(1_000_000), place(50_000_000));
}

#[test]
fn no_tasks_are_placed_at_once() {
    assert_eq!(
        place(&Problem::new(93), &Limits { seed: 0, effort: 0 }),
        Placing::Placed(Placement { effort: 1, ..Placement::default() })
    );
}

#[test]
fn preferred_starts_are_kept_where_they_fit() {
    let mut problem = school_day(School { specials: Specials::WholeGrade, ..SCHOOL });
    let first = placed(&problem);
    for (task, start) in problem.tasks.iter_mut().zip(&first.starts) {
        task.preferred.extend(start);
    }
    assert_eq!(placed(&problem).starts, first.starts);
}

#[test]
fn preferred_starts_never_make_a_problem_impossible() {
    let mut problem = Problem::new(4);
    let resource = problem.add_resource();
    for _ in 0..2 {
        problem.add_task(Task { uses: vec![resource], preferred: vec![1, 99], ..Task::new(2, 0..=2) });
    }
    assert_eq!(placed(&problem).starts, [Some(0), Some(2)]);
}
