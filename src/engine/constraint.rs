//! A constraint: what it asks, of whom, and what it costs where it is not kept.

use crate::{
    cost::CostFunction,
    kinds::{
        AssignResource, AssignTime, AvoidClashes, AvoidSplitAssignments, AvoidUnavailableTimes, Bottleneck,
        Capacity, ClusterBusyTimes, DistributeSplitEvents, LimitAmounts, LimitBlocks, LimitBusyTimes,
        LimitIdleTimes, LimitStretches, LimitWorkload, LinkEvents, OrderEvents, PreferResources, PreferTimes,
        Quorum, SetupGaps, SplitEvents, SpreadEvents, TouchEvents,
    },
};

/// Something a timetable should be like. Each thing it is asked of is a *point of application* with a deviation of its own;
/// what is named twice is two points. The cost of a point is the weight times the cost function of its deviation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// The rank of its cost: 0 for what is required.
    pub rank: usize,
    /// Cost of a deviation of 1, from 0.
    pub weight: u32,
    /// How deviations become costs.
    pub function: CostFunction,
    /// What it asks, and of whom.
    pub kind: Kind,
}

/// What a constraint asks, and of whom.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each kind says in its own file what it means")]
pub enum Kind {
    AssignTime(AssignTime),
    AssignResource(AssignResource),
    PreferTimes(PreferTimes),
    PreferResources(PreferResources),
    SplitEvents(SplitEvents),
    DistributeSplitEvents(DistributeSplitEvents),
    AvoidSplitAssignments(AvoidSplitAssignments),
    SpreadEvents(SpreadEvents),
    LinkEvents(LinkEvents),
    OrderEvents(OrderEvents),
    AvoidClashes(AvoidClashes),
    AvoidUnavailableTimes(AvoidUnavailableTimes),
    LimitIdleTimes(LimitIdleTimes),
    ClusterBusyTimes(ClusterBusyTimes),
    LimitBusyTimes(LimitBusyTimes),
    LimitWorkload(LimitWorkload),
    LimitAmounts(LimitAmounts),
    LimitBlocks(LimitBlocks),
    LimitStretches(LimitStretches),
    SetupGaps(SetupGaps),
    Capacity(Capacity),
    Quorum(Quorum),
    TouchEvents(TouchEvents),
    Bottleneck(Bottleneck),
}
