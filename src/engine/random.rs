//! Small random instances with every kind of constraint, for tests.

use std::collections::BTreeSet;

use crate::{
    Clock, Constraint, CostFunction, Event, EventId, Instance, Kind, ResourceId, Role, Selection, TimeId,
    TimeSet, TypeId, Work,
    kinds::{
        Amount, AssignResource, AssignTime, AvoidClashes, AvoidSplitAssignments, AvoidUnavailableTimes,
        Blocks, Bottleneck, Capacity, ClusterBusyTimes, DistributeSplitEvents, Gaps, LimitAmounts,
        LimitBlocks, LimitBusyTimes, LimitIdleTimes, LimitStretches, LimitWorkload, LimitedSum, LinkEvents,
        Mark, Measure, Member, OrderEvents, Pair, Party, Place, PreferResources, PreferTimes, Quorum,
        SetupGaps, SplitEvents, SpreadEvents, Stretches, TouchEvents, Touching, Window,
    },
    search::Dice,
};

/// Number of kinds.
pub(crate) const KINDS: u32 = 24;

/// Returns an instance with a few constraints of each kind.
pub(crate) fn instance(dice: &mut Dice) -> Instance {
    // Now and then more times than bits in a word.
    let n_times = if dice.chance(100) { 70 + dice.below(70) } else { 3 + dice.below(9) };
    let resources: Vec<TypeId> = (0..2 + dice.below(5)).map(|_| TypeId(dice.below(2))).collect();
    let events = (0..2 + dice.below(5)).map(|_| event(dice, n_times, &resources)).collect();
    let clock = if dice.chance(300) { Vec::new() } else { clock(dice, n_times) };
    let mut instance = Instance { n_times, clock, resources, events, ..Instance::default() };
    for _ in 0..=dice.below(12) {
        let kind = kind(dice.below(KINDS), dice, &instance);
        let function =
            [CostFunction::Linear, CostFunction::Quadratic, CostFunction::Step][dice.below(3) as usize];
        let constraint = Constraint { rank: dice.below(3) as usize, weight: dice.below(5), function, kind };
        instance.constraints.push(constraint);
    }
    instance
}

/// Returns days of a few times each, now and then with minutes between them.
fn clock(dice: &mut Dice, n_times: u32) -> Vec<Clock> {
    let (mut day, mut begin) = (0, dice.below(3));
    let mut next = |_| {
        match dice.below(10) {
            0 | 1 => (day, begin) = (day + 1, dice.below(3)),
            2 | 3 => begin += 1 + dice.below(3),
            _ => {}
        }
        let time = Clock { day, begin, end: begin + 1 + dice.below(3) };
        begin = time.end;
        time
    };
    (0..n_times).map(&mut next).collect()
}

fn event(dice: &mut Dice, n_times: u32, resources: &[TypeId]) -> Event {
    let duration = 1 + dice.below(4.min(n_times));
    let start = dice.chance(150).then(|| TimeId(dice.below(n_times - duration + 1)));
    let roles = (0..dice.below(4)).map(|_| role(dice, duration, resources)).collect();
    Event { duration, start, roles }
}

fn role(dice: &mut Dice, duration: u32, resources: &[TypeId]) -> Role {
    let resource = dice.below(resources.len() as u32);
    let workload = if dice.chance(700) { duration } else { dice.below(6) };
    let given = dice.chance(500).then_some(ResourceId(resource));
    Role { of_type: resources[resource as usize], workload, given }
}

fn events(dice: &mut Dice, instance: &Instance) -> Vec<EventId> {
    // With repeats: what is named twice is two points.
    (0..dice.below(5)).map(|_| EventId(dice.below(instance.events.len() as u32))).collect()
}

fn group(dice: &mut Dice, instance: &Instance) -> Vec<EventId> {
    let mut group: Vec<EventId> = (0..instance.events.len() as u32).map(EventId).collect();
    dice.shuffle(&mut group);
    group.truncate(1 + dice.below(3) as usize);
    group
}

fn groups(dice: &mut Dice, instance: &Instance) -> Vec<Vec<EventId>> {
    (0..=dice.below(2)).map(|_| group(dice, instance)).collect()
}

fn roles(
    dice: &mut Dice,
    instance: &Instance,
    of: Vec<EventId>,
    may_be_given: bool,
) -> Vec<(EventId, usize)> {
    let mut roles = Vec::new();
    for event in of {
        let all = &instance.events[event.0 as usize].roles;
        let open: Vec<usize> = (0..all.len()).filter(|at| may_be_given || all[*at].given.is_none()).collect();
        if let Some(role) = dice.pick(&open) {
            roles.push((event, role));
        }
    }
    roles
}

