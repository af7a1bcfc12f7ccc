//! A timetable under search: what may be changed, and the questions that moves ask.

use std::{collections::BTreeSet, sync::OnceLock};

use super::{
    dice::Dice,
    domains::Domains,
    guides::{self, GUIDE},
    members::Members,
    splits::{self, Cuts},
};
use crate::{
    cost::Cost,
    instance::{EventId, Instance},
    solution::Solution,
    state::{Model, NONE, State},
};

/// A timetable under search.
pub(crate) struct Searcher<'a> {
    pub(crate) model: &'a Model,
    pub(crate) state: State<'a>,
    pub(crate) domains: &'a Domains,
    basis: &'a Basis,
    /// For each unit the ways to cut it.
    pub(crate) cuts: &'a [Cuts],
    /// For each unit those that should run at the same times.
    pub(crate) partners: &'a [Vec<u32>],
    pub(crate) dice: Dice,
    /// The meets that exist and whose start may change.
    pub(crate) movable: Members,
    /// The meets that exist and have slots whose resource may change.
    pub(crate) open: Members,
    /// The meets that exist of units that can be cut in several ways.
    pub(crate) divisible: Members,
    /// Starts at which nobody clashes: what `find_free` found last.
    pub(crate) free: Vec<u32>,
    /// The meets of a chain with their new starts and whether they go forth.
    pub(crate) chain: Vec<(u32, u32, bool)>,
    /// For each meet the number of the last chain that it was in.
    pub(crate) in_chain: Vec<u32>,
    pub(crate) n_chains: u32,
    pub(crate) longest_chain: usize,
    /// Whether pieces that should run at the same times move together in this chain.
    pub(crate) is_together: bool,
    /// Words of a set of times.
    blocked: Vec<u64>,
    /// Meets to find a place for, and resources to try.
    pub(crate) waiting: Vec<u32>,
}

impl<'a> Searcher<'a> {
    /// Returns a searcher over a timetable without a single piece.
    pub(crate) fn new(model: &'a Model, basis: &'a Basis, dice: Dice) -> Self {
        Self {
            model,
            state: State::new(model),
            domains: &basis.domains,
            basis,
            cuts: &basis.cuts,
            partners: &basis.partners,
            dice,
            movable: Members::below(model.meets.len()),
            open: Members::below(model.meets.len()),
            divisible: Members::below(model.meets.len()),
            free: Vec::new(),
            chain: Vec::new(),
            in_chain: vec![0; model.meets.len()],
            n_chains: 0,
            longest_chain: 0,
            is_together: false,
            blocked: vec![0; model.words as usize],
            waiting: Vec::new(),
        }
    }

    /// Takes over a timetable.
    pub(crate) fn take_up(&mut self, instance: &Instance, solution: &Solution) {
        self.state.load(instance, solution);
        self.list_movable();
    }

    /// Works out anew what may be changed.
    pub(crate) fn list_movable(&mut self) {
        for meet in 0..self.model.meets.len() as u32 {
            self.refresh(meet);
        }
    }

    /// Works out anew what may be changed of a meet, after it has come or gone or changed its duration.
    fn refresh(&mut self, meet: u32) {
        let duration = self.state.duration(meet);
        let unit = self.model.unit_of(meet);
        let exists = duration > 0;
        let is_movable = exists
            && self.model.units[unit as usize].given_start == NONE
            && self.domains.starts(unit, duration).len() > 1;
        self.movable.set(meet, is_movable);
        self.divisible.set(meet, is_movable && self.cuts[unit as usize].has_others);
        self.open.set(meet, exists && self.model.slots_of(unit).iter().any(|slot| slot.given == NONE));
    }

    /// Works out anew what may be changed of the meets that the last changes have cut.
    pub(crate) fn refresh_recut(&mut self) {
        self.waiting.clear();
        self.waiting.extend(self.state.recut());
        for at in 0..self.waiting.len() {
            self.refresh(self.waiting[at]);
        }
    }

    /// Returns an open slot of a meet that has some, by chance.
    pub(crate) fn draw_open_slot(&mut self, meet: u32) -> Option<u32> {
        let slots = self.model.slots_of(self.model.unit_of(meet));
        let n_open = slots.iter().filter(|slot| slot.given == NONE).count() as u32;
        let number = self.dice.below(n_open.max(1)) as usize;
        slots.iter().zip(0..).filter(|(slot, _)| slot.given == NONE).nth(number).map(|(_, slot)| slot)
    }

