//! `commontime solve`: the main job, from a school's files to its schedule and report.

use std::path::{Path, PathBuf};

use clap::Args;
use commontime::solve::{Outcome, Progress, absence, resume_until, solve_until};
use commontime_audit::{Audited, unit_costs};
use commontime_files::{
    Backing, Folder, check_folder, load, read_schedule, result_json, schedule_csv, schedule_toml,
    write_folder,
};
use commontime_report::{ReportInput, html, terminal};
use commontime_school::{Campus, answer, wording};

use super::Scenario;
use super::best_option::{among_all, best_option, of_option, search_options};
use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;
use super::read_back::read_back;
use super::recalling::Afresh;
use super::searching::Searching;
use super::waiting::Waiting;

/// Find the school's best schedule, prove how good it is, and write the report
///
/// Where scenario.toml opens levers, the option that is best by its priorities is the answer: with the usual order the cheapest way to the
/// target. Writes report.html to pass round, schedule.toml and schedule.csv to work with, and result.json for programs.
/// The same files, seed and effort give the same bytes, on any number of threads.
#[derive(Args, Debug)]
pub(super) struct Solve {
    #[command(flatten)]
    scenario: Scenario,
    /// The folder for the results; without it, one named after the scenario: ./NAME-result
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Continue from this schedule: what is locked in it stays as it is, and the rest is changed as little as can be found
    ///
    /// A schedule.toml in which rows have `locked = true`, or a table with the columns of schedule.csv and `yes` in one more,
    /// `locked`. Locks that no schedule can have are named, each with the rule that it breaks.
    #[arg(long, value_name = "SCHEDULE")]
    start: Option<PathBuf>,
    /// Pull no lever that scenario.toml opens: the school stays as it is
    #[arg(long)]
    as_it_is: bool,
    /// How long to look before settling for the best so far: quick, normal, thorough, or a number of rounds
    #[arg(long, value_name = "HOW-MUCH", value_parser = rounds, default_value = "normal")]
    effort: u32,
    #[command(flatten)]
    searching: Searching,
    #[command(flatten)]
    afresh: Afresh,
}

impl Solve {
    pub(super) fn run(&self, console: Console) -> Result<Exit, Failure> {
        let _recalling = self.afresh.recall();
        let mut campus = load(&self.scenario.folder)?;
        let out = self.out.clone().unwrap_or_else(|| named_after(&self.scenario.folder, "result"));
        // A schedule that pulls levers is continued in the school that has them pulled.
        let undecided = campus.clone();
        let start = match self.start.as_deref().map(|path| read_schedule(path, &campus)).transpose()? {
            Some(start) if self.as_it_is && !start.campus.decided.is_empty() => {
                let levers: Vec<&str> =
                    start.campus.decided.iter().map(|it| campus.levers[it.lever].id.as_str()).collect();
                return Err(Failure::Refused(format!(
                    "the schedule given with --start pulls {}, and --as-it-is pulls no lever: leave one of the two out",
                    wording::list(&levers)
                )));
            }
            Some(start) => {
                campus = start.campus;
                Some(start.schedule)
            }
            None => None,
        };
        // Nobody should wait for an answer that has no place to go.
        check_folder(&out, Folder::Schedule)?;
        let waiting = Waiting::new(&self.searching, console);
        let (stop, mut tell) = (|| waiting.is_over(), |step: Progress| waiting.tell(&step));
        let options = self.searching.options(self.effort);
        let among = if start.is_some() || self.as_it_is {
            None
        } else {
            search_options(&campus, &options, &stop, &mut tell)?
        };
        let option = among.as_ref().and_then(|among| best_option(&campus, among));
        if let Some(option) = &option {
            campus = option.campus.clone();
        }
        let mut found = match (&start, option) {
            (Some(start), _) => resume_until(&campus, start, &options, &stop, &mut tell),
            (None, Some(option)) => of_option(&campus, option)?,
            // Where nothing is better than to pull no lever, the school as it is has been looked at.
            (None, None) => match among.as_ref().and_then(|among| among.as_it_is.clone()) {
                Some(as_it_is) => of_option(&campus, as_it_is)?,
                None => solve_until(&campus, &options, &stop, &mut tell),
            },
        };
        waiting.end();
        if options.until.is_some() {
            found.answer.effort = None;
            // A schedule to continue from is mended for as long as a clock says.
            let is_settled =
                matches!(found.answer.outcome, answer::Outcome::ProvenBest | answer::Outcome::Impossible);
            found.answer.timed = start.is_some() || options.is_over() || !is_settled;
        }
        if let Some(among) = &among {
            if found.schedule.is_some() {
                found.answer = among_all(&undecided, among, found.answer);
            } else if among.is_whole && among.least == 0 && among.corners.is_empty() {
                // Nothing that the levers allow has a schedule.
                found.answer.keeps_levers = false;
            }
        }
        if waiting.was_interrupted() {
            found.answer.notes.push("the search was interrupted; this is the best it had found".to_owned());
            found.answer.end_by_the_clock();
        }
        let worst = |audited: &Audited<'_>| {
            absence::worst_week(&campus, audited.schedule(), audited.audit().lowest_weekly_minutes())
        };
        found.answer.absence = found.schedule.as_ref().and_then(worst);
        write(&undecided, &campus, &found, &out)?;
        console.answer(|color| {
            let report = input(&undecided, &campus, &found);
            terminal(&report, Console::width(), color) + &self.why_not(&found) + &written(&found, &out)
        })?;
        if waiting.was_interrupted() {
            return Ok(Exit::Interrupted);
        }
        Ok(match found.answer.outcome {
            answer::Outcome::ProvenBest | answer::Outcome::WithinBound | answer::Outcome::BestFound => {
                Exit::Answered
            }
            answer::Outcome::Impossible => Exit::Impossible,
            answer::Outcome::LimitReached => Exit::LimitReached,
        })
    }

    /// Where no schedule exists: the command that looks for what would change it.
    fn why_not(&self, found: &Outcome<'_>) -> String {
        if found.answer.outcome != answer::Outcome::Impossible || self.start.is_some() {
            return String::new();
        }
        let folder = self.scenario.folder.display();
        let levers = if found.answer.keeps_levers {
            format!("\n  What the levers that are open would give: commontime options {folder}")
        } else {
            String::new()
        };
        format!(
            "\n  What else clashes, and the cheapest changes that would do: commontime why-not {folder}{levers}\n"
        )
    }
}

