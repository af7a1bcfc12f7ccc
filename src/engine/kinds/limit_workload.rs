//! Limit workload: nobody is given too much or too little.

use crate::{
    constraint::Constraint,
    facts::Facts,
    instance::ResourceId,
    state::{Builder, Tally},
};

/// What a load may lie beyond its limit before it counts, so that sums of thirds do not.
const TOLERANCE: f64 = 0.001;

/// The loads of resources lie within limits.
///
/// Points: the resources. Deviation: by how much the load lies outside the limits, rounded up to a whole number; a
/// thousandth is forgiven. A piece loads whoever holds a role with its share of the role's workload, with a time or without.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LimitWorkload {
    /// The resources.
    pub resources: Vec<ResourceId>,
    /// The least load.
    pub minimum: u32,
    /// The greatest load.
    pub maximum: u32,
}

impl LimitWorkload {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let deviation = |resource: &ResourceId| {
            let load = facts.load(*resource);
            let over = load - f64::from(self.maximum) - TOLERANCE;
            let under = f64::from(self.minimum) - TOLERANCE - load;
            whole(over.max(under))
        };
        self.resources.iter().map(deviation).collect()
    }

    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        for resource in &self.resources {
            let point = builder.tally.add(constraint);
            let watch = Watch { point, minimum: self.minimum, maximum: self.maximum };
            builder.watch_load(*resource, watch);
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "loads are sums of workloads, far below the limit")]
fn whole(beyond: f64) -> i64 {
    if beyond > 0.0 { beyond.ceil() as i64 } else { 0 }
}

/// One point, as it follows the changes of a timetable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Watch {
    point: u32,
    minimum: u32,
    maximum: u32,
}

impl Watch {
    /// The load is now so many parts, of which so many make 1.
    pub(crate) fn loaded(self, tally: &mut Tally, load: i64, parts: i64) {
        // Thousandths of parts, so that the tolerance is a whole number too.
        let over = load - i64::from(self.maximum) * parts;
        let under = i64::from(self.minimum) * parts - load;
        let beyond = over.max(under) * 1000 - parts;
        let deviation = if beyond > 0 { (beyond + parts * 1000 - 1) / (parts * 1000) } else { 0 };
        tally.set(self.point, deviation as i32);
    }
}
