//! A timetable with its cost while it changes.
//!
//! `units` joins linked events, `builder` compiles an instance into a `model`, `tally` sums the costs. Every change is
//! followed by the constraints that it touches and remembered on a trail, so that it can be taken back.

mod builder;
mod cells;
mod day;
mod lists;
mod model;
mod tally;
#[cfg(test)]
mod tests;
mod units;
mod view;

pub(crate) use builder::Builder;
pub(crate) use cells::Target;
pub(crate) use day::Day;
pub(crate) use lists::{Bits, Lists};
pub(crate) use model::{InDay, Joining, Model, NONE, OnDay, OnPiece, OnSlot, OnTime, Slot, Unit};
pub(crate) use tally::{PointView, Scale, Tally};

use crate::{
    cost::Cost,
    instance::{EventId, Instance, ResourceId, TimeId},
    solution::{Meet, Solution},
};

/// A change that can be taken back.
#[derive(Clone, Copy, Debug)]
enum Change {
    Start { meet: u32, before: u32 },
    Held { meet: u32, slot: u32, before: u32 },
    Duration { meet: u32, before: u32 },
}

/// A timetable. Meets with a duration of 0 do not exist.
#[derive(Clone)]
pub(crate) struct State<'m> {
    pub(crate) model: &'m Model,
    duration: Vec<u32>,
    start: Vec<u32>,
    /// For each slot of each meet who holds it.
    held: Vec<u32>,
    /// For each resource and time in how many slots it is at work.
    count: Vec<u16>,
    /// For each resource and time the exclusive or of the numbers of the meets it is at work in: the meet, if it is one.
    holders: Vec<u32>,
    /// For each resource the set of times at which it is at work.
    busy: Vec<u64>,
    load: Vec<i64>,
    counters: Vec<i32>,
    masks: Vec<u64>,
    tally: Tally,
    cells: cells::CellState,
    trail: Vec<Change>,
}

/// What the pieces of units are, for constraints that look at all of them.
pub(crate) struct Pieces<'s> {
    model: &'s Model,
    duration: &'s [u32],
    start: &'s [u32],
}

impl<'s> Pieces<'s> {
    /// Returns something of the start and duration of each piece of a unit; `None` when one has no time.
    pub(crate) fn all_of(
        &self,
        unit: u32,
        edge: impl Fn(u32, u32) -> u32 + 's,
    ) -> Option<impl Iterator<Item = u32> + 's> {
        let meets = self.model.meets_of(unit);
        let range = meets.start as usize..meets.end as usize;
        let (duration, start) = (&self.duration[range.clone()], &self.start[range]);
        let pieces = move || duration.iter().zip(start).filter(|(duration, _)| **duration > 0);
        pieces()
            .all(|(_, start)| *start != NONE)
            .then(|| pieces().map(move |(duration, start)| edge(*start, *duration)))
    }
}

impl Pieces<'_> {
    /// Returns start and duration of each piece of a unit that has a time.
    pub(crate) fn placed(&self, unit: u32) -> impl Iterator<Item = (u32, u32)> {
        let meets = self.model.meets_of(unit);
        let range = meets.start as usize..meets.end as usize;
        let pieces = self.start[range.clone()].iter().zip(&self.duration[range]);
        pieces
            .filter(|(start, duration)| **start != NONE && **duration > 0)
            .map(|(start, duration)| (*start, *duration))
    }
}

impl<'m> State<'m> {
    /// Returns the timetable without a single piece.
    pub(crate) fn new(model: &'m Model) -> Self {
        let mut held = vec![NONE; model.n_held as usize];
        for place in &model.meets {
            for (slot, held) in model.slots_of(place.unit).iter().zip(&mut held[place.first_held as usize..])
            {
                *held = slot.given;
            }
        }
        let cells = (model.n_resources * model.n_times) as usize;
        Self {
            model,
            duration: vec![0; model.meets.len()],
            start: model.meets.iter().map(|place| model.units[place.unit as usize].given_start).collect(),
            held,
            count: vec![0; cells],
            holders: vec![0; cells],
            busy: vec![0; (model.n_resources * model.words) as usize],
            load: vec![0; model.n_resources as usize],
            counters: vec![0; model.n_counters as usize],
            masks: vec![0; model.n_masks as usize],
            tally: model.tally.clone(),
            cells: cells::CellState::new(&model.cells),
            trail: Vec::new(),
        }
    }

