//! Waiting for a search: what is told meanwhile, and what ends it before its time.

use std::cell::Cell;
use std::time::{Duration, Instant};

use commontime::solve::Progress;

use super::console::Console;
use super::interrupt::Interrupt;
use super::progress::Watcher;
use super::searching::Searching;

/// Somebody who waits for a search.
pub(super) struct Waiting {
    /// Nothing where the operating system gives no signals.
    interrupt: Option<Interrupt>,
    is_interrupted: Cell<bool>,
    started: Instant,
    limit: Option<Duration>,
    /// Whether the limit came before the search had ended.
    has_run_out: Cell<bool>,
    watcher: Watcher,
}

impl Waiting {
    /// Begins to wait, for as long as it takes.
    pub(super) fn new(searching: &Searching, console: Console) -> Self {
        Self {
            interrupt: Interrupt::listen().ok(),
            is_interrupted: Cell::new(false),
            started: Instant::now(),
            limit: None,
            has_run_out: Cell::new(false),
            watcher: Watcher::new(searching.telling(), console),
        }
    }

    /// Begins to wait, for all of it together no longer than was asked for.
    pub(super) fn within_limit(searching: &Searching, console: Console) -> Self {
        let limit = searching.seconds.map(|seconds| Duration::from_secs(seconds.get().into()));
        Self { limit, ..Self::new(searching, console) }
    }

    /// Tells whether the search is to end: somebody pressed Ctrl-C, or the time is over.
    pub(super) fn is_over(&self) -> bool {
        self.is_interrupted.set(self.interrupt.as_ref().is_some_and(Interrupt::came));
        if self.limit.is_some_and(|limit| self.started.elapsed() >= limit) {
            self.has_run_out.set(true);
        }
        self.is_interrupted.get() || self.has_run_out.get()
    }

    /// Passes a step on. Once there is something to keep, Ctrl-C keeps it.
    pub(super) fn tell(&self, step: &Progress) {
        if let (Progress::Found(..) | Progress::Option(..), Some(interrupt)) = (step, &self.interrupt) {
            interrupt.keep();
        }
        self.watcher.tell(step);
    }

    /// Says how it goes, in words that are made only where someone hears them.
    pub(super) fn say(&self, words: impl FnOnce() -> String) {
        self.watcher.say(words);
    }

    /// Ends the waiting, and clears the line where there is one.
    pub(super) fn end(&self) {
        // A search that looked at the clock itself may have asked for the last time before.
        self.is_over();
        self.watcher.done();
    }

    /// Tells whether Ctrl-C ended the search.
    pub(super) fn was_interrupted(&self) -> bool {
        self.is_interrupted.get()
    }

    /// Tells whether a clock or a hand, and not the effort, decided when to end.
    pub(super) fn is_timed(&self) -> bool {
        self.was_interrupted() || self.has_run_out.get()
    }
}
