//! The cost that follows changes is the cost from scratch, whatever the changes were, and changes can be taken back.

use std::fmt::Debug;

use super::{Joining, Model, NONE, State};
use crate::{evaluate, instance::Instance, random::instance, search::Dice};

const INSTANCES: u64 = 300;
const CHANGES: usize = 60;

/// Makes one random change that keeps the durations of the pieces right.
fn change(state: &mut State<'_>, instance: &Instance, dice: &mut Dice) {
    let model = state.model;
    let unit = dice.below(model.units.len() as u32);
    let meets: Vec<u32> = model.meets_of(unit).filter(|meet| state.duration(*meet) > 0).collect();
    let Some(meet) = dice.pick(&meets) else { return };
    match dice.below(4) {
        0 | 1 if model.units[unit as usize].given_start == NONE => {
            let last = instance.n_times.saturating_sub(state.duration(meet));
            let start = if dice.chance(150) || last == 0 { NONE } else { dice.below(last + 1) };
            if dice.chance(500) {
                state.set_start(meet, start);
            } else {
                let here = state.here();
                for tried in [NONE, dice.below(last + 1), start] {
                    state.try_start(&here, meet, tried);
                }
            }
        }
        2 => {
            let open: Vec<u32> = model
                .slots_of(unit)
                .iter()
                .zip(0..)
                .filter(|(slot, _)| slot.given == NONE)
                .map(|(_, at)| at)
                .collect();
            let Some(slot) = dice.pick(&open) else { return };
            let of_type = model.slots_of(unit)[slot as usize].of_type;
            let candidates: Vec<u32> =
                (0..model.n_resources).filter(|at| model.type_of[*at as usize] == of_type).collect();
            let resource = if dice.chance(200) { NONE } else { dice.pick(&candidates).unwrap_or(NONE) };
            state.set_held(meet, slot, resource);
        }
        _ => move_a_time(state, unit, meet, dice),
    }
}

/// Takes a time from one piece and gives it to another, which may be a new one.
fn move_a_time(state: &mut State<'_>, unit: u32, from: u32, dice: &mut Dice) {
    let all: Vec<u32> = state.model.meets_of(unit).filter(|meet| *meet != from).collect();
    let Some(to) = dice.pick(&all) else { return };
    let is_given = state.model.units[unit as usize].given_start != NONE;
    let grown = state.duration(to) + 1;
    if is_given && state.start(to) + grown > state.model.n_times {
        return;
    }
    state.set_duration(from, state.duration(from) - 1);
    if !is_given {
        state.set_start(to, NONE);
    }
    state.set_duration(to, grown);
}

/// Everything that changes of a timetable.
fn all_of(state: &mut State<'_>) -> impl PartialEq + Debug + use<> {
    let cost = state.cost();
    let of_meets = [state.duration.as_slice(), state.start.as_slice(), state.held.as_slice()].concat();
    let sums = (state.load.as_slice().to_vec(), state.counters.as_slice().to_vec());
    (cost, of_meets, state.works.all(), sums, state.cells.all(), state.tally.totals())
}

fn check(joining: Joining) {
    for seed in 0..INSTANCES {
        let mut dice = Dice::new(seed);
        let instance = instance(&mut dice);
        let model = Model::compile(&instance, joining);
        let mut state = State::new(&model);
        state.load(&instance, &crate::Solution::empty(&instance));
        let is_right = |state: &mut State<'_>| {
            let solution = state.solution(&instance);
            solution.check(&instance).expect("a timetable of the instance");
            assert_eq!(state.cost(), evaluate(&instance, &solution).cost, "seed {seed}");
        };
        is_right(&mut state);
        let first = all_of(&mut state);
        for _ in 0..CHANGES {
            let before = all_of(&mut state);
            let mark = state.mark();
            for _ in 0..=dice.below(3) {
                change(&mut state, &instance, &mut dice);
            }
            // Not always, since what nobody has asked for yet is taken back too.
            if dice.chance(700) {
                is_right(&mut state);
            }
            if dice.chance(400) {
                state.undo(mark);
                assert_eq!(all_of(&mut state), before, "seed {seed}");
            }
        }
        state.undo(0);
        assert_eq!(all_of(&mut state), first, "seed {seed}");
        is_right(&mut state);
    }
}

#[test]
fn the_cost_that_follows_changes_is_the_cost_from_scratch() {
    check(Joining::Apart);
}

#[test]
fn the_same_with_linked_events_as_one() {
    check(Joining::Linked);
}

#[test]
fn loading_a_timetable_and_reading_it_gives_the_same_cost() {
    for seed in 0..INSTANCES {
        let mut dice = Dice::new(seed);
        let instance = instance(&mut dice);
        let model = Model::compile(&instance, Joining::Apart);
        let mut state = State::new(&model);
        state.load(&instance, &crate::Solution::empty(&instance));
        for _ in 0..CHANGES {
            change(&mut state, &instance, &mut dice);
        }
        let solution = state.solution(&instance);
        let mut other = State::new(&model);
        other.load(&instance, &solution);
        assert_eq!(other.cost(), state.cost(), "seed {seed}");
        assert_eq!(evaluate(&instance, &other.solution(&instance)).cost, state.cost(), "seed {seed}");
    }
}