    /// Returns the number of times that a meet takes; 0 when it does not exist.
    #[inline]
    pub(crate) fn duration(&self, meet: u32) -> u32 {
        self.duration[meet as usize]
    }

    /// Returns the start of a meet, or [`NONE`].
    #[inline]
    pub(crate) fn start(&self, meet: u32) -> u32 {
        self.start[meet as usize]
    }

    /// Returns who holds a slot of a meet, or [`NONE`].
    #[inline]
    pub(crate) fn held(&self, meet: u32, slot: u32) -> u32 {
        self.held[(self.model.meets[meet as usize].first_held + slot) as usize]
    }

    /// Returns who holds the slots of a meet.
    #[inline]
    pub(crate) fn all_held(&self, meet: u32) -> &[u32] {
        let place = self.model.meets[meet as usize];
        let n_slots = self.model.units[place.unit as usize].n_slots;
        &self.held[place.first_held as usize..(place.first_held + n_slots) as usize]
    }

    /// Returns in how many slots a resource is at work at a time.
    #[inline]
    pub(crate) fn count(&self, resource: u32, time: u32) -> u16 {
        self.count[(resource * self.model.n_times + time) as usize]
    }

    /// Returns the meet in which a resource is at work at a time; only right where it is at work once.
    #[inline]
    pub(crate) fn holder(&self, resource: u32, time: u32) -> u32 {
        self.holders[(resource * self.model.n_times + time) as usize]
    }

    /// Returns the set of times at which a resource is at work.
    #[inline]
    pub(crate) fn busy(&self, resource: u32) -> &[u64] {
        let begin = (resource * self.model.words) as usize;
        &self.busy[begin..begin + self.model.words as usize]
    }

    /// Returns the cost.
    pub(crate) fn cost(&self) -> Cost {
        self.tally.cost()
    }

    /// Returns the cost as one number.
    #[inline]
    pub(crate) fn score(&self) -> i64 {
        self.tally.score()
    }

    /// Changes what a unit of each rank counts in the score.
    pub(crate) fn set_scale(&mut self, scale: Scale) {
        self.tally.set_scale(scale);
    }

    /// Returns where the trail is, to come back to.
    #[inline]
    pub(crate) fn mark(&self) -> usize {
        self.trail.len()
    }

    /// Takes back every change since a mark.
    pub(crate) fn undo(&mut self, mark: usize) {
        while self.trail.len() > mark {
            match self.trail.pop() {
                Some(Change::Start { meet, before }) => self.change_start(meet, before),
                Some(Change::Held { meet, slot, before }) => self.change_held(meet, slot, before),
                Some(Change::Duration { meet, before }) => self.change_duration(meet, before),
                None => {}
            }
        }
    }

