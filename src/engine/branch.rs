//! What to decide next, and which value to try first.

use std::cmp::Reverse;

use rand::Rng as _;
use rand_chacha::ChaCha8Rng;

use crate::{
    domain,
    propagate::open_candidates,
    state::State,
};

/// A decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Where a task starts.
    Start(u32),
    /// Which candidate a slot takes.
    Choice(u32),
}

/// The value of a [`Decision::Start`] that leaves the task unplaced.
pub(crate) const ABSENT: u32 = u32::MAX;

/// When a task is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// First; it is required, or a required task may need it around itself.
    First,
    /// When everything that comes first is decided.
    Later,
}

/// How this run orders its decisions and values.
#[derive(Debug)]
pub(crate) struct Taste {
    /// Breaks ties between tasks: the least comes first.
    pub(crate) ties: Vec<(u32, u32)>,
    /// When slots choose.
    pub(crate) choose: Choose,
    /// Whether the starts of the fullest placement found so far come first.
    pub(crate) resumes: bool,
    /// Whether preferred starts come first.
    pub(crate) is_hinted: bool,
}

/// When slots choose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choose {
    /// As soon as their turn comes, with or without a start.
    First,
    /// When their task has its start.
    AfterStart,
}

/// Returns what to decide next, and whether it comes later; `None` when everything is decided.
pub(crate) fn pick(state: &mut State, turns: &[Turn], taste: &Taste) -> Option<(Decision, Turn)> {
    state.effort += u64::from(state.model.n_tasks) / 16 + state.model.candidates.len() as u64 / 8;
    let state = &*state;
    [Turn::First, Turn::Later].into_iter().find_map(|turn| {
        let tasks = (0..state.model.n_tasks).filter(|task| turns[*task as usize] == turn);
        let start = tasks.filter(|task| is_open(state, *task)).map(|task| {
            let rank = Rank { size: state.count(task), weight: state.weight[task as usize] };
            (rank, taste.ties[task as usize], Decision::Start(task))
        });
        let waits = |task: u32| match taste.choose {
            Choose::First => false,
            Choose::AfterStart => state.fixed(task).is_none(),
        };
        let choices = open_slots(state).filter(|slot| {
            let task = state.model.slots[*slot as usize].task;
            turns[task as usize] == turn && !(waits(task) && is_open(state, task))
        });
        let choice = choices.map(|slot| {
            let task = state.model.slots[slot as usize].task;
            let size = open_candidates(state, slot).count() as u32;
            (Rank { size, weight: state.weight[task as usize] }, taste.ties[task as usize], Decision::Choice(slot))
        });
        let least = |list: &mut dyn Iterator<Item = (Rank, u32, Decision)>| list.min_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
        let (start, choice) = (least(&mut { start }), least(&mut { choice }));
        let best = match (start, choice) {
            (Some(start), Some(choice)) if taste.choose != Choose::Last && (choice.0, choice.1) <= (start.0, start.1) => {
                choice
            }
            (Some(start), _) => start,
            (None, choice) => choice?,
        };
        Some((best.2, turn))
    })
}

/// Returns whether the decision is still to be made.
pub(crate) fn is_undecided(state: &State, decision: Decision) -> bool {
    match decision {
        Decision::Start(task) => is_open(state, task),
        Decision::Choice(slot) => is_open_slot(state, slot),
    }
}

fn is_open(state: &State, task: u32) -> bool {
    state.count(task) > u32::from(state.is_present(task))
}

fn is_open_slot(state: &State, slot: u32) -> bool {
    state.choice(slot).is_none() && state.is_present(state.model.slots[slot as usize].task)
}

fn open_slots(state: &State) -> impl Iterator<Item = u32> {
    (0..state.model.slots.len() as u32).filter(|slot| is_open_slot(state, *slot))
}

/// Few values and many dead ends come first: compared as `size / weight` without division.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Rank {
    size: u32,
    weight: u64,
}

impl Ord for Rank {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let cross = |a: &Self, b: &Self| u128::from(a.size) * u128::from(b.weight);
        cross(self, other).cmp(&cross(other, self))
    }
}

impl PartialOrd for Rank {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// Appends the values of a decision, best first.
pub(crate) fn values(
    state: &State,
    decision: Decision,
    hint: Option<u32>,
    taste: &Taste,
    random: &mut ChaCha8Rng,
    values: &mut Vec<u32>,
) {
    match decision {
        Decision::Start(task) => start_values(state, task, hint, taste, random, values),
        Decision::Choice(slot) => choice_values(state, slot, hint, taste, random, values),
    }
}

fn start_values(
    state: &State,
    task: u32,
    hint: Option<u32>,
    taste: &Taste,
    random: &mut ChaCha8Rng,
    values: &mut Vec<u32>,
) {
    let begin = values.len();
    let starts = state.starts(task);
    let preferred = if taste.is_hinted { state.model.preferred.of(task) } else { &[] };
    for start in hint.iter().chain(preferred) {
        if domain::has(starts, *start) && !values[begin..].contains(start) {
            values.push(*start);
        }
    }
    let sorted_from = values.len();
    for start in domain::steps(starts) {
        if !values[begin..sorted_from].contains(&start) {
            values.push(start);
        }
    }
    values[sorted_from..].sort_by_cached_key(|start| {
        (Reverse(snugness(state, task, *start)), *start)
    });
    if !state.is_present(task) {
        values.push(ABSENT);
    }
}

/// Returns on how many sides, over all resources the task always holds, it would lie against held steps or an end.
fn snugness(state: &State, task: u32, start: u32) -> u32 {
    let model = state.model;
    let (end, gap) = (start + model.length[task as usize], model.gap[task as usize]);
    let sides = model.uses.of(task).iter().map(|resource| {
        let busy = state.busy(*resource);
        let before = start == 0 || domain::has(busy, start - 1) || start > gap && domain::has(busy, start - 1 - gap);
        let after = domain::has(busy, end) || domain::has(busy, end + gap);
        u32::from(before) + u32::from(after)
    });
    sides.sum()
}

fn choice_values(state: &State, slot: u32, hint: Option<u32>, taste: &Taste, random: &mut ChaCha8Rng, values: &mut Vec<u32>) {
    let model = state.model;
    let begin = values.len();
    for candidate in open_candidates(state, slot) {
        let resource = model.candidates[candidate as usize].resource;
        // Resources that nothing holds yet and that only differ in name are one value.
        let is_unheld = |resource: u32| state.load(resource) == 0;
        let is_twin = |other: &u32| {
            let other = model.candidates[*other as usize].resource;
            model.twins[other as usize] == model.twins[resource as usize] && is_unheld(other)
        };
        if !(is_unheld(resource) && values[begin..].iter().any(is_twin)) {
            values.push(candidate);
        }
    }
    values[begin..].sort_by_cached_key(|candidate| {
        let load = state.load(model.candidates[*candidate as usize].resource);
        (Some(*candidate) != hint, load, *candidate)
    });
}

/// Returns a number below `end`, the same on every machine.
pub(crate) fn below(random: &mut ChaCha8Rng, end: u32) -> u32 {
    if end <= 1 {
        return 0;
    }
    (u64::from(random.next_u32()) * u64::from(end) >> 32) as u32
}
