//! Compiles an instance into a model.

use std::collections::BTreeMap;

use super::{
    cells::{Cells, Target},
    day,
    lists::{Bits, Lists},
    model::{Group, Joining, Model, NONE, OnDay, OnPiece, OnSlot, OnTime, Place, Slot, Unit},
    tally::Tally,
    units,
};
use crate::{
    cells::Cell,
    constraint::Constraint,
    instance::{EventId, Instance, ResourceId, TimeSet},
    kinds::{bottleneck, limit_workload, order_events, quorum, spread_events, touch_events},
};

/// More parts than this a load of 1 never has; beyond it shares are rounded, by far less than loads are forgiven.
const MOST_LOAD_PARTS: i64 = 1_000_000_000;

/// A model in the making, to which constraints add what they follow.
pub(crate) struct Builder<'i> {
    pub(crate) instance: &'i Instance,
    pub(crate) tally: Tally,
    pub(crate) bits: Bits,
    pub(crate) spread_tables: Vec<spread_events::Table>,
    pub(crate) order_watches: Vec<order_events::Watch>,
    pub(crate) touch_watches: Vec<touch_events::Watch>,
    cells: Cells,
    on_holders: Vec<Vec<quorum::Watch>>,
    units: Vec<Unit>,
    unit_of_event: Vec<(u32, u32)>,
    slots: Vec<Slot>,
    load_parts: i64,
    n_counters: u32,
    on_time: Vec<Vec<OnTime>>,
    on_piece: Vec<Vec<OnPiece>>,
    on_slot: Vec<Vec<OnSlot>>,
    on_clash: Vec<Vec<u32>>,
    must_not_clash: Vec<bool>,
    on_load: Vec<Vec<limit_workload::Watch>>,
    groups: Vec<Vec<Group>>,
    on_day: Vec<Vec<OnDay>>,
    /// The groups of times that are followed, for each resource.
    days: BTreeMap<(ResourceId, TimeSet), u32>,
    /// Their sets of times.
    sets: BTreeMap<TimeSet, u32>,
}

impl<'i> Builder<'i> {
    pub(super) fn new(instance: &'i Instance, joining: Joining) -> Self {
        let load_parts = load_parts(instance);
        let mut units = Vec::new();
        let mut unit_of_event = vec![(0, 0); instance.events.len()];
        let mut slots = Vec::new();
        let mut n_meets = 0;
        for events in units::units(instance, joining) {
            let first_slot = slots.len() as u32;
            for event in &events {
                unit_of_event[*event as usize] = (units.len() as u32, slots.len() as u32 - first_slot);
                slots.extend(slots_of(instance, *event, load_parts));
            }
            let duration = instance.events[events[0] as usize].duration;
            units.push(Unit {
                duration,
                given_start: units::given_start(instance, events[0]),
                first_slot,
                n_slots: slots.len() as u32 - first_slot,
                first_meet: n_meets,
                events,
            });
            n_meets += duration;
        }
        let n_resources = instance.resources.len();
        Self {
            instance,
            tally: Tally::new(),
            bits: Bits::default(),
            spread_tables: Vec::new(),
            order_watches: Vec::new(),
            touch_watches: Vec::new(),
            cells: Cells::new(instance.clocks()),
            on_holders: vec![Vec::new(); units.len()],
            on_time: vec![Vec::new(); units.len()],
            on_piece: vec![Vec::new(); units.len()],
            on_slot: vec![Vec::new(); slots.len()],
            on_clash: vec![Vec::new(); n_resources],
            must_not_clash: vec![false; n_resources],
            on_load: vec![Vec::new(); n_resources],
            groups: vec![Vec::new(); n_resources],
            on_day: Vec::new(),
            days: BTreeMap::new(),
            sets: BTreeMap::new(),
            units,
            unit_of_event,
            slots,
            load_parts,
            n_counters: 0,
        }
    }

