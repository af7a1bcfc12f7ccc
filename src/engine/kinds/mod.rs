//! The constraint kinds, one a file: what each means, its deviation from scratch, and how it follows changes.
//!
//! The first sixteen are those of the exchange format. Beside them stand those that schools need: amounts, blocks and
//! stretches of minutes, setup gaps, capacities, quorums, events that touch, and bottlenecks.

use crate::{
    constraint::{Constraint, Kind},
    facts::Facts,
    state::Builder,
};

pub(crate) mod assign_resource;
pub(crate) mod assign_time;
pub(crate) mod avoid_clashes;
pub(crate) mod avoid_split_assignments;
pub(crate) mod avoid_unavailable_times;
pub(crate) mod bottleneck;
pub(crate) mod capacity;
pub(crate) mod cluster_busy_times;
pub(crate) mod distribute_split_events;
pub(crate) mod limit_amounts;
pub(crate) mod limit_blocks;
pub(crate) mod limit_busy_times;
pub(crate) mod limit_idle_times;
pub(crate) mod limit_stretches;
pub(crate) mod limit_workload;
pub(crate) mod link_events;
pub(crate) mod order_events;
pub(crate) mod prefer_resources;
pub(crate) mod prefer_times;
pub(crate) mod quorum;
pub(crate) mod setup_gaps;
pub(crate) mod split_events;
pub(crate) mod spread_events;
pub(crate) mod touch_events;

pub use assign_resource::AssignResource;
pub use assign_time::AssignTime;
pub use avoid_clashes::AvoidClashes;
pub use avoid_split_assignments::AvoidSplitAssignments;
pub use avoid_unavailable_times::AvoidUnavailableTimes;
pub use bottleneck::{Bottleneck, Member};
pub use capacity::{Capacity, Party, Place};
pub use cluster_busy_times::ClusterBusyTimes;
pub use distribute_split_events::DistributeSplitEvents;
pub use limit_amounts::{Amount, LimitAmounts, LimitedSum, Measure};
pub use limit_blocks::{Blocks, LimitBlocks};
pub use limit_busy_times::LimitBusyTimes;
pub use limit_idle_times::LimitIdleTimes;
pub use limit_stretches::{LimitStretches, Stretches};
pub use limit_workload::LimitWorkload;
pub use link_events::LinkEvents;
pub use order_events::{OrderEvents, Pair};
pub use prefer_resources::PreferResources;
pub use prefer_times::PreferTimes;
pub use quorum::Quorum;
pub use setup_gaps::{Gaps, Mark, SetupGaps};
pub use split_events::SplitEvents;
pub use spread_events::{SpreadEvents, Window};
pub use touch_events::{TouchEvents, Touching};

/// Calls a function of whatever kind it is.
macro_rules! of_each {
    ($kind:expr, $inner:ident => $call:expr) => {
        match $kind {
            Kind::AssignTime($inner) => $call,
            Kind::AssignResource($inner) => $call,
            Kind::PreferTimes($inner) => $call,
            Kind::PreferResources($inner) => $call,
            Kind::SplitEvents($inner) => $call,
            Kind::DistributeSplitEvents($inner) => $call,
            Kind::AvoidSplitAssignments($inner) => $call,
            Kind::SpreadEvents($inner) => $call,
            Kind::LinkEvents($inner) => $call,
            Kind::OrderEvents($inner) => $call,
            Kind::AvoidClashes($inner) => $call,
            Kind::AvoidUnavailableTimes($inner) => $call,
            Kind::LimitIdleTimes($inner) => $call,
            Kind::ClusterBusyTimes($inner) => $call,
            Kind::LimitBusyTimes($inner) => $call,
            Kind::LimitWorkload($inner) => $call,
            Kind::LimitAmounts($inner) => $call,
            Kind::LimitBlocks($inner) => $call,
            Kind::LimitStretches($inner) => $call,
            Kind::SetupGaps($inner) => $call,
            Kind::Capacity($inner) => $call,
            Kind::Quorum($inner) => $call,
            Kind::TouchEvents($inner) => $call,
            Kind::Bottleneck($inner) => $call,
        }
    };
}

impl Kind {
    /// Returns the deviation at each point of application, from scratch.
    pub(crate) fn deviations(&self, facts: &Facts<'_>) -> Vec<i64> {
        of_each!(self, kind => kind.deviations(facts))
    }
}

impl Constraint {
    /// Adds the points of application and whatever follows their changes.
    pub(crate) fn watch(&self, builder: &mut Builder<'_>) {
        of_each!(&self.kind, kind => kind.watch(self, builder));
    }
}
