//! Every timetable of a tiny instance, looked at one by one.

use commontime_engine::{
    Cost, EventId, Instance, Meet, ResourceId, Solution, TimeId, evaluate,
    search::{Budget, Options, Outside, solve},
};
use std::sync::atomic::AtomicBool;

use super::tiny;
use crate::dice::Dice;

/// Returns the least cost of any timetable.
fn least(instance: &Instance) -> Cost {
    let mut best = None;
    cut(instance, 0, &mut Vec::new(), &mut best);
    best.expect("an instance has a timetable")
}

/// Cuts the events from one on in every way.
fn cut(instance: &Instance, event: usize, meets: &mut Vec<Meet>, best: &mut Option<Cost>) {
    let Some(of) = instance.events.get(event) else { return place(instance, 0, meets, best) };
    let cuts: &[&[u32]] = if of.duration == 1 { &[&[1]] } else { &[&[2], &[1, 1]] };
    for cut_here in cuts {
        let before = meets.len();
        meets.extend(cut_here.iter().map(|duration| Meet::new(instance, EventId(event as u32), *duration)));
        cut(instance, event + 1, meets, best);
        meets.truncate(before);
    }
}

/// Gives the meets from one on every start, or none, and every resource, or none.
fn place(instance: &Instance, at: usize, meets: &mut Vec<Meet>, best: &mut Option<Cost>) {
    if at == meets.len() {
        let cost = evaluate(instance, &Solution { meets: meets.clone() }).cost;
        *best = Some(best.map_or(cost, |best| best.min(cost)));
        return;
    }
    let last = instance.n_times - meets[at].duration;
    let open = meets[at].resources.iter().position(Option::is_none);
    for start in (0..=last).map(Some).chain([None]) {
        meets[at].start = start.map(TimeId);
        if let Some(slot) = open {
            for resource in [None, Some(4), Some(5)] {
                meets[at].resources[slot] = resource.map(ResourceId);
                place(instance, at + 1, meets, best);
            }
            meets[at].resources[slot] = None;
        } else {
            place(instance, at + 1, meets, best);
        }
    }
}

#[test]
fn the_least_cost_is_found() {
    let mut n_met = 0;
    for seed in 0..40 {
        // Three events already have hundreds of thousands of timetables.
        let n_events = if seed % 10 == 6 { 3 } else { 2 };
        let instance = tiny::school(&mut Dice::new(seed), n_events, 2);
        let options = Options::new(seed, Budget::Moves(100_000));
        let outside = Outside { stop: &AtomicBool::new(false), watch: &|_, _| {}, optimizer: None };
        let found = solve(&instance, None, &options, outside).cost;
        let least = least(&instance);
        n_met += u32::from(least.required() == 0);
        assert_eq!(found, least, "seed {seed}");
    }
    assert!(
        (15..39).contains(&n_met),
        "{n_met} of 40 instances have a timetable that meets what is required"
    );
}