    /// Returns whether there are movable meets of different durations.
    pub(crate) fn has_various_durations(&self) -> bool {
        let mut durations = self.movable.as_slice().iter().map(|meet| self.state.duration(*meet));
        let first = durations.next();
        !self.divisible.is_empty() || durations.any(|duration| Some(duration) != first)
    }

    /// Lets pieces start and slots be held as nothing but the instance itself forbids.
    pub(crate) fn widen(&mut self) {
        self.domains = self.basis.wide.get_or_init(|| Domains::wide(self.model));
        self.list_movable();
    }

    /// Returns the cost, without what guides the search.
    pub(crate) fn cost(&mut self) -> Cost {
        let mut cost = self.state.cost();
        cost.0[GUIDE] = 0;
        cost
    }

    /// Returns the starts that a meet may have.
    #[inline]
    pub(crate) fn starts(&self, meet: u32) -> &'a [u32] {
        self.domains.starts(self.model.unit_of(meet), self.state.duration(meet))
    }

    /// Returns the resources that a slot of a meet may have.
    #[inline]
    pub(crate) fn candidates(&self, meet: u32, slot: u32) -> &'a [u32] {
        let unit = &self.model.units[self.model.unit_of(meet) as usize];
        self.domains.resources(unit.first_slot + slot)
    }

    /// Returns whether a slot of a meet is open.
    #[inline]
    pub(crate) fn is_open(&self, meet: u32, slot: u32) -> bool {
        let unit = &self.model.units[self.model.unit_of(meet) as usize];
        self.model.slots[(unit.first_slot + slot) as usize].given == NONE
    }

    /// Finds the starts of a meet, other than its own, at which nobody given to it is at work elsewhere. Its own times count
    /// as free.
    pub(crate) fn find_free(&mut self, meet: u32) {
        let (start, duration) = (self.state.start(meet), self.state.duration(meet));
        let unit = self.model.unit_of(meet);
        self.blocked.fill(0);
        for resource in self.model.guarded.of(unit) {
            for (blocked, busy) in self.blocked.iter_mut().zip(self.state.busy(*resource)) {
                *blocked |= busy;
            }
        }
        if start != NONE {
            for time in start..start + duration {
                self.blocked[(time / 64) as usize] &= !(1 << (time % 64));
            }
        }
        spread_back(&mut self.blocked, duration);
        self.free.clear();
        let starts = self.domains.start_set(unit, duration);
        for ((starts, blocked), first) in starts.iter().zip(&self.blocked).zip((0..).step_by(64)) {
            let mut free = starts & !blocked;
            while free != 0 {
                let at = first + free.trailing_zeros();
                if at != start {
                    self.free.push(at);
                }
                free &= free - 1;
            }
        }
    }

    /// Returns whether a meet may have a start.
    #[inline]
    pub(crate) fn has_start(&self, meet: u32, start: u32) -> bool {
        self.domains.has_start(self.model.unit_of(meet), self.state.duration(meet), start)
    }

    /// Returns whether a resource is at work at any time of a block.
    #[inline]
    pub(crate) fn is_busy(&self, resource: u32, start: u32, duration: u32) -> bool {
        let (word, last) = ((start / 64) as usize, ((start + duration - 1) / 64) as usize);
        let busy = self.state.busy(resource);
        if word == last {
            let block = u64::MAX >> (64 - duration) << (start % 64);
            return busy[word] & block != 0;
        }
        (start..start + duration).any(|time| busy[(time / 64) as usize] >> (time % 64) & 1 == 1)
    }

    /// Returns whether an open slot of a meet has a resource that is at work elsewhere at the same time.
    pub(crate) fn clashes(&self, meet: u32, slot: u32) -> bool {
        let resource = self.state.held(meet, slot);
        let start = self.state.start(meet);
        resource != NONE
            && start != NONE
            && self.model.must_not_clash[resource as usize]
            && (start..start + self.state.duration(meet)).any(|time| self.state.count(resource, time) > 1)
    }

    /// Cuts every unit at random into one of its cheapest cuts and takes all starts and open slots away.
    pub(crate) fn cut_all(&mut self) {
        for unit in 0..self.model.units.len() as u32 {
            let cut = self.dice.below(self.cuts[unit as usize].cheapest.len().max(1) as u32);
            self.cut(unit, cut as usize);
        }
        self.state.keep();
        self.list_movable();
    }

    /// Cuts a unit into one of its cheapest cuts; its pieces lose their starts and what they hold.
    pub(crate) fn cut(&mut self, unit: u32, cut: usize) {
        let Some(durations) = self.cuts[unit as usize].cheapest.get(cut) else { return };
        let is_given = self.model.units[unit as usize].given_start != NONE;
        let n_slots = self.model.units[unit as usize].n_slots;
        for (at, meet) in self.model.meets_of(unit).enumerate() {
            self.state.set_duration(meet, 0);
            if !is_given {
                self.state.set_start(meet, NONE);
            }
            for slot in 0..n_slots {
                if self.is_open(meet, slot) {
                    self.state.set_held(meet, slot, NONE);
                }
            }
            self.state.set_duration(meet, durations.get(at).copied().unwrap_or(0));
        }
    }

    /// Gives a meet the start that costs least, and its open slots whoever costs least there.
    pub(crate) fn place_best(&mut self, meet: u32) {
        let mut best = (i64::MAX, NONE);
        let mut n_best = 0;
        let here = self.state.here();
        for start in self.starts(meet) {
            self.state.try_start(&here, meet, *start);
            let score = self.state.score();
            if score < best.0 {
                best = (score, *start);
                n_best = 1;
            } else if score == best.0 {
                n_best += 1;
                if self.dice.below(n_best) == 0 {
                    best.1 = *start;
                }
            }
        }
        if best.1 != NONE {
            self.state.try_start(&here, meet, best.1);
        }
    }

    /// Gives an open slot whoever costs least.
    pub(crate) fn fill_best(&mut self, meet: u32, slot: u32) {
        let mut best = (self.state.score(), self.state.held(meet, slot));
        let mut n_best = 1;
        for resource in self.candidates(meet, slot) {
            self.state.set_held(meet, slot, *resource);
            let score = self.state.score();
            if score < best.0 {
                best = (score, *resource);
                n_best = 1;
            } else if score == best.0 {
                n_best += 1;
                if self.dice.below(n_best) == 0 {
                    best.1 = *resource;
                }
            }
        }
        self.state.set_held(meet, slot, best.1);
    }
}

