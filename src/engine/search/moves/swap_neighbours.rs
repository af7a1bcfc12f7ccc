//! Two pieces of different durations, one after the other, swap places.

use crate::search::searcher::Searcher;
use crate::state::NONE;

impl Searcher<'_> {
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
}
