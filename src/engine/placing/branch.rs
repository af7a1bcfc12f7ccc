//! What to decide next: the task or slot with the fewest values for the dead ends it was part of.

use crate::placing::state::State;

/// A decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Where a task starts.
    Start(u32),
    /// Which candidate a slot takes.
    Choice(u32),
}

/// When a task is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Turn {
    /// First; it is required, or a required task may need it around itself.
    First,
    /// When everything that comes first is decided.
    Later,
}

/// When a slot chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Choose {
    /// As soon as its turn comes, with or without a start.
    Early,
    /// When its task has its start.
    AfterStart,
}

/// How one run of the search orders its decisions and values.
#[derive(Debug)]
pub(crate) struct Taste {
    /// For each task what breaks a tie: the least comes first.
    pub(crate) ties: Vec<(u32, u32)>,
    /// When slots choose.
    pub(crate) choose: Choose,
    /// Whether the fullest placement found so far is tried first.
    pub(crate) resumes: bool,
    /// Whether preferred starts are tried first.
    pub(crate) is_hinted: bool,
}

/// Returns what to decide next, and whether it comes later; `None` when everything is decided.
pub(crate) fn pick(state: &mut State, turns: &[Turn], taste: &Taste) -> Option<(Decision, Turn)> {
    state.effort += (u64::from(state.model.n_tasks) + state.model.slots.len() as u64) / 16;
    [Turn::First, Turn::Later]
        .into_iter()
        .find_map(|turn| Some((pick_of_turn(state, turns, taste, turn)?, turn)))
}

fn pick_of_turn(state: &State, turns: &[Turn], taste: &Taste, turn: Turn) -> Option<Decision> {
    let model = state.model;
    let mut best: Option<Rank> = None;
    let mut offer = |decision: Decision, task: u32, size: u32| {
        let rank =
            Rank { decision, size, weight: state.weight[task as usize], tie: taste.ties[task as usize] };
        if best.is_none_or(|best| rank.comes_before(&best)) {
            best = Some(rank);
        }
    };
    for task in (0..model.n_tasks).filter(|task| turns[*task as usize] == turn && is_open(state, *task)) {
        offer(Decision::Start(task), task, state.count(task));
    }
    for (at, slot) in (0..).zip(&model.slots) {
        let waits = taste.choose == Choose::AfterStart && is_open(state, slot.task);
        if turns[slot.task as usize] == turn && !waits && is_open_slot(state, at) {
            offer(Decision::Choice(at), slot.task, state.n_open(at));
        }
    }
    best.map(|best| first_alike(state, best.decision))
}

/// Returns the same decision for the first task alike for which it is still to be made: tasks that are alike start in
/// their order, so deciding one in the middle would decide all before it.
fn first_alike(state: &State, decision: Decision) -> Decision {
    let model = state.model;
    let (mut task, place) = match decision {
        Decision::Start(task) => (task, None),
        Decision::Choice(slot) => {
            let task = model.slots[slot as usize].task;
            (task, Some((slot - model.slots_of.of(task)[0]) as usize))
        }
    };
    let mut first = decision;
    while let Some(before) = model.alike_before[task as usize] {
        let same =
            place.map_or(Decision::Start(before), |at| Decision::Choice(model.slots_of.of(before)[at]));
        if is_undecided(state, same) {
            first = same;
        }
        task = before;
    }
    first
}

/// Returns whether the decision is still to be made.
pub(crate) fn is_undecided(state: &State, decision: Decision) -> bool {
    match decision {
        Decision::Start(task) => is_open(state, task),
        Decision::Choice(slot) => is_open_slot(state, slot),
    }
}

/// A placed task is open while it has several starts, another while it has any.
fn is_open(state: &State, task: u32) -> bool {
    state.count(task) > u32::from(state.is_present(task))
}

fn is_open_slot(state: &State, slot: u32) -> bool {
    state.choice(slot).is_none() && state.is_present(state.model.slots[slot as usize].task)
}

/// A decision with what speaks for making it soon.
#[derive(Clone, Copy, Debug)]
struct Rank {
    decision: Decision,
    size: u32,
    weight: u64,
    tie: (u32, u32),
}

impl Rank {
    /// Compares sizes divided by weights, without dividing.
    fn comes_before(&self, other: &Self) -> bool {
        let own = u128::from(self.size) * u128::from(other.weight);
        let others = u128::from(other.size) * u128::from(self.weight);
        (own, self.tie) < (others, other.tie)
    }
}
