//! The cost while it changes: one total for each point of application.

use crate::{
    constraint::Constraint,
    cost::{Cost, CostFunction, RANKS, excess},
};

/// A point of application: its deviation is by how much its total lies outside its limits.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Point {
    total: i32,
    minimum: i32,
    maximum: i32,
    weight: u32,
    function: CostFunction,
    rank: u8,
    /// Cost now, without the scale of its rank.
    cost: i64,
}

impl Point {
    fn cost_now(&self) -> i64 {
        let deviation = excess(i64::from(self.total), i64::from(self.minimum), i64::from(self.maximum));
        i64::from(self.weight) * self.function.of(deviation)
    }
}

/// How much a unit of each rank counts in the score that a search minimises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Scale(pub(crate) [i64; RANKS]);

/// A point of application as it is now.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PointView {
    pub(crate) total: i64,
    pub(crate) minimum: i64,
    pub(crate) maximum: i64,
    /// What a unit of cost counts in the score.
    pub(crate) weight: i64,
    pub(crate) function: CostFunction,
    /// Whether it is of the first rank and counts there.
    pub(crate) is_required: bool,
    /// What it counts in the score.
    pub(crate) score: i64,
}

/// The points with their costs, and the sums.
#[derive(Clone, Debug)]
pub(crate) struct Tally {
    points: Vec<Point>,
    cost: Cost,
    scale: Scale,
    score: i64,
}

impl Tally {
    /// Returns a tally without points.
    pub(crate) fn new() -> Self {
        Self { points: Vec::new(), cost: Cost::default(), scale: Scale([1; RANKS]), score: 0 }
    }

    /// Adds a point of a constraint whose deviation is by how much its total lies outside limits; the total is 0 at first.
    pub(crate) fn add_limited(&mut self, constraint: &Constraint, minimum: i64, maximum: i64) -> u32 {
        let small = |value: i64| value.clamp(i32::MIN.into(), i32::MAX.into()) as i32;
        let point = Point {
            total: 0,
            minimum: small(minimum),
            maximum: small(maximum),
            weight: constraint.weight,
            function: constraint.function,
            rank: constraint.rank as u8,
            cost: 0,
        };
        self.points.push(point);
        let number = self.points.len() as u32 - 1;
        self.shift(number, 0);
        number
    }

    /// Adds a point of a constraint whose total is its deviation.
    pub(crate) fn add(&mut self, constraint: &Constraint) -> u32 {
        self.add_limited(constraint, 0, 0)
    }

    /// Changes the total of a point.
    #[inline]
    pub(crate) fn shift(&mut self, number: u32, by: i32) {
        let point = &mut self.points[number as usize];
        point.total += by;
        let cost = point.cost_now();
        let change = cost - point.cost;
        if change != 0 {
            point.cost = cost;
            let rank = usize::from(point.rank);
            self.cost.0[rank] += change;
            // Numbers that no school has would be too large; a score that wraps then misleads, and nothing worse.
            self.score = self.score.wrapping_add(self.scale.0[rank].wrapping_mul(change));
        }
    }

    /// Sets the total of a point.
    pub(crate) fn set(&mut self, point: u32, total: i32) {
        let by = total - self.points[point as usize].total;
        self.shift(point, by);
    }

    /// Returns a point as it is now.
    pub(crate) fn view(&self, number: u32) -> PointView {
        let point = &self.points[number as usize];
        let scale = self.scale.0[usize::from(point.rank)];
        PointView {
            total: point.total.into(),
            minimum: point.minimum.into(),
            maximum: point.maximum.into(),
            weight: i64::from(point.weight).saturating_mul(scale),
            function: point.function,
            is_required: point.rank == 0 && point.weight > 0,
            score: point.cost.saturating_mul(scale),
        }
    }

    /// Returns the cost.
    pub(crate) fn cost(&self) -> Cost {
        self.cost
    }

    /// Returns the cost as one number: the sum over the ranks by their scale.
    #[inline]
    pub(crate) fn score(&self) -> i64 {
        self.score
    }

    /// Changes the scale, and with it the score.
    pub(crate) fn set_scale(&mut self, scale: Scale) {
        self.scale = scale;
        let parts = scale.0.iter().zip(self.cost.0).map(|(scale, cost)| scale.wrapping_mul(cost));
        self.score = parts.fold(0, i64::wrapping_add);
    }
}
