//! Link events: events run at the same times.

use crate::{
    constraint::Constraint,
    facts::Facts,
    instance::{EventId, TimeId},
    state::{Builder, Logged, OnTime, Tally},
};

/// The events of a group run at the same times.
///
/// Points: the groups. Deviation: the number of times at which some but not all events of the group run. An event whose
/// own pieces overlap runs once.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LinkEvents {
    /// The groups of events.
    pub groups: Vec<Vec<EventId>>,
}

impl LinkEvents {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let deviation = |group: &Vec<EventId>| {
            let is_torn = |time: &TimeId| {
                let on = group.iter().filter(|event| facts.is_on(**event, *time)).count();
                on > 0 && on < group.len()
            };
            (0..facts.n_times()).map(TimeId).filter(is_torn).count() as i64
        };
        self.groups.iter().map(deviation).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        let n_times = builder.instance.n_times;
        for group in &self.groups {
            let point = builder.tally.add(constraint);
            if builder.are_one_unit(group) {
                continue;
            }
            let group_counters = builder.add_counters(n_times);
            for event in group {
                let event_counters = builder.add_counters(n_times);
                let watch = Watch { point, event_counters, group_counters, size: group.len() as i32 };
                builder.watch_time(*event, OnTime::LinkEvents(watch));
            }
        }
    }
}

/// One event of one point, as it follows the changes of a timetable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch {
    point: u32,
    /// For each time how many pieces of the event run.
    event_counters: u32,
    /// For each time how many events of the group run.
    group_counters: u32,
    size: i32,
}

impl Watch {
    /// A piece of this duration starts here (1) or does so no more (-1).
    pub(crate) fn starts(
        self,
        counters: &mut Logged<i32>,
        tally: &mut Tally,
        start: u32,
        duration: u32,
        by: i32,
    ) {
        for time in start..start + duration {
            let (before, after) = counters.shift(self.event_counters + time, by);
            if (before > 0) != (after > 0) {
                let (before, after) = counters.shift(self.group_counters + time, by);
                let is_torn = |on: i32| i32::from(on > 0 && on < self.size);
                tally.shift(self.point, is_torn(after) - is_torn(before));
            }
        }
    }
}
