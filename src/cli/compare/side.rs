//! One side of a comparison: from what the user named to a schedule that is audited.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use commontime::solve::{Options, Progress, solve_until};
use commontime_audit::{Audit, audit};
use commontime_files::{
    Code, Named, Problem, Problems, Record, load, named, read_with_scenario, scenario_beside,
};
use commontime_school::answer::Outcome;
use commontime_school::comparison::{Claim, Origin};
use commontime_school::{Campus, Schedule};

use crate::cli::exit::Exit;
use crate::cli::failure::Failure;

/// What one side is, and the scenario it belongs to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// As the user wrote it.
    pub(super) path: PathBuf,
    named: Named,
    scenario: PathBuf,
    /// Whether the user named the scenario: then it need not have the name that a result records.
    is_told: bool,
}

/// A schedule with its audit, to be compared.
#[derive(Clone, Debug)]
pub(super) struct Ready {
    pub(super) name: String,
    pub(super) origin: Origin,
    pub(super) claim: Claim,
    pub(super) campus: Campus,
    pub(super) schedule: Schedule,
    pub(super) audit: Audit,
}

/// Finds out what both sides are. Each comes with the scenario that the user named for it, where one was.
pub(super) fn places(sides: [(&Path, Option<&Path>); 2]) -> Result<[Place; 2], Failure> {
    let names = [named(sides[0].0)?, named(sides[1].0)?];
    let own = [own(sides[0], &names[0]), own(sides[1], &names[1])];
    let place = |at: usize| -> Result<Place, Problems> {
        // Who names a scenario and a schedule that lies elsewhere means them to go together.
        let found = own[at].clone().or_else(|unknown| match &own[1 - at] {
            Ok((scenario, _)) => Ok((scenario.clone(), false)),
            Err(_) => Err(unknown),
        });
        let (scenario, is_told) = found?;
        Ok(Place { path: sides[at].0.to_path_buf(), named: names[at].clone(), scenario, is_told })
    };
    let both = [place(0)?, place(1)?];
    for place in &both {
        belongs(place)?;
    }
    Ok(both)
}

/// Returns the scenario of one side by itself, and whether the user named it.
fn own((path, told): (&Path, Option<&Path>), named: &Named) -> Result<(PathBuf, bool), Problems> {
    match (told, named) {
        (_, Named::Scenario) => Ok((path.to_path_buf(), true)),
        (Some(told), _) => Ok((told.to_path_buf(), true)),
        (None, Named::Result(file, _) | Named::Current(file) | Named::Schedule(file)) => {
            scenario_beside(file).map(|folder| (folder, false))
        }
    }
}

/// Checks that a result is of the scenario that was found for it.
fn belongs(place: &Place) -> Result<(), Problems> {
    let Named::Result(_, record) = &place.named else { return Ok(()) };
    if place.is_told {
        return Ok(());
    }
    let found = load(&place.scenario)?;
    if found.name == record.scenario {
        return Ok(());
    }
    let words = format!(
        "the scenario of this schedule is not found: it is a result of \"{}\", and {} is \"{}\"",
        record.scenario,
        place.scenario.display(),
        found.name
    );
    let mut problem = Problem::of_file(Code::ScenarioNotFound, &place.path.display().to_string(), words);
    problem.help(
        "name the folder of its scenario: with `--scenario-a` that of A, with `--scenario-b` that of B",
    );
    Err(Problems::one(problem))
}

/// Reads or finds the schedule of a side, and audits it.
pub(super) fn ready(
    place: &Place,
    options: &Options,
    stop: &dyn Fn() -> bool,
    tell: &mut dyn FnMut(Progress),
) -> Result<Ready, Failure> {
    let name = name_of(&place.path);
    let (file, record, origin) = match &place.named {
        Named::Scenario => return found(place, name, options, stop, tell),
        Named::Result(file, record) => (file, Some(record), Origin::Result),
        Named::Current(file) => (file, None, Origin::Current),
        Named::Schedule(file) => (file, None, Origin::ByHand),
    };
    let read = read_with_scenario(&place.scenario, file)?;
    let audit = audit(&read.campus, &read.schedule);
    let claim = match record {
        None => Claim::Nothing,
        Some(record) if speaks_of(record, &read.campus, &audit) => Claim::Recorded(record.outcome),
        Some(_) => Claim::Outdated,
    };
    Ok(Ready { name, origin, claim, campus: read.campus, schedule: read.schedule, audit })
}

