//! Tiny instances, made at random.

use commontime_engine::{
    Constraint, CostFunction, Event, EventId, Instance, Kind, ResourceId, Role, TimeId, TimeSet, TypeId,
    kinds::{
        AssignResource, AssignTime, AvoidClashes, AvoidUnavailableTimes, ClusterBusyTimes, LimitBusyTimes,
        LimitIdleTimes, PreferTimes, SplitEvents, SpreadEvents, Window,
    },
};

use crate::dice::Dice;

/// Returns two days of `per_day` times, two classes, two teachers and two rooms, with `n_events` events of one or two times,
/// each for a class and a teacher and, here and there, a room that is to be found. What is wished for has three ranks.
pub(crate) fn school(dice: &mut Dice, n_events: u32, per_day: u32) -> Instance {
    let n_times = 2 * per_day;
    let day = |day: u32| -> TimeSet { (day * per_day..(day + 1) * per_day).map(TimeId).collect() };
    let days = vec![day(0), day(1)];
    let events: Vec<Event> = (0..n_events).map(|_| event(dice)).collect();
    let all = || (0..n_events).map(EventId).collect::<Vec<_>>();
    let everybody = || (0..6).map(ResourceId).collect::<Vec<_>>();
    let people = || (0..4).map(ResourceId).collect::<Vec<_>>();
    let with_room = events.iter().zip(0..).filter(|(event, _)| event.roles.len() > 2);
    let rooms: Vec<(EventId, usize)> = with_room.map(|(_, at)| (EventId(at), 2)).collect();
    let inside_a_day: TimeSet =
        (0..n_times).filter(|time| time % per_day + 1 < per_day).map(TimeId).collect();
    let closed: TimeSet = dice.subset(n_times, 25).into_iter().map(TimeId).collect();
    let liked: TimeSet = dice.subset(n_times, 60).into_iter().map(TimeId).collect();
    let of = |rank: usize, weight: u32, function: CostFunction, kind: Kind| Constraint {
        rank,
        weight,
        function,
        kind,
    };
    let required = |kind: Kind| of(0, 1, CostFunction::Linear, kind);
    let windows =
        || days.iter().map(|times| Window { times: times.clone(), minimum: 0, maximum: 1 }).collect();
    let constraints = vec![
        of(0, 3, CostFunction::Linear, Kind::AssignTime(AssignTime { events: all() })),
        required(Kind::AssignResource(AssignResource { roles: rooms })),
        required(Kind::AvoidClashes(AvoidClashes { resources: everybody() })),
        required(Kind::PreferTimes(PreferTimes { events: all(), times: inside_a_day, duration: Some(2) })),
        required(Kind::SplitEvents(SplitEvents {
            events: all(),
            minimum_duration: 1,
            maximum_duration: 2,
            minimum_amount: 1,
            maximum_amount: 2,
        })),
        required(Kind::AvoidUnavailableTimes(AvoidUnavailableTimes {
            resources: vec![ResourceId(2)],
            times: closed,
        })),
        of(
            1,
            2,
            CostFunction::Linear,
            Kind::PreferTimes(PreferTimes { events: all(), times: liked, duration: None }),
        ),
        of(
            2,
            1,
            CostFunction::Quadratic,
            Kind::LimitIdleTimes(LimitIdleTimes {
                resources: people(),
                groups: days.clone(),
                minimum: 0,
                maximum: 0,
            }),
        ),
        of(
            1,
            3,
            CostFunction::Step,
            Kind::ClusterBusyTimes(ClusterBusyTimes {
                resources: vec![ResourceId(3)],
                groups: days.clone(),
                minimum: 0,
                maximum: 1,
            }),
        ),
        of(
            2,
            1,
            CostFunction::Quadratic,
            Kind::LimitBusyTimes(LimitBusyTimes {
                resources: people(),
                groups: days.clone(),
                minimum: 2,
                maximum: 3,
            }),
        ),
        of(
            3,
            1,
            CostFunction::Linear,
            Kind::SpreadEvents(SpreadEvents {
                groups: all().into_iter().map(|event| vec![event]).collect(),
                windows: windows(),
            }),
        ),
    ];
    Instance {
        clock: Vec::new(),
        n_times,
        days,
        resources: vec![0, 0, 1, 1, 2, 2].into_iter().map(TypeId).collect(),
        events,
        constraints,
    }
}

fn event(dice: &mut Dice) -> Event {
    let duration = dice.within(1, 2);
    let given = |of_type: u32, resource: u32| Role {
        of_type: TypeId(of_type),
        workload: duration,
        given: Some(ResourceId(resource)),
    };
    let mut roles = vec![given(0, dice.below(2)), given(1, 2 + dice.below(2))];
    if dice.chance(40) {
        roles.push(Role { of_type: TypeId(2), workload: duration, given: None });
    }
    Event { duration, start: None, roles }
}