/// Puts into a set of times those before each of its members: all starts of blocks of this duration that reach a member.
fn spread_back(set: &mut [u64], duration: u32) {
    let mut done = 1;
    while done < duration {
        let step = done.min(duration - done).min(63);
        for at in 0..set.len() {
            let next = set.get(at + 1).map_or(0, |next| next << (64 - step));
            set[at] |= set[at] >> step | next;
        }
        done += step;
    }
}

/// What a search of an instance needs beside the model.
pub(crate) struct Basis {
    domains: Domains,
    /// Worked out when first asked for, which most searches never do.
    wide: OnceLock<Domains>,
    cuts: Vec<Cuts>,
    partners: Vec<Vec<u32>>,
}

impl Basis {
    /// Works it out.
    pub(crate) fn new(instance: &Instance, model: &Model) -> Self {
        let of_events = guides::partners(instance);
        let unit_of = |event: &EventId| model.unit_of_event[event.0 as usize].0;
        let mut partners: Vec<Vec<u32>> = vec![Vec::new(); model.units.len()];
        for (unit, number) in model.units.iter().zip(0..) {
            let others = unit.events.iter().flat_map(|event| &of_events[*event as usize]).map(unit_of);
            let others: BTreeSet<u32> = others.filter(|other| *other != number).collect();
            partners[number as usize] = others.into_iter().collect();
        }
        Self {
            domains: Domains::new(instance, model),
            wide: OnceLock::new(),
            cuts: splits::cuts(instance, model),
            partners,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::spread_back;
    use crate::search::Dice;

    #[test]
    fn blocks_that_reach_a_member_start_at_it_or_before() {
        let mut dice = Dice::new(1);
        for duration in 1..150 {
            let members: Vec<u32> = (0..3).map(|_| dice.below(192)).collect();
            let mut set = [0; 3];
            for member in &members {
                set[(member / 64) as usize] |= 1 << (member % 64);
            }
            spread_back(&mut set, duration);
            for start in 0..192 {
                let reaches = members.iter().any(|member| (start..start + duration).contains(member));
                let is_in = set[(start / 64) as usize] >> (start % 64) & 1 == 1;
                assert_eq!(is_in, reaches, "start {start}, duration {duration}, {members:?}");
            }
        }
    }
}
