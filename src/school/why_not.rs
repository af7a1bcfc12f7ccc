//! Why so many minutes cannot be had, or why no schedule exists: counts, clashes, and what would change it.

use crate::not_payable::NotPayable;
use crate::quantities::{Cents, Minutes};
use crate::rules::Rule;

/// All that is known of why not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyNot {
    /// The lowest weekly minutes that were asked for.
    pub wanted: Minutes,
    /// Counts of what is needed and what is there, those that are short first.
    pub counts: Vec<Count>,
    /// Clashes that have no requirement in common, each of which alone forbids what was asked for.
    pub clashes: Vec<Clash>,
    /// Whether these are all: with their requirements left out, the rest is not known to clash.
    pub are_all: bool,
    /// Whether no schedule exists at all, whatever the minutes.
    pub is_impossible: bool,
    /// The lowest weekly minutes of the best schedule that was found; `None` where none was.
    pub found: Option<Minutes>,
    /// What no schedule exceeds; `None` where that is not known, or where there is no schedule.
    pub bound: Option<Minutes>,
    /// What would change it, cheapest first.
    pub fixes: Vec<Fix>,
    /// What became of the levers.
    pub levers: Levers,
    /// Where they are not enough with the money there is: what may be, if it could be paid.
    pub not_payable: Option<NotPayable>,
}

impl WhyNot {
    /// Tells whether a schedule that was found has what was asked for.
    #[must_use]
    pub fn is_reached(&self) -> bool {
        self.found.is_some_and(|found| found >= self.wanted)
    }
}

/// What is needed against what is there, in plain numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// The sentence, with its numbers.
    pub words: String,
    /// How much is needed.
    pub needs: i64,
    /// How much is there.
    pub has: i64,
    /// What is counted: `classes a week`, `minutes a week`, `people at once`.
    pub unit: &'static str,
    /// Where in the files it is set.
    pub keys: Vec<&'static str>,
}

/// How tight a count is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tightness {
    /// Less is there than is needed.
    Short,
    /// No more than a tenth is left over.
    Tight,
    /// There is room.
    Ample,
}

impl Tightness {
    /// Returns the word in results.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::Tight => "tight",
            Self::Ample => "ample",
        }
    }
}

impl Count {
    /// Returns how tight it is.
    #[must_use]
    pub fn tightness(&self) -> Tightness {
        if self.has < self.needs {
            Tightness::Short
        } else if self.has * 10 <= self.needs * 11 {
            Tightness::Tight
        } else {
            Tightness::Ample
        }
    }
}

/// Requirements that cannot all hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The requirements.
    pub members: Vec<Member>,
    /// What the numbers come to, in words: what the files say of days and people, from which it follows.
    pub facts: Vec<String>,
    /// Others of whom the very same holds, each by itself: names of teams.
    pub also: Vec<String>,
    /// Whether it was verified of every member that the others can hold without it.
    pub is_minimal: bool,
    /// How it is proved; `None` where the solver found it and no proof in whole numbers was found.
    pub proof: Option<ProofSize>,
}

/// A requirement of a clash.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Member {
    /// The rule; `None` for the minutes asked for.
    pub rule: Option<Rule>,
    /// The requirement in words with its numbers.
    pub words: String,
    /// Where in the files it is set.
    pub keys: Vec<String>,
}

/// How large a proof is that was checked in whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProofSize {
    /// Cases that are told apart.
    pub cases: usize,
    /// Lines that are added up, over all cases.
    pub lines: usize,
}

/// A set of changes of which none can be left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The changes.
    pub changes: Vec<FixChange>,
    /// What they cost in a year more than now, with the schedule that was found; `None` where the files have no price for one of them.
    pub cost: Option<Cents>,
    /// What of that comes once.
    pub once: Cents,
    /// What has to be found for what is paid today: funds are raised by so much, and it is nothing new.
    pub found: Cents,
    /// The lowest weekly minutes of the schedule that was found; `None` where none was.
    pub lowest: Option<Minutes>,
    /// Whether that schedule has what was asked for; otherwise the fix is not shown.
    pub is_shown: bool,
    /// What kind of changes they are.
    pub kind: FixKind,
}

/// What kind of changes a fix is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FixKind {
    /// Levers that the scenario opens.
    Levers,
    /// Such levers, and more money in the funds of the files.
    LeversWithMoney,
    /// Changes of the files alone.
    Files,
}

/// One change of a fix.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixChange {
    /// What is changed, in words.
    pub words: String,
    /// Where in the files, and to what: `staff.toml: classes-per-day = 7`, `scenario.toml: levers.early-release`.
    pub key: String,
    /// Who approves it, and by when; empty where nobody is named.
    pub approvals: Vec<String>,
}

/// What became of the levers that the scenario opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Levers {
    /// None is open.
    NoneOpen,
    /// It is proved that none of them, nor all together, is enough, whatever the money.
    NotEnough,
    /// It is proved that none that can be paid is enough; with more money some might be.
    NotPayable,
    /// Some may be enough.
    MayBeEnough,
    /// A limit came before it was known.
    NotKnown,
    /// They were not needed: what was asked for is there.
    NotNeeded,
}

impl Levers {
    /// Returns the word in results.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::NoneOpen => "none-open",
            Self::NotEnough => "not-enough",
            Self::NotPayable => "not-payable",
            Self::MayBeEnough => "may-be-enough",
            Self::NotKnown => "not-known",
            Self::NotNeeded => "not-needed",
        }
    }
}
