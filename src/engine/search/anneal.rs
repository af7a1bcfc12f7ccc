//! Simulated annealing: moves that make the timetable worse are taken too, ever more rarely.

use super::{
    Found,
    clock::Clock,
    operators::{Operator, Operators},
    searcher::Searcher,
    temperature::Temperature,
    weight::Weight,
};
use crate::{cost::Cost, instance::Instance, solution::Solution, state::Scale};

/// What a unit of cost counts in the score below the rank of what is required, so that the latter can count fractions more.
pub(crate) const UNIT: i64 = 16;

/// The same as a float.
pub(crate) const UNIT_F: f64 = 16.0;

/// Moves between two looks at the clock and at whether requirements are met.
const STRETCH: u64 = 256;

/// Moves tried on the first timetable to see what changes are like.
const SAMPLE: usize = 2000;

/// The part of the search after which it no longer hopes that all that is required can be met.
const PATIENCE: f64 = 0.7;

/// The part of the search after which the best timetable is taken up again and only bettered.
const LAST: f64 = 0.97;

/// How much of a search is as if done where it begins cold.
const COLD: f64 = 0.7;

/// The best timetable found.
pub(crate) struct Best {
    pub(crate) cost: Cost,
    pub(crate) solution: Solution,
}

impl Best {
    /// Returns the timetable of a searcher.
    pub(crate) fn of(instance: &Instance, searcher: &mut Searcher<'_>) -> Self {
        Self { cost: searcher.cost(), solution: searcher.state.solution(instance) }
    }

    /// Returns it with the moves that it took.
    pub(crate) fn found(self, clock: &Clock<'_>) -> Found {
        Found { solution: self.solution, cost: self.cost, moves: clock.moves() }
    }
}

/// From where to where an annealing goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Course {
    /// How much of it is as if done when it begins, from 0 to 1: the more, the colder.
    from: f64,
    /// The stage of it that is gone through: from where to where, from 0 to 1.
    stage: (f64, f64),
    /// The part of the budget after which it has ended.
    until: f64,
}

impl Course {
    /// From hot to cold.
    pub(crate) fn whole(until: f64) -> Self {
        Self::stage((0.0, 1.0), until)
    }

    /// A stage of the way from hot to cold.
    pub(crate) fn stage(stage: (f64, f64), until: f64) -> Self {
        Self { from: 0.0, stage, until }
    }

    /// Hardly anything is taken for the worse from the first move on.
    pub(crate) fn cold(until: f64) -> Self {
        Self { from: COLD, ..Self::whole(until) }
    }

    /// Returns how far along the course a part of its budget is, from 0 to 1.
    fn along(&self, fraction: f64) -> f64 {
        self.stage.0 + (self.stage.1 - self.stage.0) * fraction
    }

    /// Returns how much is as if done after a part of its budget.
    fn as_if_done(&self, fraction: f64) -> f64 {
        self.from + (1.0 - self.from) * self.along(fraction)
    }
}

