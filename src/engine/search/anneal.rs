//! Simulated annealing: moves that make the timetable worse are taken too, ever more rarely.

use super::{clock::Clock, searcher::Searcher};
use crate::{
    cost::{Cost, RANKS},
    instance::Instance,
    solution::Solution,
    state::Scale,
};

/// What a unit of cost counts in the score below the rank of what is required, so that the latter can count fractions more.
const UNIT: i64 = 16;

/// Moves between two looks at the clock and at whether requirements are met.
const STRETCH: u64 = 256;

/// The best timetable found.
pub(crate) struct Best {
    pub(crate) cost: Cost,
    pub(crate) solution: Solution,
}

/// Returns the scale to begin with.
pub(crate) fn first_scale(instance: &Instance) -> Scale {
    Weight::new(instance).scale()
}

/// Anneals what is required alone, in ever longer rounds, until it is met or the clock runs out.
pub(crate) fn meet_requirements(
    instance: &Instance,
    searcher: &mut Searcher<'_>,
    clock: &mut Clock<'_>,
    best: &mut Best,
) {
    let mut scale = [0; RANKS];
    scale[0] = UNIT;
    searcher.state.set_scale(Scale(scale));
    RC.store(env("RC", 94.0) as u32, std::sync::atomic::Ordering::Relaxed);
    PC.store(env("PC", 300.0) as u32, std::sync::atomic::Ordering::Relaxed);
    if env("NOHARD", 0.0) > 0.0 {
        return;
    }
    let mut length = env("HL", 500_000.0) as u64;
    while searcher.state.cost().required() > 0 && clock.fraction() < 1.0 && !clock.is_stopped() {
        for n_moves in 0..length {
            let done = n_moves as f64 / length as f64;
            let temperature = UNIT as f64 * env("HT0", 1.0) * f64::powf(env("HT1", 0.1), done);
            if n_moves % STRETCH == 0 && (clock.fraction() >= 1.0 || clock.is_stopped()) {
                break;
            }
            step(instance, searcher, clock, best, temperature);
            if searcher.state.cost().required() == 0 {
                break;
            }
        }
        length *= 2;
    }
}

/// Tries one move and takes it if the temperature lets it.
fn step(
    instance: &Instance,
    searcher: &mut Searcher<'_>,
    clock: &mut Clock<'_>,
    best: &mut Best,
    temperature: f64,
) {
    clock.count(1);
    let before = searcher.state.score();
    let done = propose(searcher);
    let k = KIND.load(std::sync::atomic::Ordering::Relaxed);
    bump(k, 0);
    if !done {
        searcher.state.undo(0);
        return;
    }
    let change = searcher.state.score() - before;
    #[expect(clippy::cast_precision_loss, reason = "scores are far below what a float holds exactly")]
    let is_taken = change <= 0 || (change as f64) <= -temperature * searcher.dice.fraction().ln();
    bump(k, 1);
    if !is_taken {
        searcher.state.undo(0);
        return;
    }
    bump(k, 2);
    if change < 0 {
        bump(k, 3);
    }
    let recut = !searcher.divisible.is_empty() && searcher.is_recut();
    searcher.state.keep();
    if recut {
        searcher.list_movable();
    }
    if searcher.state.cost() < best.cost {
        best.cost = searcher.state.cost();
        best.solution = searcher.state.solution(instance);
        clock.found(best.cost);
    }
}

/// Anneals until the clock runs out or nothing costs anything.
pub(crate) fn anneal(
    instance: &Instance,
    searcher: &mut Searcher<'_>,
    clock: &mut Clock<'_>,
    best: &mut Best,
) {
    let mut weight = Weight::new(instance);
    let hottest = hottest(instance) * env("T0", 1.0);
    let coldest = coldest(instance).min(hottest);
    let (begin, end) = (clock.fraction(), 1.0);
    let mut temperature = hottest;
    let mut n_moves: u64 = 0;
    loop {
        if n_moves.is_multiple_of(STRETCH) {
            let fraction = if begin < end { (clock.fraction() - begin) / (end - begin) } else { 1.0 };
            if fraction >= 1.0 || clock.is_stopped() {
                if env("DBG", 0.0) > 0.0 { debug(searcher, env("DBG", 0.0) as u32); }
                return;
            }
            temperature = hottest * (coldest / hottest).powf(fraction);
            weight.adapt(fraction, temperature);
            searcher.state.set_scale(weight.scale());
        }
        n_moves += 1;
        step(instance, searcher, clock, best, temperature);
        if best.cost.is_zero() {
            return;
        }
        weight.see(searcher.state.cost().required() == 0);
    }
}

#[expect(clippy::print_stderr, reason="dev")]
fn debug(searcher: &mut Searcher<'_>, r: u32) {
    let counts: Vec<u16> = (0..searcher.model.n_times).map(|t| searcher.state.count(r, t)).collect();
    eprintln!("{counts:?}");
    for m in searcher.movable.clone() {
        if !searcher.state.all_held(m).contains(&r) { continue; }
        let s = searcher.state.start(m);
        if counts[s as usize] < 2 { continue; }
        for t in searcher.starts(m).to_vec() {
            if counts[t as usize] > 0 { continue; }
            let before = searcher.state.cost();
            let ok = searcher.exchange(m, t);
            let n = searcher.chain.len();
            let after = searcher.state.cost();
            searcher.state.undo(0);
            eprintln!("meet {m} dur {} {s}->{t} exchange {ok} chain {n} {:?} -> {:?}", searcher.state.duration(m), &before.0[..2], &after.0[..2]);
            let ok = searcher.eject(m, t);
            let after = searcher.state.cost();
            searcher.state.undo(0);
            eprintln!("      eject {ok} {:?}", &after.0[..2]);
        }
    }
}

