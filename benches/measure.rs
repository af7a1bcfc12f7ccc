//! What the measuring programs share: arguments, timed runs, tables, memory.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use commontime::solve::{Options, Progress, solve};
use commontime_school::Campus;
use commontime_school::answer::{Outcome, Rank};

/// What was asked on the command line.
#[derive(Debug, Default)]
pub(crate) struct Arguments {
    /// A short run.
    pub(crate) quick: bool,
    /// Only the school with so many homerooms.
    pub(crate) homerooms: Option<u32>,
    /// Only the school of this seed.
    pub(crate) seed: Option<u64>,
    /// Where to put schools that were not proved, with what the solver said of them.
    pub(crate) save: Option<PathBuf>,
}

impl Arguments {
    /// Reads `--quick`, `--homerooms N`, `--seed N` and `--save FOLDER`; anything else is left alone, since `cargo bench`
    /// adds arguments of its own.
    pub(crate) fn read() -> Self {
        let mut out = Self::default();
        let mut words = std::env::args().skip(1);
        while let Some(word) = words.next() {
            match word.as_str() {
                "--quick" => out.quick = true,
                "--homerooms" => out.homerooms = words.next().and_then(|number| number.parse().ok()),
                "--seed" => out.seed = words.next().and_then(|number| number.parse().ok()),
                "--save" => out.save = words.next().map(PathBuf::from),
                _ => {}
            }
        }
        out
    }
}

/// One solve with what came of it.
#[derive(Debug)]
pub(crate) struct Run {
    /// How long it took.
    pub(crate) time: Duration,
    /// How sure the answer is.
    pub(crate) outcome: Outcome,
    /// The ranks.
    pub(crate) ranks: Vec<Rank>,
    /// What the solver said on the way, with when it said so.
    pub(crate) log: Vec<String>,
}

impl Run {
    /// Solves with a limit in seconds.
    pub(crate) fn new(campus: &Campus, seconds: u32) -> Self {
        let options = Options {
            until: Some(Instant::now() + Duration::from_secs(seconds.into())),
            ..Options::default()
        };
        let mut log = Vec::new();
        let start = Instant::now();
        let found = solve(campus, &options, &mut |progress: Progress| {
            log.push(format!("{:9.3} {progress:?}", start.elapsed().as_secs_f64()));
        });
        let time = start.elapsed();
        Self { time, outcome: found.answer.outcome, ranks: found.answer.ranks, log }
    }

    /// Tells whether the best, or that there is nothing, was proved.
    pub(crate) fn is_proved(&self) -> bool {
        matches!(self.outcome, Outcome::ProvenBest | Outcome::Impossible)
    }

    /// Returns value and bound of a rank: `135`, `135 of 180`, `-`.
    pub(crate) fn rank(&self, name: &str) -> String {
        match self.ranks.iter().find(|rank| rank.name == name) {
            Some(Rank { value, bound: Some(bound), .. }) if value == bound => value.to_string(),
            Some(Rank { value, bound: Some(bound), .. }) => format!("{value} of {bound}"),
            Some(Rank { value, bound: None, .. }) => format!("{value} of ?"),
            None => "-".to_owned(),
        }
    }
}

/// Seconds with as many digits as they deserve.
pub(crate) fn seconds(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 10.0 { format!("{seconds:.2}") } else { format!("{seconds:.0}") }
}

/// The most memory this process has had, in megabytes, where the system tells.
pub(crate) fn most_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kibibytes: u64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kibibytes * 1024 / 1_000_000)
}
