//! An open role gets another resource.

use crate::search::searcher::Searcher;
use crate::state::NONE;

impl Searcher<'_> {
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
}
