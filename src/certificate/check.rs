//! The checker: it knows rows in whole numbers, bounds of their variables, and a proof. Nothing else.

/// A variable: its bounds, and whether it takes whole numbers only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The least value.
    pub low: i64,
    /// The greatest value.
    pub high: i64,
    /// Whether only whole numbers are taken.
    pub is_whole: bool,
}

/// A row: the sum of its terms and its constant is at least zero, or is zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Places of variables, each with its factor.
    pub terms: Vec<(usize, i64)>,
    /// What is added to the terms.
    pub constant: i64,
    /// Whether the sum is zero; otherwise it is at least zero.
    pub is_equation: bool,
}

/// Variables and rows of which it is to be shown that they cannot all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct System {
    /// The variables.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A proof that the rows of a [`System`] cannot all hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// So many times each of these rows added up is below zero, whatever values within their bounds the variables take. Rows that are
    /// at least zero are taken a positive number of times. Empty where the bounds of some variable contradict each other.
    Contradiction(Vec<(usize, i64)>),
    /// A variable that takes whole numbers is at most so much, or more: each case is contradicted.
    Cases {
        /// The place of the variable.
        column: usize,
        /// The greatest value of the first case; the second begins one above.
        at_most: i64,
        /// The proof of the first case.
        below: Box<Proof>,
        /// The proof of the second case.
        above: Box<Proof>,
    },
}

/// What a proof that holds consists of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// Cases that are contradicted, each by itself.
    pub cases: usize,
    /// Rows that are used, summed over the cases.
    pub rows_used: usize,
}

/// Why something is no proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// A row is named that is not there.
    #[error("there is no row {0}")]
    NoSuchRow(usize),
    /// A variable is named that is not there.
    #[error("there is no variable {0}")]
    NoSuchColumn(usize),
    /// A row that is at least zero is taken a negative number of times.
    #[error("row {0} may not be taken a negative number of times")]
    WrongSign(usize),
    /// Cases of a variable that takes more than whole numbers: something may lie between them.
    #[error("variable {0} takes more than whole numbers")]
    NotWhole(usize),
    /// The sum is not below zero for all values: it may be as high as this.
    #[error("the sum of the rows may be {0}, which contradicts nothing")]
    NoContradiction(i128),
    /// Numbers of the proof are too large to be added with certainty.
    #[error("numbers are too large to be added with certainty")]
    TooLarge,
    /// Cases lie within cases too often.
    #[error("there are cases within cases more than {MOST_WITHIN} times")]
    TooDeep,
}

/// Cases may lie within cases so often.
const MOST_WITHIN: usize = 400;

/// Checks a proof in whole numbers.
///
/// # Errors
/// Where it is none, the first reason.
pub fn check(system: &System, proof: &Proof) -> Result<Checked, Refused> {
    let mut bounds: Vec<(i64, i64)> = system.columns.iter().map(|column| (column.low, column.high)).collect();
    let mut checked = Checked::default();
    cases(system, proof, &mut bounds, &mut checked, 0)?;
    Ok(checked)
}

fn cases(
    system: &System,
    proof: &Proof,
    bounds: &mut [(i64, i64)],
    checked: &mut Checked,
    within: usize,
) -> Result<(), Refused> {
    match proof {
        Proof::Contradiction(multipliers) => {
            contradicts(system, multipliers, bounds)?;
            checked.cases += 1;
            checked.rows_used += multipliers.len();
            Ok(())
        }
        Proof::Cases { .. } if within >= MOST_WITHIN => Err(Refused::TooDeep),
        Proof::Cases { column, at_most, below, above } => {
            let whole = system.columns.get(*column).ok_or(Refused::NoSuchColumn(*column))?.is_whole;
            if !whole {
                return Err(Refused::NotWhole(*column));
            }
            let next = at_most.checked_add(1).ok_or(Refused::TooLarge)?;
            let (low, high) = bounds[*column];
            bounds[*column] = (low, high.min(*at_most));
            cases(system, below, bounds, checked, within + 1)?;
            bounds[*column] = (low.max(next), high);
            cases(system, above, bounds, checked, within + 1)?;
            bounds[*column] = (low, high);
            Ok(())
        }
    }
}

fn contradicts(system: &System, multipliers: &[(usize, i64)], bounds: &[(i64, i64)]) -> Result<(), Refused> {
    if bounds.iter().any(|(low, high)| low > high) {
        return Ok(());
    }
    let highest = highest(system, multipliers, bounds)?;
    if highest < 0 { Ok(()) } else { Err(Refused::NoContradiction(highest)) }
}