    pub(super) fn build(mut self) -> Model {
        for constraint in &self.instance.constraints {
            constraint.watch(&mut self);
        }
        let (events, unit_of_event) = (&self.instance.events, &self.unit_of_event);
        let work_of = |event: u32| {
            let (unit, first_slot) = unit_of_event[event as usize];
            (unit, first_slot, events[event as usize].roles.len() as u32)
        };
        self.cells.finish(self.units.len(), work_of, &mut self.tally);
        self.tally.settle();
        self.tally.keep();
        let mut meets = Vec::new();
        let mut n_held = 0;
        for (unit, number) in self.units.iter().zip(0..) {
            for _ in 0..unit.duration {
                meets.push(Place { unit: number, first_held: n_held });
                n_held += unit.n_slots;
            }
        }
        let mut guarded = Vec::new();
        let mut units_of = vec![Vec::new(); self.instance.resources.len()];
        for (unit, number) in self.units.iter().zip(0u32..) {
            let slots = &self.slots[unit.first_slot as usize..(unit.first_slot + unit.n_slots) as usize];
            let mut given: Vec<u32> = Vec::new();
            for slot in slots {
                if slot.given != NONE && !given.contains(&slot.given) {
                    given.push(slot.given);
                    units_of[slot.given as usize].push(number);
                }
            }
            given.retain(|resource| self.must_not_clash[*resource as usize]);
            guarded.push(given);
        }
        Model {
            n_times: self.instance.n_times,
            n_resources: self.instance.resources.len() as u32,
            words: self.instance.n_times.div_ceil(64),
            units: self.units,
            unit_of_event: self.unit_of_event,
            slots: self.slots,
            meets,
            n_held,
            load_parts: self.load_parts,
            type_of: self.instance.resources.iter().map(|of_type| of_type.0).collect(),
            on_time: Lists::from_rows(&self.on_time),
            on_piece: Lists::from_rows(&self.on_piece),
            on_slot: Lists::from_rows(&self.on_slot),
            on_clash: Lists::from_rows(&self.on_clash),
            units_of: Lists::from_rows(&units_of),
            guarded: Lists::from_rows(&guarded),
            must_not_clash: self.must_not_clash,
            on_load: Lists::from_rows(&self.on_load),
            groups: Lists::from_rows(&self.groups),
            on_day: Lists::from_rows(&self.on_day),
            spread_tables: self.spread_tables,
            order_watches: self.order_watches,
            touch_watches: self.touch_watches,
            on_holders: Lists::from_rows(&self.on_holders),
            cells: self.cells,
            bits: self.bits,
            n_counters: self.n_counters,
            tally: self.tally,
        }
    }

    /// Returns the unit of an event.
    pub(crate) fn unit_of(&self, event: EventId) -> u32 {
        self.unit_of_event[event.0 as usize].0
    }

    /// Returns whether events all belong to one unit, so that they always run at the same times.
    pub(crate) fn are_one_unit(&self, events: &[EventId]) -> bool {
        events.iter().all(|event| self.unit_of(*event) == self.unit_of(events[0]))
    }

    /// Sets numbers aside that begin at 0, and returns the first.
    pub(crate) fn add_counters(&mut self, n_counters: u32) -> u32 {
        self.n_counters += n_counters;
        self.n_counters - n_counters
    }

    /// Follows the times of an event.
    pub(crate) fn watch_time(&mut self, event: EventId, watch: OnTime) {
        let unit = self.unit_of(event);
        self.on_time[unit as usize].push(watch);
    }

    /// Follows how an event is cut.
    pub(crate) fn watch_piece(&mut self, event: EventId, watch: OnPiece) {
        let unit = self.unit_of(event);
        self.on_piece[unit as usize].push(watch);
    }

    /// Follows who holds a role.
    pub(crate) fn watch_slot(&mut self, event: EventId, role: usize, watch: OnSlot) {
        let (unit, first) = self.unit_of_event[event.0 as usize];
        self.on_slot[(self.units[unit as usize].first_slot + first) as usize + role].push(watch);
    }