/// Reads an effort as a number of rounds.
pub(super) fn rounds(word: &str) -> Result<u32, String> {
    match word {
        "quick" => Ok(4),
        "normal" => Ok(24),
        "thorough" => Ok(96),
        number => match number.parse() {
            Ok(rounds) if rounds > 0 => Ok(rounds),
            _ => Err("expected quick, normal, thorough or a number of rounds from 1".to_owned()),
        },
    }
}

/// Returns the default folder for results, in the folder where the program runs.
pub(super) fn named_after(scenario: &Path, what: &str) -> PathBuf {
    // `.` and `..` have no name of their own.
    let real = scenario.canonicalize();
    let name = scenario.file_name().or_else(|| real.as_deref().ok().and_then(Path::file_name));
    let name = name.map_or_else(|| "school".into(), std::ffi::OsStr::to_string_lossy);
    PathBuf::from(format!("./{name}-{what}"))
}

fn input<'a>(as_it_is: &'a Campus, campus: &'a Campus, found: &'a Outcome<'a>) -> ReportInput<'a> {
    ReportInput { campus, as_it_is, answer: &found.answer, schedule: found.schedule.as_ref() }
}

/// Returns the files of a result by name. `as_it_is` is the school with no lever pulled.
pub(super) fn schedule_files(
    as_it_is: &Campus,
    campus: &Campus,
    answer: &answer::Answer,
    schedule: Option<&Audited<'_>>,
) -> Vec<(&'static str, Vec<u8>)> {
    let mut files: Vec<(&str, Vec<u8>)> = Vec::new();
    if let Some(audited) = schedule {
        files.push(("schedule.toml", schedule_toml(audited.schedule(), campus).into_bytes()));
        files.push(("schedule.csv", schedule_csv(audited.schedule(), campus)));
    }
    let backing = schedule.map(|audited| Backing {
        schedule: audited.schedule(),
        coverage: &audited.audit().coverage,
        leads: &audited.audit().leads,
        dollars: &audited.audit().dollars,
        units: unit_costs(campus, audited.audit(), as_it_is),
        findings: &audited.audit().findings,
    });
    files.push(("result.json", result_json(answer, backing, campus).into_bytes()));
    files.push(("report.html", html(&ReportInput { campus, as_it_is, answer, schedule }).into_bytes()));
    files
}

/// Writes the results, and audits the schedule as it can be read back from the disk: it must be the one the answer
/// speaks of.
fn write(undecided: &Campus, campus: &Campus, found: &Outcome<'_>, out: &Path) -> Result<(), Failure> {
    let files = schedule_files(undecided, campus, &found.answer, found.schedule.as_ref());
    write_folder(out, &files, Folder::Schedule)?;
    found.schedule.as_ref().map_or(Ok(()), |audited| read_back(undecided, audited, out))
}

/// The last line of the answer: where the results lie.
fn written(found: &Outcome<'_>, out: &Path) -> String {
    let files = if found.schedule.is_some() {
        "report.html · schedule.toml · schedule.csv · result.json"
    } else {
        "report.html · result.json"
    };
    format!("\n  {files} in {}\n", out.display())
}
