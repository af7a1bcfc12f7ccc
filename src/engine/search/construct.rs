//! The first timetable: piece by piece, the hardest first, each where it costs least.

use super::{
    clock::Clock,
    dice::Dice,
    searcher::{Basis, Searcher},
    weight::Weight,
};
use crate::{
    constraint::Kind,
    instance::Instance,
    solution::Solution,
    state::{Joining, Model, NONE},
};

/// Returns a first timetable.
///
/// What a day should hold at least, and gaps in it, say nothing as long as most of the day is still empty, and lead astray: a
/// group of times that must have five times at work or none would stay empty. So they are left out at first.
pub(crate) fn first(instance: &Instance, seed: u64, clock: &Clock<'_>) -> Solution {
    let is_of_whole_days = |kind: &Kind| match kind {
        Kind::LimitBusyTimes(limit) => limit.minimum > 0,
        Kind::ClusterBusyTimes(cluster) => cluster.minimum > 0,
        Kind::LimitIdleTimes(_) => true,
        _ => false,
    };
    let mut relaxed = instance.clone();
    relaxed.constraints.retain(|constraint| !is_of_whole_days(&constraint.kind));
    let model = Model::compile(&relaxed, Joining::Linked);
    let basis = Basis::new(&relaxed, &model);
    let mut searcher = Searcher::new(&model, &basis, Dice::new(seed));
    searcher.state.set_scale(Weight::new(&relaxed).scale());
    construct(&mut searcher, clock);
    searcher.state.solution(&relaxed)
}

/// Cuts every unit and gives every piece a start and its open slots resources, as far as the time goes.
fn construct(searcher: &mut Searcher<'_>, clock: &Clock<'_>) {
    searcher.cut_all();
    let mut order: Vec<(u32, u32, u32, u32)> = Vec::new();
    for meet in searcher.movable.as_slice().to_vec() {
        let n_slots = searcher.state.all_held(meet).len() as u32;
        let duration = searcher.state.duration(meet);
        let n_starts = searcher.starts(meet).len() as u32;
        order.push((duration * n_slots, u32::MAX - n_starts, searcher.dice.below(u32::MAX), meet));
    }
    order.sort_unstable_by(|a, b| b.cmp(a));
    for (_, _, _, meet) in order {
        if clock.is_over() {
            return;
        }
        searcher.place_best(meet);
        fill(searcher, meet);
        searcher.state.keep();
    }
    // What has its start given was passed over.
    for meet in searcher.open.as_slice().to_vec() {
        if clock.is_over() {
            return;
        }
        fill(searcher, meet);
    }
    searcher.state.keep();
}

fn fill(searcher: &mut Searcher<'_>, meet: u32) {
    for slot in 0..searcher.state.all_held(meet).len() as u32 {
        if searcher.is_open(meet, slot) && searcher.state.held(meet, slot) == NONE {
            searcher.fill_best(meet, slot);
        }
    }
}
