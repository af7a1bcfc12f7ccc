//! Link events: events run at the same times.

use std::collections::BTreeMap;

use crate::{
    constraint::Constraint,
    facts::Facts,
    instance::{EventId, TimeId},
    search::exact::{Encoder, Linear},
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

/// The times at which free pieces may run, of events that are linked.
#[derive(Default)]
pub(crate) struct Runs {
    /// For each counter of a group, which is one of a time.
    of: BTreeMap<u32, Group>,
}

/// A group of linked events at a time.
struct Group {
    point: u32,
    /// The number of its events.
    size: i32,
    /// For each counter of an event the columns with which it runs then.
    events: BTreeMap<u32, Vec<u32>>,
}

impl Runs {
    /// Adds the starts of a piece.
    pub(crate) fn add(&mut self, watch: Watch, duration: u32, starts: &[(u32, u32)]) {
        for (start, column) in starts {
            for time in *start..start + duration {
                let of = self.of.entry(watch.group_counters + time);
                let new = || Group { point: watch.point, size: watch.size, events: BTreeMap::new() };
                of.or_insert_with(new).events.entry(watch.event_counters + time).or_default().push(*column);
            }
        }
    }

    /// Adds what they change to a program.
    pub(crate) fn encode(self, encoder: &mut Encoder<'_, '_>) {
        for (counter, Group { point, size, events }) in self.of {
            let without = encoder.state.counter(counter);
            let on_already = events.keys().filter(|event| encoder.state.counter(**event) > 0).count() as i32;
            let open: Vec<&Vec<u32>> = events
                .iter()
                .filter(|(event, _)| encoder.state.counter(**event) == 0)
                .map(|(_, columns)| columns)
                .collect();
            // Events that run for certain, and those that do not for certain.
            let some_run = without > 0;
            let some_do_not = size - (without - on_already) - events.len() as i32 > 0;
            let before = i64::from(without > 0 && without < size);
            if some_run && some_do_not {
                encoder.shift(point, &Linear::sum(1 - before, []));
                continue;
            }
            let torn = encoder.program.column(0, 1, false, 0);
            let minus = |columns: &[u32]| columns.iter().map(|column| (*column, -1)).collect::<Vec<_>>();
            for columns in &open {
                // Torn where this one runs and one does not for certain, and the other way round.
                let mut runs = minus(columns);
                runs.push((torn, 1));
                if some_do_not {
                    encoder.program.row(Some(0), None, runs.clone());
                }
                if some_run {
                    let mut does_not: Vec<(u32, i64)> = columns.iter().map(|column| (*column, 1)).collect();
                    does_not.push((torn, 1));
                    encoder.program.row(Some(1), None, does_not);
                }
                for others in open.iter().filter(|others| *others != columns) {
                    let mut terms = runs.clone();
                    terms.extend(others.iter().map(|column| (*column, 1)));
                    encoder.program.row(Some(0), None, terms);
                }
            }
            let mut change = Linear::sum(0, [torn]);
            change.constant -= before;
            encoder.shift(point, &change);
        }
    }
}
