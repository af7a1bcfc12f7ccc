//! Looks for a good timetable, by simulated annealing.
//!
//! In reading order:
//!
//! 1. `domains` says where pieces may start and who may hold what, `splits` how events are cut, `guides` what follows from
//!    the constraints and keeps a search from being led astray.
//! 2. `construct` makes the first timetable, piece by piece.
//! 3. `searcher` holds a timetable under search, `moves` changes it, `operators` shares the work between the kinds of moves.
//! 4. `anneal` takes or takes back each move; `temperature` says how much worse one may be, `weight` how much what is required
//!    counts beside the rest.
//!
//! The annealing is that of Kirkpatrick, Gelatt and Vecchi (*Optimization by simulated annealing*, 1983), cooled by the share of
//! moves taken; the chains of moves between two times are those of Kempe, as timetablers use them since Thompson and Dowsland
//! (*Variants of simulated annealing for the examination timetabling problem*, 1996).

mod anneal;
mod clock;
mod construct;
mod dice;
mod domains;
mod guides;
mod members;
mod moves;
mod operators;
mod searcher;
mod splits;
mod temperature;
mod weight;

use std::{
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};

pub use clock::Budget;
pub use operators::Operator;

pub(crate) use dice::Dice;

use self::{
    clock::Clock,
    searcher::{Basis, Searcher},
};
use crate::{
    cost::Cost,
    instance::Instance,
    solution::Solution,
    state::{Joining, Model},
};

/// How to search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Decides between choices that look equally good.
    pub seed: u64,
    /// How long, for all searches together: a time is that which passes while they run on their threads.
    pub budget: Budget,
    /// Searches, each with a seed of its own, of which the best is kept; 0 counts as 1.
    pub portfolio: u32,
    /// Searches that run at the same time; 0 counts as 1. It bears on what is found only where the budget is a time.
    pub threads: u32,
    /// Kinds of moves that are left out, to see what they are worth.
    pub without: Vec<Operator>,
    /// Whether it begins as it else ends, taking hardly anything for the worse: to mend a timetable that is nearly right.
    pub cold: bool,
}

impl Options {
    /// Returns the options of one search with all kinds of moves.
    #[must_use]
    pub fn new(seed: u64, budget: Budget) -> Self {
        Self { seed, budget, portfolio: 1, threads: 1, without: Vec::new(), cold: false }
    }
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
/// `start` is a timetable to begin with, `stop` ends the search with the best found so far, `watch` is told of every timetable
/// that is better than all before it in its search, and when it was found.
///
/// # Panics
///
/// When `start` is not a timetable of the instance: see [`Solution::check`].
#[must_use]
pub fn solve(
    instance: &Instance,
    start: Option<&Solution>,
    options: &Options,
    stop: &AtomicBool,
    watch: &(dyn Fn(Cost, Duration) + Sync),
) -> Found {
    let portfolio = options.portfolio.max(1);
    let threads = options.threads.clamp(1, portfolio);
    let budget = options.budget.share(portfolio, threads);
    let began = Instant::now();
    let one = |number: u32| {
        // Seeds far apart, so that the searches of two neighbouring seeds have none in common.
        let seed = options.seed.wrapping_add(u64::from(number) << 32);
        let clock = Clock::start(budget, stop, began, watch);
        search(instance, start, seed, (&options.without, options.cold), clock)
    };
    let next = AtomicU32::new(0);
    let found: Mutex<Vec<(u32, Found)>> = Mutex::new(Vec::new());
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= portfolio {
                return;
            }
            let one = one(number);
            found.lock().unwrap_or_else(PoisonError::into_inner).push((number, one));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    let found = found.into_inner().unwrap_or_else(PoisonError::into_inner);
    let moves = found.iter().map(|(_, found)| found.moves).sum();
    let best = found.into_iter().min_by_key(|(number, found)| (found.cost, *number));
    best.map_or_else(|| unreachable!("a portfolio has a search"), |(_, best)| Found { moves, ..best })
}

fn search(
    instance: &Instance,
    start: Option<&Solution>,
    seed: u64,
    how: (&[Operator], bool),
    mut clock: Clock<'_>,
) -> Found {
    let guided = guides::guided(instance);
    let model = Model::compile(&guided, Joining::Linked);
    let basis = Basis::new(instance, &model);
    let mut searcher = Searcher::new(&model, &basis, Dice::new(seed));
    match start {
        Some(start) => searcher.state.load(instance, start),
        None => searcher.state.load(instance, &construct::first(instance, seed, &clock)),
    }
    searcher.list_movable();
    let mut best = anneal::Best { cost: searcher.cost(), solution: searcher.state.solution(instance) };
    clock.found(best.cost);
    anneal::anneal(instance, &mut searcher, how, &mut clock, &mut best);
    Found { solution: best.solution, cost: best.cost, moves: clock.moves() }
}
