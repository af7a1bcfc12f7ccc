//! `commontime compare`: two schedules side by side.

mod side;

use std::path::PathBuf;

use clap::Args;
use commontime::solve::compare::{Judged, compare};
use commontime_files::{Folder, check_folder, compare_json, write_folder};
use commontime_report::{compare_html, compare_terminal};

use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;
use super::recalling::Afresh;
use super::searching::Searching;
use super::solve::rounds;
use super::waiting::Waiting;
use super::{Form, Format};
use side::{Place, Ready, places};

/// Set two schedules side by side: what differs, who gains, who loses, what moved
///
/// Each of A and B is a scenario's folder, whose schedule is then found with no lever pulled; a folder that `solve` wrote; the folder
/// of one option that `options` wrote; or a schedule: a schedule.toml, a table with the columns of schedule.csv, or a scenario's
/// current-schedule.csv. Both are audited first. Where one breaks rules that is said, and the exit code is 1.
#[derive(Args, Debug)]
pub(super) struct Compare {
    /// A scenario, a result, an option or a schedule
    #[arg(value_name = "A")]
    a: PathBuf,
    /// Another one
    #[arg(value_name = "B")]
    b: PathBuf,
    /// The scenario that A belongs to; without it, the folder A lies in or is named after, or else B's
    #[arg(long, value_name = "SCENARIO")]
    scenario_a: Option<PathBuf>,
    /// The scenario that B belongs to; without it, the folder B lies in or is named after, or else A's
    #[arg(long, value_name = "SCENARIO")]
    scenario_b: Option<PathBuf>,
    /// Write compare.html to pass round and compare.json for programs into this folder
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    #[command(flatten)]
    form: Form,
    /// How long to look for the schedule of a scenario: quick, normal, thorough, or a number of rounds
    #[arg(long, value_name = "HOW-MUCH", value_parser = rounds, default_value = "normal")]
    effort: u32,
    #[command(flatten)]
    searching: Searching,
    #[command(flatten)]
    afresh: Afresh,
}

impl Compare {
    pub(super) fn run(&self, console: Console) -> Result<Exit, Failure> {
        let _recalling = self.afresh.recall();
        match (self.compare(console), self.form.format) {
            (Err(Failure::Files(problems)), Format::Json) => {
                console.answer(|_| problems.to_json())?;
                Ok(Exit::Input)
            }
            (ended, _) => ended,
        }
    }

    fn compare(&self, console: Console) -> Result<Exit, Failure> {
        let places = self.places()?;
        let waiting = Waiting::new(&self.searching, console);
        let stop = || waiting.is_over();
        let options = self.searching.options(self.effort);
        let ready = |place: &Place| {
            waiting.say(|| format!("{}: reading it, or looking for its schedule", place.path.display()));
            side::ready(place, &options, &stop, &mut |step| waiting.tell(&step))
        };
        let both = ready(&places[0]).and_then(|a| {
            // What is named twice is looked for once.
            let b = if places[0] == places[1] { a.clone() } else { ready(&places[1])? };
            Ok([a, b])
        });
        waiting.end();
        let [a, b] = both?;
        let comparison = compare(judged(&a), judged(&b));
        let json = compare_json(&comparison);
        if let Some(out) = &self.out {
            let files = [
                ("compare.html", compare_html(&comparison).into_bytes()),
                ("compare.json", json.clone().into_bytes()),
            ];
            write_folder(out, &files, Folder::Comparison)?;
        }
        console.answer(|color| match self.form.format {
            Format::Text => compare_terminal(&comparison, Console::width(), color) + &self.written(),
            Format::Json => json,
        })?;
        if waiting.was_interrupted() {
            return Ok(Exit::Interrupted);
        }
        Ok(if a.audit.is_clean() && b.audit.is_clean() { Exit::Answered } else { Exit::Findings })
    }

    /// Finds out what A and B are, before anything is looked for: nobody should wait for a slip.
    fn places(&self) -> Result<[Place; 2], Failure> {
        if let Some(out) = &self.out {
            check_folder(out, Folder::Comparison)?;
        }
        places([(&self.a, self.scenario_a.as_deref()), (&self.b, self.scenario_b.as_deref())])
    }

    fn written(&self) -> String {
        let words = |out: &PathBuf| format!("\n  compare.html · compare.json in {}\n", out.display());
        self.out.as_ref().map(words).unwrap_or_default()
    }
}

fn judged(ready: &Ready) -> Judged<'_> {
    Judged {
        name: &ready.name,
        origin: ready.origin,
        claim: ready.claim,
        campus: &ready.campus,
        schedule: &ready.schedule,
        audit: &ready.audit,
    }
}
