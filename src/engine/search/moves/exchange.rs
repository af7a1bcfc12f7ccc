//! A piece goes to another start, and whoever is in the way the other way.

use crate::search::searcher::Searcher;
use crate::state::NONE;

/// How long a chain of meets that move between two times may grow, for the number that is drawn: long ones rarely help and are
/// much work.
const LONGEST_CHAINS: [usize; 8] = [3, 4, 4, 6, 6, 8, 10, 24];

/// In so many of a thousand chains the pieces that should run at the same times move together.
const TOGETHER: u32 = 700;

impl Searcher<'_> {
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
}
