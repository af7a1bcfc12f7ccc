//! Costs: whole numbers by rank, of which the first that differs decides.

use std::ops::{Add, AddAssign, Sub};

/// Number of ranks that a cost has.
pub const RANKS: usize = 8;

/// The cost of a timetable: for each rank the sum of the costs of its constraints. Less is better, and no gain in a later
/// rank makes up for a loss in an earlier one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cost(pub [i64; RANKS]);

impl Cost {
    /// Returns the cost of the rank of what is required.
    #[must_use]
    pub fn required(&self) -> i64 {
        self.0[0]
    }

    /// Returns whether nothing costs anything.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.0 == [0; RANKS]
    }
}

impl Add for Cost {
    type Output = Self;

    fn add(mut self, other: Self) -> Self {
        self += other;
        self
    }
}

impl AddAssign for Cost {
    fn add_assign(&mut self, other: Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }
}

impl Sub for Cost {
    type Output = Self;

    fn sub(mut self, other: Self) -> Self {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine -= theirs;
        }
        self
    }
}

/// How the deviation at one point of application becomes its cost. It applies to the whole deviation of the point, never to
/// parts of it and never to a sum over points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CostFunction {
    /// The deviation itself.
    Linear,
    /// Its square.
    Quadratic,
    /// 1 where there is any deviation.
    Step,
}

impl CostFunction {
    /// Returns the cost of a deviation for a weight of 1.
    #[must_use]
    pub fn of(self, deviation: i64) -> i64 {
        match self {
            Self::Linear => deviation,
            Self::Quadratic => deviation * deviation,
            Self::Step => i64::from(deviation > 0),
        }
    }
}

/// Returns by how much a value lies outside limits.
#[must_use]
pub(crate) fn excess(value: i64, minimum: i64, maximum: i64) -> i64 {
    if value < minimum { minimum - value } else { (value - maximum).max(0) }
}
