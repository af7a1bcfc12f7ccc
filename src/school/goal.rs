//! The goal: how many minutes, for whom, of what, and what comes first when not everything can be had.

use crate::ledger::Use;
use crate::quantities::{Fte, Minutes};
use crate::staff::{Person, Role};

/// The goal of a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// Minutes a week a full-time person is to have; pro-rated by FTE.
    pub minutes_per_week: Minutes,
    /// Roles of the people it is for.
    pub eligible_roles: Vec<Role>,
    /// The least FTE at this campus of people it is for.
    pub eligible_fte_min: Fte,
    /// The uses of time that count.
    pub counts: Vec<Use>,
    /// No shorter stretch counts.
    pub minimum_block: Minutes,
    /// A long block wished for: its least length and how many a week.
    pub long_block: Option<(Minutes, u32)>,
}

impl Goal {
    /// Tells whether the minimum speaks of `person`: role, FTE and home campus.
    #[must_use]
    pub fn is_eligible(&self, person: &Person) -> bool {
        self.would_be_for(person) && !person.asks_nothing
    }

    /// Tells whether the minimum speaks of `person` or would where anything were asked for them.
    #[must_use]
    pub fn would_be_for(&self, person: &Person) -> bool {
        self.eligible_roles.contains(&person.role)
            && person.fte >= self.eligible_fte_min
            && person.home_campus
    }

    /// Returns why `person` is outside the minimum, in words; `None` where they are eligible.
    #[must_use]
    pub fn why_not_eligible(&self, person: &Person) -> Option<String> {
        if !self.eligible_roles.contains(&person.role) {
            Some(format!("the goal is not for a {}", person.role.title()))
        } else if person.fte < self.eligible_fte_min {
            Some(format!("{} FTE here, less than {}", person.fte, self.eligible_fte_min))
        } else if !person.home_campus {
            Some("home campus is elsewhere".to_owned())
        } else {
            None
        }
    }
}

/// One of the ranked priorities: first things first, nothing lower buys anything higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Priority {
    /// The lowest weekly minutes of any eligible person, up to the target.
    LowestMinutes,
    /// The sum of what people lack to the target.
    Shortfall,
    /// Net new cost.
    Cost,
    /// Student course requests unmet (secondary schools).
    Requests,
    /// Long blocks, spread, fair loads, preferences.
    Quality,
    /// The lowest weekly minutes in the worst week in which one specialist is out and no substitute comes.
    AbsentSpecialist,
    /// Difference from the current schedule.
    LeastChange,
}

impl Priority {
    /// The default order.
    pub const DEFAULT: [Self; 6] =
        [Self::LowestMinutes, Self::Shortfall, Self::Cost, Self::Requests, Self::Quality, Self::LeastChange];

    /// Returns the word in files and results.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::LowestMinutes => "lowest-minutes",
            Self::Shortfall => "shortfall",
            Self::Cost => "cost",
            Self::Requests => "requests",
            Self::Quality => "quality",
            Self::AbsentSpecialist => "absent-specialist",
            Self::LeastChange => "least-change",
        }
    }
}