    /// Follows the clashes of a resource.
    pub(crate) fn watch_clashes(&mut self, resource: ResourceId, point: u32, constraint: &Constraint) {
        self.on_clash[resource.0 as usize].push(point);
        if constraint.rank == 0 && constraint.weight > 0 {
            self.must_not_clash[resource.0 as usize] = true;
        }
    }

    /// Follows the load of a resource, which is 0 at first.
    pub(crate) fn watch_load(&mut self, resource: ResourceId, watch: limit_workload::Watch) {
        watch.loaded(&mut self.tally, 0, self.load_parts);
        self.on_load[resource.0 as usize].push(watch);
    }

    /// Returns the first slot of an event among those of its unit, and the number of its slots.
    pub(crate) fn slots_of(&self, event: EventId) -> (u32, u32) {
        let (_, first) = self.unit_of_event[event.0 as usize];
        (first, self.instance.events[event.0 as usize].roles.len() as u32)
    }

    /// Follows who holds the roles of an event.
    pub(crate) fn watch_holders(&mut self, event: EventId, watch: quorum::Watch) {
        let unit = self.unit_of(event);
        self.on_holders[unit as usize].push(watch);
    }

    /// Follows a cell.
    pub(crate) fn watch_cell(&mut self, cell: &Cell<'_>, target: Target) {
        self.cells.add(cell, target);
    }

    /// Sets sums aside for the members of a bottleneck, and returns the first.
    pub(crate) fn add_sums(&mut self, n_sums: u32) -> u32 {
        self.cells.add_sums(n_sums)
    }

    /// Follows a bottleneck, and returns its number.
    pub(crate) fn add_bottleneck(&mut self, watch: bottleneck::Watch) -> u32 {
        self.cells.add_bottleneck(watch)
    }

    /// Follows the work of a resource in a group of times.
    pub(crate) fn watch_day(&mut self, resource: ResourceId, times: &TimeSet, watch: OnDay) {
        let day = match self.days.get(&(resource, times.clone())) {
            Some(day) => *day,
            None => self.add_day(resource, times),
        };
        self.on_day[day as usize].push(watch);
    }

    fn add_day(&mut self, resource: ResourceId, times: &TimeSet) -> u32 {
        let day = self.on_day.len() as u32;
        if let (Some(first), Some(last)) = (times.as_slice().first(), times.as_slice().last()) {
            let n_times = self.instance.n_times;
            let set = *self
                .sets
                .entry(times.clone())
                .or_insert_with(|| self.bits.add(n_times, times.iter().map(|time| time.0)));
            let (word, last) = (first.0 / 64, last.0 / 64);
            let n_words = (last + 1 - word) as u16;
            let times = self.bits.words(set + word, 1)[0];
            let group = Group {
                times,
                word: word as u16,
                n_words,
                is_narrow: day::is_narrow(times),
                shift: times.trailing_zeros() as u8,
                set: set + word,
                day,
            };
            self.groups[resource.0 as usize].push(group);
        }
        self.on_day.push(Vec::new());
        self.days.insert((resource, times.clone()), day);
        day
    }
}

fn slots_of(instance: &Instance, event: u32, load_parts: i64) -> impl Iterator<Item = Slot> + '_ {
    let event = &instance.events[event as usize];
    let duration = i64::from(event.duration);
    event.roles.iter().map(move |role| Slot {
        given: role.given.map_or(NONE, |given| given.0),
        of_type: role.of_type.0,
        load: (i64::from(role.workload) * load_parts + duration / 2) / duration,
    })
}

/// Returns into how many parts a load of 1 is cut so that the shares of all pieces are whole, where that is few enough.
fn load_parts(instance: &Instance) -> i64 {
    let mut parts: i64 = 1;
    for event in &instance.events {
        let duration = i64::from(event.duration);
        parts *= duration / greatest_common_divisor(parts, duration);
        if parts > MOST_LOAD_PARTS {
            return MOST_LOAD_PARTS;
        }
    }
    parts
}

fn greatest_common_divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}
