//! What is asked on the command line.

use std::path::PathBuf;
use std::str::FromStr;

use clap::Parser;
use commontime_engine::search::Operator;

use super::published::{self, INSTANCES, Published};

/// Measures the engine on public timetables of other schools.
#[derive(Debug, Parser)]
#[command(name = "cargo bench --bench xhstt --", bin_name = "cargo bench --bench xhstt --")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct Arguments {
    /// The folder with the thirteen files and costs.tsv; not where cargo was called, but from the project's folder
    pub(crate) folder: Option<PathBuf>,
    /// How many seeds (5: those from 1 to 5), or which (1,2,3; a single one as 7,)
    #[arg(long, value_name = "SEEDS", default_value = "5")]
    pub(crate) seeds: Seeds,
    /// How long each run may take, several with commas; bars: as long as the instance's bars below 1,000 s give
    #[arg(long, value_name = "S", default_value = "10", value_delimiter = ',', value_parser = seconds)]
    pub(crate) seconds: Vec<Seconds>,
    /// Only these instances, by id
    #[arg(long, value_name = "IDS", value_delimiter = ',', value_parser = instance)]
    pub(crate) instances: Vec<&'static Published>,
    /// Kinds of moves to leave out
    #[arg(long, value_name = "KINDS", value_delimiter = ',', value_parser = operator)]
    pub(crate) without: Vec<Operator>,
    /// Threads of each run, which is a portfolio of as many searches [default: 1; with --compare-threads, 2]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..=64))]
    pub(crate) threads: Option<u32>,
    /// What each kind of moves is worth: everything once with all, and once without each
    #[arg(long, conflicts_with_all = ["without", "compare_threads"])]
    pub(crate) ablation: bool,
    /// Everything on one thread and on several, for as long
    #[arg(long)]
    pub(crate) compare_threads: bool,
    /// Runs at a time; figures of several on shared cores are not comparable
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=64))]
    pub(crate) jobs: u32,
    /// Where each run is written as soon as it ends; those that are there are not repeated
    #[arg(long, value_name = "FILE", requires = "label")]
    pub(crate) results: Option<PathBuf>,
    /// What the program measured is called: runs with another label in the file of results are not of it
    #[arg(long, value_name = "TEXT", value_parser = label)]
    pub(crate) label: Option<String>,
    /// Run nothing: print what the file of results has
    #[arg(long, requires = "results")]
    pub(crate) print: bool,
    /// This process is for the one run that is asked for
    #[arg(long, hide = true)]
    pub(crate) alone: bool,
    /// Cargo says so to every bench
    #[arg(long, hide = true)]
    bench: bool,
}

/// What is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    /// What was found, and whether it is good enough.
    Plain,
    /// What each kind of moves is worth.
    Ablation,
    /// What more threads are worth.
    Threads,
}

impl Arguments {
    /// Returns what is to be shown.
    pub(crate) fn mode(&self) -> Mode {
        match (self.ablation, self.compare_threads) {
            (true, _) => Mode::Ablation,
            (false, true) => Mode::Threads,
            (false, false) => Mode::Plain,
        }
    }

    /// Returns the instances asked for: all where none is named.
    pub(crate) fn instances(&self) -> Vec<&'static Published> {
        if self.instances.is_empty() { INSTANCES.iter().collect() } else { self.instances.clone() }
    }
}

/// Seeds, in the order of the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Seeds(pub(crate) Vec<u64>);

impl FromStr for Seeds {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, String> {
        let number = |word: &str| word.parse::<u64>().map_err(|why| format!("{word}: {why}"));
        let seeds: Vec<u64> = if words.contains(',') {
            words.split_terminator(',').map(number).collect::<Result<_, _>>()?
        } else {
            (1..=number(words)?).collect()
        };
        if seeds.is_empty() { Err("at least one seed is needed".to_owned()) } else { Ok(Self(seeds)) }
    }
}

/// How long a run may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Seconds {
    /// So long.
    Just(u32),
    /// As long as the bars of the instance that are shorter than the long run.
    Bars,
}

fn seconds(word: &str) -> Result<Seconds, String> {
    match word {
        "bars" => Ok(Seconds::Bars),
        number => match number.parse() {
            Ok(seconds) if seconds > 0 => Ok(Seconds::Just(seconds)),
            _ => Err("expected a number of seconds from 1, or bars".to_owned()),
        },
    }
}

fn instance(id: &str) -> Result<&'static Published, String> {
    published::of(id).ok_or_else(|| {
        let ids: Vec<&str> = INSTANCES.iter().map(|instance| instance.id).collect();
        format!("expected one of {}", ids.join(", "))
    })
}

/// Reads a kind of moves by its name.
pub(crate) fn operator(name: &str) -> Result<Operator, String> {
    let all = Operator::ALL;
    all.into_iter().find(|operator| format!("{operator:?}") == name).ok_or_else(|| {
        let names: Vec<String> = all.iter().map(|operator| format!("{operator:?}")).collect();
        format!("expected one of {}", names.join(", "))
    })
}

/// A label stands in a cell of the file of results.
fn label(text: &str) -> Result<String, String> {
    if text.is_empty() || text.contains(char::is_control) {
        return Err("expected a text without control characters".to_owned());
    }
    Ok(text.to_owned())
}
