//! The moves of the local search. Each changes the timetable, or says that it had nothing to do; whoever called it keeps
//! the change or takes it back.

use super::searcher::Searcher;
use crate::state::NONE;

/// How long a chain of meets that move between two times may grow, for the number that is drawn: long ones rarely help and are
/// much work.
const LONGEST_CHAINS: [usize; 8] = [3, 4, 4, 6, 6, 8, 10, 24];

/// In so many of a thousand chains the pieces that should run at the same times move together.
const TOGETHER: u32 = 700;

/// In so many of a thousand cuts pieces may be shorter or longer than is wanted, though never than is required.
const UNWANTED: u32 = 50;

/// Most meets that one move throws out of their places.
const MOST_EJECTED: usize = 8;

/// Resources that are tried for a slot that must change.
const RESOURCES_TRIED: usize = 6;

impl Searcher<'_> {
    /// Moves a meet to a start at which nobody given to it is at work elsewhere.
    pub(crate) fn shift(&mut self, meet: u32) -> bool {
        self.find_free(meet);
        let Some(start) = self.dice.pick(&self.free) else { return false };
        if !self.partners[self.model.unit_of(meet) as usize].is_empty() && self.state.start(meet) != NONE {
            return self.exchange(meet, start);
        }
        self.state.set_start(meet, start);
        self.refill(meet);
        true
    }

    /// Moves a meet to a start, whoever clashes there to the times it leaves, whoever clashes with these the other way, and so
    /// on until nobody does (a chain named after Kempe).
    pub(crate) fn exchange(&mut self, meet: u32, to: u32) -> bool {
        let from = self.state.start(meet);
        if from == NONE || from == to {
            return false;
        }
        self.n_chains += 1;
        self.longest_chain = LONGEST_CHAINS[self.dice.below(LONGEST_CHAINS.len() as u32) as usize];
        self.chain.clear();
        self.is_together = self.dice.chance(TOGETHER);
        self.chain.push((meet, to, true));
        self.in_chain[meet as usize] = self.n_chains;
        if !self.join_partners(meet, true, from, to) {
            return false;
        }
        let mut at = 0;
        while at < self.chain.len() {
            let (member, start, goes_forth) = self.chain[at];
            at += 1;
            if !self.extend_chain(member, start, goes_forth, from, to) {
                return false;
            }
        }
        for at in 0..self.chain.len() {
            let (member, start, _) = self.chain[at];
            self.state.set_start(member, start);
        }
        for at in 0..self.chain.len() {
            self.refill(self.chain[at].0);
        }
        true
    }

    /// Adds those that clash with a member at its new start; false when one of them cannot go the other way.
    fn extend_chain(&mut self, member: u32, start: u32, goes_forth: bool, from: u32, to: u32) -> bool {
        let duration = self.state.duration(member);
        let model = self.model;
        for resource in model.guarded.of(model.unit_of(member)).iter().copied() {
            for time in start..start + duration {
                let count = self.state.count(resource, time);
                if count == 0 {
                    continue;
                }
                if count == 1 {
                    let other = self.state.holder(resource, time);
                    if !self.join_chain(other, goes_forth, from, to) {
                        return false;
                    }
                    continue;
                }
                for unit in self.model.units_of.of(resource) {
                    for other in self.model.meets_of(*unit) {
                        let is_there = self.state.duration(other) > 0
                            && self.state.start(other) <= time
                            && time < self.state.start(other).saturating_add(self.state.duration(other));
                        if is_there && !self.join_chain(other, goes_forth, from, to) {
                            return false;
                        }
                    }
                }
            }
        }
        true
    }

    /// Adds a meet that clashes with a member that goes forth or back; false when it cannot go the other way.
    fn join_chain(&mut self, meet: u32, goes_forth: bool, from: u32, to: u32) -> bool {
        if self.in_chain[meet as usize] == self.n_chains {
            return true;
        }
        let old = i64::from(self.state.start(meet));
        let shift = i64::from(to) - i64::from(from);
        let new = if goes_forth { old - shift } else { old + shift };
        let Ok(new) = u32::try_from(new) else { return false };
        if self.chain.len() >= self.longest_chain || !self.has_start(meet, new) {
            return false;
        }
        self.in_chain[meet as usize] = self.n_chains;
        self.chain.push((meet, new, !goes_forth));
        self.join_partners(meet, !goes_forth, from, to)
    }

    /// Adds the pieces that run at the same times as a member and should.
    fn join_partners(&mut self, meet: u32, goes_forth: bool, from: u32, to: u32) -> bool {
        if !self.is_together {
            return true;
        }
        let partners = self.partners;
        for unit in &partners[self.model.unit_of(meet) as usize] {
            for other in self.model.meets_of(*unit) {
                let is_alike = self.state.duration(other) == self.state.duration(meet)
                    && self.state.start(other) == self.state.start(meet);
                // It joins like somebody in the way of one that goes the other way.
                if is_alike && !self.join_chain(other, !goes_forth, from, to) {
                    return false;
                }
            }
        }
        true
    }

    /// Moves a meet to a start and throws out whoever clashes there; these go where they cost least, throwing out others where
    /// they have no free start.
    pub(crate) fn eject(&mut self, meet: u32, to: u32) -> bool {
        if self.state.start(meet) == to {
            return false;
        }
        self.n_chains += 1;
        self.in_chain[meet as usize] = self.n_chains;
        self.waiting.clear();
        self.chain.clear();
        if !self.throw_out(meet, to) {
            return false;
        }
        self.state.set_start(meet, to);
        self.refill(meet);
        let mut at = 0;
        while at < self.waiting.len() {
            let thrown = self.waiting[at];
            at += 1;
            if !self.place_free(thrown) {
                return false;
            }
            self.refill(thrown);
        }
        true
    }

    /// Takes away the starts of those that clash with a meet at a start; false when one of them must stay or they are too many.
    fn throw_out(&mut self, meet: u32, start: u32) -> bool {
        let duration = self.state.duration(meet);
        let model = self.model;
        for resource in model.guarded.of(model.unit_of(meet)).iter().copied() {
            for time in start..start + duration {
                if self.state.count(resource, time) != 1 {
                    continue;
                }
                let other = self.state.holder(resource, time);
                if other == meet {
                    continue;
                }
                let must_stay =
                    self.in_chain[other as usize] == self.n_chains || self.starts(other).len() < 2;
                if must_stay || self.waiting.len() >= MOST_EJECTED {
                    return false;
                }
                self.in_chain[other as usize] = self.n_chains;
                self.waiting.push(other);
                self.state.set_start(other, NONE);
            }
        }
        true
    }

    /// Gives a meet without a start the free start that costs least, or one at random where it has none free.
    fn place_free(&mut self, meet: u32) -> bool {
        self.find_free(meet);
        if self.free.is_empty() {
            let Some(start) = self.dice.pick(self.starts(meet)) else { return false };
            if !self.throw_out(meet, start) {
                return false;
            }
            self.state.set_start(meet, start);
            return true;
        }
        let mut best = (i64::MAX, NONE);
        let here = self.state.here();
        for at in 0..self.free.len() {
            let start = self.free[at];
            self.state.try_start(&here, meet, start);
            let score = self.state.score();
            if score < best.0 || score == best.0 && self.dice.chance(300) {
                best = (score, start);
            }
        }
        self.state.try_start(&here, meet, best.1);
        true
    }

    /// Gives the open slots of a meet that clash, or are empty, somebody free, where there is.
    pub(crate) fn refill(&mut self, meet: u32) {
        for slot in 0..self.state.all_held(meet).len() as u32 {
            if self.is_open(meet, slot) && (self.clashes(meet, slot) || self.state.held(meet, slot) == NONE) {
                self.refill_slot(meet, slot);
            }
        }
    }

    fn refill_slot(&mut self, meet: u32, slot: u32) {
        let candidates = self.candidates(meet, slot);
        let (start, duration) = (self.state.start(meet), self.state.duration(meet));
        if candidates.is_empty() || start == NONE {
            return;
        }
        let mut best = (self.state.score(), self.state.held(meet, slot));
        let offset = self.dice.below(candidates.len() as u32) as usize;
        let mut n_tried = 0;
        for at in 0..candidates.len() {
            let resource = candidates[(at + offset) % candidates.len()];
            if self.is_busy(resource, start, duration) {
                continue;
            }
            self.state.set_held(meet, slot, resource);
            let score = self.state.score();
            if score < best.0 {
                best = (score, resource);
            }
            n_tried += 1;
            if n_tried >= RESOURCES_TRIED {
                break;
            }
        }
        self.state.set_held(meet, slot, best.1);
    }

    /// Takes the start of a meet away, or gives one without a start the one that costs least.
    pub(crate) fn withdraw(&mut self, meet: u32) -> bool {
        if self.state.start(meet) == NONE {
            self.place_best(meet);
            self.refill(meet);
        } else {
            self.state.set_start(meet, NONE);
        }
        true
    }

    /// Gives an open slot another resource, or none; whoever holds it at the same time gets the one that is left, if that is one meet.
    pub(crate) fn reassign(&mut self, meet: u32, slot: u32) -> bool {
        let candidates = self.candidates(meet, slot);
        let number = self.dice.below(candidates.len() as u32 + 1) as usize;
        let resource = candidates.get(number).copied().unwrap_or(NONE);
        let mine = self.state.held(meet, slot);
        if resource == mine {
            return false;
        }
        if resource == NONE {
            self.state.set_held(meet, slot, NONE);
            return true;
        }
        let (start, duration) = (self.state.start(meet), self.state.duration(meet));
        if start != NONE {
            let mut other = NONE;
            for time in start..start + duration {
                match self.state.count(resource, time) {
                    0 => {}
                    1 if other == NONE => other = self.state.holder(resource, time),
                    1 if other == self.state.holder(resource, time) => {}
                    _ => return false,
                }
            }
            if other != NONE && !self.hand_over(other, resource, mine) {
                return false;
            }
        }
        self.state.set_held(meet, slot, resource);
        true
    }

    /// Gives the open slot in which a meet has one resource another.
    fn hand_over(&mut self, meet: u32, from: u32, to: u32) -> bool {
        for slot in 0..self.state.all_held(meet).len() as u32 {
            if self.state.held(meet, slot) == from {
                let is_good =
                    self.is_open(meet, slot) && (to == NONE || self.candidates(meet, slot).contains(&to));
                if is_good {
                    self.state.set_held(meet, slot, to);
                }
                return is_good;
            }
        }
        false
    }

    /// Swaps two neighbours of different durations in the day of somebody given to both.
    pub(crate) fn swap_neighbours(&mut self, meet: u32) -> bool {
        let (start, duration) = (self.state.start(meet), self.state.duration(meet));
        if start == NONE {
            return false;
        }
        let n_slots = self.state.all_held(meet).len() as u32;
        if n_slots == 0 || start + duration >= self.model.n_times {
            return false;
        }
        let slot = self.dice.below(n_slots);
        let resource = self.state.held(meet, slot);
        if resource == NONE || self.is_open(meet, slot) || self.state.count(resource, start + duration) != 1 {
            return false;
        }
        let next = self.state.holder(resource, start + duration);
        if next == meet || self.state.start(next) != start + duration {
            return false;
        }
        let moved = start + self.state.duration(next);
        if !self.has_start(next, start) || !self.has_start(meet, moved) {
            return false;
        }
        self.state.set_start(meet, moved);
        self.state.set_start(next, start);
        self.refill(meet);
        self.refill(next);
        true
    }

    /// Returns the shortest and the longest piece that a cut of a unit may make.
    fn piece_limits(&mut self, unit: u32) -> (u32, u32) {
        let cuts = &self.cuts[unit as usize];
        if self.dice.chance(UNWANTED) { cuts.allowed } else { cuts.wanted }
    }

    /// Cuts a piece in two where it lies, and now and then moves one of the two.
    pub(crate) fn split(&mut self, meet: u32) -> bool {
        let (start, duration) = (self.state.start(meet), self.state.duration(meet));
        if duration < 2 || start == NONE {
            return false;
        }
        let unit = self.model.unit_of(meet);
        let Some(rest) = self.model.meets_of(unit).find(|other| self.state.duration(*other) == 0) else {
            return false;
        };
        let (shortest, _) = self.piece_limits(unit);
        if duration < 2 * shortest {
            return false;
        }
        let kept = shortest + self.dice.below(duration - 2 * shortest + 1);
        self.state.set_duration(meet, kept);
        self.state.set_start(rest, start + kept);
        for slot in 0..self.model.units[unit as usize].n_slots {
            let resource = self.state.held(meet, slot);
            self.state.set_held(rest, slot, resource);
        }
        self.state.set_duration(rest, duration - kept);
        if self.dice.chance(200) {
            return true;
        }
        let moved = if self.dice.chance(500) { meet } else { rest };
        let Some(to) = self.dice.pick(self.starts(moved)) else { return false };
        self.exchange(moved, to) || self.state.start(moved) == to
    }

    /// Moves a piece beside another of its unit, whoever is in the way to where it was, and makes the two one.
    pub(crate) fn merge(&mut self, meet: u32) -> bool {
        let unit = self.model.unit_of(meet);
        let others =
            self.model.meets_of(unit).filter(|other| *other != meet && self.state.duration(*other) > 0);
        let n_others = others.clone().count() as u32;
        if n_others == 0 {
            return false;
        }
        let Some(other) = others.clone().nth(self.dice.below(n_others) as usize) else { return false };
        let (start, duration) = (self.state.start(meet), self.state.duration(meet));
        let grown = duration + self.state.duration(other);
        let (_, longest) = self.piece_limits(unit);
        if start == NONE || self.state.start(other) == NONE || grown > longest {
            return false;
        }
        let goes_after = self.dice.chance(500);
        let first = if goes_after { Some(start) } else { start.checked_sub(self.state.duration(other)) };
        let Some(first) = first else { return false };
        if !self.domains.has_start(unit, grown, first) {
            return false;
        }
        let to = if goes_after { start + duration } else { first };
        if self.state.start(other) != to {
            if !self.has_start(other, to) || !self.exchange(other, to) {
                return false;
            }
            if self.state.start(meet) != start || self.state.start(other) != to {
                return false;
            }
        }
        self.state.set_duration(other, 0);
        self.state.set_start(meet, first);
        self.state.set_duration(meet, grown);
        self.refill(meet);
        true
    }
}
