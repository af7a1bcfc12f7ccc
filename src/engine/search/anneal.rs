//! Simulated annealing: moves that make the timetable worse are taken too, ever more rarely.

use super::{
    clock::Clock,
    guides::GUIDE,
    operators::{Operator, Operators},
    searcher::Searcher,
};
use crate::{
    cost::{Cost, RANKS},
    instance::Instance,
    solution::Solution,
    state::Scale,
};

/// What a unit of cost counts in the score below the rank of what is required, so that the latter can count fractions more.
const UNIT: i64 = 16;

/// The same, as a float.
const UNIT_F: f64 = 16.0;

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

/// Tries one move and takes it if the temperature lets it.
fn step(
    instance: &Instance,
    searcher: &mut Searcher<'_>,
    operators: &mut Operators,
    clock: &mut Clock<'_>,
    best: &mut Best,
    temperature: f64,
) {
    clock.count(1);
    let Some(operator) = operators.pick(searcher.dice.below(1000)) else { return };
    let before = searcher.state.score();
    if !propose(searcher, operator) {
        operators.note(operator, searcher.state.mark(), false);
        searcher.state.undo(0);
        return;
    }
    let change = searcher.state.score() - before;
    operators.note(operator, searcher.state.mark(), change < 0);
    #[expect(clippy::cast_precision_loss, reason = "scores are far below what a float holds exactly")]
    let is_taken = change <= 0 || (change as f64) <= -temperature * searcher.dice.fraction().ln();
    if !is_taken {
        searcher.state.undo(0);
        return;
    }
    let recut = !searcher.divisible.is_empty() && searcher.is_recut();
    searcher.state.keep();
    if recut {
        searcher.list_movable();
    }
    let cost = searcher.cost();
    if cost < best.cost {
        best.cost = cost;
        best.solution = searcher.state.solution(instance);
        clock.found(best.cost);
    }
}

/// Anneals until the clock runs out or nothing costs anything.
pub(crate) fn anneal(
    instance: &Instance,
    searcher: &mut Searcher<'_>,
    without: &[Operator],
    clock: &mut Clock<'_>,
    best: &mut Best,
) {
    let mut weight = Weight::new(instance);
    let mut operators = Operators::new(searcher, without);
    let hottest = hottest(instance);
    let coldest = coldest(instance).min(hottest);
    let (begin, end) = (clock.fraction(), 1.0);
    let mut temperature = hottest;
    let mut n_moves: u64 = 0;
    loop {
        if n_moves.is_multiple_of(STRETCH) {
            let fraction = if begin < end { (clock.fraction() - begin) / (end - begin) } else { 1.0 };
            if fraction >= 1.0 || clock.is_stopped() {
                return;
            }
            temperature = hottest * (coldest / hottest).powf(fraction);
            weight.adapt(fraction, temperature);
            searcher.state.set_scale(weight.scale());
        }
        n_moves += 1;
        step(instance, searcher, &mut operators, clock, best, temperature);
        if best.cost.is_zero() {
            return;
        }
        weight.see(searcher.state.cost().required() == 0);
    }
}

fn propose(searcher: &mut Searcher<'_>, operator: Operator) -> bool {
    match operator {
        Operator::Reassign => {
            let Some((meet, slot)) = searcher.dice.pick(&searcher.open) else { return false };
            searcher.reassign(meet, slot)
        }
        Operator::Split | Operator::Merge => {
            let Some(meet) = searcher.dice.pick(&searcher.divisible) else { return false };
            if operator == Operator::Split { searcher.split(meet) } else { searcher.merge(meet) }
        }
        Operator::Shift | Operator::SwapNeighbours => {
            let Some(meet) = searcher.dice.pick(&searcher.movable) else { return false };
            if operator == Operator::Shift { searcher.shift(meet) } else { searcher.swap_neighbours(meet) }
        }
        Operator::Exchange | Operator::Eject => {
            let Some(meet) = searcher.dice.pick(&searcher.movable) else { return false };
            let Some(start) = searcher.dice.pick(searcher.starts(meet)) else { return false };
            if operator == Operator::Exchange {
                searcher.exchange(meet, start)
            } else {
                searcher.eject(meet, start)
            }
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
    mean.max(1.0) * UNIT_F * 2.0
}

/// Returns the temperature to end with: so low that the least change for the worse is hardly ever taken.
fn coldest(instance: &Instance) -> f64 {
    let soft = instance.constraints.iter().filter(|constraint| constraint.rank > 0 && constraint.weight > 0);
    let least = soft.map(|constraint| f64::from(constraint.weight)).fold(f64::INFINITY, f64::min);
    if least.is_finite() { least * UNIT_F * 0.15 } else { UNIT_F * 0.15 }
}

/// The part of the search in which what is required is annealed.
const WARM_PART: f64 = 0.4;

/// How many times the temperature a unit of what is required counts after that.
const COLD_RATIO: f64 = 12.0;

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
        Self { now: heaviest * UNIT_F, heaviest, boost: 1.0, met: 0, seen: 0, window: 0.0 }
    }

    fn see(&mut self, is_met: bool) {
        self.met += u64::from(is_met);
        self.seen += 1;
    }

    fn adapt(&mut self, fraction: f64, temperature: f64) {
        self.now = temperature * COLD_RATIO.powf((fraction / WARM_PART).min(1.0));
        if fraction > WARM_PART {
            if fraction > self.window + 0.002 {
                if self.met == 0 {
                    self.boost *= 1.05;
                } else if self.met * 2 > self.seen {
                    self.boost = (self.boost / 1.02).max(1.0);
                }
                (self.met, self.seen, self.window) = (0, 0, fraction);
            }
            self.now = self.now.max(self.heaviest * UNIT_F * 1.5 * self.boost);
        }
    }

    fn scale(&self) -> Scale {
        let mut scale = [UNIT; RANKS];
        scale[0] = self.now.round() as i64;
        scale[GUIDE] = scale[0];
        Scale(scale)
    }
}
