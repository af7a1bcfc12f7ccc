//! Spread events: so many pieces of a course start in each of some groups of times.

use std::collections::BTreeMap;

use crate::{
    constraint::Constraint,
    cost::excess,
    facts::Facts,
    instance::{EventId, TimeSet},
    search::exact::{Encoder, Linear},
    state::{Builder, Lists, Logged, NONE, OnTime, Tally},
};

/// In each of some groups of times, so many pieces of the events of a group of events start.
///
/// Points: the groups of events. Deviation: the sum, over the groups of times, of how far the number of pieces that
/// start there lies outside its limits. A piece counts once, where it starts; one without a time never counts. Groups of
/// times that share times are told apart.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpreadEvents {
    /// The groups of events.
    pub groups: Vec<Vec<EventId>>,
    /// The groups of times with their limits.
    pub windows: Vec<Window>,
}

/// A group of times with the limits of what starts there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The times.
    pub times: TimeSet,
    /// The fewest pieces that start there.
    pub minimum: u32,
    /// The most pieces that start there.
    pub maximum: u32,
}

impl Window {
    fn beyond(&self, count: i64) -> i64 {
        excess(count, i64::from(self.minimum), i64::from(self.maximum))
    }
}

impl SpreadEvents {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let deviation = |group: &Vec<EventId>| -> i64 {
            let starts = || group.iter().flat_map(|event| facts.meets(*event)).filter_map(|meet| meet.start);
            let inside = |window: &Window| starts().filter(|start| window.times.contains(*start)).count();
            self.windows.iter().map(|window| window.beyond(inside(window) as i64)).sum()
        };
        self.groups.iter().map(deviation).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        let mut at = vec![Vec::new(); builder.instance.n_times as usize];
        for (window, number) in self.windows.iter().zip(0u32..) {
            for time in window.times.iter() {
                at[time.0 as usize].push(Limits {
                    window: number,
                    minimum: window.minimum,
                    maximum: window.maximum,
                });
            }
        }
        let table = builder.spread_tables.len() as u32;
        builder.spread_tables.push(Lists::from_rows(&at));
        let with_none: i64 = self.windows.iter().map(|window| window.beyond(0)).sum();
        for group in &self.groups {
            let point = builder.tally.add(constraint);
            builder.tally.shift(point, with_none as i32);
            let counters = builder.add_counters(self.windows.len() as u32);
            for event in group {
                builder.watch_time(*event, OnTime::SpreadEvents(Watch { point, table, counters }));
            }
        }
    }
}

/// A window that a time belongs to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    window: u32,
    minimum: u32,
    maximum: u32,
}

/// For each time the windows that it belongs to.
pub(crate) type Table = Lists<Limits>;

/// One event of one point, as it follows the changes of a timetable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch {
    point: u32,
    table: u32,
    /// For each window how many pieces start there.
    counters: u32,
}

impl Watch {
    /// A piece starts here (1) or does so no more (-1).
    #[inline]
    pub(crate) fn starts(
        self,
        tables: &[Table],
        counters: &mut Logged<i32>,
        tally: &mut Tally,
        start: u32,
        by: i32,
    ) {
        for limits in tables[self.table as usize].of(start) {
            self.count(counters, tally, limits, by);
        }
    }

    /// A piece starts elsewhere, or has lost its start or got one.
    #[inline]
    pub(crate) fn moves(
        self,
        tables: &[Table],
        counters: &mut Logged<i32>,
        tally: &mut Tally,
        (from, to): (u32, u32),
    ) {
        let windows_of = |start: u32| match start {
            NONE => &[],
            start => tables[self.table as usize].of(start),
        };
        let (before, after) = (windows_of(from), windows_of(to));
        let is_among = |windows: &[Limits], one: &Limits| windows.iter().any(|of| of.window == one.window);
        for limits in before.iter().filter(|limits| !is_among(after, limits)) {
            self.count(counters, tally, limits, -1);
        }
        for limits in after.iter().filter(|limits| !is_among(before, limits)) {
            self.count(counters, tally, limits, 1);
        }
    }

    #[inline]
    fn count(self, counters: &mut Logged<i32>, tally: &mut Tally, limits: &Limits, by: i32) {
        let beyond = |count: i32| {
            excess(i64::from(count), i64::from(limits.minimum), i64::from(limits.maximum)) as i32
        };
        let (before, after) = counters.shift(self.counters + limits.window, by);
        let change = beyond(after) - beyond(before);
        if change != 0 {
            tally.shift(self.point, change);
        }
    }
}

/// The starts of free pieces in the windows of points.
#[derive(Default)]
pub(crate) struct Starts {
    /// For each counter the point, the limits and the columns of the starts.
    of: BTreeMap<u32, (u32, Limits, Vec<u32>)>,
}

impl Starts {
    /// Adds the starts of a piece.
    pub(crate) fn add(&mut self, watch: Watch, tables: &[Table], starts: &[(u32, u32)]) {
        for (start, column) in starts {
            for limits in tables[watch.table as usize].of(*start) {
                let of = self.of.entry(watch.counters + limits.window);
                of.or_insert_with(|| (watch.point, *limits, Vec::new())).2.push(*column);
            }
        }
    }

    /// Adds what they change to a program.
    pub(crate) fn encode(self, encoder: &mut Encoder<'_, '_>) {
        for (counter, (point, limits, columns)) in self.of {
            let without = i64::from(encoder.state.counter(counter));
            let (minimum, maximum) = (i64::from(limits.minimum), i64::from(limits.maximum));
            let mut change = encoder.beyond(&Linear::sum(without, columns), minimum, maximum);
            change.constant -= excess(without, minimum, maximum);
            encoder.shift(point, &change);
        }
    }
}
