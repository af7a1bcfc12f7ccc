//! Tasks that may stay unplaced.

use commontime_engine::placing::{Problem, Relation, ResourceId, Task, TaskId};

use super::placed;

/// Returns tasks with these lengths and starts on one resource, optional where asked.
fn problem(tasks: &[(u32, std::ops::Range<u32>, bool)]) -> Problem {
    let mut problem = Problem::new(20);
    let resource = problem.add_resource();
    for (length, starts, optional) in tasks {
        problem.add_task(Task {
            uses: vec![resource],
            optional: *optional,
            ..Task::new(*length, starts.clone())
        });
    }
    problem
}

#[test]
fn required_tasks_come_first() {
    let placement = placed(&problem(&[(15, 0..6, true), (10, 0..11, false), (10, 0..11, false)]));
    assert_eq!(placement.starts[0], None);
    assert_eq!(placement.n_placed(), 2);
}

#[test]
fn as_many_as_fit_are_added() {
    let placement =
        placed(&problem(&[(8, 0..13, false), (6, 0..15, true), (6, 0..15, true), (6, 0..15, true)]));
    assert_eq!(placement.n_placed(), 3);
}

#[test]
fn a_long_task_gives_way_to_two_short_ones() {
    // Every order but one leaves something out.
    let mut problem = problem(&[(4, 0..17, true), (4, 0..17, true), (12, 0..9, true)]);
    problem.tasks[2].preferred = vec![3];
    assert_eq!(placed(&problem).n_placed(), 3);
}

#[test]
fn a_required_task_brings_the_optional_task_around_it() {
    let mut problem = problem(&[(9, 0..11, true), (12, 0..1, true)]);
    problem.add_task(Task::new(2, [15]));
    problem.relations.push(Relation::Within { inner: TaskId(2), outers: vec![TaskId(1), TaskId(0)] });
    let placement = placed(&problem);
    assert!(placement.starts[0].is_some_and(|start| start <= 15 && start + 9 >= 17));
}

#[test]
fn an_optional_task_inside_one_that_is_left_out_is_left_out_too() {
    let mut problem = problem(&[(20, 0..1, false), (9, 0..12, true)]);
    let inner = problem.add_task(Task { optional: true, ..Task::new(2, 0..18) });
    problem.relations.push(Relation::Within { inner, outers: vec![TaskId(1)] });
    assert_eq!(placed(&problem).starts, [Some(0), None, None]);
}

#[test]
fn optional_tasks_choose_from_lists() {
    let mut problem = Problem::new(6);
    let two: Vec<ResourceId> = (0..2).map(|_| problem.add_resource()).collect();
    for _ in 0..5 {
        let task = Task { one_of: vec![two.clone()], optional: true, ..Task::new(3, 0..6) };
        problem.add_task(task);
    }
    let placement = placed(&problem);
    assert_eq!(placement.n_placed(), 4);
    assert!(
        placement
            .starts
            .iter()
            .zip(&placement.chosen)
            .all(|(start, chosen)| start.is_some() != chosen.is_empty())
    );
}
