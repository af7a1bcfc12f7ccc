//! What a timetable says of itself to whoever turns a part of it into a program.

use super::{Day, PointView, State, model::Group};

impl State<'_> {
    /// Returns a point of application as it is in a settled timetable.
    pub(crate) fn point(&self, number: u32) -> PointView {
        self.tally.view(number)
    }

    /// Returns a counter of a constraint.
    pub(crate) fn counter(&self, number: u32) -> i32 {
        self.counters.get(number)
    }

    /// Returns the work of a resource in a group of times.
    pub(crate) fn day(&self, resource: u32, group: &Group) -> Day {
        let words = usize::from(group.word)..usize::from(group.word + group.n_words);
        Day::of_words(&self.busy(resource)[words], self.model.bits.words(group.set, group.n_words))
    }
}
