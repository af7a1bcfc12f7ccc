//! How much what is required counts beside the rest.

use super::{
    anneal::{UNIT, UNIT_F},
    guides::GUIDE,
};
use crate::{cost::RANKS, instance::Instance, state::Scale};

/// The part of the search in which what is required is annealed.
const WARM_PART: f64 = 0.4;

/// How many times the temperature a unit of what is required counts after that.
const COLD_RATIO: f64 = 12.0;

/// How many of the heaviest of the next rank a unit of a rank outweighs.
const OUTWEIGHS: i64 = 8;

/// How many times as much what is not met may come to count.
const MOST_BOOST: f64 = 1000.0;

/// What a unit of a rank counts at most, so that sums stay far from the limits of numbers.
const MOST: i64 = 1 << 32;

/// The parts of the search after which it is looked at whether what is required is met.
const TERM: f64 = 0.002;

/// How much what is required counts beside the rest.
///
/// It is annealed like the rest, but sooner: in the first part of the search a unit of it grows from once to many times the
/// temperature, and stays there. It never counts less than the heaviest of the rest, and in the end more while it is not met.
pub(crate) struct Weight {
    now: f64,
    /// What a unit of each other rank counts.
    rest: [i64; RANKS],
    /// What the heaviest constraint that is not required counts.
    heaviest: f64,
    boost: f64,
    met: u64,
    seen: u64,
    looked: f64,
}

impl Weight {
    /// Returns the weight that a search of an instance begins with.
    pub(crate) fn new(instance: &Instance) -> Self {
        let rest = ranks(instance);
        let heaviest = |rank: usize| of_rank(instance, rank).max().unwrap_or(0);
        let all = (1..GUIDE).map(|rank| f64::from(heaviest(rank)) * as_float(rest[rank]));
        let heaviest = all.fold(UNIT_F, f64::max);
        Self { now: heaviest, rest, heaviest, boost: 1.0, met: 0, seen: 0, looked: 0.0 }
    }

    /// Takes note of whether what is required is met.
    #[inline]
    pub(crate) fn see(&mut self, is_met: bool) {
        self.met += u64::from(is_met);
        self.seen += 1;
    }

    /// Sets the weight for a part of the search that is done and a temperature.
    pub(crate) fn adapt(&mut self, fraction: f64, temperature: f64) {
        self.now = temperature * COLD_RATIO.powf((fraction / WARM_PART).min(1.0));
        if fraction > (self.looked + TERM).max(WARM_PART) {
            if self.met == 0 {
                self.boost = (self.boost * 1.05).min(MOST_BOOST);
            } else if self.met * 2 > self.seen {
                self.boost = (self.boost / 1.02).max(1.0);
            }
            (self.met, self.seen, self.looked) = (0, 0, fraction);
        }
        self.now = self.now.max(self.heaviest * 1.5 * self.boost);
    }

    /// Returns what a unit of each rank counts.
    pub(crate) fn scale(&self) -> Scale {
        let mut scale = self.rest;
        scale[0] = (self.now.round() as i64).max(1);
        scale[GUIDE] = scale[0];
        Scale(scale)
    }
}

/// Returns what a unit of each rank counts: of an earlier rank more than several of the heaviest of the next.
fn ranks(instance: &Instance) -> [i64; RANKS] {
    let mut scale = [UNIT; RANKS];
    for rank in (1..GUIDE - 1).rev() {
        let next = of_rank(instance, rank + 1).max().map_or(1, |heaviest| i64::from(heaviest) * OUTWEIGHS);
        scale[rank] = scale[rank + 1].saturating_mul(next).min(MOST);
    }
    scale
}

/// Returns the weights of the constraints of a rank.
fn of_rank(instance: &Instance, rank: usize) -> impl Iterator<Item = u32> + '_ {
    instance
        .constraints
        .iter()
        .filter(move |constraint| constraint.rank == rank)
        .map(|constraint| constraint.weight)
}

#[expect(clippy::cast_precision_loss, reason = "scales are far below what a float holds exactly")]
fn as_float(scale: i64) -> f64 {
    scale as f64
}
