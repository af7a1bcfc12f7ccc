//! How the search goes, on standard error: a moving line on a terminal, plain lines with `-v`.

use std::time::Duration;

use commontime::solve::Progress;
use commontime_school::Cents;
use commontime_school::wording::{count, grouped};
use indicatif::ProgressBar;

use super::console::Console;

/// Tells someone who waits how far the search is.
pub(super) enum Watcher {
    /// Says nothing.
    Silent,
    /// Prints a line for every step.
    Lines(Console),
    /// Keeps one line up to date.
    Bar(ProgressBar),
}

/// How much to tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    /// Nothing.
    Nothing,
    /// What suits a terminal, and nothing elsewhere.
    AsSuits,
    /// Every step.
    Everything,
}

impl Watcher {
    pub(super) fn new(telling: Telling, console: Console) -> Self {
        match telling {
            Telling::Everything => Self::Lines(console),
            Telling::AsSuits if Console::watched() => {
                let bar = ProgressBar::new_spinner();
                bar.enable_steady_tick(Duration::from_millis(120));
                Self::Bar(bar)
            }
            Telling::AsSuits | Telling::Nothing => Self::Silent,
        }
    }

    /// Tells one step.
    pub(super) fn tell(&self, step: &Progress) {
        self.say(|| words(step));
    }

    /// Tells how it goes, in words that are made only where someone hears them.
    pub(super) fn say(&self, words: impl FnOnce() -> String) {
        match self {
            Self::Silent => {}
            Self::Lines(console) => console.complain(&words()),
            Self::Bar(bar) => bar.set_message(words()),
        }
    }

    /// Clears the line, where there is one.
    pub(super) fn done(&self) {
        if let Self::Bar(bar) = self {
            bar.finish_and_clear();
        }
    }
}

fn words(step: &Progress) -> String {
    match step {
        Progress::Designing(choices, requirements) => format!(
            "counting what is possible: {}, {}",
            count(*choices, "choice"),
            count(*requirements, "requirement")
        ),
        Progress::Bounded(minutes) => {
            format!("no schedule gives everyone more than {minutes} minutes a week")
        }
        Progress::Placing(round, u32::MAX) => format!("round {round}: placing lessons, meetings and duties"),
        Progress::Placing(round, rounds) => {
            format!("round {round} of {}: placing lessons, meetings and duties", grouped((*rounds).into()))
        }
        Progress::Found(lowest, 0) => format!("a schedule: lowest {lowest} minutes a week, nobody short"),
        Progress::Found(lowest, short) => {
            format!("a schedule: lowest {lowest} minutes a week, {short} short in all")
        }
        Progress::Option(lowest, cents) => {
            format!("an option: lowest {lowest} minutes a week for {}", Cents::new(*cents))
        }
        Progress::Stuck(why) => format!("no schedule in this round: {why}"),
    }
}
