//! The bench on public timetables: what is asked of it, what it keeps, how it judges, and what it shows.

#[path = "../../../benches/xhstt/arguments.rs"]
mod arguments;
#[path = "../../../benches/xhstt/attached.rs"]
mod attached;
mod attaching;
#[path = "../../../benches/xhstt/bars.rs"]
mod bars;
mod judging;
mod keeping;
#[path = "../../../benches/xhstt/median.rs"]
mod median;
#[path = "../../../benches/xhstt/plan.rs"]
mod plan;
mod planning;
#[path = "../../../benches/xhstt/published.rs"]
mod published;
#[path = "../../../benches/xhstt/results.rs"]
mod results;
#[path = "../../../benches/xhstt/run.rs"]
mod run;
mod showing;
#[path = "../../../benches/xhstt/tables/mod.rs"]
mod tables;

use commontime_engine::search::Operator;

use published::cost;
use run::{LANDMARKS, Run, Setup};

/// Returns a run that found a timetable without infeasibility.
fn ran(id: &str, seed: u64, seconds: u32, objective: i64) -> Run {
    let instance = published::of(id).unwrap();
    let setup =
        Setup { label: "a program".to_owned(), instance, seed, seconds, threads: 1, without: Vec::new() };
    let landmarks = [None; LANDMARKS.len()];
    Run { setup, cost: cost(0, objective), took: 2_000, moves: 5_000, memory: Some(9), jobs: 1, landmarks }
}

/// Returns the same of a run with so many threads.
fn on(threads: u32, mut run: Run) -> Run {
    run.setup.threads = threads;
    run
}

/// Returns the same of a run without a kind of moves.
fn without(operator: Operator, mut run: Run) -> Run {
    run.setup.without = vec![operator];
    run
}
