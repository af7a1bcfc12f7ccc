//! How time grows with the school: made schools of 6 to 108 homerooms, ten of each size, half of them tight.
//!
//! `cargo bench --bench growth -- [--quick] [--homerooms N] [--seed N] [--save FOLDER]`
#![expect(clippy::print_stdout, reason = "a measuring program prints its table")]

#[expect(dead_code, reason = "every measuring program uses a part of it")]
mod measure;

use std::path::Path;
use std::time::Duration;

use commontime::generate::{Blueprint, school};
use commontime_files::{Texts, load_texts};
use measure::{Arguments, Run, seconds};

const SIZES: [u32; 6] = [6, 12, 24, 27, 54, 108];
const SEEDS: u64 = 10;
const LIMIT: u32 = 60;

fn main() {
    let arguments = Arguments::read();
    let sizes = arguments.homerooms.map_or(SIZES.to_vec(), |only| vec![only]);
    let sizes = sizes.into_iter().filter(|&size| !arguments.quick || size <= 27);
    let seeds = match arguments.seed {
        Some(only) => only..only + 1,
        None => 0..if arguments.quick { 2 } else { SEEDS },
    };
    for size in sizes {
        let mut runs = Vec::new();
        for seed in seeds.clone() {
            let blueprint = Blueprint::new(seed, size, seed % 2 == 1);
            let texts = school(&blueprint);
            let campus = load_texts(&texts).expect("made schools load");
            let run = Run::new(&campus, LIMIT);
            print_run(&blueprint, &run);
            if let Some(folder) = arguments.save.as_ref().filter(|_| !run.is_proved()) {
                save(&folder.join(format!("{size}-{seed}")), &texts, &run);
            }
            runs.push(run);
        }
        print_size(size, &runs);
    }
}

fn print_run(blueprint: &Blueprint, run: &Run) {
    println!(
        "    {:3} homerooms  seed {}  {:5}  {:>6} s  {:13}  lowest {:10}  shortfall {}",
        blueprint.homerooms,
        blueprint.seed,
        if blueprint.tight { "tight" } else { "loose" },
        seconds(run.time),
        run.outcome.slug(),
        run.rank("lowest-minutes"),
        run.rank("shortfall"),
    );
}

fn print_size(size: u32, runs: &[Run]) {
    let mut times: Vec<Duration> = runs.iter().map(|run| run.time).collect();
    times.sort_unstable();
    let middle = times.get(times.len() / 2).copied().unwrap_or_default();
    let (least, most) =
        (times.first().copied().unwrap_or_default(), times.last().copied().unwrap_or_default());
    let unproved = runs.iter().filter(|run| !run.is_proved()).count();
    println!(
        "{size:3} homerooms: median {} s, {} to {} s, unproved {unproved} of {}",
        seconds(middle),
        seconds(least),
        seconds(most),
        runs.len(),
    );
}

fn save(folder: &Path, texts: &Texts, run: &Run) {
    let log = run
        .log
        .iter()
        .cloned()
        .chain(run.ranks.iter().map(|rank| format!("{rank:?}")))
        .collect::<Vec<_>>()
        .join("\n");
    let files = texts
        .all()
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .chain([("log.txt", log.as_str())]);
    std::fs::create_dir_all(folder).expect("the folder can be made");
    for (name, text) in files {
        std::fs::write(folder.join(name), text).expect("the folder can be written");
    }
}
