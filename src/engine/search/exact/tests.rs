//! Wherever the free pieces go, the program says of it what is true: whether it keeps the requirements, and what it costs.

use std::collections::BTreeSet;

use super::{gathered, neighbourhoods::Neighbourhoods, pieces, pieces::Question, program::Program};
use crate::{
    Kind,
    instance::Instance,
    random::instance,
    search::{
        Dice,
        searcher::{Basis, Searcher},
    },
    state::{Joining, Model, NONE},
};

const INSTANCES: u64 = 600;
const TRIES: usize = 12;

/// Puts every piece anywhere, with anybody.
fn scatter(searcher: &mut Searcher<'_>) {
    searcher.cut_all();
    for meet in 0..searcher.model.meets.len() as u32 {
        if searcher.state.duration(meet) == 0 {
            continue;
        }
        if searcher.model.units[searcher.model.unit_of(meet) as usize].given_start == NONE
            && let Some(start) = searcher.dice.pick(searcher.starts(meet))
            && searcher.dice.chance(900)
        {
            searcher.state.set_start(meet, start);
        }
        for slot in 0..searcher.state.all_held(meet).len() as u32 {
            if searcher.is_open(meet, slot)
                && let Some(resource) = searcher.dice.pick(searcher.candidates(meet, slot))
            {
                searcher.state.set_held(meet, slot, resource);
            }
        }
    }
    searcher.state.keep();
    searcher.list_movable();
}

/// Chooses starts for the pieces by chance; nothing where two pieces of a unit would run at the same time, which only those
/// with nobody in them ever do.
fn choose(question: &Question, model: &Model, dice: &mut Dice) -> Option<Vec<Option<i64>>> {
    let mut values: Vec<Option<i64>> = vec![None; question.program.columns.len()];
    let mut taken: BTreeSet<(u32, u32)> = BTreeSet::new();
    for batch in &question.batches {
        let unit = model.unit_of(batch.meets[0]);
        let mut left = model.units[unit as usize].duration;
        let mut n_left = batch.meets.len();
        for size in &batch.sizes {
            size.starts.iter().for_each(|(_, column)| values[*column as usize] = Some(0));
            if let [(column, _)] = size.number.terms[..] {
                values[column as usize] = Some(0);
            }
        }
        while if batch.is_cut_anew { left > 0 } else { n_left > 0 } {
            let sizes: Vec<usize> = (0..batch.sizes.len())
                .filter(|at| !batch.is_cut_anew || batch.sizes[*at].duration <= left)
                .collect();
            let size = &batch.sizes[dice.pick(&sizes)?];
            let (start, column) = dice.pick(&size.starts)?;
            for time in start..start + size.duration {
                if !taken.insert((unit, time)) {
                    return None;
                }
            }
            values[column as usize] = Some(1);
            if let [(column, _)] = size.number.terms[..] {
                values[column as usize] = values[column as usize].map(|number| number + 1);
            }
            left = left.saturating_sub(size.duration);
            n_left -= 1;
        }
    }
    Some(values)
}

/// Gives the columns that are not chosen the least values that keep to the rows: of those that can mend a row the one that was
/// made last, for the others are what it sums up. False where nothing can.
fn complete(program: &Program, chosen: &[Option<i64>]) -> Option<Vec<i64>> {
    let low = |(column, chosen): (&super::Column, &Option<i64>)| chosen.unwrap_or(column.low);
    let mut values: Vec<i64> = program.columns.iter().zip(chosen).map(low).collect();
    loop {
        let mut is_changed = false;
        for row in &program.rows {
            let sum: i64 = row.terms.iter().map(|(column, factor)| values[*column as usize] * factor).sum();
            let mut lacking = row.low.map_or(0, |low| (low - sum).max(0));
            let sign = if lacking > 0 { 1 } else { -1 };
            lacking = lacking.max(row.high.map_or(0, |high| sum - high));
            let mut able = row.terms.clone();
            able.retain(|(column, factor)| chosen[*column as usize].is_none() && factor * sign > 0);
            able.sort_unstable_by_key(|(column, _)| std::cmp::Reverse(*column));
            for (column, factor) in able {
                let value = &mut values[column as usize];
                let room = program.columns[column as usize].high - *value;
                let by = if lacking > 0 { room.min((lacking + factor.abs() - 1) / factor.abs()) } else { 0 };
                *value += by;
                lacking -= by * factor.abs();
                is_changed |= by > 0;
            }
            if lacking > 0 {
                return None;
            }
        }
        if !is_changed {
            return Some(values);
        }
    }
}

/// Compares the program with the truth; returns how many choices kept the requirements and how many did not.
fn compare(instance: &Instance, seed: u64) -> (u32, u32) {
    let model = Model::compile(instance, Joining::Linked);
    let basis = Basis::new(instance, &model);
    let mut searcher = Searcher::new(&model, &basis, Dice::new(seed));
    scatter(&mut searcher);
    let mut met = (0, 0);
    if searcher.movable.is_empty() {
        return met;
    }
    let mut neighbourhoods = Neighbourhoods::new(instance);
    for _ in 0..TRIES {
        let (_, drawn) = neighbourhoods.draw(&mut searcher);
        let free = gathered(&searcher, &drawn);
        pieces::take_out(&mut searcher, &free);
        let question = pieces::ask(&searcher, &free);
        let mut dice = Dice::new(seed);
        let Some(chosen) = choose(&question, &model, &mut dice) else {
            searcher.state.undo(0);
            continue;
        };
        let values: Vec<i64> = chosen.iter().map(|value| value.unwrap_or(0)).collect();
        question.put_in(&mut searcher, &values);
        searcher.state.settle();
        let points = question.points.iter().map(|point| searcher.state.point(*point));
        let (mut cost, mut keeps) = (0, true);
        for point in points {
            if point.is_required {
                keeps &= point.score == 0;
            } else {
                cost += point.score;
            }
        }
        let clashes = (0..model.n_resources).any(|resource| {
            let count = |time| searcher.state.count(resource, time);
            !model.on_clash.of(resource).is_empty() && (0..model.n_times).any(|time| count(time) > 1)
        });
        // What clashes already, with nobody free, is no business of the program.
        if !clashes {
            let completed = complete(&question.program, &chosen);
            assert_eq!(completed.is_some(), keeps, "seed {seed}");
            if let Some(values) = completed {
                let columns = question.program.columns.iter().zip(&values);
                let said: i64 = columns.map(|(column, value)| column.cost * value).sum();
                assert_eq!(said + question.offset, cost, "seed {seed}");
                met.0 += 1;
            } else {
                met.1 += 1;
            }
        }
        searcher.state.undo(0);
    }
    met
}

#[test]
fn the_program_says_what_is_true() {
    let mut met = (0, 0);
    for seed in 0..INSTANCES {
        let mut instance = instance(&mut Dice::new(seed));
        for constraint in &mut instance.constraints {
            // A program may take more times for idle than are: it is right where these are not wanted.
            if let Kind::LimitIdleTimes(limit) = &mut constraint.kind {
                limit.minimum = 0;
            }
        }
        let (kept, broken) = compare(&instance, seed);
        met = (met.0 + kept, met.1 + broken);
    }
    assert!(met.0 > 1000 && met.1 > 200, "{met:?}");
}
