//! What constraints that look at whole units see of a timetable.

use super::model::{Model, NONE};

/// What the pieces of units are, for constraints that look at all of them.
pub(crate) struct Pieces<'s> {
    pub(super) model: &'s Model,
    pub(super) duration: &'s [u32],
    pub(super) start: &'s [u32],
}

impl<'s> Pieces<'s> {
    /// Returns something of the start and duration of each piece of a unit; `None` when one has no time.
    pub(crate) fn all_of(
        &self,
        unit: u32,
        edge: impl Fn(u32, u32) -> u32 + 's,
    ) -> Option<impl Iterator<Item = u32> + 's> {
        let meets = self.model.meets_of(unit);
        let range = meets.start as usize..meets.end as usize;
        let (duration, start) = (&self.duration[range.clone()], &self.start[range]);
        let pieces = move || duration.iter().zip(start).filter(|(duration, _)| **duration > 0);
        pieces()
            .all(|(_, start)| *start != NONE)
            .then(|| pieces().map(move |(duration, start)| edge(*start, *duration)))
    }
}

impl Pieces<'_> {
    /// Returns start and duration of each piece of a unit that has a time.
    pub(crate) fn placed(&self, unit: u32) -> impl Iterator<Item = (u32, u32)> {
        let meets = self.model.meets_of(unit);
        let range = meets.start as usize..meets.end as usize;
        let pieces = self.start[range.clone()].iter().zip(&self.duration[range]);
        pieces
            .filter(|(start, duration)| **start != NONE && **duration > 0)
            .map(|(start, duration)| (*start, *duration))
    }
}
