//! How long to search: counted moves, or time.

use std::{
    cell::Cell,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use crate::cost::Cost;

/// How long to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Budget {
    /// So many moves: the same answer on every machine, whatever time it takes.
    Moves(u64),
    /// So much time: the answer depends on the machine.
    Time(Duration),
}

/// A budget being spent.
pub(crate) struct Clock<'a> {
    budget: Budget,
    began: Instant,
    moves: u64,
    stop: &'a AtomicBool,
    watch: &'a (dyn Fn(Cost, Duration) + Sync),
    last: Cell<f64>,
}

impl<'a> Clock<'a> {
    /// Starts a clock.
    pub(crate) fn start(
        budget: Budget,
        stop: &'a AtomicBool,
        watch: &'a (dyn Fn(Cost, Duration) + Sync),
    ) -> Self {
        Self { budget, began: Instant::now(), moves: 0, stop, watch, last: Cell::new(0.0) }
    }

    /// Counts moves.
    #[inline]
    pub(crate) fn count(&mut self, moves: u64) {
        self.moves += moves;
    }

    /// Returns the moves counted.
    pub(crate) fn moves(&self) -> u64 {
        self.moves
    }

    /// Returns how much of the budget is spent, from 0; at 1 it is gone.
    #[expect(clippy::cast_precision_loss, reason = "fractions need not be exact")]
    pub(crate) fn fraction(&self) -> f64 {
        let fraction = match self.budget {
            Budget::Moves(moves) => self.moves as f64 / moves.max(1) as f64,
            Budget::Time(time) => self.began.elapsed().as_secs_f64() / time.as_secs_f64().max(1e-9),
        };
        self.last.set(fraction);
        fraction
    }

    /// Returns whether somebody asked to stop.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Tells of a better timetable.
    pub(crate) fn found(&self, cost: Cost) {
        (self.watch)(cost, self.began.elapsed());
    }
}
