//! Not a move by itself: whoever is missing after a move, or clashes for it, is replaced.

use crate::search::searcher::Searcher;
use crate::state::NONE;

/// Resources that are tried for a slot that must change.
const RESOURCES_TRIED: usize = 6;

impl Searcher<'_> {
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
}
