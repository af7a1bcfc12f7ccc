//! A scenario's folder to a campus.

use std::collections::BTreeMap;
use std::path::Path;

use commontime_school::Campus;
use serde::de::DeserializeOwned;

use crate::decode::{Gone, decode};
use crate::names::{BELLS, BUDGET, CALENDAR, COURSES, FTE, NOT_READ, OPTIONAL, REQUIRED, SCENARIO, STAFF};
use crate::problem::{Code, Desk, Problem, Problems};
use crate::resolve::{Raw, campus, parts};
use crate::texts::Texts;
use crate::value::{Limits, Located};

/// How many scenarios in a folder are named where the folder itself is none.
const SCENARIOS_NAMED: usize = 8;

/// Reads the scenario in `folder`.
///
/// # Errors
/// All problems of all files at once.
pub fn load(folder: &Path) -> Result<Campus, Problems> {
    load_texts(&texts_in(folder)?)
}

/// As [`load`], but with this bell schedule of the scenario in force, whichever `scenario.toml` chooses.
pub(crate) fn load_on(folder: &Path, bell_schedule: &str) -> Result<Campus, Problems> {
    read_texts(&texts_in(folder)?, Some(bell_schedule))
}

/// Reads the texts of all files of a scenario.
fn texts_in(folder: &Path) -> Result<Texts, Problems> {
    let shown = folder.display().to_string();
    let mut texts = Texts::in_folder(&shown);
    if !folder.is_dir() {
        let words = if folder.exists() {
            "this is a file; a scenario is a folder"
        } else {
            "there is no such folder"
        };
        let mut problem = Problem::of_file(Code::FolderMissing, "", words);
        problem.help("name a scenario's folder, or make one with `commontime new`");
        return Err(Problems::new(vec![problem], &shown, texts.all().clone()));
    }
    let mut problems = Vec::new();
    for name in NOT_READ.into_iter().filter(|name| folder.join(name).exists()) {
        texts.insert(name, "");
    }
    for name in REQUIRED.into_iter().chain(OPTIONAL) {
        if !folder.join(name).exists() {
            continue;
        }
        match crate::disk::read(&folder.join(name), name) {
            Ok(text) => texts.insert(name, &text),
            Err(problem) => problems.push(*problem),
        }
    }
    if problems.is_empty() && !texts.all().keys().any(|name| is_its_file(name)) {
        problems.push(no_scenario(folder));
    }
    if problems.is_empty() { Ok(texts) } else { Err(Problems::new(problems, &shown, texts.all().clone())) }
}

fn is_its_file(name: &str) -> bool {
    REQUIRED.into_iter().chain(OPTIONAL).any(|known| known == name)
}

/// A folder with nothing of a scenario in it, and the scenarios below it that were perhaps meant.
fn no_scenario(folder: &Path) -> Problem {
    let mut problem = Problem::of_file(Code::FileMissing, "", "this folder holds none of a scenario's files");
    let below = crate::disk::folders_with(folder, SCENARIO);
    let named: Vec<String> =
        below.iter().take(SCENARIOS_NAMED).map(|path| path.display().to_string()).collect();
    problem.help(match named.as_slice() {
        [] => "name a scenario's folder, or make one with `commontime new`".to_owned(),
        [only] => format!("did you mean {only}, which is in it?"),
        _ if below.len() > named.len() => {
            format!(
                "name one of the scenarios in it: {} and {} more",
                named.join(", "),
                below.len() - named.len()
            )
        }
        _ => format!("name one of the scenarios in it: {}", named.join(", ")),
    });
    problem
}

/// Reads a scenario from texts in memory.
///
/// # Errors
/// All problems of all files at once.
pub fn load_texts(texts: &Texts) -> Result<Campus, Problems> {
    read_texts(texts, None)
}

fn read_texts(texts: &Texts, bell_schedule: Option<&str>) -> Result<Campus, Problems> {
    let mut desk = Desk::new(texts);
    for name in REQUIRED.into_iter().filter(|name| texts.get(name).is_none()) {
        desk.whole_file(name, Code::FileMissing, format!("{name} is not in the folder"))
            .help("every scenario needs it; `commontime new` writes a commented example");
    }
    for (name, text) in texts.all().iter().filter(|(_, text)| text.len() > Limits::FILE_BYTES) {
        desk.add(crate::disk::too_large(name, text.len() as u64, Limits::FILE_BYTES));
    }
    if desk.has_problems() {
        desk.more_later();
        return Err(desk.problems());
    }
    let mut decoded = All::of(&mut desk, texts);
    if let (Some(raw), Some(id)) = (&mut decoded.raw, bell_schedule) {
        raw.scenario.bell_schedule = Some(Located::new(0..0, id.to_owned()));
    }
    if !desk.has_problems() {
        let campus = decoded.raw.and_then(|raw| campus(&mut desk, &raw, texts));
        return campus.ok_or_else(|| desk.problems());
    }
    // What is left of broken files is held against the rest, so that one run reports as much as it can.
    let mut rest = Desk::new(texts);
    if let Some(raw) = &decoded.raw {
        parts(&mut rest, raw, texts);
    }
    desk.take_over(rest, |problem| decoded.certain(problem, texts));
    Err(desk.problems())
}

