//! Position control: posts with FTE, who fills them, what they are paid and which funds pay.

use crate::ids::{FundId, PersonId};
use crate::quantities::{Cents, Fte, Share};

/// How the posts of a school are costed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Costing {
    /// Every post of a kind costs the same: the average of the kind.
    #[default]
    Average,
    /// A filled post costs what its holder is paid; a vacancy, and a post that a lever adds, the average of the kind.
    Actual,
    /// A filled post costs what its holder is paid; a vacancy, and a post that a lever adds, what a new hire is paid.
    ActualFilledNewHireVacant,
}

impl Costing {
    /// Returns the word in files.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Average => "average",
            Self::Actual => "actual",
            Self::ActualFilledNewHireVacant => "actual-filled-new-hire-vacant",
        }
    }

    /// Returns what it means, as a sentence without a full stop.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Average => "every post of a kind is costed at the kind's average pay",
            Self::Actual => {
                "filled posts are costed at what their holders are paid; vacancies and added posts at the kind's average pay"
            }
            Self::ActualFilledNewHireVacant => {
                "filled posts are costed at what their holders are paid; vacancies and added posts at what a new hire is paid"
            }
        }
    }
}

/// How a position is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pay {
    /// A yearly salary at 1.0 FTE, and what benefits add to it.
    Salary {
        /// Salary of a full-time post for a year.
        salary: Cents,
        /// Benefits on top, for a year at 1.0 FTE.
        benefits: Cents,
    },
    /// By the hour.
    Hourly {
        /// Pay for an hour.
        hour: Cents,
        /// Paid weeks a year.
        weeks: u32,
        /// Benefits.
        benefits: HourlyBenefits,
    },
}

/// What benefits add to pay by the hour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct HourlyBenefits {
    /// A share of the pay: payroll taxes, retirement.
    pub share: Share,
    /// Dollars a year whatever the hours.
    pub fixed: Cents,
    /// Dollars a year for whoever is paid for at least so many hundredths of an hour a week: health insurance.
    pub from_hours: Option<(u32, Cents)>,
}

impl Pay {
    /// Returns what a post costs in a year, pay and benefits, each rounded half up to the cent: a salary by its FTE, pay by the
    /// hour by its hundredths of an hour a week. A post of no FTE costs nothing.
    #[must_use]
    pub fn yearly(self, fte: Fte, hours_a_week: u32) -> Cents {
        match self {
            _ if fte == Fte::NONE => Cents::ZERO,
            Self::Salary { salary, benefits } => Share::from_ten_thousandths(fte.get()).of(salary + benefits),
            Self::Hourly { hour, weeks, benefits } => {
                let hundredths = i128::from(hours_a_week) * i128::from(weeks);
                let pay = (i128::from(hour.get()) * hundredths + 50).div_euclid(100);
                let pay = Cents::new(i64::try_from(pay).unwrap_or(i64::MAX));
                let insurance = benefits.from_hours.filter(|(from, _)| hours_a_week >= *from);
                let insurance = insurance.map_or(Cents::ZERO, |(_, amount)| amount);
                pay + benefits.share.of(pay) + benefits.fixed + insurance
            }
        }
    }

    /// Tells whether it is by the hour.
    #[must_use]
    pub const fn is_hourly(self) -> bool {
        matches!(self, Self::Hourly { .. })
    }
}

/// One post.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Position {
    /// The id in files; posts listed together have the person's id appended.
    pub id: String,
    /// What kind of post: the key to its cost.
    pub kind: String,
    /// Its size.
    pub fte: Fte,
    /// Hundredths of an hour that it is paid for in a week, where it is paid by the hour.
    pub hours_a_week: u32,
    /// What it is this year, before anything is changed: size and hundredths of an hour a week.
    pub today: (Fte, u32),
    /// Who fills it; `None` for a vacancy.
    pub filled_by: Option<PersonId>,
    /// What it is paid; `None` where the budget names no cost for this kind.
    pub pay: Option<Pay>,
    /// Which funds pay, and what share each. The shares make a whole.
    pub funds: Vec<(FundId, Share)>,
}

impl Position {
    /// Returns what it costs in a year; `None` where the budget names no cost.
    #[must_use]
    pub fn yearly(&self) -> Option<Cents> {
        self.pay.map(|pay| pay.yearly(self.fte, self.hours_a_week))
    }

    /// Returns what it costs this year, before anything is changed.
    #[must_use]
    pub fn yearly_today(&self) -> Option<Cents> {
        self.pay.map(|pay| pay.yearly(self.today.0, self.today.1))
    }
}