/// Anneals until its course or the clock runs out or nothing costs anything. Returns what a unit of each rank counted last.
pub(crate) fn anneal(
    instance: &Instance,
    searcher: &mut Searcher<'_>,
    (without, mut course): (&[Operator], Course),
    clock: &mut Clock<'_>,
    best: &mut Best,
) -> Scale {
    let mut weight = Weight::new(instance);
    searcher.state.set_scale(weight.scale());
    let mut operators = Operators::new(searcher, without);
    let mut temperature = Temperature::new(&sample(searcher, &mut operators), course.as_if_done(0.0));
    let mut begin = clock.fraction();
    let mut n_moves: u64 = 0;
    let mut is_wide = false;
    let mut is_last = false;
    while !best.cost.is_zero() {
        if n_moves.is_multiple_of(STRETCH) {
            let whole = course.until - begin;
            let fraction = if whole > 0.0 { (clock.fraction() - begin) / whole } else { 1.0 };
            if fraction >= 1.0 || clock.is_stopped() {
                break;
            }
            if course.along(fraction) > PATIENCE && !is_wide && best.cost.required() > 0 {
                // All begins anew, with more to choose from.
                is_wide = true;
                searcher.widen();
                weight = Weight::new(instance);
                searcher.state.set_scale(weight.scale());
                course.stage = (0.0, 1.0);
                temperature = Temperature::new(&sample(searcher, &mut operators), course.as_if_done(0.0));
                begin = clock.fraction();
                continue;
            }
            if course.along(fraction) > LAST && !is_last {
                is_last = true;
                searcher.state.load(instance, &best.solution);
                searcher.list_movable();
                temperature.freeze();
            }
            temperature.set_done(course.as_if_done(fraction));
            weight.adapt(course.as_if_done(fraction), temperature.now());
            searcher.state.set_scale(weight.scale());
        }
        n_moves += 1;
        clock.count(1);
        if step(searcher, &mut operators, &mut temperature) {
            let cost = searcher.cost();
            if cost < best.cost {
                *best = Best { cost, solution: searcher.state.solution(instance) };
                clock.found(best.cost);
            }
        }
        weight.see(searcher.state.cost().required() == 0);
    }
    weight.scale()
}

/// Returns by how much moves change the score, none of which is taken.
fn sample(searcher: &mut Searcher<'_>, operators: &mut Operators) -> Vec<i64> {
    let mut changes = Vec::with_capacity(SAMPLE);
    for _ in 0..SAMPLE {
        let before = searcher.state.score();
        if let Some(operator) = operators.pick(searcher.dice.below(1000))
            && propose(searcher, operator)
        {
            changes.push(searcher.state.score() - before);
        }
        searcher.state.undo(0);
    }
    changes
}

/// Tries one move and takes it if the temperature lets it; returns whether it was taken.
fn step(searcher: &mut Searcher<'_>, operators: &mut Operators, temperature: &mut Temperature) -> bool {
    let Some(operator) = operators.pick(searcher.dice.below(1000)) else { return false };
    let before = searcher.state.score();
    let is_done = propose(searcher, operator);
    let change = searcher.state.score() - before;
    operators.note(operator, searcher.state.mark(), is_done && change < 0);
    if !is_done || !temperature.takes(change, searcher.dice.fraction()) {
        searcher.state.undo(0);
        return false;
    }
    if matches!(operator, Operator::Split | Operator::Merge) {
        searcher.refresh_recut();
    }
    searcher.state.keep();
    true
}

/// Makes a move of a kind; false where it came to nothing.
fn propose(searcher: &mut Searcher<'_>, operator: Operator) -> bool {
    match operator {
        Operator::Exact => false,
        Operator::Reassign => {
            let Some(meet) = searcher.open.draw(&mut searcher.dice) else { return false };
            let Some(slot) = searcher.draw_open_slot(meet) else { return false };
            searcher.reassign(meet, slot)
        }
        Operator::Split | Operator::Merge => {
            let Some(meet) = searcher.divisible.draw(&mut searcher.dice) else { return false };
            if operator == Operator::Split { searcher.split(meet) } else { searcher.merge(meet) }
        }
        Operator::Shift | Operator::SwapNeighbours | Operator::Withdraw => {
            let Some(meet) = searcher.movable.draw(&mut searcher.dice) else { return false };
            match operator {
                Operator::Shift => searcher.shift(meet),
                Operator::SwapNeighbours => searcher.swap_neighbours(meet),
                _ => searcher.withdraw(meet),
            }
        }
        Operator::Exchange | Operator::Eject => {
            let Some(meet) = searcher.movable.draw(&mut searcher.dice) else { return false };
            let Some(start) = searcher.dice.pick(searcher.starts(meet)) else { return false };
            if operator == Operator::Exchange {
                searcher.exchange(meet, start)
            } else {
                searcher.eject(meet, start)
            }
        }
    }
}