    /// Returns the meets that have come or gone or changed their duration since the trail began.
    pub(crate) fn recut(&self) -> impl Iterator<Item = u32> + '_ {
        self.trail.iter().filter_map(|change| match change {
            Change::Duration { meet, .. } => Some(*meet),
            Change::Start { .. } | Change::Held { .. } => None,
        })
    }

    /// Keeps every change: none can be taken back any more.
    #[inline]
    pub(crate) fn keep(&mut self) {
        self.trail.clear();
    }

    /// Gives a meet a start, or takes it away with [`NONE`].
    #[inline]
    pub(crate) fn set_start(&mut self, meet: u32, start: u32) {
        let before = self.start[meet as usize];
        if before != start {
            self.trail.push(Change::Start { meet, before });
            self.change_start(meet, start);
        }
    }

    /// Gives a slot of a meet a resource, or takes it away with [`NONE`].
    #[inline]
    pub(crate) fn set_held(&mut self, meet: u32, slot: u32, resource: u32) {
        let before = self.held(meet, slot);
        if before != resource {
            self.trail.push(Change::Held { meet, slot, before });
            self.change_held(meet, slot, resource);
        }
    }

    /// Gives a meet a duration; with 0 it goes.
    pub(crate) fn set_duration(&mut self, meet: u32, duration: u32) {
        let before = self.duration[meet as usize];
        if before != duration {
            self.trail.push(Change::Duration { meet, before });
            self.change_duration(meet, duration);
        }
    }

    fn change_start(&mut self, meet: u32, start: u32) {
        let duration = self.duration[meet as usize];
        if duration > 0 {
            self.follow_time(meet, -1);
            self.follow_busy(meet, -1);
            self.follow_cells(meet, -1);
        }
        self.start[meet as usize] = start;
        if duration > 0 {
            self.follow_time(meet, 1);
            self.follow_busy(meet, 1);
            self.follow_order(meet);
            self.follow_cells(meet, 1);
        }
        self.settle_cells();
    }

    fn change_held(&mut self, meet: u32, slot: u32, resource: u32) {
        let place = self.model.meets[meet as usize];
        let at = (place.first_held + slot) as usize;
        let exists = self.duration[meet as usize] > 0;
        if exists {
            self.follow_slot(meet, slot, -1);
            self.follow_work(meet, self.held[at], -1);
            self.follow_holders(meet, -1);
            self.follow_cells(meet, -1);
        }
        self.held[at] = resource;
        if exists {
            self.follow_slot(meet, slot, 1);
            self.follow_work(meet, resource, 1);
            self.follow_holders(meet, 1);
            self.follow_cells(meet, 1);
        }
        self.settle_cells();
    }

    fn change_duration(&mut self, meet: u32, duration: u32) {
        if self.duration[meet as usize] > 0 {
            self.follow_all(meet, -1);
        }
        self.duration[meet as usize] = duration;
        if duration > 0 {
            self.follow_all(meet, 1);
        }
        self.follow_order(meet);
        self.settle_cells();
    }

    fn follow_all(&mut self, meet: u32, by: i32) {
        let unit = self.model.unit_of(meet);
        let duration = self.duration[meet as usize];
        for watch in self.model.on_piece.of(unit) {
            match watch {
                OnPiece::SplitEvents(watch) => watch.piece(&mut self.counters, &mut self.tally, duration, by),
                OnPiece::DistributeSplitEvents(watch) => watch.piece(&mut self.tally, duration, by),
            }
        }
        for slot in 0..self.model.units[unit as usize].n_slots {
            self.follow_slot(meet, slot, by);
        }
        self.follow_time(meet, by);
        self.follow_busy(meet, by);
        self.follow_holders(meet, by);
        self.follow_cells(meet, by);
    }

    fn follow_holders(&mut self, meet: u32, by: i32) {
        let model = self.model;
        let duration = self.duration[meet as usize];
        for watch in model.on_holders.of(model.unit_of(meet)) {
            let place = model.meets[meet as usize];
            watch.holders(
                &model.bits,
                &mut self.tally,
                &self.held[place.first_held as usize..],
                duration,
                by,
            );
        }
    }

    /// A piece comes (1), and with it cells have other values, or it goes (-1).
    #[inline]
    fn follow_cells(&mut self, meet: u32, by: i32) {
        let model = self.model;
        if model.cells.is_empty() {
            return;
        }
        let start = self.start[meet as usize];
        if start != NONE {
            let place = model.meets[meet as usize];
            let held = &self.held[place.first_held as usize..];
            self.cells.follow(&model.cells, place.unit, held, (start, self.duration[meet as usize]), by);
        }
    }

    fn settle_cells(&mut self) {
        self.cells.settle(&self.model.cells, &mut self.tally);
    }

    #[inline]
    fn follow_time(&mut self, meet: u32, by: i32) {
        let model = self.model;
        let (start, duration) = (self.start[meet as usize], self.duration[meet as usize]);
        let (counters, tally) = (&mut self.counters, &mut self.tally);
        for watch in model.on_time.of(model.unit_of(meet)) {
            match watch {
                OnTime::AssignTime(watch) if start == NONE => watch.untimed(tally, duration, by),
                OnTime::PreferTimes(watch) if start != NONE => {
                    watch.starts(&model.bits, tally, start, duration, by);
                }
                OnTime::SpreadEvents(watch) if start != NONE => {
                    watch.starts(&model.spread_tables, counters, tally, start, by);
                }
                OnTime::LinkEvents(watch) if start != NONE => {
                    watch.starts(counters, tally, start, duration, by);
                }
                _ => {}
            }
        }
    }

    fn follow_order(&mut self, meet: u32) {
        if self.model.order_watches.is_empty() && self.model.touch_watches.is_empty() {
            return;
        }
        let pieces = Pieces { model: self.model, duration: &self.duration, start: &self.start };
        for watch in self.model.on_time.of(self.model.unit_of(meet)) {
            match watch {
                OnTime::OrderEvents(number) => {
                    self.model.order_watches[*number as usize].changed(&pieces, &mut self.tally);
                }
                OnTime::TouchEvents(number) => {
                    let clock = &self.model.cells.clock;
                    self.model.touch_watches[*number as usize].changed(&pieces, clock, &mut self.tally);
                }
                _ => {}
            }
        }
    }

    fn follow_slot(&mut self, meet: u32, slot: u32, by: i32) {
        let model = self.model;
        let unit = &model.units[model.unit_of(meet) as usize];
        let duration = self.duration[meet as usize];
        let resource = self.held(meet, slot);
        let (counters, tally) = (&mut self.counters, &mut self.tally);
        for watch in model.on_slot.of(unit.first_slot + slot) {
            match watch {
                OnSlot::AssignResource(watch) if resource == NONE => watch.empty(tally, duration, by),
                OnSlot::PreferResources(watch) if resource != NONE => {
                    watch.held(&model.bits, tally, resource, duration, by);
                }
                OnSlot::AvoidSplitAssignments(watch) if resource != NONE => {
                    watch.held(counters, tally, resource, by);
                }
                _ => {}
            }
        }
        if resource != NONE {
            let share = model.slots[(unit.first_slot + slot) as usize].load * i64::from(duration);
            let load = &mut self.load[resource as usize];
            *load += i64::from(by) * share;
            for watch in model.on_load.of(resource) {
                watch.loaded(&mut self.tally, *load, model.load_parts);
            }
        }
    }

    #[inline]
    fn follow_busy(&mut self, meet: u32, by: i32) {
        let start = self.start[meet as usize];
        if start == NONE {
            return;
        }
        let place = self.model.meets[meet as usize];
        let n_slots = self.model.units[place.unit as usize].n_slots;
        for at in place.first_held..place.first_held + n_slots {
            self.follow_work(meet, self.held[at as usize], by);
        }
    }

    /// A resource begins (1) or ceases (-1) to be at work in a meet.
    #[inline]
    fn follow_work(&mut self, meet: u32, resource: u32, by: i32) {
        let start = self.start[meet as usize];
        if start == NONE || resource == NONE {
            return;
        }
        for time in start..start + self.duration[meet as usize] {
            let at = resource * self.model.n_times + time;
            self.holders[at as usize] ^= meet;
            let count = &mut self.count[at as usize];
            let others = if by > 0 { *count } else { *count - 1 };
            *count = if by > 0 { others + 1 } else { others };
            if others == 0 {
                self.busy[(resource * self.model.words + time / 64) as usize] ^= 1 << (time % 64);
                self.follow_toggle(at);
            } else {
                for point in self.model.on_clash.of(resource) {
                    self.tally.shift(*point, by);
                }
            }
        }
    }

    /// A resource begins or ceases to be at work at a time.
    #[inline]
    fn follow_toggle(&mut self, at: u32) {
        let model = self.model;
        for time in model.in_days.of(at) {
            let (before, after);
            if time.words == 1 {
                let word = &mut self.masks[time.mask as usize];
                before = Day::of_word(*word);
                *word ^= 1 << time.position;
                after = Day::of_word(*word);
            } else {
                let words = &mut self.masks[time.mask as usize..][..usize::from(time.words)];
                before = Day::of_words(words);
                words[usize::from(time.position / 64)] ^= 1 << (time.position % 64);
                after = Day::of_words(words);
            }
            for watch in model.on_day.of(time.day) {
                match watch {
                    OnDay::AvoidUnavailableTimes(watch) => watch.changed(&mut self.tally, before, after),
                    OnDay::LimitIdleTimes(watch) => watch.changed(&mut self.tally, before, after),
                    OnDay::ClusterBusyTimes(watch) => watch.changed(&mut self.tally, before, after),
                    OnDay::LimitBusyTimes(watch) => watch.changed(&mut self.tally, before, after),
                }
            }
        }
    }

    /// Takes over a timetable: each unit is cut like the first of its events. What the pieces of its other events hold is
    /// taken from those that lie at the same time with the same duration.
    pub(crate) fn load(&mut self, instance: &Instance, solution: &Solution) {
        let mut pieces: Vec<Vec<&Meet>> = vec![Vec::new(); instance.events.len()];
        for meet in &solution.meets {
            pieces[meet.event.0 as usize].push(meet);
        }
        for (unit, number) in self.model.units.iter().zip(0..) {
            for meet in self.model.meets_of(number) {
                self.set_duration(meet, 0);
                // A longer piece might not end in time from where another began.
                if unit.given_start == NONE {
                    self.set_start(meet, NONE);
                }
            }
            let leaders = std::mem::take(&mut pieces[unit.events[0] as usize]);
            for (meet, leader) in self.model.meets_of(number).zip(leaders) {
                self.set_duration(meet, leader.duration);
                if unit.given_start == NONE {
                    self.set_start(meet, leader.start.map_or(NONE, |start| start.0));
                }
                self.take_held(meet, leader);
                for event in &unit.events[1..] {
                    let others = &mut pieces[*event as usize];
                    let is_alike =
                        |other: &&Meet| other.start == leader.start && other.duration == leader.duration;
                    if let Some(at) = others.iter().position(is_alike) {
                        let other = others.swap_remove(at);
                        self.take_held(meet, other);
                    }
                }
            }
        }
        self.keep();
    }

    fn take_held(&mut self, meet: u32, piece: &Meet) {
        let (_, first) = self.model.unit_of_event[piece.event.0 as usize];
        for (resource, slot) in piece.resources.iter().zip(first..) {
            self.set_held(meet, slot, resource.map_or(NONE, |resource| resource.0));
        }
    }

    /// Returns the timetable.
    pub(crate) fn solution(&self, instance: &Instance) -> Solution {
        let mut meets = Vec::new();
        for (event, at) in instance.events.iter().zip(0..) {
            let (unit, first) = self.model.unit_of_event[at as usize];
            for meet in self.model.meets_of(unit).filter(|meet| self.duration(*meet) > 0) {
                let slots = first..first + event.roles.len() as u32;
                let known = |id: u32| (id != NONE).then_some(id);
                meets.push(Meet {
                    event: EventId(at),
                    duration: self.duration(meet),
                    start: known(self.start(meet)).map(TimeId),
                    resources: slots.map(|slot| known(self.held(meet, slot)).map(ResourceId)).collect(),
                });
            }
        }
        Solution { meets }
    }
}
