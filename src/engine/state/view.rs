//! What a timetable says of itself to whoever turns a part of it into a program.

use super::{Day, PointView, State, model::InDay};

impl State<'_> {
    /// Returns a point of application as it is now.
    pub(crate) fn point(&self, number: u32) -> PointView {
        self.tally.view(number)
    }

    /// Returns a counter of a constraint.
    pub(crate) fn counter(&self, number: u32) -> i32 {
        self.counters[number as usize]
    }

    /// Returns the work in a group of times that a time belongs to, and whether there is some at each position of it.
    pub(crate) fn day(&self, time: &InDay, n_positions: usize) -> (Day, Vec<bool>) {
        let words = &self.masks[time.mask as usize..][..usize::from(time.words)];
        let is_busy = (0..n_positions).map(|position| words[position / 64] >> (position % 64) & 1 == 1);
        (Day::of_words(words), is_busy.collect())
    }
}
