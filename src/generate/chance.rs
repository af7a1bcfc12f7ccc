//! Choices from a seed.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A source of choices; the same on every machine for the same seed.
#[derive(Debug)]
pub(super) struct Chance {
    source: ChaCha8Rng,
}

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self { source: ChaCha8Rng::seed_from_u64(seed) }
    }

    /// Returns a number below `count`. The bias of the remainder is far too small to matter here.
    pub(super) fn below(&mut self, count: usize) -> usize {
        let count = u64::try_from(count.max(1)).expect("small counts");
        usize::try_from(self.source.next_u64() % count).expect("below a small count")
    }

    /// Returns one of `items`.
    pub(super) fn pick<T: Copy>(&mut self, items: &[T]) -> T {
        items[self.below(items.len())]
    }

    /// Says yes so many times in a hundred.
    pub(super) fn yes(&mut self, in_a_hundred: usize) -> bool {
        self.below(100) < in_a_hundred
    }
}
