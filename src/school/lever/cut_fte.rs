//! FTE cut: posts are given up, and what that saves is in the ledger.
//!
//! How a post becomes free matters to people more than the sum: a vacancy costs nobody a place, attrition waits for somebody to
//! leave, a reduction in force is decided about somebody who is there and has notices and dates of its own.

use super::posts::{ask_nothing, let_go};
use crate::campus::Parts;
use crate::ids::{PersonId, PositionId};
use crate::quantities::Fte;

/// How a post becomes free.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HowCut {
    /// Nobody fills it.
    Vacancy,
    /// Somebody leaves of themselves.
    Attrition,
    /// Somebody has to leave.
    ReductionInForce,
}

impl HowCut {
    /// Returns the word in files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Vacancy => "vacancy",
            Self::Attrition => "attrition",
            Self::ReductionInForce => "reduction-in-force",
        }
    }
}

/// Posts are given up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CutFte {
    /// Who leaves.
    pub people: Vec<PersonId>,
    /// Which vacancies are not filled.
    pub vacancies: Vec<PositionId>,
    /// How the posts become free.
    pub how: HowCut,
}

impl CutFte {
    pub(super) fn apply(&self, parts: &mut Parts) {
        for person in &self.people {
            let_go(parts, *person);
        }
        for position in &self.vacancies {
            parts.positions[position.index()].fte = Fte::NONE;
        }
    }

    /// Nobody leaves, and nothing is asked for those who may.
    pub(super) fn apply_loosely(&self, parts: &mut Parts) {
        self.people.iter().for_each(|person| ask_nothing(parts, *person));
    }
}
