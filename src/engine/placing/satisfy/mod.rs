//! Puts a problem as clauses to a solver that learns from every contradiction it meets.
//!
//! Days without slack are like this: a search that forgets looks at the same contradictions again and again, in all the ways that
//! what does not matter can be. A solver of clauses notes what a contradiction hung on, and settles most such days in thousands of
//! contradictions: it finds a placement, or proves that there is none. That takes a while even where a day is easy, so it is asked
//! where the search was not done soon.

mod formula;
mod holdings;
mod pools;
mod relations;
mod sums;
mod times;

use formula::{Formula, Said};
use holdings::{Holdings, Pairs};
use times::Times;

use crate::placing::check;
use crate::placing::placement::{Limits, Placement, Placing};
use crate::placing::problem::Problem;

/// What a contradiction counts for, in the unit of [`Limits::effort`]: so many steps of the search take a little less time.
const EFFORT_OF_A_CONTRADICTION: u64 = 140;

/// Where a problem takes more clauses than this nothing is asked: writing them alone would take seconds.
const MOST_CLAUSES: usize = 1_000_000;

/// Where no more contradictions than this are allowed nothing is asked: writing the clauses would take longer.
const FEW_CONTRADICTIONS: u64 = 500;

/// Places all required tasks of a problem, and some of the others.
///
/// The same problem and effort give the same answer on every machine; the seed plays no part. A rule that is not put as clauses is judged
/// in the answer: where it is broken, the answer is [`Placing::Limit`], while [`Placing::Impossible`] holds with any number of rules left out.
#[must_use]
pub fn satisfy(problem: &Problem, limits: &Limits) -> Placing {
    let most_contradictions = limits.effort / EFFORT_OF_A_CONTRADICTION;
    if most_contradictions <= FEW_CONTRADICTIONS {
        return Placing::Limit(None);
    }
    let mut formula = Formula::new();
    let mut times = Times::new(problem, &mut formula);
    let mut pairs = Pairs::default();
    let holdings = Holdings::new(problem, &times, &mut formula);
    let is_too_large = |formula: &Formula| formula.n_clauses() > MOST_CLAUSES;
    for resource in holdings.resources() {
        holdings.keep_apart(resource, problem, &times, &mut pairs, &mut formula);
        if is_too_large(&formula) {
            return Placing::Limit(None);
        }
    }
    for relation in &problem.relations {
        relations::require(relation, &holdings, &mut times, &mut pairs, &mut formula);
        if is_too_large(&formula) {
            return Placing::Limit(None);
        }
    }
    for (pool, loads) in pools::loads(problem) {
        pools::limit(pool, &loads, problem, &mut times, &mut formula);
        if is_too_large(&formula) {
            return Placing::Limit(None);
        }
    }
    match formula.solve(most_contradictions) {
        Said::Cannot => Placing::Impossible,
        Said::Unknown => Placing::Limit(None),
        Said::Can => {
            let mut found = Placement::nothing(problem.tasks.len());
            found.effort = formula.n_contradictions() * EFFORT_OF_A_CONTRADICTION;
            for at in 0..problem.tasks.len() {
                found.starts[at] = times.start(at, &formula);
                if found.starts[at].is_some() {
                    found.chosen[at] = holdings.chosen(at, &formula);
                }
            }
            if check::violations(problem, &found).is_empty() {
                Placing::Placed(found)
            } else {
                Placing::Limit(None)
            }
        }
    }
}
