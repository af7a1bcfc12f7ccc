//! What a path names that can be compared: a scenario, a result, a schedule. And where the scenario of a result lies.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use commontime_school::answer::Outcome;

use super::record::{self, Record};
use crate::names::{BUDGET, CALENDAR, CURRENT, REQUIRED, SCENARIO};
use crate::problem::{Code, Problem, Problems};

/// What a result says of its schedule, beside it.
const RESULT: &str = "result.json";
/// A result's schedule.
const SCHEDULE: &str = "schedule.toml";
/// What a folder of options is known by.
const OPTIONS: &str = "options.json";

/// What a path names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// A scenario's folder. Its schedule has to be found.
    Scenario,
    /// A schedule that lies among results, with what is recorded of it.
    Result(PathBuf, Box<Record>),
    /// The current schedule in a scenario's folder.
    Current(PathBuf),
    /// Any other schedule.
    Schedule(PathBuf),
}

/// Returns what `path` names.
///
/// # Errors
/// It names nothing that has a schedule, or a result that cannot be read.
pub fn named(path: &Path) -> Result<Named, Problems> {
    if path.is_dir() {
        return folder(path);
    }
    if !path.exists() {
        let words = "there is no such folder and no such file";
        return Err(nothing(path, words, "name a scenario's folder, a result's folder, or a schedule"));
    }
    let beside = parent_of(path).join(RESULT);
    if path.file_name() == Some(OsStr::new(SCHEDULE)) && beside.exists() {
        return Ok(Named::Result(path.to_owned(), Box::new(record::read(&beside)?)));
    }
    if path.file_name() == Some(OsStr::new(CURRENT)) && parent_of(path).join(SCENARIO).exists() {
        return Ok(Named::Current(path.to_owned()));
    }
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    if REQUIRED.into_iter().chain([BUDGET, CALENDAR]).any(|file| file == name) {
        let folder = parent_of(path).display().to_string();
        let words = "this is a file of a scenario, not a schedule";
        return Err(nothing(path, words, &format!("name the scenario's folder: {folder}")));
    }
    Ok(Named::Schedule(path.to_owned()))
}

fn folder(path: &Path) -> Result<Named, Problems> {
    if path.join(SCENARIO).exists() {
        return Ok(Named::Scenario);
    }
    if path.join(RESULT).exists() {
        let record = record::read(&path.join(RESULT))?;
        let schedule = path.join(SCHEDULE);
        if schedule.exists() {
            return Ok(Named::Result(schedule, Box::new(record)));
        }
        let words = match record.outcome {
            Outcome::Impossible => "this result has no schedule: it says that none exists",
            Outcome::LimitReached => "this result has no schedule: none was found",
            Outcome::ProvenBest | Outcome::WithinBound | Outcome::BestFound => {
                "this result has no schedule.toml any more"
            }
        };
        return Err(nothing(
            path,
            words,
            "compare one that has a schedule; its report.html says what to change",
        ));
    }
    if path.join(OPTIONS).exists() {
        let example = path.join("option-1").display().to_string();
        let help = format!("name one of its options: {example}");
        return Err(nothing(path, "this folder has several options, each in a folder of its own", &help));
    }
    Err(nothing(
        path,
        "this folder is neither a scenario nor a result",
        "name a folder with scenario.toml, one that `commontime solve` wrote, or one of the options that \
         `commontime options` wrote",
    ))
}

fn nothing(path: &Path, words: &str, help: &str) -> Problems {
    let mut problem = Problem::of_file(Code::NothingToCompare, &path.display().to_string(), words);
    problem.help(help);
    Problems::one(problem)
}

/// Returns the folder of the scenario that the schedule at `path` belongs to, as far as its place tells: the folder it lies in, or,
/// of a result, the folder it is named after, which lies around it, beside it, or in a folder `scenarios` beside it.
///
/// # Errors
/// Its place does not tell.
pub fn scenario_beside(path: &Path) -> Result<PathBuf, Problems> {
    let own = parent_of(path);
    if own.join(SCENARIO).exists() {
        return Ok(own.to_owned());
    }
    named_after(own).ok_or_else(|| {
        let shown = path.display().to_string();
        let words = "the scenario of this schedule is not found: it does not lie in the folder of its scenario, and no folder that \
                     it is named after lies beside it";
        let mut problem = Problem::of_file(Code::ScenarioNotFound, &shown, words);
        problem.help("name the folder of its scenario: with `--scenario-a` that of A, with `--scenario-b` that of B");
        Problems::one(problem)
    })
}

/// Returns the scenario that a folder of results, or of one option among them, is named after.
fn named_after(results: &Path) -> Option<PathBuf> {
    // `.` has neither a name nor a parent of its own.
    let results =
        if results.file_name().is_some() { results.to_owned() } else { results.canonicalize().ok()? };
    let kinds =
        [(results.as_path(), "-result"), (results.as_path(), "-options"), (parent_of(&results), "-options")];
    kinds.into_iter().find_map(|(results, ending)| {
        let real = results.canonicalize().ok()?;
        let name = real.file_name()?.to_str()?.strip_suffix(ending)?;
        let around = real.parent().filter(|folder| folder.file_name() == Some(OsStr::new(name)));
        let around = around.map(|_| parent_of(results).to_owned());
        let beside = [parent_of(results).join(name), parent_of(results).join("scenarios").join(name)];
        around.into_iter().chain(beside).find(|folder| folder.join(SCENARIO).exists())
    })
}

fn parent_of(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}
