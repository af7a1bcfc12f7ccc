//! A scenario's folder to a campus.

use std::path::Path;

use commontime_school::Campus;

use crate::decode::decode;
use crate::names::{BELLS, BUDGET, CALENDAR, COURSES, FTE, NOT_READ, OPTIONAL, REQUIRED, SCENARIO, STAFF};
use crate::problem::{Code, Desk, Problem, Problems};
use crate::resolve::{Raw, campus};
use crate::texts::Texts;
use crate::value::Limits;

/// Reads the scenario in `folder`.
///
/// # Errors
/// All problems of all files at once.
pub fn load(folder: &Path) -> Result<Campus, Problems> {
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
    if problems.is_empty() {
        load_texts(&texts)
    } else {
        Err(Problems::new(problems, &shown, texts.all().clone()))
    }
}

/// Reads a scenario from texts in memory.
///
/// # Errors
/// All problems of all files at once.
pub fn load_texts(texts: &Texts) -> Result<Campus, Problems> {
    let mut desk = Desk::new(texts);
    for name in REQUIRED.into_iter().filter(|name| texts.get(name).is_none()) {
        desk.whole_file(name, Code::FileMissing, format!("{name} is not in the folder"))
            .help("every scenario needs it; `commontime new` writes a commented example");
    }
    for (name, text) in texts.all().iter().filter(|(_, text)| text.len() > Limits::FILE_BYTES) {
        desk.add(crate::disk::too_large(name, text.len() as u64));
    }
    if desk.has_problems() {
        return Err(desk.problems());
    }
    let raw = raw(&mut desk, texts);
    let campus = raw.and_then(|raw| campus(&mut desk, &raw, texts));
    campus.ok_or_else(|| desk.problems())
}

/// Decodes every file, so that slips in one do not hide those in another.
fn raw(desk: &mut Desk<'_>, texts: &Texts) -> Option<Raw> {
    let scenario = decode(desk, SCENARIO);
    let staff = decode(desk, STAFF);
    let bells = decode(desk, BELLS);
    let courses = decode(desk, COURSES);
    let fte = decode(desk, FTE);
    let budget = texts.get(BUDGET).map(|_| decode(desk, BUDGET));
    let calendar = texts.get(CALENDAR).map(|_| decode(desk, CALENDAR));
    if desk.has_problems() {
        return None;
    }
    Some(Raw {
        scenario: scenario?,
        staff: staff?,
        bells: bells?,
        courses: courses?,
        fte: fte?,
        budget: budget.flatten(),
        calendar: calendar.flatten(),
    })
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
            "requests.csv",
            "scenario.toml: priorities.order",
        ];
        assert_eq!(keys, expected);
        assert_eq!(campus.goal.minutes_per_week.get(), 300);
    }
}
