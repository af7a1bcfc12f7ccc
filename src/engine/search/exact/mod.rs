//! Large neighbourhoods: many pieces are taken out at once, and where they go best is worked out exactly.
//!
//! `neighbourhoods` draws the pieces, `pieces` asks where they should start, as a `program` that `encoder` and the constraint
//! kinds write together. Whoever called the search brings the solver.

mod encoder;
mod neighbourhoods;
mod pieces;
pub(crate) mod program;
#[cfg(test)]
mod tests;

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

pub(crate) use encoder::{Encoder, Linear, Work};
pub(crate) use pieces::sum_of;
pub use program::{Column, Optimized, Optimizer, Program, Row};

use self::{
    neighbourhoods::Neighbourhoods,
    pieces::{Free, Question},
};
use super::{Dice, Ground, anneal::Best, clock::Clock, searcher::Searcher};
use crate::{instance::Instance, solution::Solution, state::NONE};

/// The longest that one program may take.
const LONGEST: Duration = Duration::from_millis(500);

/// The most columns that a piece may bring for programs to be worth their while. Between 3 and 35 they were, where each piece
/// has a class and a teacher; at 80 and 180, where it has its students, they found next to nothing.
const MOST_COLUMNS: usize = 60;

/// Programs drawn to see how many columns a piece brings.
const SAMPLE: usize = 10;

/// Solves without a gain after which something else is tried: at least so many, and half of all.
const PATIENCE: u32 = 60;

/// Returns whether exact solves are likely to pay, seen from a timetable: not where every piece has to do with many people, for
/// then a program that can be solved has few pieces, and annealing does as well with these.
pub(crate) fn pays((instance, model, basis): Ground<'_>, timetable: &Solution, seed: u64) -> bool {
    let mut searcher = Searcher::new(model, basis, Dice::new(seed));
    searcher.take_up(instance, timetable);
    let mut neighbourhoods = Neighbourhoods::new(instance);
    let (mut n_pieces, mut n_columns) = (0, 0);
    for _ in 0..SAMPLE {
        let (_, drawn) = neighbourhoods.draw(&mut searcher);
        let free = gathered(&searcher, &drawn);
        let (question, _) = question(&mut searcher, &free);
        n_pieces += drawn.len();
        n_columns += question.program.columns.len();
    }
    n_columns <= n_pieces * MOST_COLUMNS
}

/// Betters timetables by exact solves.
pub(crate) struct Exact<'o> {
    optimizer: &'o dyn Optimizer,
    neighbourhoods: Neighbourhoods,
}

impl<'o> Exact<'o> {
    pub(crate) fn new(instance: &Instance, optimizer: &'o dyn Optimizer) -> Self {
        Self { optimizer, neighbourhoods: Neighbourhoods::new(instance) }
    }

    /// Betters a timetable that keeps every requirement, until the clock runs out or it finds nothing any more.
    pub(crate) fn better(
        &mut self,
        instance: &Instance,
        searcher: &mut Searcher<'_>,
        clock: &mut Clock<'_>,
        best: &mut Best,
    ) {
        let (mut n_solves, mut n_since_gain) = (0, 0);
        // A program may take a while, and how long is up to the machine.
        while let Some(left) = clock.left()
            && !clock.is_over()
            && !best.cost.is_zero()
            && n_since_gain < PATIENCE.max(n_solves / 2)
        {
            n_solves += 1;
            n_since_gain += 1;
            let (way, drawn) = self.neighbourhoods.draw(searcher);
            if drawn.is_empty() {
                continue;
            }
            let free = gathered(searcher, &drawn);
            let (question, cutoff) = question(searcher, &free);
            let began = Instant::now();
            let answer = self.optimizer.optimize(&question.program, cutoff, LONGEST.min(left));
            self.neighbourhoods.learn(way, answer.is_proved, began.elapsed());
            if let Some(values) = &answer.values
                && takes(searcher, &free, &question, values)
                && searcher.cost() < best.cost
            {
                n_since_gain = 0;
                *best = Best::of(instance, searcher);
                clock.found(best.cost);
            }
        }
    }
}

/// Returns the program for free pieces, and what its columns cost where the pieces are now.
fn question(searcher: &mut Searcher<'_>, free: &[Free]) -> (Question, i64) {
    pieces::take_out(searcher, free);
    let question = pieces::ask(searcher, free);
    searcher.state.undo(0);
    let points = question.points.iter().map(|point| searcher.state.point(*point));
    let now: i64 = points.filter(|point| !point.is_required).map(|point| point.score).sum();
    let cutoff = now - question.offset;
    (question, cutoff)
}

/// Puts free pieces where an answer has them, if that costs no more; returns whether it does not.
fn takes(searcher: &mut Searcher<'_>, free: &[Free], question: &Question, values: &[i64]) -> bool {
    let before = searcher.state.score();
    pieces::take_out(searcher, free);
    question.put_in(searcher, values);
    if searcher.state.score() > before {
        searcher.state.undo(0);
        return false;
    }
    searcher.refresh_recut();
    searcher.state.keep();
    true
}

/// Gathers drawn pieces: those that are alike, and all of a unit that can be cut in several ways where all are drawn.
fn gathered(searcher: &Searcher<'_>, drawn: &[u32]) -> Vec<Free> {
    let mut units: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for meet in drawn {
        units.entry(searcher.model.unit_of(*meet)).or_default().push(*meet);
    }
    let mut all = Vec::new();
    for (unit, meets) in units {
        let is_given = searcher.model.slots_of(unit).iter().all(|slot| slot.given != NONE);
        let n_pieces =
            searcher.model.meets_of(unit).filter(|meet| searcher.state.duration(*meet) > 0).count();
        let has_starts = meets.iter().all(|meet| searcher.state.start(*meet) != NONE);
        let is_cut_anew =
            is_given && has_starts && n_pieces == meets.len() && searcher.cuts[unit as usize].has_others;
        if is_cut_anew {
            all.push(Free { meets, duration: 0, starts: Vec::new(), is_cut_anew });
            continue;
        }
        let mut alike: BTreeMap<(u32, u32), Free> = BTreeMap::new();
        for meet in meets {
            let duration = searcher.state.duration(meet);
            let key = (duration, if is_given { 0 } else { meet });
            let free = alike.entry(key).or_insert_with(|| Free {
                meets: Vec::new(),
                duration,
                starts: Vec::new(),
                is_cut_anew,
            });
            free.meets.push(meet);
            free.starts.push(searcher.state.start(meet));
        }
        all.extend(alike.into_values());
    }
    all
}
