//! A piece becomes two, or two pieces of an event one.

use crate::search::searcher::Searcher;
use crate::state::NONE;

/// In so many of a thousand cuts pieces may be shorter or longer than is wanted, though never than is required.
const UNWANTED: u32 = 50;

impl Searcher<'_> {
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
