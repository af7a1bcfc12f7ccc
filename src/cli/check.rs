//! `commontime check`: whether a school's files can be read and fit together.

use commontime_files::load;
use commontime_report::check_terminal;
use commontime_school::Campus;
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
                console.answer(|_| check_terminal(&campus, &folder, Console::width()))?;
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

/// The same keys as where something is wrong, and what was assumed.
fn nothing_wrong(campus: &Campus) -> Value {
    let assumptions: Vec<Value> =
        campus.assumptions.iter().map(|one| json!({ "key": one.key, "words": one.words })).collect();
    json!({ "problems": [], "more": 0, "assumptions": assumptions })
}
