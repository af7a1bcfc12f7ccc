//! Funds: what money there is, until when, and what it may be spent on.

use jiff::civil::Date;

use crate::quantities::Cents;
use crate::school_year::SchoolYear;

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

    /// Returns the office that answers for money of this kind.
    #[must_use]
    pub const fn office(self) -> &'static str {
        match self {
            Self::Unrestricted => "the budget office",
            Self::Methodology | Self::Presumption => "federal programs",
            Self::ExcessCost => "special education",
        }
    }

    /// Tells whether it is federal money.
    #[must_use]
    pub const fn is_federal(self) -> bool {
        !matches!(self, Self::Unrestricted)
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

/// A fund. Funds pay for posts, levers and contract money; none pays into another, so no circle of funds can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fund {
    /// The id in files.
    pub id: String,
    /// The name in reports.
    pub name: String,
    /// What there is for this year.
    pub amount: Cents,
    /// What there is for the second and the third year.
    pub later: [Cents; 2],
    /// Its kind of rule.
    pub rule: FundRule,
    /// The last day it may be spent, where it ends.
    pub ends: Option<Date>,
    /// Whether another award is expected when it ends.
    pub renews: bool,
    /// What it may pay for, as written; anything where the files do not say.
    pub may_pay: Option<Vec<String>>,
}

/// How much of a school year a fund lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasts {
    /// All of it.
    Whole,
    /// It ends within the year, and nothing is expected after it.
    Part,
    /// Its last day lies before or within the year, and another award is expected.
    Renewed,
    /// Its last day lies before the year, and nothing is expected after it.
    Ended,
}

impl Lasts {
    /// Returns the word in results.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Part => "part",
            Self::Renewed => "renewed",
            Self::Ended => "ended",
        }
    }
}

impl Fund {
    /// Returns how much of a year it lasts. All of it where the files do not say which year it is.
    ///
    /// The award of the first year is there already: one that ended before that year has ended, whatever is expected later.
    #[must_use]
    pub fn lasts(&self, year: Option<&SchoolYear>, at: usize) -> Lasts {
        let (Some(ends), Some(year)) = (self.ends, year) else { return Lasts::Whole };
        if ends >= year.last {
            Lasts::Whole
        } else if self.renews && (at > 0 || ends >= year.first) {
            Lasts::Renewed
        } else if ends >= year.first {
            Lasts::Part
        } else {
            Lasts::Ended
        }
    }

    /// Tells whether it ended before this year: no amount is paid from it.
    #[must_use]
    pub fn has_ended(&self, year: Option<&SchoolYear>) -> bool {
        self.lasts(year, 0) == Lasts::Ended
    }

    /// Takes its limit away: it has more than anything costs.
    pub const fn lift(&mut self) {
        self.amount = Cents::new(i64::MAX / 4);
    }

    /// Returns what there is in a year, 0 for the first: nothing where it has ended. A fund that ends within a year has its whole
    /// amount until then.
    #[must_use]
    pub fn available(&self, year: Option<&SchoolYear>, at: usize) -> Cents {
        if self.lasts(year, at) == Lasts::Ended {
            return Cents::ZERO;
        }
        at.checked_sub(1).and_then(|later| self.later.get(later)).copied().unwrap_or(self.amount)
    }
}
