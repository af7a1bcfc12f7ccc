//! `commontime completions`: what shells need to complete commands, options and rules.

use clap_complete::{Shell, generate};

use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;
use super::whole_command;

/// Print completions for a shell
#[derive(clap::Args, Debug)]
pub(super) struct Completions {
    /// The shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

impl Completions {
    pub(super) fn run(&self, console: Console) -> Result<Exit, Failure> {
        let mut script = Vec::new();
        generate(self.shell, &mut whole_command(), "commontime", &mut script);
        console.answer(|_| String::from_utf8_lossy(&script).into_owned())?;
        Ok(Exit::Answered)
    }
}
