//! An instance compiled for search: units instead of events, and for each thing that can change who follows it.

use super::{
    cells::Cells,
    lists::{Bits, Lists},
    tally::Tally,
};
use crate::{
    instance::Instance,
    kinds::{
        assign_resource, assign_time, avoid_split_assignments, avoid_unavailable_times, cluster_busy_times,
        distribute_split_events, limit_busy_times, limit_idle_times, limit_workload, link_events,
        order_events, prefer_resources, prefer_times, quorum, split_events, spread_events, touch_events,
    },
};

/// Stands for no time and for no resource.
pub(crate) const NONE: u32 = u32::MAX;

/// One event, or several that must run at the same times and so are cut and moved as one.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// The events.
    pub(crate) events: Vec<u32>,
    /// Times of each of them in all.
    pub(crate) duration: u32,
    /// The start of all pieces, where it is given; else [`NONE`].
    pub(crate) given_start: u32,
    /// The first of its slots; those of its events follow each other.
    pub(crate) first_slot: u32,
    /// Number of its slots.
    pub(crate) n_slots: u32,
    /// The first of the meets set aside for it, of which there are as many as it has times.
    pub(crate) first_meet: u32,
}

/// A role of an event of a unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Slot {
    /// The resource that is given; else [`NONE`].
    pub(crate) given: u32,
    /// The type that the resource must have.
    pub(crate) of_type: u32,
    /// Parts of load for each time of a piece.
    pub(crate) load: i64,
}

/// A meet that may stand for a piece of a unit.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// The unit.
    pub(crate) unit: u32,
    /// Where the resources of its slots begin among those of all meets.
    pub(crate) first_held: u32,
}

/// Follows the times of the pieces of a unit.
#[derive(Clone, Copy, Debug)]
pub(crate) enum OnTime {
    AssignTime(assign_time::Watch),
    PreferTimes(prefer_times::Watch),
    SpreadEvents(spread_events::Watch),
    LinkEvents(link_events::Watch),
    /// The number of a watch of its own.
    OrderEvents(u32),
    /// The number of a watch of its own.
    TouchEvents(u32),
}

/// Follows how a unit is cut into pieces.
#[derive(Clone, Copy, Debug)]
pub(crate) enum OnPiece {
    SplitEvents(split_events::Watch),
    DistributeSplitEvents(distribute_split_events::Watch),
}

/// Follows who holds a slot.
#[derive(Clone, Copy, Debug)]
pub(crate) enum OnSlot {
    AssignResource(assign_resource::Watch),
    PreferResources(prefer_resources::Watch),
    AvoidSplitAssignments(avoid_split_assignments::Watch),
}

/// Follows the work of a resource in a group of times.
#[expect(clippy::enum_variant_names, reason = "the names of the kinds")]
#[derive(Clone, Copy, Debug)]
pub(crate) enum OnDay {
    AvoidUnavailableTimes(avoid_unavailable_times::Watch),
    LimitIdleTimes(limit_idle_times::Watch),
    ClusterBusyTimes(cluster_busy_times::Watch),
    LimitBusyTimes(limit_busy_times::Watch),
}

/// A group of times in which the work of a resource is followed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Group {
    /// The first word of the set of its times that is not empty.
    pub(crate) times: u64,
    /// The number of that word among those of all times.
    pub(crate) word: u16,
    /// The number of words up to the last that is not empty.
    pub(crate) n_words: u16,
    /// Whether there is a table of its days, if it is one word.
    pub(crate) is_narrow: bool,
    /// The position of its first time in the first word.
    pub(crate) shift: u8,
    /// The set of its times, from the first word on.
    pub(crate) set: u32,
    /// Its number among those of all resources.
    pub(crate) day: u32,
}

impl Group {
    /// Returns whether a time is one of its times.
    pub(crate) fn contains(self, bits: &Bits, time: u32) -> bool {
        let first = u32::from(self.word) * 64;
        time >= first && time < first + u32::from(self.n_words) * 64 && bits.has(self.set, time - first)
    }

    /// Returns its times, ascending.
    pub(crate) fn times(self, bits: &Bits) -> impl Iterator<Item = u32> {
        let first = u32::from(self.word) * 64;
        let end = u32::from(self.n_words) * 64;
        (0..end).filter(move |at| bits.has(self.set, *at)).map(move |at| first + at)
    }
}

/// Everything about an instance that does not change during a search.
#[derive(Clone, Debug)]
pub(crate) struct Model {
    pub(crate) n_times: u32,
    pub(crate) n_resources: u32,
    /// Words of a set of times.
    pub(crate) words: u32,
    pub(crate) units: Vec<Unit>,
    /// For each event its unit and where its roles begin among the unit's slots.
    pub(crate) unit_of_event: Vec<(u32, u32)>,
    pub(crate) slots: Vec<Slot>,
    pub(crate) meets: Vec<Place>,
    pub(crate) n_held: u32,
    /// Parts that make a load of 1.
    pub(crate) load_parts: i64,
    pub(crate) type_of: Vec<u32>,
    pub(crate) on_time: Lists<OnTime>,
    pub(crate) on_piece: Lists<OnPiece>,
    pub(crate) on_slot: Lists<OnSlot>,
    /// For each resource the points shifted by every role beyond the first at a time.
    pub(crate) on_clash: Lists<u32>,
    /// For each resource the units that it is given to.
    pub(crate) units_of: Lists<u32>,
    /// For each unit those given to it whose clashes break what is required.
    pub(crate) guarded: Lists<u32>,
    /// For each resource whether a clash of it breaks what is required.
    pub(crate) must_not_clash: Vec<bool>,
    pub(crate) on_load: Lists<limit_workload::Watch>,
    /// For each resource the groups of times in which its work is followed.
    pub(crate) groups: Lists<Group>,
    /// For each such group who follows it.
    pub(crate) on_day: Lists<OnDay>,
    pub(crate) spread_tables: Vec<spread_events::Table>,
    pub(crate) order_watches: Vec<order_events::Watch>,
    pub(crate) touch_watches: Vec<touch_events::Watch>,
    /// For each unit who follows the holders of all its slots.
    pub(crate) on_holders: Lists<quorum::Watch>,
    pub(crate) cells: Cells,
    pub(crate) bits: Bits,
    pub(crate) n_counters: u32,
    /// The tally of a timetable without a single piece.
    pub(crate) tally: Tally,
}

impl Model {
    /// Returns the slots of a unit.
    pub(crate) fn slots_of(&self, unit: u32) -> &[Slot] {
        let unit = &self.units[unit as usize];
        &self.slots[unit.first_slot as usize..(unit.first_slot + unit.n_slots) as usize]
    }

    /// Returns the meets set aside for a unit.
    pub(crate) fn meets_of(&self, unit: u32) -> std::ops::Range<u32> {
        let unit = &self.units[unit as usize];
        unit.first_meet..unit.first_meet + unit.duration
    }

    /// Returns the unit of a meet.
    #[inline]
    pub(crate) fn unit_of(&self, meet: u32) -> u32 {
        self.meets[meet as usize].unit
    }
}

/// How events are joined into units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Joining {
    /// Every event is a unit: for tests of what a search never sees.
    #[cfg(test)]
    Apart,
    /// Events that are required to run at the same times are one unit.
    Linked,
}

impl Model {
    /// Compiles an instance.
    pub(crate) fn compile(instance: &Instance, joining: Joining) -> Self {
        super::builder::Builder::new(instance, joining).build()
    }
}
