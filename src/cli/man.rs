//! `commontime man`: the manual page.

use std::io;

use clap_mangen::roff::{Roff, roman};

use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;
use super::whole_command;

/// Print the manual page, in the form `man` reads
#[derive(clap::Args, Debug)]
pub(super) struct Man {}

impl Man {
    #[expect(clippy::unused_self, reason = "every command is run in the same way")]
    pub(super) fn run(&self, console: Console) -> Result<Exit, Failure> {
        let page = page()?;
        console.answer(|_| String::from_utf8_lossy(&page).into_owned())?;
        Ok(Exit::Answered)
    }
}

/// The program's page, with a section for every command in place of pages of their own.
fn page() -> io::Result<Vec<u8>> {
    let mut program = whole_command();
    program.build();
    let mut out = Vec::new();
    let manual = clap_mangen::Man::new(program.clone()).title("commontime");
    manual.render_title(&mut out)?;
    manual.render_name_section(&mut out)?;
    manual.render_synopsis_section(&mut out)?;
    manual.render_description_section(&mut out)?;
    manual.render_options_section(&mut out)?;
    for command in program.get_subcommands() {
        section(command, "commontime", &mut out)?;
    }
    let mut codes = Roff::new();
    codes.control("SH", ["EXIT STATUS"]);
    for exit in Exit::ALL {
        codes.control("TP", []);
        codes.text([roman(exit.code().to_string())]);
        codes.text([roman(exit.meaning())]);
    }
    codes.to_writer(&mut out)?;
    Ok(out)
}

/// The section of a command, and those of the commands within it.
fn section(command: &clap::Command, within: &str, out: &mut Vec<u8>) -> io::Result<()> {
    let name = format!("{within} {}", command.get_name());
    let mut section = Roff::new();
    section.control("SH", [name.to_uppercase().as_str()]);
    section.text([roman(command.get_long_about().or(command.get_about()).unwrap_or_default().to_string())]);
    section.to_writer(out)?;
    options(command, out)?;
    command.get_subcommands().try_for_each(|inner| self::section(inner, &name, out))
}

/// A command's own options: those of the whole program stand at its head.
fn options(command: &clap::Command, out: &mut Vec<u8>) -> io::Result<()> {
    let own = command.get_arguments().filter(|argument| !argument.is_global_set());
    let mut alone = clap::Command::new("command").disable_help_flag(true);
    for argument in own.filter(|argument| argument.get_id() != "help") {
        alone = alone.arg(argument.clone());
    }
    let mut section = Vec::new();
    clap_mangen::Man::new(alone).render_options_section(&mut section)?;
    let text = String::from_utf8_lossy(&section).replace(".SH OPTIONS\n", "");
    out.extend_from_slice(text.as_bytes());
    Ok(())
}
