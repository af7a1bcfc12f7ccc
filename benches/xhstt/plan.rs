//! Which runs are asked for.

use commontime_engine::search::Operator;

use super::arguments::{Arguments, Mode, Seconds};
use super::bars;
use super::published::Published;
use super::run::Setup;

/// Returns the runs in an order in which, when it is broken off, every instance has had its turn: seed by seed.
pub(crate) fn plan(arguments: &Arguments) -> Vec<Setup> {
    let mut plan = Vec::new();
    for &seed in &arguments.seeds.0 {
        for instance in arguments.instances() {
            for seconds in seconds(instance, &arguments.seconds) {
                for (threads, without) in variants(arguments) {
                    plan.push(Setup {
                        label: label(arguments).to_owned(),
                        instance,
                        seed,
                        seconds,
                        threads,
                        without,
                    });
                }
            }
        }
    }
    plan
}

/// Returns what the program is called.
pub(crate) fn label(arguments: &Arguments) -> &str {
    arguments.label.as_deref().unwrap_or("unnamed")
}

/// Returns how long runs of an instance may take, each time once.
fn seconds(instance: &Published, asked: &[Seconds]) -> Vec<u32> {
    let mut seconds: Vec<u32> = asked
        .iter()
        .flat_map(|one| match one {
            Seconds::Just(seconds) => vec![*seconds],
            Seconds::Bars => bars::short(instance),
        })
        .collect();
    seconds.sort_unstable();
    seconds.dedup();
    seconds
}

/// Returns threads and the kinds of moves left out, in all ways in which a run is to be repeated.
fn variants(arguments: &Arguments) -> Vec<(u32, Vec<Operator>)> {
    let threads = arguments.threads.unwrap_or(1);
    let mut without = arguments.without.clone();
    without.sort_unstable();
    without.dedup();
    match arguments.mode() {
        Mode::Plain => vec![(threads, without)],
        Mode::Ablation => {
            let each = Operator::ALL.into_iter().map(|operator| (threads, vec![operator]));
            std::iter::once((threads, Vec::new())).chain(each).collect()
        }
        Mode::Threads => vec![(1, without.clone()), (arguments.threads.unwrap_or(2).max(2), without)],
    }
}
