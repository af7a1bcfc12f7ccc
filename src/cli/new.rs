//! `commontime new`: a commented scenario to start from.

use std::path::PathBuf;

use commontime_files::new_scenario;

use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;

/// Write a commented scenario to start from into a new folder
#[derive(clap::Args, Debug)]
pub(super) struct New {
    /// The folder to make; one that is there already must be empty
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl New {
    pub(super) fn run(&self, console: Console) -> Result<Exit, Failure> {
        new_scenario(&self.folder)?;
        let folder = self.folder.display();
        console.answer(|_| {
            format!(
                "{folder} now holds a small school that nobody runs, complete and commented.\n\
                 Its folder schema tells editors that know TOML what each key means; leave it where it is.\n\
                 Make it yours, file by file; in between:\n\n  \
                 commontime check {folder}\n  \
                 commontime solve {folder}\n"
            )
        })?;
        Ok(Exit::Answered)
    }
}
