//! Looks for a proof: cases of whole numbers, and in each the rows that add up to a contradiction.
//!
//! The solver only suggests: which rows, how often, and of which variable to tell cases apart. Numbers that it rounds are judged as
//! they are then, exactly. What is handed out passed [`check`].

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::check::{Column, Proof, Row, System, check, highest};
use crate::mip::{Direction, Expression, Kind, Limits, Model, Sense, Solved, Tag, Variable};

/// A row is taken at most so many times. A number with many divisors, so that most shares of it are whole.
const MOST_TIMES: [i64; 2] = [720_720, 1_000_000_000];

/// Rows that are asked about are looked at up to so much more than nothing.
const MOST_ROOM: i64 = 100_000;

/// Values in the solver's solution are told apart to so many parts of one.
const PARTS: i64 = 5_040;

/// Returns the variables and rows of a model as the checker knows them.
#[must_use]
pub fn system_of(model: &Model) -> System {
    let columns = model.columns.iter().map(|column| Column {
        low: column.low,
        high: column.high,
        is_whole: column.kind == Kind::Integer,
    });
    let rows = model.rows.iter().map(|row| {
        let mut terms: BTreeMap<usize, i64> = BTreeMap::new();
        for &(variable, factor) in row.expression.terms() {
            *terms.entry(variable.0).or_default() += factor;
        }
        Row {
            terms: terms.into_iter().filter(|(_, factor)| *factor != 0).collect(),
            constant: row.expression.constant,
            is_equation: row.sense == Sense::Zero,
        }
    });
    System { columns: columns.collect(), rows: rows.collect() }
}

/// Looks for a proof that the rows cannot all hold, looking at no more than so many programs. `None` where none was found, which says
/// nothing. `asked` are rows of which it is told how much more than nothing they may be: the less, the nearer a contradiction is. The
/// proof does not depend on them, but is found sooner.
#[must_use]
pub fn find(system: &System, asked: &[usize], most_looks: usize) -> Option<Proof> {
    let bounds = system.columns.iter().map(|column| (column.low, column.high)).collect();
    let mut search = Search { system, asked: asked.iter().copied().collect(), bounds, left: most_looks };
    let found = search.look()?;
    let proof = search.prove(found, 0)?;
    check(system, &proof).is_ok().then_some(proof)
}

/// Cases within cases that are looked at.
const DEEPEST: usize = 60;

/// Variables of which it is looked at what telling cases apart would bring.
const LOOKED_AT: usize = 12;

struct Search<'s> {
    system: &'s System,
    asked: BTreeSet<usize>,
    bounds: Vec<(i64, i64)>,
    /// Programs that may still be looked at.
    left: usize,
}

/// What is within the bounds, where whole numbers need not be.
enum Looked {
    /// The rows cannot all hold.
    Nothing,
    /// They hold with these values, in parts, and those that are asked about may be so much more than nothing.
    Values(Vec<i64>, i64),
}

/// A variable to tell cases apart by: at most so much, or more, and what is within each.
struct Apart {
    column: usize,
    at_most: i64,
    below: Looked,
    above: Looked,
}

