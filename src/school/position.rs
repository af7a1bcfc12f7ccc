//! Position control: posts with FTE, who fills them and which funds pay.

use crate::ids::{FundId, PersonId};
use crate::quantities::{Cents, Fte, Share};

/// How a position is paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
        /// Paid hours a week, in hundredths.
        hours_per_week_hundredths: u32,
        /// Paid weeks a year.
        weeks: u32,
        /// Benefits for a year.
        benefits: Cents,
    },
}

impl Pay {
    /// Returns what the post costs in a year at `fte`, pay and benefits, rounded half up to the cent.
    #[must_use]
    pub fn yearly(self, fte: Fte) -> Cents {
        match self {
            Self::Salary { salary, benefits } => Share::from_ten_thousandths(fte.get()).of(salary + benefits),
            Self::Hourly { hour, hours_per_week_hundredths, weeks, benefits } => {
                let hundredths = i64::from(hours_per_week_hundredths) * i64::from(weeks);
                let pay = (hour.get() * hundredths + 50).div_euclid(100);
                Cents::new(pay) + benefits
            }
        }
    }
}

/// One post.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The id in files; posts listed together have the person's id appended.
    pub id: String,
    /// What kind of post: the key to its cost.
    pub kind: String,
    /// Its size.
    pub fte: Fte,
    /// Who fills it; `None` for a vacancy.
    pub filled_by: Option<PersonId>,
    /// What it is paid; `None` where the budget names no cost for this kind.
    pub pay: Option<Pay>,
    /// Which funds pay, and what share each. The shares make a whole.
    pub funds: Vec<(FundId, Share)>,
}
