//! Ours against one direct model of the whole week, in the same solver: seconds to the proof.
//!
//! `cargo bench --bench proof -- [--quick]`
#![expect(clippy::print_stdout, reason = "a measuring program prints its table")]

mod direct;
#[expect(dead_code, reason = "every measuring program uses a part of it")]
mod measure;

use std::path::Path;

use commontime::generate::{Blueprint, school};
use commontime_files::{load, load_texts};
use commontime_school::Campus;
use direct::{Found, direct};
use measure::{Arguments, Run, most_memory, seconds};

/// Seconds that each may take.
const LIMIT: u32 = 120;

fn main() {
    let arguments = Arguments::read();
    let limit = if arguments.quick { 20 } else { LIMIT };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["benches/specials-a", "benches/specials-b", "scenarios/walker-gamble"];
    let read = |folder: &&str| load(&root.join(folder)).expect("our own scenarios load");
    let mut schools: Vec<(String, Campus)> = folders
        .iter()
        .map(|folder| (folder.rsplit('/').next().unwrap_or(folder).to_owned(), read(folder)))
        .collect();
    if !arguments.quick {
        let made = load_texts(&school(&Blueprint::new(0, 54, false))).expect("made schools load");
        schools.push(("54 homerooms".to_owned(), made));
    }
    // Ours first, since the most memory a process ever had says nothing of what came before.
    let ours: Vec<(Run, Option<u64>)> =
        schools.iter().map(|(_, campus)| (Run::new(campus, limit), most_memory())).collect();
    println!(
        "{:14} | {:>8} | {:13} | {:>8} | {:>9} | {:>7} | {:30} | ratio",
        "", "ours, s", "", "lowest", "shortfall", "MB", "direct"
    );
    for ((name, campus), (run, memory)) in schools.iter().zip(&ours) {
        let found = direct(campus, limit);
        println!(
            "{name:14} | {:>8} | {:13} | {:>8} | {:>9} | {:>7} | {:30} | {}",
            seconds(run.time),
            run.outcome.slug(),
            run.rank("lowest-minutes"),
            run.rank("shortfall"),
            memory.map_or_else(|| "-".to_owned(), |memory| memory.to_string()),
            in_words(&found, limit),
            ratio(run, &found),
        );
    }
}

fn in_words(found: &Found, limit: u32) -> String {
    let best =
        found.best.map_or_else(|| "nothing".to_owned(), |(lowest, short)| format!("{lowest}, short {short}"));
    let (columns, rows) = found.size;
    if found.proved {
        return format!("{} s: {best} ({columns} x {rows})", seconds(found.time));
    }
    let bound = found.bound.map_or_else(|| "-".to_owned(), |bound| bound.to_string());
    format!("no proof in {limit} s: {best}; lowest at most {bound} ({columns} x {rows})")
}

/// How many times faster ours is to the proof.
fn ratio(run: &Run, found: &Found) -> String {
    if !run.is_proved() {
        return "-".to_owned();
    }
    let ratio = found.time.as_secs_f64() / run.time.as_secs_f64();
    if found.proved { format!("{ratio:.1}") } else { format!("over {ratio:.0}") }
}
