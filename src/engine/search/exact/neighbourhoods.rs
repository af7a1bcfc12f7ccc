//! Which pieces to take out at once.

use std::{collections::BTreeSet, time::Duration};

use crate::{instance::Instance, search::searcher::Searcher, state::NONE};

/// Below this a program could take longer.
const QUICK: Duration = Duration::from_millis(200);

/// The fewest pieces that are taken out at once.
const FEWEST: usize = 6;

/// The most, beyond which nobody has asked for more.
const MOST: usize = 10_000;

/// How many at first.
const FIRST: usize = 16;

/// Resources that are looked at for more pieces.
const LOOKED_AT: usize = 200;

/// A way to draw pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Those of somebody, and of others who share pieces with them.
    Resources,
    /// Those that lie in one or two days.
    Days,
    /// Any.
    Any,
}

const WAYS: [Way; 3] = [Way::Resources, Way::Days, Way::Any];

/// Draws pieces, in number as many as programs can be solved for.
pub(crate) struct Neighbourhoods {
    /// For each time its day.
    day_of: Vec<u32>,
    n_days: u32,
    /// For each way how many pieces.
    sizes: [usize; WAYS.len()],
}

impl Neighbourhoods {
    pub(crate) fn new(instance: &Instance) -> Self {
        let mut day_of = vec![0; instance.n_times as usize];
        for (day, number) in instance.days.iter().zip(0u32..) {
            for time in day.iter() {
                day_of[time.0 as usize] = number;
            }
        }
        Self { day_of, n_days: instance.days.len().max(1) as u32, sizes: [FIRST; WAYS.len()] }
    }

    /// Draws a way and pieces.
    pub(crate) fn draw(&mut self, searcher: &mut Searcher<'_>) -> (usize, Vec<u32>) {
        let number = searcher.dice.below(WAYS.len() as u32) as usize;
        let size = self.sizes[number].min(searcher.movable.as_slice().len());
        let pieces = match WAYS[number] {
            Way::Resources => grown(searcher, size, |_| true),
            Way::Days => self.of_days(searcher, size),
            Way::Any => any(searcher, size),
        };
        (number, pieces)
    }

    /// Takes note of how a program went.
    pub(crate) fn learn(&mut self, number: usize, is_proved: bool, took: Duration) {
        let size = &mut self.sizes[number];
        if !is_proved {
            *size = (*size * 9 / 10).max(FEWEST);
        } else if took < QUICK {
            *size = (*size + 1).max(*size * 21 / 20).min(MOST);
        }
    }

    fn of_days(&self, searcher: &mut Searcher<'_>, size: usize) -> Vec<u32> {
        let (one, other) = (searcher.dice.below(self.n_days), searcher.dice.below(self.n_days));
        let is_there = |meet: &u32| {
            let start = searcher.state.start(*meet);
            start != NONE && [one, other].contains(&self.day_of[start as usize])
        };
        let all: Vec<u32> = searcher.movable.as_slice().iter().copied().filter(is_there).collect();
        if all.len() <= size {
            return all;
        }
        // Of whole resources, so that those left have much in common.
        let there: BTreeSet<u32> = all.into_iter().collect();
        grown(searcher, size, |meet| there.contains(&meet))
    }
}

/// The pieces of somebody, then of somebody who shares one of them, and so on.
fn grown(searcher: &mut Searcher<'_>, size: usize, is_meant: impl Fn(u32) -> bool) -> Vec<u32> {
    let mut pieces: Vec<u32> = Vec::new();
    let mut is_in: BTreeSet<u32> = BTreeSet::new();
    let mut done: BTreeSet<u32> = BTreeSet::new();
    for _ in 0..LOOKED_AT {
        if pieces.len() >= size {
            break;
        }
        let seed = if pieces.is_empty() {
            searcher.movable.draw(&mut searcher.dice)
        } else {
            searcher.dice.pick(&pieces)
        };
        let Some(seed) = seed else { break };
        if !is_meant(seed) {
            continue;
        }
        let held: Vec<u32> =
            searcher.state.all_held(seed).iter().copied().filter(|held| *held != NONE).collect();
        let Some(resource) = searcher.dice.pick(&held) else { continue };
        if !done.insert(resource) {
            continue;
        }
        for unit in searcher.model.units_of.of(resource) {
            for meet in searcher.model.meets_of(*unit) {
                if searcher.movable.contains(meet)
                    && is_meant(meet)
                    && pieces.len() < size
                    && is_in.insert(meet)
                {
                    pieces.push(meet);
                }
            }
        }
    }
    pieces
}

fn any(searcher: &mut Searcher<'_>, size: usize) -> Vec<u32> {
    let mut all = searcher.movable.as_slice().to_vec();
    for at in 0..size.min(all.len()) {
        let other = at + searcher.dice.below((all.len() - at) as u32) as usize;
        all.swap(at, other);
    }
    all.truncate(size);
    all
}
