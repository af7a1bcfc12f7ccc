//! What keeps a command from answering.

use std::io;

use commontime_files::Problems;

use super::console::Console;
use super::exit::Exit;
use super::guard;

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// Something is wrong with files.
    #[error("{0}")]
    Files(#[from] Problems),
    /// The answer could not be printed.
    #[error("the answer cannot be printed: {0}")]
    Printing(#[from] io::Error),
    /// There is no schedule to go on with. The words have what to do; the exit code says why.
    #[error("{0}")]
    NoSchedule(String, Exit),
    /// What was asked for cannot be done as it stands. The words have what to do.
    #[error("{0}")]
    Refused(String),
    /// The program contradicts itself.
    #[error("{0}")]
    Mistake(String),
}

impl Failure {
    /// Tells the user, and returns how the run ends.
    pub(crate) fn tell(&self, console: Console) -> Exit {
        match self {
            Self::Files(problems) => {
                console.complain(problems.render(console.colors_complaints()).trim_end());
                if let Some(first) = problems.list().first() {
                    let code = first.code();
                    console
                        .complain(&format!("\n`commontime explain {code}` says more of a code in brackets"));
                }
                Exit::Input
            }
            // Whoever read the answer has seen enough: `commontime explain | head -3`.
            Self::Printing(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Answered,
            Self::Printing(_) => {
                console.complain(&format!("error: {self}"));
                Exit::Input
            }
            Self::NoSchedule(words, exit) => {
                console.complain(&format!("error: {words}"));
                *exit
            }
            Self::Refused(words) => {
                console.complain(&format!("error: {words}"));
                Exit::Input
            }
            Self::Mistake(words) => {
                console.complain(&guard::report(words));
                Exit::OurMistake
            }
        }
    }
}
