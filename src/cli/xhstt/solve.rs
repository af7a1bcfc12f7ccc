//! `commontime xhstt solve`: looks for a good timetable of a public instance.

use std::num::NonZeroU32;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use commontime::interop::xhstt::{self, About, Archive, MARK, Named, Wanted, in_words};
use commontime::mip;
use commontime_engine::search::{Budget, Found, Options, Outside, solve};
use commontime_engine::{Cost, Solution, evaluate};
use commontime_files::{check_file, read_text_up_to, write_file};
use commontime_school::wording::{count, grouped};

use super::super::console::Console;
use super::super::exit::Exit;
use super::super::failure::Failure;
use super::super::interrupt::Interrupt;
use super::super::progress::Watcher;
use super::super::searching::Searching;
use super::{line, read_file};

/// What the solutions found here are called.
const GROUP: &str = "commontime";

/// Look for a good timetable of an instance
///
/// Prints the instance, `commontime` and infeasibility/objective, with tabs between.
/// The same file, seed, effort and portfolio give the same timetable, on any number of threads.
#[derive(clap::Args, Debug)]
pub(super) struct Solve {
    /// The archive
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// The instance; without it, the only one of the file
    #[arg(long, value_name = "ID")]
    instance: Option<String>,
    /// Begin with the solution of this group, the best where there are several
    #[arg(long, value_name = "GROUP")]
    start: Option<String>,
    /// How long to look: quick, normal, thorough, or a number of moves
    #[arg(long, value_name = "HOW-MUCH", value_parser = moves, default_value = "normal")]
    effort: u64,
    /// Searches with seeds of their own, which for the last part go on from the best of them [default: 1; with --seconds, one a thread]
    #[arg(long, value_name = "N")]
    portfolio: Option<NonZeroU32>,
    /// Write an archive with the instance and the timetable to this file
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    #[command(flatten)]
    searching: Searching,
}

impl Solve {
    pub(super) fn run(&self, console: Console) -> Result<Exit, Failure> {
        let wanted = Wanted::One { instance: self.instance.as_deref(), group: self.start.as_deref() };
        let reading = read_file(&self.file, wanted)?;
        if let Some(problems) = reading.problems {
            return Err(Failure::Files(problems));
        }
        let Archive { instances, solutions } = reading.archive;
        let Some(named) = instances.first() else {
            return Err(Failure::Mistake("an archive without problems has no instance".to_owned()));
        };
        // Nobody should wait for an answer that has no place to go.
        if let Some(out) = &self.out {
            check_file(out, MARK)?;
        }
        let starts = solutions.into_iter().map(|attached| attached.solution);
        let start = starts.min_by_key(|solution| evaluate(&named.instance, solution).cost);
        let interrupt = Interrupt::listen().ok();
        let found = self.search(named, start.as_ref(), interrupt.as_ref(), console);
        let cost = checked(named, &found)?;
        if let Some(out) = &self.out {
            self.write(named, &found, out)?;
        }
        console.answer(|_| self.told(named, &found, cost))?;
        let stopped = interrupt.is_some_and(|interrupt| interrupt.came());
        Ok(if stopped { Exit::Interrupted } else { Exit::Answered })
    }

    fn search(
        &self,
        named: &Named,
        start: Option<&Solution>,
        interrupt: Option<&Interrupt>,
        console: Console,
    ) -> Found {
        let never = AtomicBool::new(false);
        let watcher = Watcher::new(self.searching.telling(), console);
        let watch = |cost: Cost, after: Duration| {
            if let Some(interrupt) = interrupt {
                interrupt.keep();
            }
            watcher.say(|| format!("{} after {:.1} s", in_words(&cost), after.as_secs_f64()));
        };
        let stop = interrupt.map_or(&never, Interrupt::flag);
        let outside = Outside { stop, watch: &watch, optimizer: mip::optimizer() };
        let found = solve(&named.instance, start, &self.options(), outside);
        watcher.done();
        found
    }

    fn portfolio(&self) -> u32 {
        let unless_told = if self.searching.seconds.is_some() { self.searching.threads() } else { 1 };
        self.portfolio.map_or(unless_told, NonZeroU32::get)
    }

    fn options(&self) -> Options {
        let budget = match self.searching.seconds {
            Some(seconds) => Budget::Time(Duration::from_secs(seconds.get().into())),
            None => Budget::Moves(self.effort),
        };
        let of_one = Options::new(self.searching.seed, budget);
        Options { portfolio: self.portfolio(), threads: self.searching.threads(), ..of_one }
    }

    /// How the timetable was looked for.
    fn how(&self) -> String {
        let budget = match self.searching.seconds {
            Some(seconds) => count(seconds.get() as usize, "second"),
            None => format!("{} moves", grouped(self.effort)),
        };
        format!("seed {}, {budget}, portfolio of {}", self.searching.seed, self.portfolio())
    }

    /// Writes the archive, and looks at what can be read back from the disk: it must be the same.
    fn write(&self, named: &Named, found: &Found, out: &Path) -> Result<(), Failure> {
        let about = About {
            group: GROUP.to_owned(),
            contributor: format!("commontime {}", env!("CARGO_PKG_VERSION")),
            date: "undated".to_owned(),
            description: self.how(),
        };
        write_file(out, &xhstt::write(named, &found.solution, &about), MARK)?;
        let differs = |how: String| Failure::Mistake(format!("{} {how}; do not rely on it", out.display()));
        let (instance, solution) = xhstt::read_back(&read_text_up_to(out, usize::MAX - 1)?)
            .map_err(|why| differs(format!("was written and cannot be read back ({why})")))?;
        if evaluate(&instance, &solution).cost == found.cost {
            Ok(())
        } else {
            Err(differs("was written and costs something else when it is read back".to_owned()))
        }
    }

    fn told(&self, named: &Named, found: &Found, cost: Cost) -> String {
        let first = line(&[&named.id, GROUP, &in_words(&cost)]);
        let place = self.out.as_ref().map(|path| format!(" · the timetable is in {}", path.display()));
        format!("{first}\n  {} moves tried{}\n", grouped(found.moves), place.unwrap_or_default())
    }
}

/// Returns what a timetable costs, found anew from nothing: the search must have said the same.
fn checked(named: &Named, found: &Found) -> Result<Cost, Failure> {
    found.solution.check(&named.instance).map_err(|fault| {
        Failure::Mistake(format!("the search returned what is no timetable of the instance: {fault}"))
    })?;
    let cost = evaluate(&named.instance, &found.solution).cost;
    if cost == found.cost {
        return Ok(cost);
    }
    let (claimed, truth) = (in_words(&found.cost), in_words(&cost));
    Err(Failure::Mistake(format!("the search says that its timetable costs {claimed}, and it costs {truth}")))
}

/// Reads an effort as a number of moves.
fn moves(word: &str) -> Result<u64, String> {
    match word {
        "quick" => Ok(1_000_000),
        "normal" => Ok(10_000_000),
        "thorough" => Ok(100_000_000),
        number => match number.parse() {
            Ok(moves) if moves > 0 => Ok(moves),
            _ => Err("expected quick, normal, thorough or a number of moves from 1".to_owned()),
        },
    }
}