fn env(name: &str, or: f64) -> f64 {
    std::env::var(name).ok().and_then(|v| v.parse().ok()).unwrap_or(or)
}
static RC: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(94);
static PC: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(300);
static KIND: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
/// dev
pub static STATS: [[std::sync::atomic::AtomicUsize; 4]; 8] =
    [const { [const { std::sync::atomic::AtomicUsize::new(0) }; 4] }; 8];
fn bump(k: usize, i: usize) {
    STATS[k][i].fetch_add(1, std::sync::atomic::Ordering::Relaxed);
}
fn kind(k: usize) {
    KIND.store(k, std::sync::atomic::Ordering::Relaxed);
}

fn propose(searcher: &mut Searcher<'_>) -> bool {
    let kind = searcher.dice.below(100);
    if kind < 25 && !searcher.open.is_empty() {
        let Some((meet, slot)) = searcher.dice.pick(&searcher.open) else { return false };
        self::kind(0);
        return searcher.reassign(meet, slot);
    }
    if kind >= RC.load(std::sync::atomic::Ordering::Relaxed) && !searcher.divisible.is_empty() {
        let Some(meet) = searcher.dice.pick(&searcher.divisible) else { return false };
        self::kind(1);
        return if searcher.dice.chance(500) { searcher.split(meet) } else { searcher.merge(meet) };
    }
    let costly = if searcher.dice.chance(PC.load(std::sync::atomic::Ordering::Relaxed)) {
        searcher.pick_costly()
    } else {
        None
    };
    let Some(meet) = costly.or_else(|| searcher.dice.pick(&searcher.movable)) else { return false };
    match kind % 20 {
        0..6 => {
            self::kind(2);
            searcher.shift(meet)
        }
        6..16 => {
            let Some(start) = searcher.dice.pick(searcher.starts(meet)) else { return false };
            self::kind(3);
            searcher.exchange(meet, start)
        }
        16..18 => {
            self::kind(4);
            searcher.swap_neighbours(meet)
        }
        _ => {
            let Some(start) = searcher.dice.pick(searcher.starts(meet)) else { return false };
            self::kind(5);
            searcher.eject(meet, start)
        }
    }
}

/// Returns the temperature to begin with, in score: the mean weight of what is not required.
fn hottest(instance: &Instance) -> f64 {
    let soft: Vec<f64> = instance
        .constraints
        .iter()
        .filter(|constraint| constraint.rank > 0)
        .map(|constraint| f64::from(constraint.weight))
        .collect();
    #[expect(clippy::cast_precision_loss, reason = "a number of constraints")]
    let mean = soft.iter().sum::<f64>() / (soft.len().max(1) as f64);
    #[expect(clippy::cast_precision_loss, reason = "a small constant")]
    let unit = UNIT as f64;
    mean.max(1.0) * unit * 2.0
}

/// Returns the temperature to end with: so low that the least change for the worse is hardly ever taken.
fn coldest(instance: &Instance) -> f64 {
    let soft = instance.constraints.iter().filter(|constraint| constraint.rank > 0 && constraint.weight > 0);
    let least = soft.map(|constraint| f64::from(constraint.weight)).fold(f64::INFINITY, f64::min);
    #[expect(clippy::cast_precision_loss, reason = "a small constant")]
    let unit = UNIT as f64;
    if least.is_finite() { least * unit * 0.15 } else { unit * 0.15 }
}

/// How much what is required counts beside the rest.
///
/// It is annealed like the rest, but sooner: in the first part of the search a unit of it grows from once to many times the
/// temperature, and stays there. It never counts less than the heaviest of the rest, and more while it is not met.
struct Weight {
    now: f64,
    heaviest: f64,
    boost: f64,
    met: u64,
    seen: u64,
    window: f64,
}

impl Weight {
    fn new(instance: &Instance) -> Self {
        let soft = instance.constraints.iter().filter(|constraint| constraint.rank > 0);
        let heaviest = f64::from(soft.map(|constraint| constraint.weight).max().unwrap_or(1).max(1));
        Self { now: heaviest * UNIT as f64, heaviest, boost: 1.0, met: 0, seen: 0, window: 0.0 }
    }

    fn see(&mut self, is_met: bool) {
        self.met += u64::from(is_met);
        self.seen += 1;
    }

    fn adapt(&mut self, fraction: f64, temperature: f64) {
        let warm = env("WARM", 0.4);
        let ratio = env("RATIO", 12.0).powf((fraction / warm).min(1.0)) * env("R0", 1.0);
        self.now = temperature * ratio;
        if fraction > warm {
            if fraction > self.window + 0.002 {
                if self.met == 0 {
                    self.boost *= 1.05;
                } else if self.met * 2 > self.seen {
                    self.boost = (self.boost / 1.02).max(1.0);
                }
                (self.met, self.seen, self.window) = (0, 0, fraction);
            }
            self.now = self.now.max(self.heaviest * UNIT as f64 * 1.5 * self.boost);
        }
    }

    fn scale(&self) -> Scale {
        let mut scale = [UNIT; RANKS];
        scale[0] = self.now.round() as i64;
        Scale(scale)
    }
}
