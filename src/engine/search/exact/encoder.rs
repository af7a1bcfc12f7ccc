//! What a timetable costs as a function of where some of its pieces start, as a program.

use std::collections::BTreeMap;

use super::program::{Program, join};
use crate::{
    cost::CostFunction,
    state::{Day, PointView, State},
};

/// A constant and columns, each by a factor.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Linear {
    pub(crate) constant: i64,
    pub(crate) terms: Vec<(u32, i64)>,
}

impl Linear {
    /// Returns the sum of some columns and a constant.
    pub(crate) fn sum(constant: i64, columns: impl IntoIterator<Item = u32>) -> Self {
        Self { constant, terms: columns.into_iter().map(|column| (column, 1)).collect() }
    }

    /// Adds a multiple of another.
    pub(crate) fn add(&mut self, other: &Self, factor: i64) {
        self.constant += other.constant * factor;
        self.terms.extend(other.terms.iter().map(|(column, of)| (*column, of * factor)));
    }
}

/// Whether something is so: certain, or as a column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Truth {
    Never,
    Always,
    Column(u32),
}

/// The work of a resource in a group of times.
#[derive(Clone, Debug)]
pub(crate) struct Work {
    /// What there is of it whatever the free pieces do.
    pub(crate) without: Day,
    /// For each position of the group whether there is work whatever the free pieces do, and the columns of those that bring
    /// some; no two of them can be 1.
    pub(crate) positions: Vec<(bool, Vec<u32>)>,
    /// Whether there is any work. Made when asked for.
    any: Option<Truth>,
}

impl Work {
    pub(crate) fn new(without: Day, positions: Vec<(bool, Vec<u32>)>) -> Self {
        Self { without, positions, any: None }
    }

    /// Returns the columns that bring work, those that bring more of it several times.
    pub(crate) fn columns(&self) -> impl Iterator<Item = u32> + '_ {
        self.positions.iter().filter(|(is_busy, _)| !is_busy).flat_map(|(_, columns)| columns).copied()
    }

    /// Returns the times at work.
    pub(crate) fn busy(&self) -> Linear {
        Linear::sum(self.without.busy.into(), self.columns())
    }
}

/// A program in the making.
pub(crate) struct Encoder<'s, 'm> {
    pub(crate) state: &'s State<'m>,
    pub(crate) program: Program,
    /// By how much the totals of points differ from those that the state has now.
    changes: BTreeMap<u32, Linear>,
}

impl<'s, 'm> Encoder<'s, 'm> {
    /// Begins with a timetable in which the free pieces have no start.
    pub(crate) fn new(state: &'s State<'m>) -> Self {
        Self { state, program: Program::default(), changes: BTreeMap::new() }
    }

    /// Adds to the total of a point.
    pub(crate) fn shift(&mut self, point: u32, by: &Linear) {
        self.changes.entry(point).or_default().add(by, 1);
    }

    /// Returns a column that is at least what a sum has beyond limits; nothing where it cannot be beyond.
    pub(crate) fn beyond(&mut self, sum: &Linear, minimum: i64, maximum: i64) -> Linear {
        let mut sum = sum.clone();
        join(&mut sum.terms);
        let (least, most) = self.limits(&sum);
        let highest = (most - maximum).max(minimum - least).max(0);
        if highest == 0 {
            return Linear::default();
        }
        if minimum <= least && least >= maximum {
            sum.constant -= maximum;
            return sum;
        }
        let column = self.program.column(0, highest, false, 0);
        self.at_least_beyond(column, &sum, minimum, maximum);
        Linear::sum(0, [column])
    }

    fn at_least_beyond(&mut self, column: u32, sum: &Linear, minimum: i64, maximum: i64) {
        let (least, most) = self.limits(sum);
        let with = |factor: i64| {
            let mut terms = sum.terms.clone();
            terms.push((column, factor));
            terms
        };
        if most > maximum {
            self.program.row(None, Some(maximum - sum.constant), with(-1));
        }
        if least < minimum {
            self.program.row(Some(minimum - sum.constant), None, with(1));
        }
    }

    /// Returns whether there is any work, as 0 or 1.
    pub(crate) fn any(&mut self, work: &mut Work) -> Linear {
        let any = work.any.unwrap_or_else(|| self.make_any(work));
        work.any = Some(any);
        match any {
            Truth::Column(column) => Linear::sum(0, [column]),
            Truth::Always => Linear::sum(1, []),
            Truth::Never => Linear::default(),
        }
    }

    fn make_any(&mut self, work: &Work) -> Truth {
        if work.without.busy > 0 {
            return Truth::Always;
        }
        let mut columns: Vec<u32> = work.columns().collect();
        columns.sort_unstable();
        columns.dedup();
        if columns.is_empty() {
            return Truth::Never;
        }
        let any = self.program.column(0, 1, false, 0);
        // One row for each time, for those that run at it exclude each other.
        for (_, columns) in &work.positions {
            if !columns.is_empty() {
                let terms = columns.iter().map(|column| (*column, -1)).chain([(any, 1)]).collect();
                self.program.row(Some(0), None, terms);
            }
        }
        let terms = columns.iter().map(|column| (*column, 1)).chain([(any, -1)]).collect();
        self.program.row(Some(0), None, terms);
        Truth::Column(any)
    }

