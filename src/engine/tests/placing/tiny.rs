//! Small random problems: placed exactly when enumeration finds a placement, impossible exactly when it finds none.

use commontime_engine::placing::{
    Limits, Placing, PoolId, Problem, Relation, ResourceId, StationId, Task, TaskId, place, satisfy,
    violations,
};

use {super::oracle, crate::dice::Dice};

const CASES: u64 = 4000;

#[test]
fn answers_agree_with_enumeration() {
    let (mut n_placed, mut n_impossible, mut n_short) = (0, 0, 0);
    for seed in 0..CASES {
        let problem = tiny_problem(seed);
        let most = oracle::most_placed(&problem);
        match place(&problem, &Limits { seed, effort: 1_000_000 }) {
            Placing::Placed(placement) => {
                n_placed += 1;
                assert_eq!(violations(&problem, &placement), Vec::<String>::new(), "seed {seed}");
                assert!(oracle::is_right(&problem, &placement), "seed {seed}");
                let most = most.expect("enumeration finds what was placed");
                assert!(placement.n_placed() <= most, "seed {seed}");
                n_short += usize::from(placement.n_placed() < most);
            }
            Placing::Impossible => {
                n_impossible += 1;
                assert_eq!(most, None, "seed {seed}: {problem:?}");
            }
            Placing::Limit(_) => panic!("seed {seed}: the effort ran out"),
        }
    }
    assert!(n_placed > 500 && n_impossible > 500, "{n_placed} placed, {n_impossible} impossible");
    // Optional tasks are added greedily and then one by one: nearly always the most there can be.
    assert!(n_short * 50 < n_placed, "{n_short} of {n_placed} could place more tasks");
}

#[test]
fn clauses_agree_with_enumeration() {
    let (mut n_placed, mut n_impossible) = (0, 0);
    for seed in 0..CASES {
        let problem = tiny_problem(seed);
        let most = oracle::most_placed(&problem);
        match satisfy(&problem, &Limits { seed, effort: 1_000_000 }) {
            Placing::Placed(placement) => {
                n_placed += 1;
                assert!(oracle::is_right(&problem, &placement), "seed {seed}");
            }
            Placing::Impossible => {
                n_impossible += 1;
                assert_eq!(most, None, "seed {seed}: {problem:?}");
            }
            // Rests are judged in the answer alone.
            Placing::Limit(_) => {
                let rests = |relation: &Relation| matches!(relation, Relation::Rested { .. });
                assert!(problem.relations.iter().any(rests), "seed {seed}: {problem:?}");
            }
        }
    }
    assert!(n_placed > 500 && n_impossible > 500, "{n_placed} placed, {n_impossible} impossible");
}

#[test]
fn both_judges_agree_on_random_placements() {
    let mut n_right = 0;
    for seed in 0..CASES {
        let problem = tiny_problem(seed);
        let mut dice = Dice::new(seed + 1_000_000);
        let mut placement = commontime_engine::placing::Placement::default();
        for task in &problem.tasks {
            let start = (!task.starts.is_empty() && !dice.chance(20)).then(|| dice.pick(&task.starts));
            let mut choose = |list: &Vec<ResourceId>| (!list.is_empty()).then(|| dice.pick(list));
            placement
                .chosen
                .push(start.and_then(|_| task.one_of.iter().map(&mut choose).collect()).unwrap_or_default());
            placement.starts.push(start);
        }
        let is_right = oracle::is_right(&problem, &placement);
        assert_eq!(violations(&problem, &placement).is_empty(), is_right, "seed {seed}");
        n_right += usize::from(is_right);
    }
    assert!(n_right > 100, "{n_right} right");
}

/// Returns a problem small enough to enumerate, with every kind of rule, odd ids and equal tasks among them.
fn tiny_problem(seed: u64) -> Problem {
    let mut dice = Dice::new(seed);
    let mut problem = Problem::new(dice.within(4, 9));
    problem.add_resource();
    problem.add_resource();
    problem.add_resource_without_gaps();
    for _ in 0..2 {
        let limit = dice.below(4);
        problem.add_pool(limit);
    }
    for _ in 0..2 {
        let (pool, least) = (PoolId(dice.below(2)), dice.below(4));
        problem.add_station(pool, least);
    }
    for _ in 0..dice.within(1, 4) {
        let task = random_task(&mut dice, problem.horizon);
        let copies = if dice.chance(25) { 2 } else { 1 };
        for _ in 0..copies {
            problem.add_task(task.clone());
        }
    }
    for _ in 0..dice.below(3) {
        let relation = random_relation(&mut dice, problem.tasks.len() as u32);
        problem.relations.push(relation);
    }
    problem
}

fn random_task(dice: &mut Dice, horizon: u32) -> Task {
    let resources = |dice: &mut Dice, percent: u32| {
        let end = if dice.chance(5) { 5 } else { 3 };
        dice.subset(end, percent).into_iter().map(ResourceId).collect::<Vec<_>>()
    };
    let mut one_of = Vec::new();
    if dice.chance(40) {
        for _ in 0..dice.within(1, 2) {
            one_of.push(resources(dice, 60));
        }
    }
    let n_loads = if dice.chance(30) { dice.within(1, 2) } else { 0 };
    let n_stations = if dice.chance(25) { dice.within(1, 2) } else { 0 };
    let mut starts = dice.subset(horizon + 1, 45);
    starts.truncate(5);
    Task {
        length: dice.below(4),
        uses: if dice.chance(50) { resources(dice, 40) } else { Vec::new() },
        one_of,
        loads: (0..n_loads).map(|_| (PoolId(dice.below(2)), dice.below(3))).collect(),
        stations: (0..n_stations).map(|_| (StationId(dice.below(3)), dice.below(3))).collect(),
        gap: if dice.chance(50) { Some(dice.below(3)) } else { None },
        row: if dice.chance(25) { Some(dice.below(2)) } else { None },
        preferred: if dice.chance(30) { vec![dice.below(horizon), dice.below(horizon)] } else { Vec::new() },
        optional: dice.chance(20),
        starts,
    }
}

fn random_relation(dice: &mut Dice, n_tasks: u32) -> Relation {
    // One number beyond the list now and then.
    let end = if dice.chance(5) { n_tasks + 1 } else { n_tasks };
    let mut task = || TaskId(dice.below(end));
    let (a, b, c, d) = (task(), task(), task(), task());
    match dice.below(15) {
        13 | 14 => {
            Relation::AtMost { of: ResourceId(dice.below(3)), tasks: vec![a, b, c, d], most: dice.below(3) }
        }
        kind @ 11.. => Relation::Rested {
            work: vec![a, b, c],
            of: dice.chance(50).then(|| ResourceId(dice.below(3))),
            relief: if kind == 11 { vec![d] } else { Vec::new() },
            most: dice.below(5),
            pause: dice.below(3),
        },
        8 => Relation::Covered { inner: a, lead: 0, by: vec![b, c] },
        9 => Relation::Covered { inner: a, lead: 1, by: vec![b, c, d] },
        10 => Relation::Covered { inner: a, lead: 0, by: vec![b, c, d] },
        0 => Relation::Within { inner: a, outers: vec![b] },
        1 | 2 => Relation::Within { inner: a, outers: vec![b, c] },
        3 => Relation::Touch { a, b },
        4 => Relation::SameStart { a, b },
        5 | 6 => Relation::Before { a, b, gap: dice.below(3) },
        _ => Relation::NoOverlap { a, b },
    }
}
