//! FTE added: a post more, or a larger one, in steps.
//!
//! Whoever is hired does what somebody named does: teaches the same, is on the same team, has the same duties. New teachers can
//! let homerooms have specials more often; without that they only spread the same classes over more people.

use super::posts::{ask_nothing, enlarge, hire, maybe_more_often, more_often};
use crate::campus::Parts;
use crate::ids::{PersonId, PositionId, SpecialId};
use crate::position::Position;
use crate::quantities::{Fte, Span};
use crate::staff::Person;

/// Posts are added or made larger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddFte {
    /// Who comes, or stays for longer.
    pub hires: Vec<Hire>,
    /// How many times more every homeroom has which special in each pass through the cycle.
    pub more_specials: Vec<(SpecialId, u32)>,
}

/// One post that is added or made larger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hire {
    /// Somebody new.
    New {
        /// Who; their hours say when they are here.
        person: Box<Person>,
        /// Who does the same today.
        like: PersonId,
        /// Their post.
        position: Position,
    },
    /// Somebody who is here for longer than today.
    Longer {
        /// Who.
        person: PersonId,
        /// Their post.
        position: PositionId,
        /// How large it is then.
        fte: Fte,
        /// When they are not here then in the staff's day, by kind of day.
        away: Vec<Vec<Span>>,
    },
}

impl AddFte {
    pub(super) fn apply(&self, parts: &mut Parts) {
        for one in &self.hires {
            match one {
                Hire::New { person, like, position } => {
                    hire(parts, person, *like, position);
                }
                Hire::Longer { person, position, fte, away } => {
                    enlarge(parts, *person, *position, *fte, away);
                }
            }
        }
        more_often(parts, &self.more_specials);
    }

    /// As it is applied, but nothing is asked for anybody in it, and homerooms may have the specials more often or not.
    pub(super) fn apply_loosely(&self, parts: &mut Parts) {
        for one in &self.hires {
            let id = match one {
                Hire::New { person, like, position } => hire(parts, person, *like, position),
                Hire::Longer { person, position, fte, away } => {
                    enlarge(parts, *person, *position, *fte, away);
                    *person
                }
            };
            ask_nothing(parts, id);
        }
        maybe_more_often(parts, &self.more_specials);
    }
}
