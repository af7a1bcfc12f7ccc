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
//! 5. `portfolio` runs several searches, that go on from the best of them for the last part.
//! 6. `exact` takes many pieces out at once and lets a solver say where they go, where that pays.
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
mod portfolio;
mod searcher;
mod splits;
mod temperature;
mod weight;

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

pub use clock::Budget;
pub use exact::{Column, Optimized, Optimizer, Program, Row};
pub use operators::Operator;

pub(crate) use dice::Dice;

use self::{
    anneal::{Best, Course},
    clock::Clock,
    exact::Exact,
    portfolio::Portfolio,
    searcher::{Basis, Searcher},
};
use crate::{
    cost::Cost,
    instance::Instance,
    solution::Solution,
    state::{Joining, Model, Scale},
};

/// The part of a search after which the best timetable is bettered by exact solves too, where these pay.
const ANNEALED: f64 = 0.6;

/// The parts of an annealing after which the searches of a portfolio go on from the best of them: when pieces begin to stay, and
/// before it is seen whether what is required can be met.
const STAGES: [f64; 4] = [0.3, 0.5, 0.7, 1.0];

/// The part of what is left for which a search anneals again where exact solves find nothing better.
const ANNEALED_AGAIN: f64 = 0.05;

/// How to search.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// Decides between choices that look equally good.
    pub seed: u64,
    /// How long, for all searches together: a time is that which passes while they run on their threads.
    pub budget: Budget,
    /// Searches, each with a seed of its own, of which the best is kept, and from which all go on for the last part; 0 counts as 1.
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
    let portfolio = Portfolio::new(options);
    let began = Instant::now();
    let budget = portfolio.share(options.budget);
    let clock = |budget| Clock::start(budget, outside.stop, began, outside.watch);
    let first = start.map_or_else(|| construct::first(instance, options.seed, &clock(budget)), Clone::clone);
    let guided = guides::guided(instance);
    let model = Model::compile(&guided, Joining::Linked);
    let basis = Basis::new(instance, &model);
    let ground = (instance, &model, &basis);
    let may_be_asked = !options.cold
        && !options.without.contains(&Operator::Exact)
        && matches!(options.budget, Budget::Time(_));
    let optimizer = outside.optimizer.filter(|_| may_be_asked && exact::pays(ground, &first, options.seed));
    let part = if optimizer.is_some() { ANNEALED } else { 1.0 };
    let halfway =
        in_stages(ground, (&first, start), options, portfolio, |stage| clock(budget.part(part * stage)));
    if part >= 1.0 || halfway.cost.is_zero() || outside.stop.load(Ordering::Relaxed) {
        return halfway;
    }
    // All go on from the best, with what is left.
    let rest = match options.budget {
        Budget::Moves(_) => budget.part(1.0 - part),
        Budget::Time(time) => portfolio.share(Budget::Time(time.saturating_sub(began.elapsed()))),
    };
    let ended = portfolio.run(|_, seed| go_on(ground, &halfway, !seed, options, clock(rest), optimizer));
    let moves = halfway.moves + ended.moves;
    Found { moves, ..if ended.cost < halfway.cost { ended } else { halfway } }
}

/// What all searches of an instance share.
type Ground<'g> = (&'g Instance, &'g Model, &'g Basis);

/// What a search of a portfolio has come to at the end of a stage.
struct Stand {
    best: Found,
    /// The timetable it was at, what that costs, and what a unit of each rank counts there.
    now: Solution,
    cost: Cost,
    scale: Scale,
}

/// Anneals from hot to cold, or cold where that is asked for. Of a portfolio all searches take up the best timetable that one of
/// them is at, at the end of every stage: which valley a search comes to is decided early.
fn in_stages<'c>(
    (instance, model, basis): Ground<'_>,
    (first, start): (&Solution, Option<&Solution>),
    options: &Options,
    portfolio: Portfolio,
    clock: impl Fn(f64) -> Clock<'c> + Sync,
) -> Found {
    let stages = if portfolio.size > 1 && !options.cold { &STAGES[..] } else { &[1.0] };
    let mut all: Option<Found> = None;
    let mut taken_up: Option<Solution> = None;
    let mut begins = 0.0;
    for (number, ends) in stages.iter().enumerate() {
        let stands = portfolio.all(|search, seed| {
            let mut clock = clock(ends - begins);
            let constructed = (search > 0 && start.is_none() && taken_up.is_none())
                .then(|| construct::first(instance, seed, &clock));
            let own = taken_up.as_ref().or(constructed.as_ref()).or(start).unwrap_or(first);
            let mut searcher = Searcher::new(model, basis, Dice::new(seed ^ ((number as u64) << 16)));
            searcher.take_up(instance, own);
            let mut best = Best::of(instance, &mut searcher);
            if let Some(found) = all.as_ref().filter(|found| found.cost < best.cost) {
                best = Best { cost: found.cost, solution: found.solution.clone() };
            }
            clock.found(best.cost);
            let course = if options.cold { Course::cold(1.0) } else { Course::stage((begins, *ends), 1.0) };
            let scale =
                anneal::anneal(instance, &mut searcher, (&options.without, course), &mut clock, &mut best);
            let now = searcher.state.solution(instance);
            Stand { best: best.found(&clock), now, cost: searcher.state.cost(), scale }
        });
        let moves = all.as_ref().map_or(0, |found| found.moves);
        let moves = moves + stands.iter().map(|stand| stand.best.moves).sum::<u64>();
        let scale = stands.first().map_or_else(Scale::default, |stand| stand.scale);
        let nearest = stands.iter().min_by_key(|stand| scale.score(&stand.cost));
        taken_up = nearest.map(|stand| stand.now.clone());
        let best = stands.into_iter().map(|stand| stand.best).min_by_key(|found| found.cost);
        all = best.map(|found| Found { moves, ..found });
        begins = *ends;
        if all.as_ref().is_none_or(|found| found.cost.is_zero()) {
            break;
        }
    }
    all.unwrap_or_else(|| unreachable!("a portfolio has a search, and a course a stage"))
}

/// Betters what was found.
fn go_on(
    (instance, model, basis): Ground<'_>,
    halfway: &Found,
    seed: u64,
    options: &Options,
    mut clock: Clock<'_>,
    optimizer: Option<&dyn Optimizer>,
) -> Found {
    let mut searcher = Searcher::new(model, basis, Dice::new(seed));
    let mut exact = optimizer.map(|optimizer| Exact::new(instance, optimizer));
    let mut best = Best { cost: halfway.cost, solution: halfway.solution.clone() };
    while !clock.is_over() && !best.cost.is_zero() {
        searcher.take_up(instance, &best.solution);
        let course = match &mut exact {
            // Something required is not met yet: all begins anew.
            _ if best.cost.required() > 0 => Course::whole(1.0),
            None => Course::cold(1.0),
            Some(exact) => {
                exact.better(instance, &mut searcher, &mut clock, &mut best);
                Course::cold((clock.fraction() + ANNEALED_AGAIN).min(1.0))
            }
        };
        anneal::anneal(instance, &mut searcher, (&options.without, course), &mut clock, &mut best);
    }
    best.found(&clock)
}