fn resources(dice: &mut Dice, instance: &Instance) -> Vec<ResourceId> {
    (0..=dice.below(4)).map(|_| ResourceId(dice.below(instance.resources.len() as u32))).collect()
}

fn times(dice: &mut Dice, instance: &Instance) -> TimeSet {
    let of_thousand = dice.below(1000);
    (0..instance.n_times).filter(|_| dice.chance(of_thousand)).map(TimeId).collect()
}

fn time_groups(dice: &mut Dice, instance: &Instance) -> Vec<TimeSet> {
    (0..=dice.below(3)).map(|_| times(dice, instance)).collect()
}

/// Returns limits, the smaller one first; now and then so that no number fits.
fn limits(dice: &mut Dice, end: u32) -> (u32, u32) {
    let minimum = dice.below(end);
    (minimum, (minimum + dice.below(end)).saturating_sub(u32::from(dice.chance(100))))
}

fn kind(number: u32, dice: &mut Dice, of: &Instance) -> Kind {
    let (minimum, maximum) = limits(dice, 4);
    match number {
        0 => Kind::AssignTime(AssignTime { events: events(dice, of) }),
        1 => {
            let named = events(dice, of);
            Kind::AssignResource(AssignResource { roles: roles(dice, of, named, false) })
        }
        2 => Kind::PreferTimes(PreferTimes {
            events: events(dice, of),
            times: times(dice, of),
            duration: dice.chance(300).then(|| 1 + dice.below(3)),
        }),
        3 => {
            let named = events(dice, of);
            let resources: BTreeSet<ResourceId> = resources(dice, of).into_iter().collect();
            Kind::PreferResources(PreferResources { roles: roles(dice, of, named, false), resources })
        }
        4 => {
            let (minimum_duration, maximum_duration) = limits(dice, 3);
            Kind::SplitEvents(SplitEvents {
                events: events(dice, of),
                minimum_duration,
                maximum_duration,
                minimum_amount: minimum,
                maximum_amount: maximum,
            })
        }
        5 => Kind::DistributeSplitEvents(DistributeSplitEvents {
            events: events(dice, of),
            duration: 1 + dice.below(3),
            minimum,
            maximum,
        }),
        6 => {
            let groups = groups(dice, of);
            let of_roles = |group: Vec<EventId>| roles(dice, of, group, true);
            Kind::AvoidSplitAssignments(AvoidSplitAssignments {
                groups: groups.into_iter().map(of_roles).collect(),
            })
        }
        7 => {
            let windows = time_groups(dice, of).into_iter().map(|times| {
                let (minimum, maximum) = limits(dice, 3);
                Window { times, minimum, maximum }
            });
            Kind::SpreadEvents(SpreadEvents { windows: windows.collect(), groups: groups(dice, of) })
        }
        8 => Kind::LinkEvents(LinkEvents { groups: groups(dice, of) }),
        9 => {
            let pair = |dice: &mut Dice| Pair {
                first: EventId(dice.below(of.events.len() as u32)),
                second: EventId(dice.below(of.events.len() as u32)),
                minimum_separation: minimum,
                maximum_separation: dice.chance(500).then_some(maximum),
            };
            Kind::OrderEvents(OrderEvents { pairs: (0..=dice.below(3)).map(|_| pair(dice)).collect() })
        }
        10 => Kind::AvoidClashes(AvoidClashes { resources: resources(dice, of) }),
        11 => Kind::AvoidUnavailableTimes(AvoidUnavailableTimes {
            resources: resources(dice, of),
            times: times(dice, of),
        }),
        12 => Kind::LimitIdleTimes(LimitIdleTimes {
            resources: resources(dice, of),
            groups: time_groups(dice, of),
            minimum: if dice.chance(800) { 0 } else { minimum },
            maximum,
        }),
        13 => Kind::ClusterBusyTimes(ClusterBusyTimes {
            resources: resources(dice, of),
            groups: time_groups(dice, of),
            minimum,
            maximum,
        }),
        14 => Kind::LimitBusyTimes(LimitBusyTimes {
            resources: resources(dice, of),
            groups: time_groups(dice, of),
            minimum,
            maximum,
        }),
        15 => Kind::LimitWorkload(LimitWorkload { resources: resources(dice, of), minimum, maximum }),
        _ => of_schools(number, dice, of),
    }
}

