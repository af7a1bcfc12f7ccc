//! Input that nobody means to write: answered, never a panic.

use commontime_engine::placing::{
    Limits, Placing, PoolId, Problem, Relation, ResourceId, Task, TaskId, place,
};

use super::{ENOUGH, assert_impossible, placed};

fn alone(task: Task) -> Problem {
    Problem { tasks: vec![task], ..Problem::new(10) }
}

#[test]
fn a_task_without_a_usable_start_is_impossible() {
    assert_impossible(&alone(Task::new(3, [])));
    assert_impossible(&alone(Task::new(3, [8, 9, 4_000_000_000])));
    assert_impossible(&alone(Task::new(u32::MAX, [0, 1])));
    assert_impossible(&Problem { horizon: 0, ..alone(Task::new(1, [0])) });
}

#[test]
fn a_length_of_zero_counts_as_one() {
    let mut problem = alone(Task { uses: vec![ResourceId(0)], ..Task::new(0, [9]) });
    assert_eq!(placed(&problem).starts, [Some(9)]);
    problem.add_task(problem.tasks[0].clone());
    assert_impossible(&problem);
}

#[test]
fn unsorted_and_repeated_starts_are_one_set() {
    let problem = alone(Task { preferred: vec![7, 7, 200], ..Task::new(2, [7, 3, 7, 3]) });
    assert_eq!(placed(&problem).starts, [Some(7)]);
}

#[test]
fn ids_beyond_the_lists_have_a_meaning() {
    let far = ResourceId(u32::MAX);
    let mut problem = alone(Task { uses: vec![far, far], ..Task::new(6, 0..10) });
    placed(&problem);
    problem.add_task(problem.tasks[0].clone());
    assert_impossible(&problem);
    assert_impossible(&alone(Task { loads: vec![(PoolId(9), 1)], ..Task::new(1, 0..9) }));
    placed(&alone(Task { loads: vec![(PoolId(9), 0)], ..Task::new(1, 0..9) }));
}

#[test]
fn relations_with_tasks_beyond_the_list_ask_nothing_but_a_home() {
    let (here, nowhere) = (TaskId(0), TaskId(77));
    let mut problem = alone(Task::new(2, 0..9));
    problem.relations = vec![
        Relation::Touch { a: here, b: nowhere },
        Relation::SameStart { a: nowhere, b: here },
        Relation::Before { a: here, b: nowhere, gap: 3 },
        Relation::NoOverlap { a: nowhere, b: nowhere },
        Relation::Within { inner: nowhere, outers: vec![here] },
    ];
    placed(&problem);
    problem.relations = vec![Relation::Within { inner: here, outers: vec![nowhere] }];
    assert_impossible(&problem);
}

#[test]
fn a_task_related_to_itself() {
    let here = TaskId(0);
    let with = |relation| Problem { relations: vec![relation], ..alone(Task::new(2, 0..9)) };
    placed(&with(Relation::SameStart { a: here, b: here }));
    placed(&with(Relation::Within { inner: here, outers: vec![here] }));
    assert_impossible(&with(Relation::Touch { a: here, b: here }));
    assert_impossible(&with(Relation::Before { a: here, b: here, gap: 0 }));
    assert_impossible(&with(Relation::NoOverlap { a: here, b: here }));
}

#[test]
fn lists_without_a_free_choice_are_impossible() {
    let one = ResourceId(0);
    assert_impossible(&alone(Task { one_of: vec![vec![]], ..Task::new(1, [0]) }));
    assert_impossible(&alone(Task { uses: vec![one], one_of: vec![vec![one, one]], ..Task::new(1, [0]) }));
    assert_impossible(&alone(Task { one_of: vec![vec![one], vec![one]], ..Task::new(1, [0]) }));
}

#[test]
fn the_largest_numbers_do_not_overflow() {
    let mut problem = alone(Task {
        uses: vec![ResourceId(0)],
        one_of: vec![vec![ResourceId(1), ResourceId(2)]],
        loads: vec![(PoolId(0), u32::MAX), (PoolId(0), u32::MAX)],
        gap: Some(u32::MAX),
        ..Task::new(2, 0..9)
    });
    problem.add_pool(u32::MAX);
    assert_impossible(&problem);
    problem.tasks[0].loads.pop();
    placed(&problem);
    problem.add_task(problem.tasks[0].clone());
    assert_impossible(&problem);
    problem.tasks.pop();
    problem.add_task(Task::new(2, 0..9));
    problem.relations.push(Relation::Before { a: TaskId(0), b: TaskId(1), gap: u32::MAX });
    assert_impossible(&problem);
}

#[test]
fn no_effort_gives_no_proof() {
    let problem = alone(Task::new(1, 0..9));
    assert!(matches!(place(&problem, &Limits { effort: 0, ..ENOUGH }), Placing::Limit(_)));
    assert!(matches!(place(&problem, &Limits { effort: u64::MAX, ..ENOUGH }), Placing::Placed(_)));
}
