//! What holds of every answer, however good.

use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use commontime_engine::{
    Cost, Instance, Solution, evaluate,
    search::{Budget, Found, Operator, Options, Outside, solve},
};

use super::tiny;
use crate::dice::Dice;

fn instance(seed: u64) -> Instance {
    tiny::school(&mut Dice::new(seed), 12, 6)
}

fn found(instance: &Instance, options: &Options) -> Found {
    continued(instance, None, options)
}

fn continued(instance: &Instance, start: Option<&Solution>, options: &Options) -> Found {
    let outside = Outside { stop: &AtomicBool::new(false), watch: &|_, _| {}, optimizer: None };
    solve(instance, start, options, outside)
}

#[test]
fn what_is_found_is_a_timetable_with_the_cost_that_is_said() {
    for seed in 0..40 {
        let instance = instance(seed);
        let found = found(&instance, &Options::new(seed, Budget::Moves(2_000)));
        found.solution.check(&instance).expect("a timetable");
        assert_eq!(evaluate(&instance, &found.solution).cost, found.cost, "seed {seed}");
    }
}

#[test]
fn the_same_input_gives_the_same_timetable_on_any_number_of_threads() {
    let instance = instance(7);
    let options = Options { portfolio: 4, ..Options::new(3, Budget::Moves(8_000)) };
    let one = found(&instance, &options);
    for threads in [1, 2, 3, 8] {
        assert_eq!(found(&instance, &Options { threads, ..options.clone() }), one);
    }
    assert_ne!(found(&instance, &Options { seed: 4, ..options }).solution, one.solution);
}

#[test]
fn a_portfolio_keeps_the_best_of_its_searches() {
    let instance = instance(11);
    let alone = found(&instance, &Options::new(5, Budget::Moves(3_000)));
    let four = found(&instance, &Options { portfolio: 4, ..Options::new(5, Budget::Moves(12_000)) });
    assert!(four.cost <= alone.cost);
}

#[test]
fn a_search_never_ends_worse_than_it_began() {
    for seed in 0..20 {
        let instance = instance(seed);
        let good = found(&instance, &Options::new(seed, Budget::Moves(20_000)));
        let options = Options::new(seed + 100, Budget::Moves(500));
        let again = continued(&instance, Some(&good.solution), &options);
        assert!(again.cost <= good.cost, "seed {seed}");
    }
}

#[test]
fn a_search_that_is_stopped_keeps_the_best_so_far() {
    const MANY: u64 = 3_000_000;
    let instance = instance(1);
    let stop = AtomicBool::new(false);
    let told: Mutex<Vec<Cost>> = Mutex::new(Vec::new());
    // The second timetable that it tells of ends it, long before the budget would.
    let watch = |cost: Cost, _: Duration| {
        let mut told = told.lock().expect("no panic");
        told.push(cost);
        stop.store(told.len() >= 2, Ordering::Relaxed);
    };
    let outside = Outside { stop: &stop, watch: &watch, optimizer: None };
    let found = solve(&instance, None, &Options::new(1, Budget::Moves(MANY)), outside);
    assert!(found.moves < MANY);
    let told = told.into_inner().expect("no panic");
    assert_eq!(told.iter().min(), Some(&found.cost));
    assert!(told.windows(2).all(|pair| pair[1] < pair[0]), "each is better than those before");
}

#[test]
fn a_time_is_kept() {
    let instance = Instance { constraints: instance(2).constraints, ..instance(2) };
    let began = Instant::now();
    let _ = found(&instance, &Options::new(2, Budget::Time(Duration::from_millis(50))));
    assert!(began.elapsed() < Duration::from_secs(1));
}

#[test]
fn every_kind_of_move_can_be_left_out_and_even_all() {
    let instance = instance(3);
    for operator in Operator::ALL {
        let options = Options { without: vec![operator], ..Options::new(3, Budget::Moves(2_000)) };
        let found = found(&instance, &options);
        assert_eq!(evaluate(&instance, &found.solution).cost, found.cost);
    }
    let none = Options { without: Operator::ALL.to_vec(), ..Options::new(3, Budget::Moves(2_000)) };
    assert_eq!(evaluate(&instance, &found(&instance, &none).solution).cost, found(&instance, &none).cost);
}

#[test]
fn nothing_to_do_is_no_trouble() {
    let empty = Instance { n_times: 3, ..Instance::default() };
    let found = found(&empty, &Options::new(0, Budget::Moves(100)));
    assert_eq!((found.cost, found.solution), (Cost::default(), Solution::default()));
}
