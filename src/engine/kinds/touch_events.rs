//! Touch events: the pieces of some events lie right before or right after those of others.

use crate::{
    constraint::Constraint,
    facts::Facts,
    instance::EventId,
    state::{Builder, OnTime, Pieces, Tally},
    work::Clock,
};

/// Every piece of one group of events touches a piece of another: it begins where that one ends, or ends where that one
/// begins, on the same day.
///
/// Points: the pairs of groups. Deviation: the number of pieces of the first group that have a time and touch none of the
/// second.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TouchEvents {
    /// The pairs of groups of events.
    pub pairs: Vec<Touching>,
}

/// Events whose pieces touch those of others.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touching {
    /// Whose pieces must touch.
    pub events: Vec<EventId>,
    /// Whose pieces they must touch.
    pub others: Vec<EventId>,
}

/// Returns how many spans, each the clock of its first and of its last time, touch none of the others.
fn apart(spans: &[(Clock, Clock)], others: &[(Clock, Clock)]) -> i64 {
    let touches = |span: &(Clock, Clock), other: &(Clock, Clock)| {
        span.1.is_followed_by(other.0) || other.1.is_followed_by(span.0)
    };
    spans.iter().filter(|span| !others.iter().any(|other| touches(span, other))).count() as i64
}

impl TouchEvents {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let spans = |events: &[EventId]| -> Vec<(Clock, Clock)> {
            let meets = events.iter().flat_map(|event| facts.meets(*event));
            let edges = meets.filter_map(|meet| Some((meet.times().next()?, meet.times().last()?)));
            edges.map(|(first, last)| (facts.clock(first), facts.clock(last))).collect()
        };
        self.pairs.iter().map(|pair| apart(&spans(&pair.events), &spans(&pair.others))).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        for pair in &self.pairs {
            let point = builder.tally.add(constraint);
            let number = builder.touch_watches.len() as u32;
            let units = |events: &[EventId]| events.iter().map(|event| builder.unit_of(*event)).collect();
            let watch = Watch { point, units: units(&pair.events), others: units(&pair.others) };
            let mut all: Vec<EventId> = pair.events.iter().chain(&pair.others).copied().collect();
            all.sort_unstable();
            all.dedup();
            builder.touch_watches.push(watch);
            for event in all {
                builder.watch_time(event, OnTime::TouchEvents(number));
            }
        }
    }
}

/// One point, as it follows the changes of a timetable.
#[derive(Clone, Debug)]
pub(crate) struct Watch {
    point: u32,
    units: Vec<u32>,
    others: Vec<u32>,
}

impl Watch {
    /// The pieces or their times have changed.
    pub(crate) fn changed(&self, pieces: &Pieces<'_>, clock: &[Clock], tally: &mut Tally) {
        let spans = |units: &[u32]| -> Vec<(Clock, Clock)> {
            let placed = units.iter().flat_map(|unit| pieces.placed(*unit));
            placed
                .map(|(start, duration)| (clock[start as usize], clock[(start + duration - 1) as usize]))
                .collect()
        };
        tally.set(self.point, apart(&spans(&self.units), &spans(&self.others)) as i32);
    }
}