impl Search<'_> {
    fn prove(&mut self, found: Looked, within: usize) -> Option<Proof> {
        let Looked::Values(values, room) = found else {
            if self.bounds.iter().any(|(low, high)| low > high) {
                return Some(Proof::Contradiction(Vec::new()));
            }
            return self.contradiction().map(Proof::Contradiction);
        };
        if within >= DEEPEST {
            return None;
        }
        let Apart { column, at_most, below, above } = self.apart(&values, room)?;
        let (low, high) = self.bounds[column];
        self.bounds[column] = (low, at_most);
        let below = self.prove(below, within + 1);
        self.bounds[column] = (at_most + 1, high);
        let above = below.is_some().then(|| self.prove(above, within + 1)).flatten();
        self.bounds[column] = (low, high);
        Some(Proof::Cases { column, at_most, below: Box::new(below?), above: Box::new(above?) })
    }

    /// Returns the variable that brings most to tell cases apart by, of those that are least whole.
    fn apart(&mut self, values: &[i64], room: i64) -> Option<Apart> {
        let parts = |column: usize| {
            let over = values[column].rem_euclid(PARTS);
            over.min(PARTS - over)
        };
        let is_open = |column: &usize| self.system.columns[*column].is_whole && parts(*column) > 0;
        let mut open: Vec<usize> = (0..values.len()).filter(is_open).collect();
        open.sort_by_key(|column| (Reverse(parts(*column)), *column));
        let mut best: Option<((i64, i64), Apart)> = None;
        // Where little may be looked at, that is kept for going on.
        let n_looked_at = LOOKED_AT.min((self.left / 16).max(1));
        for column in open.into_iter().take(n_looked_at) {
            let at_most = values[column].div_euclid(PARTS);
            let (low, high) = self.bounds[column];
            self.bounds[column] = (low, at_most);
            let below = self.look();
            self.bounds[column] = (at_most + 1, high);
            let above = self.look();
            self.bounds[column] = (low, high);
            let (Some(below), Some(above)) = (below, above) else { continue };
            let are_both_settled = matches!((&below, &above), (Looked::Nothing, Looked::Nothing));
            let brings = |looked: &Looked| match looked {
                Looked::Nothing => room + PARTS,
                Looked::Values(_, left) => room - left,
            };
            let (one, other) = (brings(&below), brings(&above));
            let worth = (one.min(other), one.max(other));
            if best.as_ref().is_none_or(|(most, _)| worth > *most) {
                best = Some((worth, Apart { column, at_most, below, above }));
            }
            if are_both_settled {
                break;
            }
        }
        best.map(|(_, apart)| apart)
    }

    /// Looks at what is within the bounds, where whole numbers need not be. `None` where no more may be looked at, or where nothing is known.
    fn look(&mut self) -> Option<Looked> {
        self.left = self.left.checked_sub(1)?;
        if self.bounds.iter().any(|(low, high)| low > high) {
            return Some(Looked::Nothing);
        }
        let mut model = Model::default();
        let columns: Vec<Variable> = self
            .bounds
            .iter()
            .map(|(low, high)| model.continuous(low.saturating_mul(PARTS), high.saturating_mul(PARTS)))
            .collect();
        let room = model.continuous(0, MOST_ROOM.saturating_mul(PARTS));
        for (at, row) in self.system.rows.iter().enumerate() {
            let mut sum = Expression::constant(row.constant.saturating_mul(PARTS));
            row.terms.iter().for_each(|&(column, factor)| sum.add(factor, columns[column]));
            if row.is_equation {
                model.equal(Tag(0), sum, Expression::default());
            } else if self.asked.contains(&at) {
                model.at_least(Tag(0), sum, room);
            } else {
                model.at_least(Tag(0), sum, Expression::default());
            }
        }
        match model.solve(&room.into(), Direction::Maximise, Limits::default()) {
            Solved::Best { mut values, .. } | Solved::Limit { values: Some(mut values), .. } => {
                let most = values.pop()?;
                Some(Looked::Values(values, most))
            }
            Solved::Infeasible => Some(Looked::Nothing),
            Solved::Limit { values: None, .. } | Solved::Failed(_) => None,
        }
    }

    /// Returns rows, each with how often it is taken, whose sum is below zero for all values within the bounds.
    fn contradiction(&self) -> Option<Vec<(usize, i64)>> {
        MOST_TIMES.into_iter().find_map(|most| self.contradiction_of(most))
    }

    /// The sum of the rows is a constant and, of each variable, its factor. Above its low bound a variable adds at most what is
    /// between its bounds, times the factor where that is positive. That sum is made as low as can be.
    fn contradiction_of(&self, most: i64) -> Option<Vec<(usize, i64)>> {
        let mut model = Model::default();
        let mut sum = Expression::default();
        let mut factors: BTreeMap<usize, (Expression, i64)> = BTreeMap::new();
        let mut times = Vec::new();
        for row in &self.system.rows {
            let taken = model.continuous(if row.is_equation { -most } else { 0 }, most);
            let at_low =
                row.terms.iter().map(|&(column, factor)| factor.saturating_mul(self.bounds[column].0));
            sum.add(at_low.fold(row.constant, i64::saturating_add), taken);
            for &(column, factor) in &row.terms {
                let (all, size) = factors.entry(column).or_default();
                all.add(factor, taken);
                *size = size.saturating_add(factor.saturating_abs().saturating_mul(most));
            }
            times.push(taken);
        }
        for (column, (factor, size)) in factors {
            let (low, high) = self.bounds[column];
            if low < high {
                let positive = model.continuous(0, size);
                model.at_least(Tag(0), positive, factor);
                sum.add(high.saturating_sub(low), positive);
            }
        }
        let solved = model.solve(&sum, Direction::Minimise, Limits::default());
        let (Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. }) = solved else {
            return None;
        };
        let taken = times.iter().enumerate().map(|(row, variable)| (row, values[variable.0]));
        let mut taken: Vec<(usize, i64)> = taken.filter(|(_, times)| *times != 0).collect();
        let divisor = taken.iter().fold(0, |divisor, (_, times)| common_divisor(divisor, *times));
        for (_, times) in &mut taken {
            *times /= divisor.max(1);
        }
        let is_below = highest(self.system, &taken, &self.bounds).is_ok_and(|highest| highest < 0);
        is_below.then_some(taken)
    }
}

