//! FTE cut: posts are given up, and what that saves is in the ledger.
//!
//! How a post becomes free matters to people more than the sum: a vacancy costs nobody a place, attrition waits for somebody to
//! leave, a reduction in force is decided about somebody who is there and has notices and dates of its own.

use super::LeverPage;
use super::posts::{ask_nothing, let_go};
use crate::campus::Parts;
use crate::ids::{PersonId, PositionId};
use crate::quantities::Fte;

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "posts are given up",
    does: "Posts are given up one after the other: first vacancies of the kind named, then the people \
        named. Whoever leaves teaches nothing, gives no service, is on no team and has no duty.",
    minutes: "None: it takes away. It is there so that what it saves can pay for another lever, and so \
        that you see what a cut does to everybody's time before it is made.",
    students: "Whoever else is listed for the special, the service or the duty. Where nobody else is, \
        there is no schedule with that step.",
    price: "It saves, every year, what the post costs by [[cost]] in budget.toml or `actual-pay` in \
        fte.toml, and the money stays with the post's funds. No [[price]] is needed. What it costs \
        when somebody leaves may stand in one: `amount`, `once = true`, `funds`.",
    limits: "A homeroom teacher cannot be named: to give up a homeroom with its post, open \
        `class-size-trade`. `how` says in the report how the post becomes free: \"vacancy\", \
        \"attrition\" or \"reduction-in-force\"; without it people are a reduction in force. Notices, \
        dates and the order in which people would have to go are not looked at.",
    approval: "Mostly the board. Ask human resources and the association about notices and dates. Ask \
        special education before a special education post falls: federal law may ask that local money \
        for it is kept up.",
    // In the school that `commontime new` writes.
    example: r#"# scenario.toml
[[levers.cut-fte]]
people = ["para-2"]                 # or vacancies = "specialist"
how = "attrition"                   # or "vacancy", "reduction-in-force""#,
    source: "Northwest ISD, Texas, cut 101 teaching positions in 2025 against a deficit of $16 \
        million. \
        https://tspantx.com/northwest-isd-to-cut-101-teaching-positions-increase-class-sizes-to-combat-16m-budget-shortfall",
};

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
