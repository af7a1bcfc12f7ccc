//! Every kind of constraint on a school small enough for paper: deviations worked out in the comments, and the cost with
//! every cost function, from scratch and as the search keeps it.

mod assign_resource;
mod assign_time;
mod avoid_clashes;
mod avoid_split_assignments;
mod avoid_unavailable_times;
mod bottleneck;
mod capacity;
mod cluster_busy_times;
mod distribute_split_events;
mod limit_amounts;
mod limit_blocks;
mod limit_busy_times;
mod limit_idle_times;
mod limit_stretches;
mod limit_workload;
mod link_events;
mod order_events;
mod prefer_resources;
mod prefer_times;
mod quorum;
mod setup_gaps;
mod split_events;
mod spread_events;
mod touch_events;

use std::sync::{Mutex, atomic::AtomicBool};

use commontime_engine::{
    Clock, Constraint, CostFunction, Event, EventId, Instance, Kind, Meet, ResourceId, Role, Solution,
    TimeId, TimeSet, TypeId, evaluate,
    search::{Budget, Options, Outside, solve},
};

/// Three times: Ann teaches, in a room that is open.
const MATHS: EventId = EventId(0);
/// Two times: teacher and room are open. It loads its teacher with 5.
const PHYSICS: EventId = EventId(1);
/// One time: the teacher is open, and there is no room.
const MUSIC: EventId = EventId(2);

const ANN: ResourceId = ResourceId(0);
const BOB: ResourceId = ResourceId(1);
const HALL: ResourceId = ResourceId(2);
const GYM: ResourceId = ResourceId(3);

/// Monday has the times 0, 1 and 2 and Tuesday 3, 4 and 5. In minutes: Monday 0-10, 10-30 and, after a gap of 10, 40-50;
/// Tuesday 0-10, 10-20 and 20-50.
const CLOCK: [(u32, u32, u32); 6] =
    [(0, 0, 10), (0, 10, 30), (0, 40, 50), (1, 0, 10), (1, 10, 20), (1, 20, 50)];

fn times(times: &[u32]) -> TimeSet {
    times.iter().map(|time| TimeId(*time)).collect()
}

fn monday() -> TimeSet {
    times(&[0, 1, 2])
}

fn tuesday() -> TimeSet {
    times(&[3, 4, 5])
}

fn days() -> Vec<TimeSet> {
    vec![monday(), tuesday()]
}

/// A piece: event, duration, start, and who holds its roles beside those given.
#[derive(Clone, Copy)]
struct Piece(EventId, u32, Option<u32>, [Option<ResourceId>; 2]);

/// A piece at a time.
fn at(event: EventId, duration: u32, start: u32) -> Piece {
    Piece(event, duration, Some(start), [None; 2])
}

/// A piece without a time.
fn open(event: EventId, duration: u32) -> Piece {
    Piece(event, duration, None, [None; 2])
}

impl Piece {
    fn teacher(mut self, teacher: ResourceId) -> Self {
        self.3[0] = Some(teacher);
        self
    }

    fn room(mut self, room: ResourceId) -> Self {
        self.3[1] = Some(room);
        self
    }
}

fn school() -> Instance {
    let (teacher, room) = (TypeId(0), TypeId(1));
    let role = |of_type, workload, given| Role { of_type, workload, given };
    Instance {
        n_times: 6,
        clock: CLOCK.iter().map(|&(day, begin, end)| Clock { day, begin, end }).collect(),
        resources: vec![teacher, teacher, room, room],
        events: vec![
            Event { duration: 3, start: None, roles: vec![role(teacher, 3, Some(ANN)), role(room, 3, None)] },
            Event { duration: 2, start: None, roles: vec![role(teacher, 5, None), role(room, 2, None)] },
            Event { duration: 1, start: None, roles: vec![role(teacher, 1, None)] },
        ],
        ..Instance::default()
    }
}

/// Returns the timetable of some pieces. What they leave of an event is one piece more, without a time.
fn timetable(instance: &Instance, pieces: &[Piece]) -> Solution {
    let mut meets = Vec::new();
    for (event, number) in instance.events.iter().zip(0..) {
        let mut left = event.duration;
        for piece in pieces.iter().filter(|piece| piece.0 == EventId(number)) {
            let mut meet = Meet::new(instance, piece.0, piece.1);
            meet.start = piece.2.map(TimeId);
            for (held, given) in meet.resources.iter_mut().zip(piece.3) {
                *held = held.or(given);
            }
            left -= piece.1;
            meets.push(meet);
        }
        if left > 0 {
            meets.push(Meet::new(instance, EventId(number), left));
        }
    }
    Solution { meets }
}

/// Asserts the deviations at the points, and the cost with a weight of 2 for each cost function: the sum, over the points,
/// of the deviation, of its square, and of 1 where there is any.
#[track_caller]
fn check(kind: &Kind, pieces: &[Piece], deviations: &[i64], costs: [i64; 3]) {
    let functions = [CostFunction::Linear, CostFunction::Quadratic, CostFunction::Step];
    for (function, cost) in functions.into_iter().zip(costs) {
        let mut instance = school();
        instance.constraints.push(Constraint { rank: 1, weight: 2, function, kind: kind.clone() });
        let solution = timetable(&instance, pieces);
        solution.check(&instance).expect("a timetable");
        let verdict = evaluate(&instance, &solution);
        assert_eq!(verdict.deviations, [deviations]);
        assert_eq!(verdict.cost.0, [0, 2 * cost, 0, 0, 0, 0, 0, 0], "{function:?}");
        // A search first tells what its beginning costs.
        let told = Mutex::new(Vec::new());
        let watch = |cost, _| told.lock().expect("one thread").push(cost);
        let options = Options::new(1, Budget::Moves(1));
        let outside = Outside { stop: &AtomicBool::new(false), watch: &watch, optimizer: None };
        let found = solve(&instance, Some(&solution), &options, outside);
        assert_eq!(told.lock().expect("one thread").first(), Some(&verdict.cost), "{function:?}: as kept");
        assert_eq!(evaluate(&instance, &found.solution).cost, found.cost, "{function:?}: as found");
    }
}
