//! Problems without a step to spare, and the same with one step too few.

use commontime_engine::placing::{Limits, Placing, PoolId, Problem, ResourceId, Task, place};

use super::{ENOUGH, assert_impossible, placed};
use crate::dice::Dice;

/// Returns a problem in which tasks of these lengths share one resource.
fn one_resource(horizon: u32, lengths: &[u32], gap: u32) -> Problem {
    let mut problem = Problem::new(horizon);
    let resource = problem.add_resource();
    for length in lengths {
        problem.add_task(Task { uses: vec![resource], gap: Some(gap), ..Task::new(*length, 0..horizon) });
    }
    problem
}

#[test]
fn one_resource_can_be_filled_to_the_last_step() {
    let lengths = [18, 6, 6, 9, 9, 9, 6, 18, 12];
    placed(&one_resource(93, &lengths, 0));
    assert_impossible(&one_resource(92, &lengths, 0));
}

#[test]
fn gaps_count_between_tasks_and_not_at_the_ends() {
    // Nine tasks of 9 with eight gaps of 1.
    placed(&one_resource(89, &[9; 9], 1));
    assert_impossible(&one_resource(88, &[9; 9], 1));
    // The larger gap of two counts, and a task without a gap needs none.
    let mut problem = one_resource(10, &[2, 2, 2], 1);
    problem.tasks[0].gap = Some(3);
    problem.tasks[2].gap = None;
    placed(&problem);
    problem.horizon = 8;
    placed(&problem);
    problem.horizon = 6;
    assert_impossible(&problem);
}

/// Returns a problem in which so many rows of two tasks of 9 share one resource, with a gap of 1 between rows.
fn rows_of_two(rows: usize, horizon: u32) -> Problem {
    let mut problem = one_resource(horizon, &vec![9; 2 * rows], 1);
    for (at, task) in (0..).zip(&mut problem.tasks) {
        task.row = Some(at / 2);
    }
    problem
}

#[test]
fn tasks_of_one_row_need_no_gap_between_them() {
    // Three pairs of 9 and 9 with two gaps of 1 between the pairs. Without rows there are five gaps.
    placed(&rows_of_two(3, 56));
    assert_impossible(&rows_of_two(3, 55));
    assert_impossible(&one_resource(56, &[9; 6], 1));
}

#[test]
fn gaps_between_rows_are_counted_without_trying_orders() {
    // Five rows of two tasks of 9 and four gaps of 1 take 94 steps, whatever their order.
    placed(&rows_of_two(5, 94));
    let little = Limits { effort: 5_000, ..ENOUGH };
    assert_eq!(place(&rows_of_two(5, 93), &little), Placing::Impossible);
}

#[test]
fn free_runs_that_no_lengths_fill_are_seen() {
    // A task of 4 in the middle leaves two runs of 8, which hold one task of 5 each and waste 3.
    let mut problem = one_resource(20, &[4, 5, 5, 5], 0);
    problem.tasks[0].starts = vec![8];
    assert_impossible(&problem);
    problem.horizon = 22;
    placed(&problem);
}

#[test]
fn a_pool_can_be_filled_to_the_last_unit() {
    let mut problem = Problem::new(10);
    let pool = problem.add_pool(3);
    for (length, amount) in [(10, 1), (5, 2), (3, 2), (2, 1), (2, 1)] {
        problem.add_task(Task { loads: vec![(pool, amount)], ..Task::new(length, 0..10) });
    }
    placed(&problem);
    problem.add_task(Task { loads: vec![(PoolId(0), 1)], ..Task::new(1, 0..10) });
    assert_impossible(&problem);
}

#[test]
fn lists_share_resources_to_the_last_step() {
    let mut problem = Problem::new(59);
    let five: Vec<ResourceId> = (0..5).map(|_| problem.add_resource()).collect();
    for _ in 0..30 {
        problem.add_task(Task { one_of: vec![five.clone()], gap: Some(1), ..Task::new(9, 0..59) });
    }
    placed(&problem);
    problem.horizon = 58;
    assert_impossible(&problem);
}

#[test]
fn overlapping_lists_are_told_apart() {
    // Task by task only one way is left: the first list has a choice that the others need.
    let mut problem = Problem::new(3);
    let all: Vec<ResourceId> = (0..3).map(|_| problem.add_resource()).collect();
    for list in [vec![all[0], all[1], all[2]], vec![all[0], all[1]], vec![all[0]]] {
        problem.add_task(Task { one_of: vec![list], ..Task::new(3, [0]) });
    }
    let placement = placed(&problem);
    assert_eq!(placement.chosen, [[all[2]], [all[1]], [all[0]]]);
    problem.add_task(Task { one_of: vec![all], ..Task::new(1, 0..3) });
    assert_impossible(&problem);
}

#[test]
fn days_cut_into_pieces_are_put_together_again() {
    for seed in 0..20 {
        placed(&puzzle(seed));
    }
}

/// Cuts the days of four resources into pieces, some across two resources at once, and gives every piece a window
/// around its place.
fn puzzle(seed: u64) -> Problem {
    let mut dice = Dice::new(seed);
    let mut problem = Problem::new(60);
    let resources: Vec<ResourceId> = (0..4).map(|_| problem.add_resource()).collect();
    for pair in resources.chunks(2) {
        let mut step = 0;
        while step < 60 {
            let length = dice.within(3, 12).min(60 - step);
            let (low, high) = (step.saturating_sub(dice.below(20)), (step + dice.below(20)).min(60 - length));
            let mut add = |uses: Vec<ResourceId>| {
                problem.add_task(Task { uses, ..Task::new(length, low..=high) });
            };
            if dice.chance(40) {
                add(pair.to_vec());
            } else {
                for resource in pair {
                    add(vec![*resource]);
                }
            }
            step += length;
        }
    }
    problem
}
