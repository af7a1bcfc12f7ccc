//! Avoid clashes: nobody is in two places at a time.

use crate::{
    constraint::Constraint,
    facts::Facts,
    instance::{ResourceId, TimeId},
    state::Builder,
};

/// No resource is at work twice at the same time.
///
/// Points: the resources. Deviation: the sum over all times of the number of roles that it holds there, less one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AvoidClashes {
    /// The resources.
    pub resources: Vec<ResourceId>,
}

impl AvoidClashes {
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        let deviation = |resource: &ResourceId| {
            let counts = (0..facts.n_times()).map(|time| facts.count(*resource, TimeId(time)));
            counts.map(|count| i64::from(count.saturating_sub(1))).sum()
        };
        self.resources.iter().map(deviation).collect()
    }

    /// The state shifts the points of a resource by 1 for each role beyond the first that it holds at a time.
    pub(crate) fn watch(&self, constraint: &Constraint, builder: &mut Builder<'_>) {
        for resource in &self.resources {
            let point = builder.tally.add(constraint);
            builder.watch_clashes(*resource, point, constraint);
        }
    }
}
