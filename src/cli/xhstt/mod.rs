//! `commontime xhstt`: the engine on timetables that others published.

mod evaluate;
mod solve;

use std::path::Path;

use clap::{Args, Subcommand};
use commontime::interop::xhstt::{FILE_BYTES, Reading, Wanted, read};
use commontime_files::{Problems, read_text_up_to};

use super::console::Console;
use super::exit::Exit;
use super::failure::Failure;

/// Measure the engine on public timetabling instances in the format XHSTT-2014
///
/// The format's archives hold high schools of many countries and the best timetables published for them.
#[derive(Args, Debug)]
pub(super) struct Xhstt {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Evaluate(evaluate::Evaluate),
    Solve(solve::Solve),
}

impl Xhstt {
    pub(super) fn run(&self, console: Console) -> Result<Exit, Failure> {
        match &self.command {
            Command::Evaluate(evaluate) => evaluate.run(console),
            Command::Solve(solve) => solve.run(console),
        }
    }
}

/// Reads an archive from the disk.
fn read_file(path: &Path, wanted: Wanted<'_>) -> Result<Reading, Problems> {
    let text = read_text_up_to(path, FILE_BYTES)?;
    Ok(read(&text, &path.display().to_string(), wanted))
}

/// Returns a line of an answer: its cells with tabs between. What would break it within a cell becomes a blank.
fn line(cells: &[&str]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace(char::is_control, " ")).collect();
    cells.join("\t") + "\n"
}
