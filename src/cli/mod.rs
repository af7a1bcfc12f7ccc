//! The command line: one file for each command.
//!
//! Answers go to standard output, everything else to standard error. Only [`console`] and [`progress`] print, and only
//! [`exit`] knows what the exit codes mean.

mod audit;
mod best_option;
mod check;
mod compare;
mod completions;
mod console;
mod exit;
mod explain;
mod failure;
mod guard;
mod interrupt;
mod man;
mod new;
mod options;
mod progress;
mod read_back;
mod recalling;
mod searching;
mod solve;
mod waiting;
mod why_not;
mod xhstt;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, CommandFactory, Parser, Subcommand, ValueEnum};

use console::{Color, Console};
use exit::Exit;
use failure::Failure;

/// Can every teacher here have five hours a week to learn and work with colleagues?
///
/// Reads a school's files from one folder, looks for the master schedule that gives every teacher the most time with
/// colleagues, says who has the students meanwhile, and proves how good the answer is.
#[derive(Debug, Parser)]
#[command(name = "commontime", version, after_long_help = exit::table(), disable_help_subcommand = true)]
struct Arguments {
    /// When to use colors; `NO_COLOR` in the environment is respected
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Color::Auto, global = true, display_order = 90)]
    color: Color,
    #[command(subcommand)]
    command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
enum Command {
    New(new::New),
    Check(check::Check),
    Solve(solve::Solve),
    Options(options::Options),
    Compare(compare::Compare),
    WhyNot(why_not::WhyNot),
    Audit(audit::Audit),
    Explain(explain::Explain),
    Xhstt(xhstt::Xhstt),
    Completions(completions::Completions),
    Man(man::Man),
}

/// The folder that commands read.
#[derive(Args, Debug)]
struct Scenario {
    /// The folder with the school's files
    #[arg(value_name = "SCENARIO", default_value = ".")]
    folder: PathBuf,
}

/// For whom an answer is written.
#[derive(Args, Clone, Copy, Debug)]
struct Form {
    /// Write text for people or JSON for programs
    #[arg(long, value_enum, value_name = "FORM", default_value_t = Format::Text)]
    format: Format,
}

/// For whom an answer is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// Text for people
    Text,
    /// JSON for programs
    Json,
}

/// Runs the program with the arguments it was started with.
pub(crate) fn main() -> ExitCode {
    guard::listen();
    let exit = guard::guarded(run).unwrap_or_else(|words| {
        Console::new(Color::Auto).complain(&guard::report(&words));
        Exit::OurMistake
    });
    ExitCode::from(exit.code())
}

fn run() -> Exit {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(usage) => {
            // Where even this cannot be printed, there is nobody to tell.
            let _ = usage.print();
            return if usage.exit_code() == 0 { Exit::Answered } else { Exit::Input };
        }
    };
    let console = Console::new(arguments.color);
    arguments.command.run(console).unwrap_or_else(|failure| failure.tell(console))
}

impl Command {
    fn run(&self, console: Console) -> Result<Exit, Failure> {
        match self {
            Self::Check(check) => check.run(console),
            Self::Solve(solve) => solve.run(console),
            Self::Options(options) => options.run(console),
            Self::Compare(compare) => compare.run(console),
            Self::WhyNot(why_not) => why_not.run(console),
            Self::Audit(audit) => audit.run(console),
            Self::Explain(explain) => explain.run(console),
            Self::New(new) => new.run(console),
            Self::Xhstt(xhstt) => xhstt.run(console),
            Self::Completions(completions) => completions.run(console),
            Self::Man(man) => man.run(console),
        }
    }
}

/// Returns the whole command line as clap knows it: for completions and the manual.
fn whole_command() -> clap::Command {
    Arguments::command()
}

/// Returns JSON as text for people to look at, too.
fn pretty(json: &serde_json::Value) -> String {
    format!("{json:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_holds_together() {
        whole_command().debug_assert();
    }
}
