//! Exit codes: what each tells a script.

use std::fmt::Write;

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// The question was answered. A target that cannot be reached is an answer too.
    Answered,
    /// The audit found rules that the schedule does not keep.
    Findings,
    /// Something is wrong with the files or the command line. Nothing was written.
    Input,
    /// Required rules clash: no schedule exists.
    Impossible,
    /// The limit came before any schedule was found.
    LimitReached,
    /// The program made a mistake. Panics end here.
    OurMistake,
    /// Interrupted. The best schedule found so far was kept, where there was one.
    Interrupted,
}

impl Exit {
    /// All of them in order.
    pub(crate) const ALL: [Self; 7] = [
        Self::Answered,
        Self::Findings,
        Self::Input,
        Self::Impossible,
        Self::LimitReached,
        Self::OurMistake,
        Self::Interrupted,
    ];

    /// Returns the number.
    pub(crate) const fn code(self) -> u8 {
        match self {
            Self::Answered => 0,
            Self::Findings => 1,
            Self::Input => 2,
            Self::Impossible => 3,
            Self::LimitReached => 4,
            // As `EX_SOFTWARE` of `sysexits.h`.
            Self::OurMistake => 70,
            // 128 and the number of SIGINT.
            Self::Interrupted => 130,
        }
    }

    /// Returns what it means, as the help and the README say it.
    pub(crate) const fn meaning(self) -> &'static str {
        match self {
            Self::Answered => "answered; a target that cannot be reached is an answer too",
            Self::Findings => "the audit found rules that the schedule does not keep",
            Self::Input => "something is wrong with the files or the command line; nothing was written",
            Self::Impossible => "no schedule exists: required rules clash",
            Self::LimitReached => "the limit came before any schedule was found",
            Self::OurMistake => "a mistake of the program's own",
            Self::Interrupted => "interrupted; the best schedule so far was written, where one was found",
        }
    }
}

/// Returns the table for the help.
pub(crate) fn table() -> String {
    let mut out = String::from("Exit codes:");
    for exit in Exit::ALL {
        let _ = write!(out, "\n  {:>3}  {}", exit.code(), exit.meaning());
    }
    out
}
