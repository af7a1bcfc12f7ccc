//! `commontime check`: whether a school's files can be read and fit together.

use commontime_files::load;
use commontime_school::Campus;
use commontime_school::wording::{count, grouped};
use serde_json::{Value, json};

use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;
use super::{Form, Format, Scenario, pretty};

/// Read a school's files and report every problem at once
///
/// Each problem comes with its file and line, what was expected and what to do.
/// Where there is none, it says what was understood and what was assumed.
#[derive(clap::Args, Debug)]
pub(super) struct Check {
    #[command(flatten)]
    scenario: Scenario,
    #[command(flatten)]
    form: Form,
}

impl Check {
    pub(super) fn run(&self, console: Console) -> Result<Exit, Failure> {
        match (load(&self.scenario.folder), self.form.format) {
            (Ok(campus), Format::Text) => {
                let folder = self.scenario.folder.display().to_string();
                console.answer(|_| understood(&campus, &folder))?;
                Ok(Exit::Answered)
            }
            (Ok(campus), Format::Json) => {
                console.answer(|_| pretty(&nothing_wrong(&campus)))?;
                Ok(Exit::Answered)
            }
            (Err(problems), Format::Text) => Err(Failure::Files(problems)),
            (Err(problems), Format::Json) => {
                console.answer(|_| problems.to_json())?;
                Ok(Exit::Input)
            }
        }
    }
}

/// What was read, in a few lines, so that someone sees at a glance whether it is their school.
fn understood(campus: &Campus, folder: &str) -> String {
    let students: u32 = campus.homerooms.iter().map(|homeroom| homeroom.students).sum();
    let eligible = campus.person_ids().filter(|&person| campus.is_eligible(person)).count();
    let mut lines = vec![
        format!("{}, {}: no problems", campus.name, campus.school_year),
        String::new(),
        format!(
            "  {}, {}, {} students",
            count(campus.grades.len(), "grade"),
            count(campus.homerooms.len(), "homeroom"),
            grouped(students.into())
        ),
        format!(
            "  {} in {}; {eligible} of them are to have {} minutes a week",
            count(campus.people.len(), "person"),
            count(campus.teams.len(), "team"),
            campus.goal.minutes_per_week
        ),
        format!("  bell schedule {}, state rules {}", campus.bells.id, campus.policy.pack),
    ];
    lines.extend(campus.assumptions.iter().map(|one| format!("  assumed: {} ({})", one.words, one.key)));
    lines.extend(
        campus.waivers.iter().map(|waiver| format!("  waived: {} ({})", waiver.rule.slug(), waiver.reason)),
    );
    lines.extend(
        campus.levers.iter().map(|lever| format!("  not searched: {} ({})", lever.name, lever.limit)),
    );
    lines.push(String::new());
    lines.push(format!("commontime solve {folder} looks for its schedule"));
    lines.join("\n") + "\n"
}

/// The same keys as where something is wrong, and what was assumed.
fn nothing_wrong(campus: &Campus) -> Value {
    let assumptions: Vec<Value> =
        campus.assumptions.iter().map(|one| json!({ "key": one.key, "words": one.words })).collect();
    json!({ "problems": [], "more": 0, "assumptions": assumptions })
}