fn selection(dice: &mut Dice, of: &Instance) -> Selection {
    let work = |dice: &mut Dice| Work {
        events: events(dice, of),
        of: dice.chance(500).then(|| ResourceId(dice.below(of.resources.len() as u32))),
    };
    Selection((0..=dice.below(2)).map(|_| work(dice)).collect())
}

fn selections(dice: &mut Dice, of: &Instance) -> Vec<Selection> {
    (0..dice.below(4)).map(|_| selection(dice, of)).collect()
}

fn amounts(dice: &mut Dice, of: &Instance) -> Vec<Amount> {
    let amount = |dice: &mut Dice| Amount {
        work: selection(dice, of),
        measure: [Measure::Minutes, Measure::Starts, Measure::Windows][dice.below(3) as usize],
        windows: time_groups(dice, of),
        factor: i64::from(dice.below(5)) - 2,
    };
    (0..dice.below(3)).map(|_| amount(dice)).collect()
}

fn set_of_resources(dice: &mut Dice, of: &Instance) -> BTreeSet<ResourceId> {
    resources(dice, of).into_iter().collect()
}

fn mark(dice: &mut Dice, of: &Instance) -> Mark {
    Mark {
        work: selection(dice, of),
        label: dice.below(3),
        leaving: dice.chance(700).then(|| dice.below(5)),
        arriving: dice.chance(700).then(|| dice.below(5)),
        leaving_into: dice.chance(300).then(|| times(dice, of)),
    }
}

fn of_schools(number: u32, dice: &mut Dice, of: &Instance) -> Kind {
    let (minimum, maximum) = limits(dice, 6);
    let how_many = 0..=dice.below(2);
    match number {
        16 => {
            let sum = |_| LimitedSum {
                amounts: amounts(dice, of),
                minimum: minimum.into(),
                maximum: maximum.into(),
            };
            Kind::LimitAmounts(LimitAmounts { sums: how_many.map(sum).collect() })
        }
        17 => {
            let blocks = |_| Blocks {
                windows: time_groups(dice, of),
                during: dice.chance(400).then(|| selection(dice, of)),
                outside: if dice.chance(300) { selection(dice, of) } else { Selection::default() },
                members: selections(dice, of),
                quorum: dice.below(4),
                shortest: dice.below(5),
                minimum,
                maximum,
            };
            Kind::LimitBlocks(LimitBlocks { blocks: how_many.map(blocks).collect() })
        }
        18 => {
            let stretches = |_| Stretches {
                work: selection(dice, of),
                windows: time_groups(dice, of),
                pause: dice.below(4),
                minimum,
                maximum,
                starts: dice.chance(400).then(|| times(dice, of)),
            };
            Kind::LimitStretches(LimitStretches { stretches: how_many.map(stretches).collect() })
        }
        19 => {
            let gaps = |_| Gaps {
                windows: time_groups(dice, of),
                marks: (0..dice.below(4)).map(|_| mark(dice, of)).collect(),
                counted: selection(dice, of),
                free_of: dice.chance(500).then(|| selection(dice, of)),
            };
            Kind::SetupGaps(SetupGaps { gaps: how_many.map(gaps).collect() })
        }
        20 => {
            let party = |dice: &mut Dice| Party {
                work: selection(dice, of),
                load: dice.below(4),
                once: dice.chance(400),
            };
            let place = |_| Place {
                windows: time_groups(dice, of),
                during: dice.chance(400).then(|| selection(dice, of)),
                parties: (0..dice.below(4)).map(|_| party(dice)).collect(),
                minimum,
                maximum,
            };
            Kind::Capacity(Capacity { places: how_many.map(place).collect() })
        }
        21 => Kind::Quorum(Quorum {
            events: events(dice, of),
            members: set_of_resources(dice, of),
            quorum: dice.below(4),
            when: dice.chance(400).then(|| set_of_resources(dice, of)),
        }),
        22 => {
            let pair = |_| Touching { events: group(dice, of), others: group(dice, of) };
            Kind::TouchEvents(TouchEvents { pairs: how_many.map(pair).collect() })
        }
        _ => {
            let member = |dice: &mut Dice| Member {
                amounts: amounts(dice, of),
                besides: i64::from(dice.below(3)),
                times: 1 + dice.below(3),
                over: 1 + dice.below(3),
            };
            let group = |_| (0..dice.below(4)).map(|_| member(dice)).collect();
            Kind::Bottleneck(Bottleneck {
                groups: how_many.map(group).collect(),
                minimum: minimum.into(),
                maximum: maximum.into(),
            })
        }
    }
}