/// Returns how high the sum of so many times each of these rows may be, where the variables are within these bounds.
///
/// # Errors
/// The rows are not there, may not be taken so often, or the numbers are too large.
pub(super) fn highest(
    system: &System,
    multipliers: &[(usize, i64)],
    bounds: &[(i64, i64)],
) -> Result<i128, Refused> {
    let times = |a: i64, b: i64| i128::from(a) * i128::from(b);
    let mut factors: Vec<i128> = vec![0; system.columns.len()];
    let mut sum: i128 = 0;
    for &(row, times_taken) in multipliers {
        let found = system.rows.get(row).ok_or(Refused::NoSuchRow(row))?;
        if times_taken < 0 && !found.is_equation {
            return Err(Refused::WrongSign(row));
        }
        sum = sum.checked_add(times(found.constant, times_taken)).ok_or(Refused::TooLarge)?;
        for &(column, factor) in &found.terms {
            let all = factors.get_mut(column).ok_or(Refused::NoSuchColumn(column))?;
            *all = all.checked_add(times(factor, times_taken)).ok_or(Refused::TooLarge)?;
        }
    }
    for (factor, &(low, high)) in factors.iter().zip(bounds) {
        let bound = if *factor > 0 { high } else { low };
        let most = factor.checked_mul(i128::from(bound)).ok_or(Refused::TooLarge)?;
        sum = sum.checked_add(most).ok_or(Refused::TooLarge)?;
    }
    Ok(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(low: i64, high: i64) -> Column {
        Column { low, high, is_whole: true }
    }

    fn row(terms: &[(usize, i64)], constant: i64) -> Row {
        Row { terms: terms.to_vec(), constant, is_equation: false }
    }

    /// 135 classes, and 120 that can be taught.
    fn too_few() -> System {
        System {
            columns: vec![whole(0, 200), whole(0, 200)],
            rows: vec![
                row(&[(0, 1)], -135),
                row(&[(1, -1)], 120),
                Row { terms: vec![(0, 1), (1, -1)], constant: 0, is_equation: true },
            ],
        }
    }

    /// 2x = 2y + 1: only whole numbers clash.
    fn odd_and_even() -> System {
        let terms = vec![(0, 2), (1, -2)];
        System {
            columns: vec![whole(0, 1), whole(0, 1)],
            rows: vec![Row { terms, constant: -1, is_equation: true }],
        }
    }

    fn odd_and_even_proof() -> Proof {
        let case = |column, below, above| Proof::Cases {
            column,
            at_most: 0,
            below: Box::new(below),
            above: Box::new(above),
        };
        let is = |times| Proof::Contradiction(vec![(0, times)]);
        // x = 0: -2y - 1 < 0. x = 1: 1 - 2y = 0 is 1 or -1.
        case(0, is(1), case(1, is(-1), is(1)))
    }

    #[test]
    fn rows_that_add_up_below_zero_clash() {
        let proof = Proof::Contradiction(vec![(0, 1), (1, 1), (2, -1)]);
        assert_eq!(check(&too_few(), &proof), Ok(Checked { cases: 1, rows_used: 3 }));
    }

    #[test]
    fn cases_of_whole_numbers_cover_all() {
        assert_eq!(check(&odd_and_even(), &odd_and_even_proof()).map(|it| it.cases), Ok(3));
    }

    #[test]
    fn a_wrong_multiplier_proves_nothing() {
        let wrong = Proof::Contradiction(vec![(0, 1), (1, 1), (2, -2)]);
        assert!(matches!(check(&too_few(), &wrong), Err(Refused::NoContradiction(_))));
        let negative = Proof::Contradiction(vec![(0, -1)]);
        assert_eq!(check(&too_few(), &negative), Err(Refused::WrongSign(0)));
    }

    #[test]
    fn a_row_left_out_or_not_there_proves_nothing() {
        let left_out = Proof::Contradiction(vec![(0, 1), (1, 1)]);
        assert!(matches!(check(&too_few(), &left_out), Err(Refused::NoContradiction(_))));
        let none = Proof::Contradiction(Vec::new());
        assert_eq!(check(&too_few(), &none), Err(Refused::NoContradiction(0)));
        let unknown = Proof::Contradiction(vec![(7, 1)]);
        assert_eq!(check(&too_few(), &unknown), Err(Refused::NoSuchRow(7)));
    }

    #[test]
    fn a_missing_case_proves_nothing() {
        let Proof::Cases { column, at_most, below, .. } = odd_and_even_proof() else { unreachable!() };
        let again = below.clone();
        let missing = Proof::Cases { column, at_most, below, above: again };
        assert!(matches!(check(&odd_and_even(), &missing), Err(Refused::NoContradiction(_))));
        let Proof::Cases { below, above, .. } = odd_and_even_proof() else { unreachable!() };
        // x at most -1, or 0 and more: the first case is empty, the second is not what was contradicted.
        let moved = Proof::Cases { column: 0, at_most: -1, below, above };
        assert!(check(&odd_and_even(), &moved).is_err());
    }

    #[test]
    fn a_proof_of_other_rows_proves_nothing() {
        let proof = Proof::Contradiction(vec![(0, 1), (1, 1), (2, -1)]);
        let mut enough = too_few();
        enough.rows[1].constant = 150;
        assert!(matches!(check(&enough, &proof), Err(Refused::NoContradiction(15))));
        let mut wider = odd_and_even();
        wider.columns[0].is_whole = false;
        assert_eq!(check(&wider, &odd_and_even_proof()), Err(Refused::NotWhole(0)));
    }

    #[test]
    fn what_cannot_be_added_with_certainty_is_refused() {
        let system = System {
            columns: vec![whole(0, i64::MAX)],
            rows: (0..8).map(|_| row(&[(0, i64::MAX)], i64::MAX)).collect(),
        };
        let proof = Proof::Contradiction((0..8).map(|at| (at, i64::MAX)).collect());
        assert_eq!(check(&system, &proof), Err(Refused::TooLarge));
        let deep = (0..=MOST_WITHIN).fold(Proof::Contradiction(Vec::new()), |proof, _| Proof::Cases {
            column: 0,
            at_most: 5,
            below: Box::new(proof.clone()),
            above: Box::new(Proof::Contradiction(Vec::new())),
        });
        assert_eq!(check(&system, &deep), Err(Refused::TooDeep));
    }
}
