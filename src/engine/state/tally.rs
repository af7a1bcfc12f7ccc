//! The cost while it changes: one total for each point of application.

use crate::{
    constraint::Constraint,
    cost::{Cost, CostFunction, RANKS, excess},
};

/// A point of application: its deviation is by how much its total lies outside its limits.
#[derive(Clone, Copy, Debug)]
struct Point {
    total: i32,
    minimum: i32,
    maximum: i32,
    weight: u32,
    function: CostFunction,
    rank: u8,
    /// Whether its total may have changed since the last settlement.
    is_touched: bool,
}

impl Point {
    /// Returns what it costs with a total.
    #[inline]
    fn cost_of(&self, total: i32) -> i64 {
        let deviation = excess(i64::from(total), i64::from(self.minimum), i64::from(self.maximum));
        i64::from(self.weight) * self.function.of(deviation)
    }
}

/// How much a unit of each rank counts in the score that a search minimises.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Scale(pub(crate) [i64; RANKS]);

impl Scale {
    /// Returns the score of a cost.
    pub(crate) fn score(&self, cost: &Cost) -> i64 {
        let ranks = self.0.iter().zip(&cost.0);
        ranks.fold(0, |score: i64, (unit, cost)| score.saturating_add(unit.saturating_mul(*cost)))
    }
}

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

/// The points and the sum of their costs. Totals change at once, costs when they are settled: a total that comes back to what
/// it was, as most do while pieces swap places, costs no work.
#[derive(Clone, Debug)]
pub(crate) struct Tally {
    points: Vec<Point>,
    /// The points that were touched, in order, with their totals before; those before `n_settled` are settled.
    touched: Vec<(u32, i32)>,
    n_settled: usize,
    cost: Cost,
    scale: Scale,
}

impl Tally {
    /// Returns a tally without points.
    pub(crate) fn new() -> Self {
        Self {
            points: Vec::new(),
            touched: Vec::new(),
            n_settled: 0,
            cost: Cost::default(),
            scale: Scale([1; RANKS]),
        }
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
            is_touched: false,
        };
        self.cost.0[constraint.rank] += point.cost_of(0);
        self.points.push(point);
        self.points.len() as u32 - 1
    }

    /// Adds a point of a constraint whose total is its deviation.
    pub(crate) fn add(&mut self, constraint: &Constraint) -> u32 {
        self.add_limited(constraint, 0, 0)
    }

    /// Changes the total of a point.
    #[inline]
    pub(crate) fn shift(&mut self, number: u32, by: i32) {
        let point = &mut self.points[number as usize];
        if !point.is_touched {
            point.is_touched = true;
            self.touched.push((number, point.total));
        }
        point.total += by;
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
            score: point.cost_of(point.total).saturating_mul(scale),
        }
    }

    /// Brings the cost up to date.
    #[inline]
    pub(super) fn settle(&mut self) {
        for (number, before) in &self.touched[self.n_settled..] {
            let point = &mut self.points[*number as usize];
            point.is_touched = false;
            if point.total != *before {
                self.cost.0[usize::from(point.rank)] += point.cost_of(point.total) - point.cost_of(*before);
            }
        }
        self.n_settled = self.touched.len();
    }

    /// Returns the cost as it was settled.
    pub(super) fn cost(&self) -> Cost {
        self.cost
    }

    /// Returns the settled cost as one number: the sum over the ranks by their scale.
    #[inline]
    pub(super) fn score(&self) -> i64 {
        // Numbers that no school has would be too large; a score that wraps then misleads, and nothing worse.
        let parts = self.scale.0.iter().zip(&self.cost.0).map(|(scale, cost)| scale.wrapping_mul(*cost));
        parts.fold(0, i64::wrapping_add)
    }

    /// Changes the scale, and with it the score.
    pub(super) fn set_scale(&mut self, scale: Scale) {
        self.scale = scale;
    }

    /// Returns where what was touched ends, to come back to; all is settled then.
    #[inline]
    pub(super) fn mark(&self) -> usize {
        self.touched.len()
    }

    /// Takes back every change since a mark, where the cost was this.
    #[inline]
    pub(super) fn undo(&mut self, mark: usize, cost: &Cost) {
        for (number, before) in self.touched[mark..].iter().rev() {
            let point = &mut self.points[*number as usize];
            point.total = *before;
            point.is_touched = false;
        }
        self.touched.truncate(mark);
        self.n_settled = mark;
        self.cost = *cost;
    }

    /// Forgets what the totals were; all is settled then.
    #[inline]
    pub(super) fn keep(&mut self) {
        self.touched.clear();
        self.n_settled = 0;
    }

    /// Returns the totals of all points.
    #[cfg(test)]
    pub(super) fn totals(&self) -> Vec<i32> {
        self.points.iter().map(|point| point.total).collect()
    }
}
