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

/// Anneals until the clock runs out or nothing costs anything.
pub(crate) fn anneal(
    instance: &Instance,
    searcher: &mut Searcher<'_>,
    clock: &mut Clock<'_>,
    best: &mut Best,
) {
    let mut weight = Weight::new(instance);
    searcher.state.set_scale(weight.scale());
    let hottest = hottest(instance);
    let coldest = hottest * 0.02;
    let (begin, end) = (clock.fraction(), 1.0);
    let mut temperature = hottest;
    let mut n_moves: u64 = 0;
    let mut misses: u64 = 0;
    let mut met = 0u64;
    loop {
        if n_moves.is_multiple_of(STRETCH) {
            let fraction = (clock.fraction() - begin) / (end - begin);
            if fraction >= 1.0 || clock.is_stopped() {
                return;
            }
            temperature = hottest * (coldest / hottest).powf(fraction);
            if n_moves.is_multiple_of(STRETCH * 64) {
                weight.adapt(met, STRETCH * 64);
                met = 0;
                searcher.state.set_scale(weight.scale());
            }
        }
        n_moves += 1;
        clock.count(1);
        let before = searcher.state.score();
        if !propose(searcher) {
            searcher.state.undo(0);
            misses += 1;
            if misses > 1 << 40 {
                return;
            }
            continue;
        }
        let change = searcher.state.score() - before;
        #[expect(clippy::cast_precision_loss, reason = "scores are far below what a float holds exactly")]
        let is_taken = change <= 0 || (change as f64) <= -temperature * searcher.dice.fraction().ln();
        if is_taken {
            let recut = searcher.is_recut();
            searcher.state.keep();
            if recut {
                searcher.list_movable();
            }
            if change < 0 && searcher.state.cost() < best.cost {
                best.cost = searcher.state.cost();
                best.solution = searcher.state.solution(instance);
                clock.found(best.cost);
                if best.cost.is_zero() {
                    return;
                }
            }
        } else {
            searcher.state.undo(0);
        }
        met += u64::from(searcher.state.cost().required() == 0);
    }
}

fn propose(searcher: &mut Searcher<'_>) -> bool {
    let kind = searcher.dice.below(100);
    if kind < 25 && !searcher.open.is_empty() {
        let Some((meet, slot)) = searcher.dice.pick(&searcher.open) else { return false };
        return searcher.reassign(meet, slot);
    }
    if kind == 99 && !searcher.divisible.is_empty() {
        let Some(unit) = searcher.dice.pick(&searcher.divisible) else { return false };
        return searcher.recut(unit);
    }
    let Some(meet) = searcher.dice.pick(&searcher.movable) else { return false };
    match kind % 20 {
        0..6 => searcher.shift(meet),
        6..16 => {
            let Some(start) = searcher.dice.pick(searcher.starts(meet)) else { return false };
            searcher.exchange(meet, start)
        }
        16..18 => searcher.swap_neighbours(meet),
        _ => {
            let Some(start) = searcher.dice.pick(searcher.starts(meet)) else { return false };
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

/// How much what is required counts beside the rest: more while it is not met, less while it is.
struct Weight {
    now: f64,
    least: f64,
    most: f64,
}

impl Weight {
    fn new(instance: &Instance) -> Self {
        let soft = instance.constraints.iter().filter(|constraint| constraint.rank > 0);
        let most = f64::from(soft.map(|constraint| constraint.weight).max().unwrap_or(1).max(1));
        Self { now: most * 2.0, least: 1.0, most: most * 1000.0 }
    }

    fn adapt(&mut self, met: u64, of: u64) {
        if met == 0 {
            self.now = (self.now * 1.1).min(self.most);
        } else if met * 2 > of {
            self.now = (self.now / 1.05).max(self.least);
        }
    }

    fn scale(&self) -> Scale {
        let mut scale = [UNIT; RANKS];
        #[expect(clippy::cast_precision_loss, reason = "a small constant")]
        let required = self.now * UNIT as f64;
        scale[0] = required.round() as i64;
        Scale(scale)
    }
}
