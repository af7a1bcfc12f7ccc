//! A piece goes to a start at which nobody given to it is at work.

use crate::search::searcher::Searcher;
use crate::state::NONE;

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
}
