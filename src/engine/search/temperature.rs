//! How warm the annealing is: it cools as the share of moves for the worse that it takes is to fall.
//!
//! What a temperature means differs from school to school, with its weights and how tight it is; the share of moves taken does
//! not. A fixed course of temperatures spends much of its time where everything or nothing moves.

use super::anneal::UNIT_F;

/// The share of moves for the worse that is taken at first.
const HOTTEST_SHARE: f64 = 0.05;

/// The share that is taken in the end.
const COLDEST_SHARE: f64 = 0.000_1;

/// Moves for the worse between two corrections.
const TERM: u32 = 100;

/// The steepest course of the temperature: the logarithm of the factor by which it may change over a whole search.
const STEEPEST: f64 = 40.0;

/// How much of what was seen before counts beside what was seen since: the share is a mean over many corrections, for at last
/// few moves have a chance at all.
const MEMORY: f64 = 0.95;

/// The temperature, in score.
#[derive(Clone, Debug)]
pub(crate) struct Temperature {
    now: f64,
    /// The sum, over the moves for the worse, of the chance to take each.
    chances: f64,
    /// The number of these moves, of which older ones count less.
    n_moves: f64,
    /// Those since the last correction.
    n_new: u32,
    wanted: f64,
    is_frozen: bool,
    hottest: f64,
    /// How much of the search is done, and was done at the last correction.
    done: f64,
    corrected: f64,
}

impl Temperature {
    /// Starts with a temperature that fits moves that change the score by so much, where so much of the search is as if done.
    pub(crate) fn new(changes: &[i64], done: f64) -> Self {
        let mut temperature = Self {
            now: UNIT_F,
            chances: 0.0,
            n_moves: 0.0,
            n_new: 0,
            wanted: HOTTEST_SHARE,
            is_frozen: false,
            hottest: 0.0,
            done,
            corrected: done,
        };
        temperature.set_done(done);
        let share = |now: f64| {
            let worse = changes.iter().filter(|change| **change > 0);
            let sum: f64 = worse.clone().map(|change| chance(*change, now)).sum();
            #[expect(clippy::cast_precision_loss, reason = "a few thousand")]
            let n_worse = worse.count().max(1) as f64;
            sum / n_worse
        };
        let (mut low, mut high) = (UNIT_F * 0.01, UNIT_F * 1e6);
        for _ in 0..60 {
            temperature.now = (low * high).sqrt();
            if share(temperature.now) > temperature.wanted {
                high = temperature.now;
            } else {
                low = temperature.now;
            }
        }
        temperature.hottest = temperature.now * 2.0;
        temperature
    }

    /// Returns the temperature.
    pub(crate) fn now(&self) -> f64 {
        self.now
    }

    /// Sets how much of the search is done, from 0 to 1.
    pub(crate) fn set_done(&mut self, fraction: f64) {
        self.done = fraction;
        self.wanted = HOTTEST_SHARE * (COLDEST_SHARE / HOTTEST_SHARE).powf(fraction);
    }

    /// Returns whether a change is taken, with a random number above 0 and up to 1.
    #[inline]
    pub(crate) fn takes(&mut self, change: i64, random: f64) -> bool {
        if change <= 0 || self.is_frozen {
            return change <= 0;
        }
        let likely = chance(change, self.now);
        self.chances += likely;
        self.n_new += 1;
        if self.n_new >= TERM {
            self.correct();
        }
        random < likely
    }

    fn correct(&mut self) {
        self.n_moves += f64::from(self.n_new);
        self.n_new = 0;
        let share = (self.chances / self.n_moves).max(1e-12);
        let steepest = ((self.done - self.corrected) * STEEPEST).exp();
        let factor = (self.wanted / share).sqrt().clamp(1.0 / steepest, steepest);
        self.corrected = self.done;
        // What is required counts by the temperature, so where only it moves the share would never rise with it.
        self.now = (self.now * factor).clamp(UNIT_F * 0.05, self.hottest);
        self.chances *= MEMORY;
        self.n_moves *= MEMORY;
    }

    /// From now on nothing for the worse is taken.
    pub(crate) fn freeze(&mut self) {
        self.is_frozen = true;
    }
}

#[inline]
#[expect(clippy::cast_precision_loss, reason = "scores are far below what a float holds exactly")]
fn chance(change: i64, temperature: f64) -> f64 {
    (-(change as f64) / temperature).exp()
}