fn common_divisor(a: i64, b: i64) -> i64 {
    if b == 0 { a.abs() } else { common_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clash_of_whole_numbers_is_proved_in_cases() {
        // Three rooms for four classes, each in one room and no two in the same: only whole numbers fail.
        let mut model = Model::default();
        let rooms: Vec<Vec<Variable>> = (0..3).map(|_| (0..4).map(|_| model.binary()).collect()).collect();
        for class in 0..4 {
            let all = rooms.iter().fold(Expression::default(), |sum, room| sum.plus(1, room[class]));
            model.at_least(Tag(0), all, Expression::constant(1));
        }
        for room in &rooms {
            for (one, other) in [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)] {
                let both = Expression::from(room[one]).plus(1, room[other]);
                model.at_most(Tag(0), both, Expression::constant(1));
            }
        }
        let system = system_of(&model);
        let proof = find(&system, &[], 1_000).expect("it clashes");
        assert!(check(&system, &proof).expect("it is a proof").cases > 1);
        // With a class less there is room, and the same cases prove nothing.
        let mut fewer = system.clone();
        fewer.rows[3].constant = 0;
        assert_eq!(find(&fewer, &[], 1_000), None);
        assert!(check(&fewer, &proof).is_err());
    }

    #[test]
    fn the_cases_that_leave_least_room_are_told_apart() {
        // One day of six is long and two are longer than the others. Five days in a row, whichever is left out, are to have 300 minutes:
        // the mean of all is more, but without the long day there are 285. Every day has choices that make no difference.
        let mut model = Model::default();
        let days: Vec<[Variable; 5]> = (0..6).map(|_| [(); 5].map(|()| model.binary())).collect();
        let sum = |choice: &[usize]| {
            days.iter()
                .flat_map(|day| choice.iter().map(|at| day[*at]))
                .fold(Expression::default(), |sum, it| sum.plus(1, it))
        };
        for day in &days {
            let one = day.iter().fold(Expression::default(), |sum, choice| sum.plus(1, *choice));
            model.equal(Tag(0), one, Expression::constant(1));
        }
        model.equal(Tag(0), sum(&[0]), Expression::constant(1));
        model.equal(Tag(0), sum(&[1, 2]), Expression::constant(2));
        for left_out in 0..days.len() {
            let mut minutes = Expression::default();
            for day in days.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, day)| day) {
                day.iter()
                    .zip([120, 75, 75, 45, 45])
                    .for_each(|(choice, minutes_of)| minutes.add(minutes_of, *choice));
            }
            model.at_least(Tag(1), minutes, Expression::constant(300));
        }
        let system = system_of(&model);
        let proof = find(&system, &model.rows_of(Tag(1)), 1_000).expect("it clashes");
        let checked = check(&system, &proof).expect("it is a proof");
        assert!(checked.cases <= 6, "{checked:?}");
        // With 285 there is room.
        let mut less = system.clone();
        for row in model.rows_of(Tag(1)) {
            less.rows[row].constant += 15;
        }
        assert_eq!(find(&less, &model.rows_of(Tag(1)), 1_000), None);
    }

    #[test]
    fn too_little_work_finds_nothing() {
        let mut model = Model::default();
        let (x, y) = (model.integer(0, 9), model.integer(0, 9));
        model.equal(Tag(0), Expression::default().plus(2, x), Expression::constant(7).plus(4, y));
        let system = system_of(&model);
        assert_eq!(find(&system, &[], 1), None);
        assert!(find(&system, &[], 500).is_some());
    }

    #[test]
    fn shares_of_rows_become_whole_numbers() {
        // 3x >= 10 and 7x <= 23: no fraction does, as 10/3 > 23/7.
        let mut model = Model::default();
        let x = model.continuous(0, 100);
        model.at_least(Tag(0), Expression::default().plus(3, x), Expression::constant(10));
        model.at_most(Tag(0), Expression::default().plus(7, x), Expression::constant(23));
        let system = system_of(&model);
        let proof = find(&system, &[], 1).expect("it clashes");
        assert_eq!(check(&system, &proof).map(|it| it.rows_used), Ok(2));
    }
}
