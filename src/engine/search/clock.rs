//! How long to search: counted moves, or time.

use std::{
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

impl Budget {
    /// Returns the budget of each of so many searches on so many threads.
    pub(crate) fn share(self, portfolio: u32, threads: u32) -> Self {
        match self {
            Self::Moves(moves) => Self::Moves(moves / u64::from(portfolio)),
            Self::Time(time) => Self::Time(time / portfolio.div_ceil(threads)),
        }
    }
}

impl Budget {
    /// Returns a part of it, from 0 to 1.
    #[expect(clippy::cast_precision_loss, clippy::cast_sign_loss, reason = "parts need not be exact")]
    pub(crate) fn part(self, part: f64) -> Self {
        match self {
            Self::Moves(moves) => Self::Moves((moves as f64 * part) as u64),
            Self::Time(time) => Self::Time(time.mul_f64(part)),
        }
    }
}

/// A budget being spent.
pub(crate) struct Clock<'a> {
    budget: Budget,
    /// When this search began.
    began: Instant,
    /// When the first of the portfolio began.
    all_began: Instant,
    moves: u64,
    stop: &'a AtomicBool,
    watch: &'a (dyn Fn(Cost, Duration) + Sync),
}

impl<'a> Clock<'a> {
    /// Starts a clock.
    pub(crate) fn start(
        budget: Budget,
        stop: &'a AtomicBool,
        all_began: Instant,
        watch: &'a (dyn Fn(Cost, Duration) + Sync),
    ) -> Self {
        Self { budget, began: Instant::now(), all_began, moves: 0, stop, watch }
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
        match self.budget {
            Budget::Moves(moves) => self.moves as f64 / moves.max(1) as f64,
            Budget::Time(time) => self.began.elapsed().as_secs_f64() / time.as_secs_f64().max(1e-9),
        }
    }

    /// Returns how much time is left; `None` where moves are counted.
    pub(crate) fn left(&self) -> Option<Duration> {
        match self.budget {
            Budget::Moves(_) => None,
            Budget::Time(time) => Some(time.saturating_sub(self.began.elapsed())),
        }
    }

    /// Returns whether somebody asked to stop.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }

    /// Returns whether the budget is gone or somebody asked to stop.
    pub(crate) fn is_over(&self) -> bool {
        self.is_stopped() || self.fraction() >= 1.0
    }

    /// Tells of a better timetable.
    pub(crate) fn found(&self, cost: Cost) {
        (self.watch)(cost, self.all_began.elapsed());
    }
}
