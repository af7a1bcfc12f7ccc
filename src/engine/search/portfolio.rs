//! Several searches, each with a seed of its own, on so many threads. What they find does not depend on the threads where moves
//! are counted.

use std::sync::{
    Mutex, PoisonError,
    atomic::{AtomicU32, Ordering},
};

use super::{Budget, Found, Options};

/// How many searches there are, with which seeds, and how many run at a time.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Portfolio {
    /// The number of searches.
    pub(crate) size: u32,
    threads: u32,
    seed: u64,
}

impl Portfolio {
    /// Returns what the options ask for.
    pub(crate) fn new(options: &Options) -> Self {
        let size = options.portfolio.max(1);
        Self { size, threads: options.threads.clamp(1, size), seed: options.seed }
    }

    /// Returns the budget of each search.
    pub(crate) fn share(self, budget: Budget) -> Budget {
        budget.share(self.size, self.threads)
    }

    /// Runs the searches, each with its number and seed; returns the best, with the moves of all.
    pub(crate) fn run(self, one: impl Fn(u32, u64) -> Found + Sync) -> Found {
        let found = self.all(one);
        let moves = found.iter().map(|found| found.moves).sum();
        // Of equals the first.
        let best = found.into_iter().min_by_key(|found| found.cost);
        best.map_or_else(|| unreachable!("a portfolio has a search"), |best| Found { moves, ..best })
    }

    /// Runs the searches, each with its number and seed; returns what they come to, in order.
    pub(crate) fn all<T: Send>(self, one: impl Fn(u32, u64) -> T + Sync) -> Vec<T> {
        let next = AtomicU32::new(0);
        let found: Mutex<Vec<(u32, T)>> = Mutex::new(Vec::new());
        let work = || {
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= self.size {
                    return;
                }
                // Seeds far apart, so that the searches of two neighbouring seeds have none in common.
                let one = one(number, self.seed.wrapping_add(u64::from(number) << 32));
                found.lock().unwrap_or_else(PoisonError::into_inner).push((number, one));
            }
        };
        std::thread::scope(|scope| {
            for _ in 1..self.threads {
                scope.spawn(work);
            }
            work();
        });
        let mut found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
        found.sort_by_key(|(number, _)| *number);
        found.into_iter().map(|(_, one)| one).collect()
    }
}
