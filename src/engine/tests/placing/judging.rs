//! A right placement damaged in one way: `violations` says exactly that.

use commontime_engine::placing::{Placement, Problem, Relation, ResourceId, Task, TaskId, violations};

/// Two tasks of 3 on one resource with a gap of 1, each with one of two others, and a third of 2 inside the first.
fn right() -> (Problem, Placement) {
    let mut problem = Problem::new(12);
    let resources: Vec<ResourceId> = (0..3).map(|_| problem.add_resource()).collect();
    let pool = problem.add_pool(1);
    let task = Task {
        uses: vec![resources[0]],
        one_of: vec![resources[1..].to_vec()],
        loads: vec![(pool, 1)],
        gap: Some(1),
        ..Task::new(3, 0..=10)
    };
    problem.add_task(task.clone());
    problem.add_task(task);
    problem.add_task(Task { uses: vec![resources[0]], ..Task::new(2, [0, 1, 5]) });
    problem.relations.push(Relation::Within { inner: TaskId(2), outers: vec![TaskId(0)] });
    let chosen = vec![vec![resources[1]], vec![resources[2]], vec![]];
    let placement = Placement { starts: vec![Some(0), Some(4), Some(1)], chosen, effort: 0 };
    (problem, placement)
}

#[track_caller]
fn assert_found(damage: impl Fn(&mut Problem, &mut Placement), expected: &[&str]) {
    let (mut problem, mut placement) = right();
    assert_eq!(violations(&problem, &placement), Vec::<String>::new());
    damage(&mut problem, &mut placement);
    assert_eq!(violations(&problem, &placement), expected);
}

#[test]
fn tasks_are_placed_where_they_may() {
    assert_found(
        |_, placement| placement.starts.truncate(2),
        &["3 tasks, but 2 starts and 3 lists of chosen resources"],
    );
    assert_found(|_, placement| placement.starts[2] = None, &["task 2 is required but not placed"]);
    assert_found(|problem, _| problem.tasks[1].starts = vec![5], &["task 1 may not start at step 4"]);
    assert_found(|_, placement| placement.starts[1] = Some(10), &["task 1 ends beyond step 12"]);
}

#[test]
fn choices_come_from_their_lists() {
    assert_found(|_, placement| placement.chosen[0].clear(), &["task 0 chose 0 resources from 1 lists"]);
    assert_found(
        |problem, _| problem.tasks[0].one_of[0].truncate(0),
        &["task 0 chose resource 1, which its list 0 does not have"],
    );
    assert_found(|problem, _| problem.tasks[0].uses.push(ResourceId(1)), &["task 0 chose resource 1 twice"]);
    let leaves = |problem: &mut Problem, placement: &mut Placement| {
        problem.tasks[1].optional = true;
        placement.starts[1] = None;
    };
    assert_found(leaves, &["task 1 is not placed but chose resources"]);
}

#[test]
fn resources_and_pools_are_not_shared() {
    assert_found(
        |_, placement| placement.starts[1] = Some(3),
        &["tasks 0 and 1 hold resource 0 with less than 1 steps between"],
    );
    assert_found(|problem, _| problem.pools[0].limit = 0, &["pool 0 is over its limit of 0 at step 0"]);
}

#[test]
fn relations_hold() {
    let (a, b) = (TaskId(0), TaskId(1));
    assert_found(
        |problem, _| problem.relations.push(Relation::Touch { a, b }),
        &["the relation Touch { a: TaskId(0), b: TaskId(1) } does not hold"],
    );
    assert_found(
        |problem, _| problem.relations.push(Relation::SameStart { a, b }),
        &["the relation SameStart { a: TaskId(0), b: TaskId(1) } does not hold"],
    );
    assert_found(
        |problem, _| problem.relations.push(Relation::Before { a, b, gap: 2 }),
        &["the relation Before { a: TaskId(0), b: TaskId(1), gap: 2 } does not hold"],
    );
    assert_found(
        |problem, _| problem.relations.push(Relation::NoOverlap { a, b: TaskId(2) }),
        &["the relation NoOverlap { a: TaskId(0), b: TaskId(2) } does not hold"],
    );
    assert_found(
        |problem, placement| {
            problem.tasks[2].starts.push(9);
            placement.starts[2] = Some(9);
        },
        &["the relation Within { inner: TaskId(2), outers: [TaskId(0)] } does not hold"],
    );
}