/// Finds the schedule of a scenario, as `solve` does.
fn found(
    place: &Place,
    name: String,
    options: &Options,
    stop: &dyn Fn() -> bool,
    tell: &mut dyn FnMut(Progress),
) -> Result<Ready, Failure> {
    let campus = load(&place.scenario)?;
    let found = solve_until(&campus, options, stop, tell);
    let outcome = found.answer.outcome;
    let Some((schedule, audit)) = found.schedule.map(commontime_audit::Audited::into_parts) else {
        return Err(without_schedule(&place.path, outcome, &campus));
    };
    Ok(Ready { name, origin: Origin::SolvedNow, claim: Claim::Found(outcome), campus, schedule, audit })
}

fn without_schedule(path: &Path, outcome: Outcome, campus: &Campus) -> Failure {
    let shown = path.display();
    let levers = if campus.levers.is_empty() { "" } else { " with no lever pulled" };
    match outcome {
        Outcome::Impossible => Failure::NoSchedule(
            format!(
                "no schedule exists for {shown}{levers}: required rules clash, so there is nothing to compare\n\
                 help: `commontime why-not {shown}` names the rules that clash and what to change"
            ),
            Exit::Impossible,
        ),
        Outcome::LimitReached | Outcome::ProvenBest | Outcome::WithinBound | Outcome::BestFound => {
            Failure::NoSchedule(
                format!(
                    "no schedule was found for {shown} before the limit, so there is nothing to compare\n\
                     help: try `--effort thorough`; `commontime solve {shown}` says what stood in the way"
                ),
                Exit::LimitReached,
            )
        }
    }
}

/// Tells whether a record still has the figures that the audit finds: then neither rows nor files were changed so that it matters.
fn speaks_of(record: &Record, campus: &Campus, audit: &Audit) -> bool {
    let minutes = |figure: Option<commontime_school::Minutes>| figure.map(commontime_school::Minutes::get);
    let people = audit
        .people
        .iter()
        .map(|person| (campus[person.person].id.as_str(), person.weekly.get(), person.target.get()));
    let recorded = record.people.iter().map(|person| (person.id.as_str(), person.weekly, person.target));
    record.scenario == campus.name
        && record.target_weekly_minutes == campus.goal.minutes_per_week.get()
        && record.lowest_weekly_minutes == minutes(audit.lowest_weekly_minutes())
        && record.median_weekly_minutes.as_ref().map(ToString::to_string)
            == audit.median().map(|it| it.to_string())
        && record.highest_weekly_minutes == minutes(audit.highest())
        && record.dollars.is_some_and(|it| it.net_new_cost_cents == audit.dollars.net_new_cost.get())
        && people.eq(recorded)
}

/// Returns what a side is called: the last part of its path, with the one before it where that alone says little. The rest of the
/// path is nobody's business.
fn name_of(path: &Path) -> String {
    let real = path.canonicalize();
    let path = if path.file_name().is_some() { path } else { real.as_deref().unwrap_or(path) };
    let part = |name: Option<&OsStr>| name.map(|name| name.to_string_lossy().into_owned());
    let Some(name) = part(path.file_name()) else { return "school".to_owned() };
    let says_little = name == "as-it-is"
        || name == "fewer-short"
        || name.starts_with("option-")
        || ["schedule.toml", "schedule.csv", "current-schedule.csv"].contains(&name.as_str());
    match part(path.parent().and_then(Path::file_name)).filter(|_| says_little) {
        Some(folder) => format!("{folder}/{name}"),
        None => name,
    }
}
