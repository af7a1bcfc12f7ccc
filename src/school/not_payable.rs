//! Changes that may do and that some fund has too little for.

use std::fmt;

use jiff::civil::Date;

use crate::campus::Campus;
use crate::ledger::DollarsLedger;
use crate::quantities::{Cents, Minutes};
use crate::school_year::SchoolYear;
use crate::wording;

/// Changes that may do, if they could be paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotPayable {
    /// What would be changed, in words.
    pub changes: Vec<String>,
    /// Net new cost of a year.
    pub cost: Cents,
    /// What of it comes once.
    pub once: Cents,
    /// The funds that have too little.
    pub short: Vec<Short>,
}

/// What changes promise that cannot be paid, and whether a schedule shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Promised {
    /// What they promise.
    pub promise: Promise,
    /// The lowest weekly minutes that are promised.
    pub wanted: Minutes,
    /// Those of the best schedule that was found as if they were paid; `None` where none was.
    pub lowest: Option<Minutes>,
}

/// What changes may do that cannot be paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// They may reach the target, and nothing that can be paid was found to.
    Target,
    /// They may give as many minutes as the best that can be paid, for less.
    AsMuchForLess,
}

impl Promised {
    /// Tells whether a schedule shows what is promised.
    #[must_use]
    pub fn is_shown(&self) -> bool {
        self.lowest.is_some_and(|lowest| lowest >= self.wanted)
    }

    /// Says whether a schedule shows it, in a sentence without its full stop.
    #[must_use]
    pub fn shown(&self) -> String {
        match self.lowest {
            Some(_) if self.is_shown() => {
                format!("a schedule gives everyone {} minutes that way", self.wanted)
            }
            Some(lowest) => format!("the best schedule that was found that way has {lowest} minutes"),
            None => "no schedule was found that way".to_owned(),
        }
    }
}

/// A fund that has too little.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Short {
    /// Its name.
    pub fund: String,
    /// What it lacks.
    pub lacks: Cents,
    /// Its last day, where that lies before the school year: then a larger amount is of no use.
    pub ended: Option<Date>,
}

impl fmt::Display for Short {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { fund, lacks, ended } = self;
        match ended {
            Some(ended) => write!(f, "{fund} ended on {ended} and has nothing this year, {lacks} too little"),
            None => write!(f, "{fund} has {lacks} too little"),
        }
    }
}

impl NotPayable {
    /// Says what is pulled at a school, and what its funds lack.
    #[must_use]
    pub fn of(campus: &Campus, dollars: &DollarsLedger) -> Self {
        let pulled = campus.decided.iter().map(|decided| decided.words(campus));
        let year = SchoolYear::of(campus);
        let short = dollars.lacking().map(|(fund, lacks)| {
            let fund = &campus[fund];
            let has_ended = fund.has_ended(year.as_ref());
            Short { fund: fund.name.clone(), lacks, ended: fund.ends.filter(|_| has_ended) }
        });
        Self {
            changes: pulled.collect(),
            cost: dollars.net_new_cost,
            once: dollars.one_time_cost,
            short: short.collect(),
        }
    }

    /// Says in words which fund lacks what; nothing where none does.
    #[must_use]
    pub fn lacks(&self) -> String {
        let short: Vec<String> = self.short.iter().map(ToString::to_string).collect();
        wording::list(&short)
    }

    /// Says it in words: the changes, and which fund lacks what.
    #[must_use]
    pub fn words(&self) -> String {
        let changes =
            if self.changes.is_empty() { "no lever pulled".to_owned() } else { self.changes.join("; ") };
        format!("{changes}; {}", self.lacks())
    }
}
