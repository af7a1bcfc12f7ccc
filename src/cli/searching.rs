//! The options of every search: seed, time, threads, how much to tell.

use std::num::NonZeroU32;
use std::thread::available_parallelism;
use std::time::{Duration, Instant};

use clap::{ArgAction, Args};
use commontime::solve::Options;

use super::progress::Telling;

/// How to search. A command that has these has `effort` beside them, counted in steps of its own.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct Searching {
    /// Decides between choices that look equally good
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) seed: u64,
    /// Stop after so many seconds instead; another run may then differ
    #[arg(long, value_name = "S", conflicts_with = "effort", value_parser = seconds)]
    pub(super) seconds: Option<NonZeroU32>,
    /// Threads to use; the answer does not depend on it [default: as many as there are]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroU32>,
    /// Say nothing while it runs
    #[arg(short, long, action = ArgAction::SetTrue)]
    quiet: bool,
    /// Say every step while it runs
    #[arg(short, long, action = ArgAction::SetTrue, conflicts_with = "quiet")]
    verbose: bool,
}

impl Searching {
    /// Returns how many threads to use.
    pub(super) fn threads(self) -> u32 {
        let available = || available_parallelism().ok().and_then(|threads| u32::try_from(threads.get()).ok());
        self.threads.map(NonZeroU32::get).or_else(available).unwrap_or(1)
    }

    /// Returns what a solve may take that has so many rounds.
    pub(super) fn options(self, rounds: u32) -> Options {
        let until = self.seconds.map(|seconds| Instant::now() + Duration::from_secs(seconds.get().into()));
        // With a time limit the clock alone decides.
        let rounds = if until.is_some() { u32::MAX } else { rounds };
        Options { seed: self.seed, rounds, until, threads: self.threads() as usize, ..Options::default() }
    }

    /// Returns how much to tell while it runs.
    pub(super) fn telling(self) -> Telling {
        match (self.quiet, self.verbose) {
            (true, _) => Telling::Nothing,
            (false, true) => Telling::Everything,
            (false, false) => Telling::AsSuits,
        }
    }
}

/// Reads a number of seconds.
fn seconds(word: &str) -> Result<NonZeroU32, String> {
    word.parse().map_err(|_| "expected a whole number of seconds from 1".to_owned())
}
