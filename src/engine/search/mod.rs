//! Looks for a good timetable.

mod anneal;
mod clock;
mod construct;
mod dice;
mod domains;
mod moves;
mod searcher;
mod splits;

use std::{sync::atomic::AtomicBool, time::Duration};

pub use anneal::STATS;
pub use clock::Budget;
#[cfg(test)]
pub(crate) use dice::Dice;

use crate::{
    cost::Cost,
    instance::Instance,
    solution::Solution,
    state::{Joining, Model},
};

/// How to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Decides between choices that look equally good.
    pub seed: u64,
    /// How long.
    pub budget: Budget,
    /// Searches, each with a seed of its own, of which the best is kept.
    pub portfolio: u32,
    /// Searches that run at the same time.
    pub threads: u32,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The timetable.
    pub solution: Solution,
    /// Its cost.
    pub cost: Cost,
    /// Moves tried.
    pub moves: u64,
}

/// Looks for a timetable that costs as little as can be found within the budget.
///
/// `start` is a timetable to begin with, `stop` ends the search with the best found so far, `watch` is told of every better
/// one and when it was found.
#[must_use]
pub fn solve(
    instance: &Instance,
    start: Option<&Solution>,
    options: &Options,
    stop: &AtomicBool,
    watch: &(dyn Fn(Cost, Duration) + Sync),
) -> Found {
    let mut clock = clock::Clock::start(options.budget, stop, watch);
    let model = Model::compile(instance, Joining::Linked);
    let (domains, cuts) = searcher::prepare(instance, &model);
    let mut searcher = searcher::Searcher::new(&model, &domains, &cuts, dice::Dice::new(options.seed));
    searcher.state.set_scale(anneal::first_scale(instance));
    match start {
        Some(start) => searcher.state.load(instance, start),
        None => searcher.state.load(instance, &construct::first(instance, options.seed)),
    }
    searcher.list_movable();
    let mut best = anneal::Best { cost: searcher.state.cost(), solution: searcher.state.solution(instance) };
    clock.found(best.cost);
    anneal::meet_requirements(instance, &mut searcher, &mut clock, &mut best);
    anneal::anneal(instance, &mut searcher, &mut clock, &mut best);
    Found { solution: best.solution, cost: best.cost, moves: clock.moves() }
}
