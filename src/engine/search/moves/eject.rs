//! A piece goes to another start and throws out whoever is in the way.

use crate::search::searcher::Searcher;
use crate::state::NONE;

/// Most meets that one move throws out of their places.
const MOST_EJECTED: usize = 8;

impl Searcher<'_> {
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
}
