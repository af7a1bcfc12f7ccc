//! A piece loses its start, or gets one.

use crate::search::searcher::Searcher;
use crate::state::NONE;

impl Searcher<'_> {
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
}
