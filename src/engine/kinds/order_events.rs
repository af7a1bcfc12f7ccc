//! Order events: one event comes after another.

use crate::{
    constraint::Constraint,
    cost::excess,
    facts::Facts,
    instance::EventId,
    solution::Meet,
    state::{Builder, OnTime, Pieces, Tally},
};

/// The second event of a pair begins after the first has ended, with so many times between.
///
/// Points: the pairs. Deviation: by how much the number of times from the end of the latest piece of the first to the start
/// of the earliest piece of the second lies outside the limits; overlap and the wrong order are negative numbers. 0 as
/// long as any piece of either has no time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OrderEvents {
    /// The pairs.
    pub pairs: Vec<Pair>,
}

/// Two events, of which one comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The event that comes first.
    pub first: EventId,
    /// The event that comes second.
    pub second: EventId,
    /// The fewest times between them.
    pub minimum_separation: u32,
    /// The most times between them, where there is a limit.
    pub maximum_separation: Option<u32>,
}

impl Pair {
    /// Returns by how much the gap from an end to a start lies outside the limits.
    fn beyond(&self, end: u32, start: u32) -> i64 {
        let most = self.maximum_separation.map_or(i64::MAX, i64::from);
        excess(i64::from(start) - i64::from(end), i64::from(self.minimum_separation), most)
    }
}

impl OrderEvents {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let deviation = |pair: &Pair| {
            let of = |event, edge: fn(&Meet) -> Option<u32>| -> Option<Vec<u32>> {
                facts.meets(event).iter().map(|meet| edge(meet)).collect()
            };
            let ends = of(pair.first, |meet| meet.start.map(|start| start.0 + meet.duration));
            let starts = of(pair.second, |meet| meet.start.map(|start| start.0));
            let last = ends.and_then(|ends| ends.into_iter().max());
            let first = starts.and_then(|starts| starts.into_iter().min());
            last.zip(first).map_or(0, |(end, start)| pair.beyond(end, start))
        };
        self.pairs.iter().map(deviation).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        for pair in &self.pairs {
            let point = builder.tally.add(constraint);
            let number = builder.order_watches.len() as u32;
            let (first, second) = (builder.unit_of(pair.first), builder.unit_of(pair.second));
            builder.order_watches.push(Watch { point, pair: *pair, first, second });
            builder.watch_time(pair.first, OnTime::OrderEvents(number));
            if first != second {
                builder.watch_time(pair.second, OnTime::OrderEvents(number));
            }
        }
    }
}

/// One point, as it follows the changes of a timetable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch {
    point: u32,
    pair: Pair,
    /// The unit of the first event.
    first: u32,
    /// The unit of the second event.
    second: u32,
}

impl Watch {
    /// Something about the pieces of either event has changed.
    pub(crate) fn changed(self, pieces: &Pieces<'_>, tally: &mut Tally) {
        let last = pieces.all_of(self.first, |start, duration| start + duration).map(Iterator::max);
        let first = pieces.all_of(self.second, |start, _| start).map(Iterator::min);
        let beyond = match (last.flatten(), first.flatten()) {
            (Some(end), Some(start)) => self.pair.beyond(end, start),
            _ => 0,
        };
        tally.set(self.point, beyond as i32);
    }
}
