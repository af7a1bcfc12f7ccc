//! How the constraints follow a change of a timetable.

use super::{
    Pieces, State,
    day::Day,
    model::{Model, NONE, OnDay, OnPiece, OnSlot, OnTime},
    tally::Tally,
};

impl State<'_> {
    pub(super) fn follow_all(&mut self, meet: u32, by: i32) {
        let unit = self.model.unit_of(meet);
        let duration = self.duration(meet);
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

    pub(super) fn follow_holders(&mut self, meet: u32, by: i32) {
        let model = self.model;
        let duration = self.duration(meet);
        for watch in model.on_holders.of(model.unit_of(meet)) {
            let place = model.meets[meet as usize];
            watch.holders(
                &model.bits,
                &mut self.tally,
                &self.held.as_slice()[place.first_held as usize..],
                duration,
                by,
            );
        }
    }

    /// A piece comes (1), and with it cells have other values, or it goes (-1).
    #[inline]
    pub(super) fn follow_cells(&mut self, meet: u32, by: i32) {
        let model = self.model;
        if model.cells.is_empty() {
            return;
        }
        let start = self.start(meet);
        if start != NONE {
            let place = model.meets[meet as usize];
            let held = &self.held.as_slice()[place.first_held as usize..];
            self.cells.follow(&model.cells, place.unit, held, (start, self.duration(meet)), by);
        }
    }

    #[inline]
    pub(super) fn follow_time(&mut self, meet: u32, by: i32) {
        let model = self.model;
        let (start, duration) = (self.start(meet), self.duration(meet));
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

    /// The start of a piece changes.
    #[inline]
    pub(super) fn follow_move(&mut self, meet: u32, (from, to): (u32, u32)) {
        let model = self.model;
        let duration = self.duration(meet);
        let (counters, tally) = (&mut self.counters, &mut self.tally);
        for watch in model.on_time.of(model.unit_of(meet)) {
            match watch {
                OnTime::AssignTime(watch) if from == NONE => watch.untimed(tally, duration, -1),
                OnTime::AssignTime(watch) if to == NONE => watch.untimed(tally, duration, 1),
                OnTime::PreferTimes(watch) => watch.moves(&model.bits, tally, (from, to), duration),
                OnTime::SpreadEvents(watch) => watch.moves(&model.spread_tables, counters, tally, (from, to)),
                OnTime::LinkEvents(watch) => {
                    for (start, by) in [(from, -1), (to, 1)].into_iter().filter(|(start, _)| *start != NONE) {
                        watch.starts(counters, tally, start, duration, by);
                    }
                }
                _ => {}
            }
        }
        let place = model.meets[meet as usize];
        for at in place.first_held..place.first_held + model.units[place.unit as usize].n_slots {
            let resource = self.held.get(at);
            self.follow_work(meet, resource, (from, duration), -1);
            self.follow_work(meet, resource, (to, duration), 1);
        }
    }

    pub(super) fn follow_order(&mut self, meet: u32) {
        if self.model.order_watches.is_empty() && self.model.touch_watches.is_empty() {
            return;
        }
        let pieces =
            Pieces { model: self.model, duration: self.duration.as_slice(), start: self.start.as_slice() };
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

    pub(super) fn follow_slot(&mut self, meet: u32, slot: u32, by: i32) {
        let model = self.model;
        let unit = &model.units[model.unit_of(meet) as usize];
        let duration = self.duration(meet);
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
            let load = self.load.add(resource, i64::from(by) * share);
            for watch in model.on_load.of(resource) {
                watch.loaded(&mut self.tally, load, model.load_parts);
            }
        }
    }

    #[inline]
    pub(super) fn follow_busy(&mut self, meet: u32, by: i32) {
        let start = self.start(meet);
        if start == NONE {
            return;
        }
        let place = self.model.meets[meet as usize];
        let n_slots = self.model.units[place.unit as usize].n_slots;
        for at in place.first_held..place.first_held + n_slots {
            self.follow_work(meet, self.held.get(at), (start, self.duration(meet)), by);
        }
    }

    /// A resource begins (1) or ceases (-1) to be at work in a meet.
    #[inline]
    pub(super) fn follow_work(&mut self, meet: u32, resource: u32, when: (u32, u32), by: i32) {
        if when.0 == NONE || resource == NONE {
            return;
        }
        let n_clashes = self.works.change(resource, meet, when, by > 0);
        if n_clashes > 0 {
            for point in self.model.on_clash.of(resource) {
                self.tally.shift(*point, by * n_clashes as i32);
            }
        }
    }

    /// Lets those who follow the work of whole days and the values of cells see what has changed, and brings the cost up to
    /// date.
    pub(crate) fn settle(&mut self) {
        let model = self.model;
        let tally = &mut self.tally;
        self.works.settle(|resource, before, after| follow_days(model, tally, resource, before, after));
        self.cells.settle(&model.cells, tally);
        tally.settle();
    }
}

/// The set of times at which a resource is at work changes.
#[inline]
fn follow_days(model: &Model, tally: &mut Tally, resource: u32, before: &[u64], after: &[u64]) {
    if before.iter().zip(after).all(|(before, after)| before == after) {
        return;
    }
    for group in model.groups.of(resource) {
        let word = usize::from(group.word);
        let (before, after) = if group.n_words == 1 {
            let (before, after) = (before[word] & group.times, after[word] & group.times);
            if before == after {
                continue;
            }
            if group.is_narrow {
                (Day::of_narrow(before >> group.shift), Day::of_narrow(after >> group.shift))
            } else {
                (Day::of_word(before, group.times), Day::of_word(after, group.times))
            }
        } else {
            let words = word..word + usize::from(group.n_words);
            let set = model.bits.words(group.set, group.n_words);
            (Day::of_words(&before[words.clone()], set), Day::of_words(&after[words], set))
        };
        for watch in model.on_day.of(group.day) {
            match watch {
                OnDay::AvoidUnavailableTimes(watch) => watch.changed(tally, before, after),
                OnDay::LimitIdleTimes(watch) => watch.changed(tally, before, after),
                OnDay::ClusterBusyTimes(watch) => watch.changed(tally, before, after),
                OnDay::LimitBusyTimes(watch) => watch.changed(tally, before, after),
            }
        }
    }
}
