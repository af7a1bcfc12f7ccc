//! Changes of a timetable, and how they are taken back.

use super::State;
use crate::cost::Cost;

/// How far the logs of a settled timetable went, and its cost.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Mark {
    n_changes: usize,
    duration: usize,
    start: usize,
    held: usize,
    works: super::works::Mark,
    load: usize,
    counters: usize,
    cells: super::cells::Mark,
    tally: usize,
    cost: Cost,
}

impl State<'_> {
    /// Returns the number of changes that can be taken back, to come back to with [`Self::undo`].
    pub(crate) fn mark(&mut self) -> usize {
        if self.marks.last().is_none_or(|last| last.n_changes != self.n_changes) {
            let here = self.here();
            self.marks.push(here);
        }
        self.n_changes
    }

    /// Takes back every change since a mark, or with 0 since changes were last kept.
    pub(crate) fn undo(&mut self, mark: usize) {
        while self.marks.last().is_some_and(|last| last.n_changes > mark) {
            self.marks.pop();
        }
        let here = self.marks.last().copied().unwrap_or_default();
        debug_assert_eq!(here.n_changes, mark, "where no mark was set");
        self.go_back(&here);
    }

    /// Keeps every change: none can be taken back any more.
    pub(crate) fn keep(&mut self) {
        self.settle();
        self.n_changes = 0;
        self.duration.keep();
        self.start.keep();
        self.held.keep();
        self.works.keep();
        self.load.keep();
        self.counters.keep();
        self.cells.keep();
        self.tally.keep();
        self.marks.clear();
        let here = self.here();
        self.marks.push(here);
    }

    /// Settles what was changed and returns where the logs are.
    pub(crate) fn here(&mut self) -> Mark {
        self.settle();
        Mark {
            n_changes: self.n_changes,
            duration: self.duration.mark(),
            start: self.start.mark(),
            held: self.held.mark(),
            works: self.works.mark(),
            load: self.load.mark(),
            counters: self.counters.mark(),
            cells: self.cells.mark(),
            tally: self.tally.mark(),
            cost: self.tally.cost(),
        }
    }

    /// Takes back every change since the logs were here; marks set since are gone.
    fn go_back(&mut self, here: &Mark) {
        while self.marks.last().is_some_and(|last| last.n_changes > here.n_changes) {
            self.marks.pop();
        }
        self.n_changes = here.n_changes;
        self.duration.undo(here.duration);
        self.start.undo(here.start);
        self.held.undo(here.held);
        self.works.undo(here.works);
        self.load.undo(here.load);
        self.counters.undo(here.counters);
        self.cells.undo(here.cells);
        self.tally.undo(here.tally, &here.cost);
    }

    /// Returns the meets that have come or gone or changed their duration since changes were last kept.
    pub(crate) fn recut(&self) -> impl Iterator<Item = u32> + '_ {
        self.duration.changed()
    }

    /// Gives a meet a start, or takes it away with [`NONE`](super::NONE).
    pub(crate) fn set_start(&mut self, meet: u32, start: u32) {
        if self.start(meet) == start {
            return;
        }
        self.n_changes += 1;
        let exists = self.duration(meet) > 0;
        if exists {
            self.follow_move(meet, (self.start(meet), start));
            self.follow_cells(meet, -1);
        }
        self.start.set(meet, start);
        if exists {
            self.follow_order(meet);
            self.follow_cells(meet, 1);
        }
    }

    /// Gives a meet a start after all changes since a mark, among them its last start, are taken back.
    pub(crate) fn try_start(&mut self, here: &Mark, meet: u32, start: u32) {
        if self.start(meet) == start {
            return;
        }
        // What was tried was work, too.
        let n_changes = self.n_changes + 1;
        self.go_back(here);
        self.set_start(meet, start);
        self.n_changes = n_changes;
    }

    /// Gives a slot of a meet a resource, or takes it away with [`NONE`](super::NONE).
    pub(crate) fn set_held(&mut self, meet: u32, slot: u32, resource: u32) {
        let at = self.model.meets[meet as usize].first_held + slot;
        let before = self.held.get(at);
        if before == resource {
            return;
        }
        self.n_changes += 1;
        let when = (self.start(meet), self.duration(meet));
        let exists = when.1 > 0;
        if exists {
            self.follow_slot(meet, slot, -1);
            self.follow_work(meet, before, when, -1);
            self.follow_holders(meet, -1);
            self.follow_cells(meet, -1);
        }
        self.held.set(at, resource);
        if exists {
            self.follow_slot(meet, slot, 1);
            self.follow_work(meet, resource, when, 1);
            self.follow_holders(meet, 1);
            self.follow_cells(meet, 1);
        }
    }

    /// Gives a meet a duration; with 0 it goes.
    pub(crate) fn set_duration(&mut self, meet: u32, duration: u32) {
        let before = self.duration(meet);
        if before == duration {
            return;
        }
        self.n_changes += 1;
        if before > 0 {
            self.follow_all(meet, -1);
        }
        self.duration.set(meet, duration);
        if duration > 0 {
            self.follow_all(meet, 1);
        }
        self.follow_order(meet);
    }
}