    /// Returns the times without work between the first and the last.
    pub(crate) fn idle(&mut self, work: &Work) -> Linear {
        let before = self.so_far(work.positions.iter());
        let mut after = self.so_far(work.positions.iter().rev());
        after.reverse();
        let mut idle = Linear::default();
        for (((is_busy, columns), before), after) in work.positions.iter().zip(before).zip(after) {
            if *is_busy || before == Truth::Never || after == Truth::Never {
                continue;
            }
            if before == Truth::Always && after == Truth::Always {
                idle.constant += 1;
                idle.terms.extend(columns.iter().map(|column| (*column, -1)));
                continue;
            }
            // Idle where there was work before and will be after and is none now.
            let mut sum =
                Linear { constant: -1, terms: columns.iter().map(|column| (*column, -1)).collect() };
            for side in [before, after] {
                match side {
                    Truth::Column(column) => sum.terms.push((column, 1)),
                    _ => sum.constant += 1,
                }
            }
            let column = self.program.column(0, 1, false, 0);
            let constant = sum.constant;
            let mut terms = sum.terms;
            terms.push((column, -1));
            self.program.row(None, Some(-constant), terms);
            idle.terms.push((column, 1));
        }
        idle
    }

    /// Returns for each position whether there is any work up to it.
    fn so_far<'p>(&mut self, positions: impl Iterator<Item = &'p (bool, Vec<u32>)>) -> Vec<Truth> {
        let mut now = Truth::Never;
        let mut all = Vec::new();
        for (is_busy, columns) in positions {
            if *is_busy {
                now = Truth::Always;
            } else if now != Truth::Always && !columns.is_empty() {
                let next = self.program.column(0, 1, false, 0);
                let terms = columns.iter().map(|column| (*column, -1)).chain([(next, 1)]).collect();
                self.program.row(Some(0), None, terms);
                if let Truth::Column(last) = now {
                    self.program.row(Some(0), None, vec![(next, 1), (last, -1)]);
                }
                now = Truth::Column(next);
            }
            all.push(now);
        }
        all
    }

    fn limits(&self, sum: &Linear) -> (i64, i64) {
        let mut limits = (sum.constant, sum.constant);
        for (column, factor) in &sum.terms {
            let of = &self.program.columns[*column as usize];
            let (one, other) = (of.low * factor, of.high * factor);
            limits.0 += one.min(other);
            limits.1 += one.max(other);
        }
        limits
    }

    /// Lets the columns cost what the points do; returns these and what is to be added to what the columns cost.
    pub(crate) fn finish(&mut self) -> (Vec<u32>, i64) {
        let mut offset = 0;
        let points = self.changes.keys().copied().collect();
        for (point, mut change) in std::mem::take(&mut self.changes) {
            join(&mut change.terms);
            let view = self.state.point(point);
            change.constant += view.total;
            offset += self.price(&view, &change);
        }
        (points, offset)
    }

    fn price(&mut self, point: &PointView, total: &Linear) -> i64 {
        if point.is_required {
            let (least, most) = self.limits(total);
            let low = (least < point.minimum).then_some(point.minimum - total.constant);
            let high = (most > point.maximum).then_some(point.maximum - total.constant);
            if low.is_some() || high.is_some() {
                self.program.row(low, high, total.terms.clone());
            }
            return 0;
        }
        if point.weight == 0 {
            return 0;
        }
        let mut beyond = self.beyond(total, point.minimum, point.maximum);
        join(&mut beyond.terms);
        match point.function {
            CostFunction::Linear => {
                for (column, factor) in &beyond.terms {
                    self.program.columns[*column as usize].cost += point.weight * factor;
                }
                point.weight * beyond.constant
            }
            CostFunction::Quadratic => {
                let (_, most) = self.limits(&beyond);
                // One column for each unit, of which the cheaper come first: each costs 2 more than the one before.
                let mut terms: Vec<(u32, i64)> = Vec::new();
                for step in (0..most).rev() {
                    terms.push((self.program.column(0, 1, false, point.weight * (2 * step + 1)), 1));
                }
                terms.extend(beyond.terms.iter().map(|(column, factor)| (*column, -factor)));
                self.program.row(Some(beyond.constant), None, terms);
                0
            }
            CostFunction::Step => {
                let (least, most) = self.limits(&beyond);
                if least > 0 {
                    return point.weight;
                }
                if most > 0 {
                    let any = self.program.column(0, 1, true, point.weight);
                    let mut terms: Vec<(u32, i64)> =
                        beyond.terms.iter().map(|(column, factor)| (*column, -factor)).collect();
                    terms.push((any, most));
                    self.program.row(Some(beyond.constant), None, terms);
                }
                0
            }
        }
    }
}
