//! Sums of amounts, of which some are there and some are not.

use std::collections::BTreeMap;

use super::formula::{Fact, Formula};

/// More different sums than this are not told apart: the rule is left out then.
const MOST_SUMS: usize = 400;

/// Returns, for each sum that some of the amounts may have, a fact that holds where the amounts there make as much; sums above `most` count
/// as `most + 1`. `None` where there are too many.
pub(super) fn sums(terms: &[(Fact, u64)], most: u64, formula: &mut Formula) -> Option<BTreeMap<u64, Fact>> {
    let mut known: BTreeMap<u64, Fact> = BTreeMap::from([(0, Fact::Known(true))]);
    for &(is_there, amount) in terms {
        if amount == 0 || is_there == Fact::Known(false) {
            continue;
        }
        // Each sum there is stays, and there is one that has more by this amount.
        let mut ways: BTreeMap<u64, Vec<[Fact; 2]>> = BTreeMap::new();
        for (&sum, &has) in &known {
            ways.entry(sum).or_default().push([has, Fact::Known(true)]);
            ways.entry((sum + amount).min(most + 1)).or_default().push([has, is_there]);
        }
        if ways.len() > MOST_SUMS {
            return None;
        }
        known = ways.into_iter().map(|(sum, ways)| (sum, either(&ways, formula))).collect();
    }
    Some(known)
}

/// Returns a fact that holds where both facts of some pair do.
fn either(ways: &[[Fact; 2]], formula: &mut Formula) -> Fact {
    if let [[one, Fact::Known(true)] | [Fact::Known(true), one]] = ways {
        return *one;
    }
    let holds = formula.open();
    for [one, other] in ways {
        formula.any([!*one, !*other, holds]);
    }
    holds
}
