//! Contract money: what a contract pays beyond salaries. What it comes to is counted by the audit.
//!
//! Stipends of leads and class-size overage hang on the school alone; lost planning and overload on the schedule. None is ever
//! negative, so a cost without the latter two is never more than the cost of any schedule.

use crate::campus::Parts;
use crate::ids::{FundId, GradeId};
use crate::quantities::{Cents, Minutes, Share};
use crate::staff::Role;
use crate::wording::{count, grouped};

/// One row of contract money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractPay {
    /// What for.
    pub kind: ContractKind,
    /// The funds that may pay, the first first.
    pub funds: Vec<FundId>,
    /// Whether it comes back every year.
    pub recurring: bool,
    /// What benefits add to the pay.
    pub benefits: Share,
    /// What it comes to in the current year, benefits included.
    pub today: Cents,
}

/// What contract money is paid for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContractKind {
    /// Planning that the schedule takes.
    LostPrep {
        /// Planning promised, minutes a week at 1.0 FTE.
        promised: Minutes,
        /// The shortest piece of time that counts as planning.
        block: Minutes,
        /// Whom it is for.
        roles: Vec<Role>,
        /// What is paid for it.
        price: PrepPrice,
        /// Weeks a year.
        weeks: u32,
    },
    /// Teaching beyond the load.
    Overload {
        /// The load at 1.0 FTE, and what is paid beyond it.
        load: Load,
        /// Whom it is for.
        roles: Vec<Role>,
        /// Weeks a year.
        weeks: u32,
    },
    /// Leading a team: so much a year for each team with a lead.
    Lead {
        /// A year, for each.
        each: Cents,
    },
    /// Students of homerooms beyond a cap.
    ClassSize {
        /// The most students of a homeroom without pay.
        cap: u32,
        /// The grades it is for.
        grades: Vec<GradeId>,
        /// For each student beyond it.
        each: Cents,
        /// For what time.
        per: OveragePer,
        /// How many such times a year.
        times: u32,
    },
}

/// What is paid for planning that a person lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PrepPrice {
    /// For an hour.
    Hourly(Cents),
    /// For each period of so many minutes, or part of one, lacked in a week.
    Period(Minutes, Cents),
}

/// A load a week, and what is paid beyond it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Load {
    /// Minutes of teaching.
    Minutes(Minutes, OverloadPrice),
    /// Classes of specials.
    Classes(u32, OverloadPrice),
}

/// What is paid for teaching beyond the load.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverloadPrice {
    /// For each hour, or each class, beyond it.
    Each(Cents),
    /// A year, for whoever is beyond it in any week.
    Yearly(Cents),
}

/// For what time a student beyond a cap is paid for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OveragePer {
    /// A school day.
    Day,
    /// A month.
    Month,
    /// The year.
    Year,
}

impl OveragePer {
    /// Returns the word in files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

impl ContractKind {
    /// The words in files, in their order there.
    pub const SLUGS: [&'static str; 4] =
        ["lost-prep-pay", "overload-stipend", "lead-stipend", "class-size-overage"];

    /// Returns the word in files and results.
    #[must_use]
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::LostPrep { .. } => Self::SLUGS[0],
            Self::Overload { .. } => Self::SLUGS[1],
            Self::Lead { .. } => Self::SLUGS[2],
            Self::ClassSize { .. } => Self::SLUGS[3],
        }
    }

    /// Returns what people call it.
    #[must_use]
    pub const fn title(&self) -> &'static str {
        match self {
            Self::LostPrep { .. } => "lost-prep pay",
            Self::Overload { .. } => "overload stipend",
            Self::Lead { .. } => "lead stipend",
            Self::ClassSize { .. } => "class-size overage",
        }
    }

    /// Tells whether it hangs on the schedule, and not on the school alone.
    #[must_use]
    pub const fn hangs_on_the_schedule(&self) -> bool {
        matches!(self, Self::LostPrep { .. } | Self::Overload { .. })
    }
}

impl ContractPay {
    /// Returns pay with its benefits, each rounded half up to the cent.
    #[must_use]
    pub fn with_benefits(&self, pay: Cents) -> Cents {
        pay + self.benefits.of(pay)
    }
}

/// What contract money comes to in a year, and how that is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counted {
    /// How much, benefits included.
    pub amount: Cents,
    /// In words: `4 leads at $1,500`.
    pub what: String,
}

impl ContractPay {
    /// Returns what it comes to in a school where that hangs on the school alone; `None` where it hangs on the schedule.
    #[must_use]
    pub fn of_school(&self, school: &Parts) -> Option<Counted> {
        match &self.kind {
            ContractKind::LostPrep { .. } | ContractKind::Overload { .. } => None,
            ContractKind::Lead { each } => {
                let leads = school.teams.iter().filter(|team| team.lead.is_some()).count();
                Some(self.times(leads, *each, format!("{} at {each} a year", count(leads, "team lead"))))
            }
            ContractKind::ClassSize { cap, grades, each, per, times } => {
                let rooms = school.homerooms.iter().filter(|homeroom| grades.contains(&homeroom.grade));
                let over: u32 = rooms.map(|homeroom| homeroom.students.saturating_sub(*cap)).sum();
                let over = usize::try_from(over).unwrap_or(usize::MAX);
                let when = match per {
                    OveragePer::Year => "a year".to_owned(),
                    per => format!("a {} for {} {}s", per.slug(), grouped(u64::from(*times)), per.slug()),
                };
                let words = format!("{} beyond {cap} in a homeroom at {each} {when}", count(over, "student"));
                let times = usize::try_from(*times).unwrap_or(usize::MAX);
                Some(self.times(over.saturating_mul(times), *each, words))
            }
        }
    }

    fn times(&self, times: usize, each: Cents, what: String) -> Counted {
        let pay = i128::from(each.get()) * i128::try_from(times).unwrap_or(i128::MAX);
        let pay = Cents::new(i64::try_from(pay).unwrap_or(i64::MAX / 4));
        Counted { amount: self.with_benefits(pay), what: self.and_benefits(what) }
    }

    /// Returns the words with the benefits, where there are any.
    #[must_use]
    pub fn and_benefits(&self, what: String) -> String {
        if self.benefits == Share::default() {
            what
        } else {
            format!("{what}, and {} benefits", self.benefits)
        }
    }
}
