//! Each relation by itself, where its meaning can be counted on fingers.

use commontime_engine::placing::{Problem, Relation, Task, TaskId};

use super::{assert_impossible, placed};

const A: TaskId = TaskId(0);
const B: TaskId = TaskId(1);
const C: TaskId = TaskId(2);

/// Returns a problem with a task for each length and its starts, all on one resource if asked.
fn problem(tasks: &[(u32, &[u32])], shares: bool, relations: &[Relation]) -> Problem {
    let mut problem = Problem::new(20);
    let uses = if shares { vec![problem.add_resource()] } else { Vec::new() };
    for (length, starts) in tasks {
        problem.add_task(Task { uses: uses.clone(), ..Task::new(*length, starts.iter().copied()) });
    }
    problem.relations = relations.to_vec();
    problem
}

#[test]
fn within_holds_a_task_and_shares_its_resource() {
    let within = Relation::Within { inner: A, outers: vec![B] };
    let held = problem(&[(2, &[0, 5, 9]), (4, &[6, 7])], true, std::slice::from_ref(&within));
    assert_eq!(placed(&held).starts, [Some(9), Some(7)]);
    assert_impossible(&problem(&[(2, &[0, 5]), (4, &[6, 7])], true, std::slice::from_ref(&within)));
    assert_impossible(&problem(&[(5, &[0, 5]), (4, &[0, 5])], false, &[within]));
}

#[test]
fn within_takes_any_of_its_outer_tasks_and_no_part_of_two() {
    let within = Relation::Within { inner: A, outers: vec![B, C] };
    let either = problem(&[(2, &[12]), (4, &[0]), (4, &[10])], false, std::slice::from_ref(&within));
    assert_eq!(placed(&either).starts[0], Some(12));
    // Steps 4 to 7 lie in both together, in neither alone.
    assert_impossible(&problem(&[(4, &[4]), (4, &[2]), (4, &[6])], false, &[within]));
}

#[test]
fn covered_lies_across_tasks_that_touch() {
    let covered = |lead| [Relation::Covered { inner: A, lead, by: vec![B, C] }];
    // B is from 2 to 5, C from 6 to 9 or from 7 to 10: across both only where they touch.
    let across =
        |starts: &[u32], lead| problem(&[(6, starts), (4, &[2]), (4, &[6, 7])], false, &covered(lead));
    assert_eq!(placed(&across(&[1, 3, 5], 0)).starts, [Some(3), Some(2), Some(6)]);
    assert_eq!(placed(&across(&[2, 3], 1)).starts[0], Some(3));
    assert_impossible(&across(&[2], 1));
    assert_impossible(&across(&[0, 5], 0));
}

#[test]
fn two_inner_tasks_of_one_outer_still_conflict() {
    let relations = [B, C].map(|inner| Relation::Within { inner, outers: vec![A] });
    let side_by_side = problem(&[(6, &[0]), (3, &[0, 1, 2, 3]), (3, &[0, 1, 2, 3])], true, &relations);
    let mut starts = placed(&side_by_side).starts;
    starts[1..].sort_unstable();
    assert_eq!(starts, [Some(0), Some(0), Some(3)]);
    assert_impossible(&problem(&[(5, &[0]), (3, &[0, 1, 2]), (3, &[0, 1, 2])], true, &relations));
}

#[test]
fn touch_works_from_both_sides() {
    let touch = [Relation::Touch { a: A, b: B }];
    assert_eq!(placed(&problem(&[(3, &[4]), (2, &[0, 1, 3, 7])], true, &touch)).starts[1], Some(7));
    assert_eq!(placed(&problem(&[(3, &[4]), (2, &[0, 2, 6, 8])], true, &touch)).starts[1], Some(2));
    assert_impossible(&problem(&[(3, &[4]), (2, &[0, 1, 3, 6, 8])], true, &touch));
}

#[test]
fn same_start_and_before_bind_starts() {
    let same = [Relation::SameStart { a: A, b: B }];
    assert_eq!(placed(&problem(&[(1, &[2, 5, 9]), (4, &[1, 5, 8])], false, &same)).starts, [Some(5); 2]);
    let before = |gap| [Relation::Before { a: A, b: B, gap }];
    let apart = |gap| problem(&[(3, &[2, 4]), (1, &[0, 6, 7])], false, &before(gap));
    assert_eq!(placed(&apart(2)).starts, [Some(2), Some(7)]);
    assert_impossible(&apart(3));
}

#[test]
fn no_overlap_keeps_tasks_apart_without_a_resource() {
    let apart = [Relation::NoOverlap { a: A, b: B }];
    assert_eq!(placed(&problem(&[(3, &[4]), (2, &[3, 5, 7])], false, &apart)).starts[1], Some(7));
    assert_impossible(&problem(&[(3, &[4]), (2, &[3, 5, 6])], false, &apart));
}

#[test]
fn a_pause_ends_work_and_a_shorter_one_does_not() {
    let rested =
        |most, pause| [Relation::Rested { work: vec![A, B], of: None, relief: Vec::new(), most, pause }];
    // A works from 0 to 2, B three steps from somewhere after it.
    let after = |starts: &[u32], most, pause| problem(&[(3, &[0]), (3, starts)], true, &rested(most, pause));
    assert_eq!(placed(&after(&[3, 4, 5], 5, 2)).starts[1], Some(5));
    assert_impossible(&after(&[3, 4], 5, 2));
    assert_eq!(placed(&after(&[4], 6, 2)).starts[1], Some(4));
}

#[test]
fn relief_cuts_work_short() {
    let rested = |most| [Relation::Rested { work: vec![A], of: None, relief: vec![B, C], most, pause: 2 }];
    // Twelve steps of work, relieved twice: three stretches of 3, 3 and 2, or none as short.
    let day = |most, first: &[u32], second: &[u32]| {
        problem(&[(12, &[0]), (2, first), (2, second)], false, &rested(most))
    };
    assert_eq!(placed(&day(3, &[1, 3], &[6, 8])).starts, [Some(0), Some(3), Some(8)]);
    assert_impossible(&day(2, &[1, 2, 3], &[5, 6, 7, 8]));
}

#[test]
fn work_is_that_of_whoever_holds_it() {
    let mut problem = Problem::new(20);
    let (one, other) = (problem.add_resource(), problem.add_resource());
    for start in [0, 2] {
        problem.add_task(Task { one_of: vec![vec![one, other]], ..Task::new(2, [start]) });
    }
    for of in [one, other] {
        problem.relations.push(Relation::Rested {
            work: vec![A, B],
            of: Some(of),
            relief: Vec::new(),
            most: 2,
            pause: 1,
        });
    }
    let chosen = placed(&problem).chosen;
    assert_ne!(chosen[0], chosen[1]);
}

#[test]
fn no_resource_holds_more_tasks_than_it_may() {
    let four_for_two = |most| {
        let mut problem = Problem::new(20);
        let (one, other) = (problem.add_resource(), problem.add_resource());
        for start in [0, 3, 6, 9] {
            problem.add_task(Task { one_of: vec![vec![one, other]], ..Task::new(2, [start]) });
        }
        let tasks: Vec<TaskId> = (0..4).map(TaskId).collect();
        problem.relations =
            [one, other].map(|of| Relation::AtMost { of, tasks: tasks.clone(), most }).to_vec();
        problem
    };
    let chosen = placed(&four_for_two(2)).chosen;
    assert_eq!(chosen.iter().filter(|one| **one == chosen[0]).count(), 2);
    assert_impossible(&four_for_two(1));
}
