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
//! 5. `exact` takes many pieces out at once and lets a solver say where they go, where that pays.
//!
//! The annealing is that of Kirkpatrick, Gelatt and Vecchi (*Optimization by simulated annealing*, 1983), cooled by the share of
//! moves taken; the chains of moves between two times are those of Kempe, as timetablers use them since Thompson and Dowsland
//! (*Variants of simulated annealing for the examination timetabling problem*, 1996).

mod anneal;
mod clock;
mod construct;
mod dice;
mod domains;
pub(crate) mod exact;
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
pub use exact::{Column, Optimized, Optimizer, Program, Row};
pub use operators::Operator;

pub(crate) use dice::Dice;

use self::{
    anneal::Course,
    clock::Clock,
    exact::Exact,
    searcher::{Basis, Searcher},
};
use crate::{
    cost::Cost,
    instance::Instance,
    solution::Solution,
    state::{Joining, Model},
};

/// The part of a search after which the best timetable is bettered by exact solves too, where these pay.
const ANNEALED: f64 = 0.6;

/// The part of a search for which it anneals again where exact solves find nothing better.
const ANNEALED_AGAIN: f64 = 0.05;

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

/// What a search is told from outside, and tells.
#[derive(Clone, Copy)]
pub struct Outside<'o> {
    /// Ends the search with the best found so far.
    pub stop: &'o AtomicBool,
    /// Is told of every timetable that is better than all before it in its search, and when it was found.
    pub watch: &'o (dyn Fn(Cost, Duration) + Sync),
    /// Solves the programs of large neighbourhoods, where there is anybody who can. How far they are solved depends on the
    /// machine, so it is asked only where the budget is a time.
    pub optimizer: Option<&'o dyn Optimizer>,
}

/// Looks for a timetable that costs as little as can be found within the budget.
///
/// `start` is a timetable to begin with.
///
/// # Panics
///
/// When `start` is not a timetable of the instance: see [`Solution::check`].
#[must_use]
pub fn solve(
    instance: &Instance,
    start: Option<&Solution>,
    options: &Options,
    outside: Outside<'_>,
) -> Found {
    let portfolio = options.portfolio.max(1);
    let threads = options.threads.clamp(1, portfolio);
    let budget = options.budget.share(portfolio, threads);
    let began = Instant::now();
    let one = |number: u32| {
        // Seeds far apart, so that the searches of two neighbouring seeds have none in common.
        let seed = options.seed.wrapping_add(u64::from(number) << 32);
        let clock = Clock::start(budget, outside.stop, began, outside.watch);
        search(instance, start, seed, options, clock, outside.optimizer)
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
    options: &Options,
    mut clock: Clock<'_>,
    optimizer: Option<&dyn Optimizer>,
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
    let without = options.without.as_slice();
    let may_be_asked = !options.cold && !without.contains(&Operator::Exact) && clock.left().is_some();
    let mut exact = optimizer
        .filter(|_| may_be_asked)
        .and_then(|optimizer| Exact::where_it_pays(instance, &mut searcher, optimizer));
    let until = if exact.is_some() { ANNEALED } else { 1.0 };
    let course = if options.cold { Course::cold(until) } else { Course::whole(until) };
    anneal::anneal(instance, &mut searcher, (without, course), &mut clock, &mut best);
    while !clock.is_over() && !best.cost.is_zero() {
        searcher.state.load(instance, &best.solution);
        searcher.list_movable();
        let mut course = Course::whole(1.0);
        if let Some(exact) = &mut exact
            && best.cost.required() == 0
        {
            exact.better(instance, &mut searcher, &mut clock, &mut best);
            course = Course::cold((clock.fraction() + ANNEALED_AGAIN).min(1.0));
        }
        anneal::anneal(instance, &mut searcher, (without, course), &mut clock, &mut best);
    }
    Found { solution: best.solution, cost: best.cost, moves: clock.moves() }
}