/// All files as written, and what could not be read of them.
struct All {
    raw: Option<Raw>,
    gone: BTreeMap<&'static str, Gone>,
}

impl All {
    /// Decodes every file, so that slips in one do not hide those in another.
    fn of(desk: &mut Desk<'_>, texts: &Texts) -> Self {
        let mut gone = BTreeMap::new();
        let scenario = one(desk, SCENARIO, &mut gone);
        let staff = one(desk, STAFF, &mut gone);
        let bells = one(desk, BELLS, &mut gone);
        let courses = one(desk, COURSES, &mut gone);
        let fte = one(desk, FTE, &mut gone);
        let budget = texts.get(BUDGET).and_then(|_| one(desk, BUDGET, &mut gone));
        let calendar = texts.get(CALENDAR).and_then(|_| one(desk, CALENDAR, &mut gone));
        let raw = match (scenario, staff, bells, courses, fte) {
            (Some(scenario), Some(staff), Some(bells), Some(courses), Some(fte)) => {
                Some(Raw { scenario, staff, bells, courses, fte, budget, calendar })
            }
            _ => None,
        };
        Self { raw, gone }
    }

    /// Tells whether a problem in what is left would be there, too, if the files were whole.
    fn certain(&self, problem: &Problem, texts: &Texts) -> bool {
        let code = problem.code();
        if self.gone.get(problem.file()).is_some_and(Gone::unclear) {
            return false;
        }
        if code.is_of_a_value() {
            return true;
        }
        if code.is_of_a_name() {
            let name = problem.span.clone().and_then(|span| texts.get(problem.file())?.get(span));
            let name = name.unwrap_or_default().trim_matches('"');
            return !self.gone.values().any(|gone| gone.may_hold(name));
        }
        stands_on(code).iter().all(|file| self.gone.get(file).is_none_or(Gone::nothing))
    }
}

fn one<T: DeserializeOwned>(
    desk: &mut Desk<'_>,
    file: &'static str,
    gone: &mut BTreeMap<&'static str, Gone>,
) -> Option<T> {
    let decoded = decode(desk, file);
    gone.insert(file, decoded.gone);
    decoded.value
}

/// Returns the files that problems with the code's letter look at.
fn stands_on(code: Code) -> &'static [&'static str] {
    match code.text().chars().next() {
        Some('S') => &[SCENARIO, BELLS],
        Some('B') => &[BELLS, SCENARIO, STAFF, COURSES],
        Some('P') => &[STAFF, COURSES, BELLS],
        Some('C') => &[COURSES, STAFF, BELLS],
        Some('F') => &[FTE, STAFF, BUDGET],
        Some('D') => &[BUDGET, FTE],
        Some('K') => &[CALENDAR, BELLS],
        _ => &[SCENARIO, STAFF, BELLS, COURSES, FTE, BUDGET, CALENDAR],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_walker_gamble_folder_is_read() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/walker-gamble");
        let campus = load(&folder).unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!((campus.homerooms.len(), campus.people.len(), campus.positions.len()), (27, 44, 44));
        assert_eq!(campus.homerooms.iter().map(|homeroom| homeroom.students).sum::<u32>(), 542);
        assert_eq!(campus.person_ids().filter(|&person| campus.is_eligible(person)).count(), 38);
    }

    #[test]
    fn every_scenario_that_ships_is_read() {
        let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios");
        for entry in std::fs::read_dir(scenarios).unwrap().map(Result::unwrap) {
            if entry.path().join(SCENARIO).exists() {
                load(&entry.path()).unwrap_or_else(|problems| panic!("{problems}"));
            }
        }
    }

    #[test]
    fn what_the_files_leave_open_is_noted() {
        let mut texts: Texts = crate::starter().into_iter().collect();
        texts.insert(SCENARIO, "format = 1\nname = \"Mostly defaults (synthetic)\"\n");
        for name in [BUDGET, CALENDAR] {
            texts.remove(name);
        }
        texts.insert("requests.csv", "");
        let campus = load_texts(&texts).unwrap_or_else(|problems| panic!("{problems}"));
        let keys: Vec<&str> = campus.assumptions.iter().map(|assumption| assumption.key.as_str()).collect();
        let expected = [
            "calendar.toml",
            "budget.toml",
            "scenario.toml: goal.minutes-per-week",
            "scenario.toml: goal.minimum-block",
            "scenario.toml: goal.eligible.roles",
            "scenario.toml: goal.eligible.min-fte",
            "scenario.toml: goal.counts",
            "scenario.toml: policy",
            "scenario.toml: contract.duty-free-lunch",
            "scenario.toml: contract.transition",
            "scenario.toml: contract.planning",
            "current-schedule.csv",
            "requests.csv",
            "scenario.toml: priorities.order",
        ];
        assert_eq!(keys, expected);
        assert_eq!(campus.goal.minutes_per_week.get(), 300);
    }
}
