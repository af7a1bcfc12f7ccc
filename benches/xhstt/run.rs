//! A run: what it is asked to do, and what came of it, as a line of the file of results.

use std::str::FromStr;

use commontime::interop::xhstt::in_words;
use commontime_engine::Cost;
use commontime_engine::search::Operator;

use super::arguments::operator;
use super::published::{self, Published, cost};

/// Seconds after which the cost is looked at while a run lasts.
pub(crate) const LANDMARKS: [u32; 5] = [1, 10, 60, 300, 1000];

/// The first line of the file of results.
pub(crate) const HEADER: &str = "label\tinstance\tseed\tseconds\tthreads\tportfolio\twithout\tcost\ttook ms\tmoves\t\
    memory MB\tjobs\tat 1 s\tat 10 s\tat 60 s\tat 300 s\tat 1000 s";

/// What a run is asked to do. Two runs of the same are repetitions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Setup {
    /// What the program is called.
    pub(crate) label: String,
    /// What is to be solved.
    pub(crate) instance: &'static Published,
    /// The seed.
    pub(crate) seed: u64,
    /// How long it may take.
    pub(crate) seconds: u32,
    /// Threads, and as many searches.
    pub(crate) threads: u32,
    /// Kinds of moves left out, in their order.
    pub(crate) without: Vec<Operator>,
}

impl Setup {
    /// Returns the kinds of moves left out, with commas; `-` for none.
    pub(crate) fn left_out(&self) -> String {
        let names: Vec<String> = self.without.iter().map(|operator| format!("{operator:?}")).collect();
        if names.is_empty() { "-".to_owned() } else { names.join(",") }
    }
}

/// What came of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// What was asked.
    pub(crate) setup: Setup,
    /// What the timetable found costs.
    pub(crate) cost: Cost,
    /// Milliseconds of the search. The reading of the file is not counted.
    pub(crate) took: u64,
    /// Moves tried.
    pub(crate) moves: u64,
    /// The most memory the process had, in megabytes, reading the file included; where the system tells.
    pub(crate) memory: Option<u64>,
    /// How many runs went on at a time.
    pub(crate) jobs: u32,
    /// The least cost so far at each landmark within the run; nothing where there was no timetable yet.
    pub(crate) landmarks: [Option<Cost>; LANDMARKS.len()],
}

impl Run {
    /// Returns moves in a second.
    pub(crate) fn speed(&self) -> u64 {
        self.moves * 1000 / self.took.max(1)
    }

    /// Returns the cost at a landmark: `0/35`, `nothing` where there was no timetable yet, `-` beyond the run.
    pub(crate) fn at(&self, landmark: usize) -> String {
        if LANDMARKS[landmark] > self.setup.seconds {
            return "-".to_owned();
        }
        self.landmarks[landmark].map_or_else(|| "nothing".to_owned(), |cost| in_words(&cost))
    }

    /// Returns the run as a line of the file of results.
    pub(crate) fn line(&self) -> String {
        let Setup { label, instance, seed, seconds, threads, .. } = &self.setup;
        let mut cells = vec![label.clone(), instance.id.to_owned()];
        cells.extend(
            [*seed, u64::from(*seconds), u64::from(*threads), u64::from(*threads)].map(|n| n.to_string()),
        );
        cells.extend([
            self.setup.left_out(),
            in_words(&self.cost),
            self.took.to_string(),
            self.moves.to_string(),
        ]);
        cells.push(self.memory.map_or_else(|| "-".to_owned(), |memory| memory.to_string()));
        cells.push(self.jobs.to_string());
        cells.extend((0..LANDMARKS.len()).map(|landmark| self.at(landmark)));
        cells.join("\t")
    }
}

impl FromStr for Run {
    type Err = String;

    fn from_str(line: &str) -> Result<Self, String> {
        let cells: Vec<&str> = line.split('\t').collect();
        let [label, id, seed, seconds, threads, portfolio, without, cost, took, moves, memory, jobs, at @ ..] =
            cells.as_slice()
        else {
            return Err("too few cells".to_owned());
        };
        if threads != portfolio {
            return Err("the portfolio is not that of its threads".to_owned());
        }
        let instance = published::of(id).ok_or_else(|| format!("no instance {id}"))?;
        let without = match *without {
            "-" => Vec::new(),
            names => names.split(',').map(operator).collect::<Result<_, _>>()?,
        };
        let (seconds, threads) = (number(seconds)?, number(threads)?);
        let setup =
            Setup { label: (*label).to_owned(), instance, seed: number(seed)?, seconds, threads, without };
        let at: Vec<Option<Cost>> = at.iter().map(|cell| landmark(cell)).collect::<Result<_, _>>()?;
        Ok(Self {
            setup,
            cost: read_cost(cost)?,
            took: number(took)?,
            moves: number(moves)?,
            memory: if *memory == "-" { None } else { Some(number(memory)?) },
            jobs: number(jobs)?,
            landmarks: at.try_into().map_err(|_| "another number of landmarks".to_owned())?,
        })
    }
}

fn number<N: FromStr>(cell: &str) -> Result<N, String> {
    cell.parse().map_err(|_| format!("{cell}: not a number, or too large"))
}

fn landmark(cell: &str) -> Result<Option<Cost>, String> {
    if cell == "-" || cell == "nothing" { Ok(None) } else { read_cost(cell).map(Some) }
}

/// Reads a cost: `0/35`.
fn read_cost(cell: &str) -> Result<Cost, String> {
    let (infeasibility, objective) = cell.split_once('/').ok_or_else(|| format!("{cell}: not a cost"))?;
    Ok(cost(number(infeasibility)?, number(objective)?))
}
