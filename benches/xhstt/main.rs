//! The engine on thirteen public timetables of other schools: what it finds in how long, beside what others found.
//!
//! `cargo bench --bench xhstt -- FOLDER [options]`, where `FOLDER` has the thirteen files and `costs.tsv`; `--help` lists
//! the options. Every run is a process of its own, so that its memory can be told from that of the others.
#![expect(clippy::print_stdout, reason = "a measuring program prints its tables")]
#![expect(clippy::print_stderr, reason = "what comes of each run is told while it lasts")]

mod alone;
mod arguments;
mod attached;
mod bars;
#[path = "../measure.rs"]
#[expect(dead_code, reason = "every measuring program uses a part of it")]
mod measure;
mod measuring;
mod median;
mod plan;
mod published;
mod results;
mod run;
mod tables;

use std::collections::BTreeSet;
use std::path::Path;
use std::process::ExitCode;
use std::thread::available_parallelism;

use clap::Parser;

use arguments::{Arguments, Mode};
use attached::Check;
use results::Results;
use run::Run;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let Some(folder) = arguments.folder.clone().filter(|folder| folder.is_dir()) else {
        println!("xhstt: {}: nothing was measured", missing(arguments.folder.as_deref()));
        return ExitCode::SUCCESS;
    };
    let outcome = if arguments.alone { one(&arguments, &folder) } else { all(&arguments, &folder) };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("xhstt: {why}");
            ExitCode::FAILURE
        }
    }
}

fn missing(folder: Option<&Path>) -> String {
    match folder {
        Some(folder) => format!("there is no folder {}", folder.display()),
        None => "no folder with the instances was named (cargo bench --bench xhstt -- FOLDER)".to_owned(),
    }
}

/// The single run for which a process was started: its line goes to whoever did.
fn one(arguments: &Arguments, folder: &Path) -> Result<(), String> {
    let plan = plan::plan(arguments);
    let [setup] = plan.as_slice() else { return Err("a process by itself is for one run".to_owned()) };
    println!("{}", alone::run(folder, setup, arguments.jobs)?.line());
    Ok(())
}

fn all(arguments: &Arguments, folder: &Path) -> Result<(), String> {
    let check = Check::of(folder)?;
    println!("{}", check.in_words());
    let plan = plan::plan(arguments);
    let (there, absent): (Vec<_>, Vec<_>) =
        plan.into_iter().partition(|setup| folder.join(setup.instance.file).is_file());
    for file in absent.iter().map(|setup| setup.instance.file).collect::<BTreeSet<_>>() {
        println!("{file} is not in the folder and is left out");
    }
    let mut results = Results::open(arguments.results.as_deref())?;
    let missing: Vec<_> = there.iter().filter(|setup| results.find(setup).is_none()).collect();
    println!(
        "program {}: {} runs, of which the file of results has {}; {} cores",
        plan::label(arguments),
        there.len(),
        there.len() - missing.len(),
        available_parallelism().map_or_else(|_| "?".to_owned(), |cores| cores.to_string()),
    );
    let failed = if arguments.print {
        Vec::new()
    } else {
        measuring::measure(&missing, folder, arguments, &mut results)
    };
    let runs: Vec<&Run> = there.iter().filter_map(|setup| results.find(setup)).collect();
    println!();
    print_tables(arguments, &check, &runs);
    for why in &failed {
        println!("{why}");
    }
    if failed.is_empty() && check.is_good() {
        Ok(())
    } else {
        Err(format!("runs that failed: {}; {}", failed.len(), check.in_words()))
    }
}

fn print_tables(arguments: &Arguments, check: &Check, runs: &[&Run]) {
    if runs.iter().any(|run| run.jobs > 1) {
        println!("Several runs went on at a time on shared cores: compare their figures with no others.\n");
    }
    match arguments.mode() {
        Mode::Plain => {
            if let Some(run) = runs.first() {
                println!("threads {}, kinds of moves left out {}\n", run.setup.threads, run.setup.left_out());
            }
            println!("{}\n", tables::runs(runs));
            println!("{}\n", tables::summary(runs));
            println!("{}", tables::demands(runs, check));
        }
        Mode::Ablation => println!("{}", tables::ablation(runs)),
        Mode::Threads => println!("{}", tables::threads(runs)),
    }
}
