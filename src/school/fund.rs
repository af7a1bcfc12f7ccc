//! Funds: what money there is, until when, and what it may be spent on.

use jiff::civil::Date;

use crate::quantities::Cents;

/// The kind of rule a fund has. The program says whom to ask; it does not decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FundRule {
    /// General fund and the like: no federal test.
    Unrestricted,
    /// Title I-A: the district's allocation methodology is tested, not each cost.
    Methodology,
    /// Title II-A: supplanting is presumed where law requires the service or local money paid for it last year.
    Presumption,
    /// IDEA: excess cost with maintenance of effort, and staff who do IDEA work.
    ExcessCost,
}

impl FundRule {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Unrestricted, Self::Methodology, Self::Presumption, Self::ExcessCost];

    /// Returns the word in files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Unrestricted => "unrestricted",
            Self::Methodology => "methodology",
            Self::Presumption => "presumption",
            Self::ExcessCost => "excess-cost",
        }
    }

    /// Returns whom to ask and why, before money of this kind is moved.
    #[must_use]
    pub const fn ask(self) -> &'static str {
        match self {
            Self::Unrestricted => "no federal test; the board's budget decides",
            Self::Methodology => {
                "ask federal programs: since 2015 Title I-A tests the district's allocation methodology, not each cost (ESEA sec. 1118(b)(2))"
            }
            Self::Presumption => {
                "ask federal programs: Title II-A presumes supplanting where law already requires the service or local money paid for it last year"
            }
            Self::ExcessCost => {
                "ask special education: IDEA pays excess cost with maintenance of effort, for staff who do IDEA work"
            }
        }
    }
}

/// A fund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fund {
    /// The id in files.
    pub id: String,
    /// The name in reports.
    pub name: String,
    /// What there is for a year.
    pub amount: Cents,
    /// Its kind of rule.
    pub rule: FundRule,
    /// The last day it may be spent, where it ends.
    pub ends: Option<Date>,
}
