//! FTE converted: a post is given up, and one of another kind takes its place.

use super::posts::{ask_nothing, hire, let_go, maybe_more_often, more_often};
use crate::campus::Parts;
use crate::ids::{PersonId, SpecialId};
use crate::position::Position;
use crate::staff::Person;

/// Posts become posts of another kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConvertFte {
    /// Who gives a post up; who comes, doing what whom does today; and the new post.
    pub swaps: Vec<(PersonId, Box<Person>, PersonId, Position)>,
    /// How many times more every homeroom has which special in each pass through the cycle.
    pub more_specials: Vec<(SpecialId, u32)>,
}

impl ConvertFte {
    pub(super) fn apply(&self, parts: &mut Parts) {
        for (leaves, comes, like, position) in &self.swaps {
            let_go(parts, *leaves);
            hire(parts, comes, *like, position);
        }
        more_often(parts, &self.more_specials);
    }

    /// Nobody leaves and all come, nothing is asked for any of them, and homerooms may have the specials more often or not.
    pub(super) fn apply_loosely(&self, parts: &mut Parts) {
        for (leaves, comes, like, position) in &self.swaps {
            ask_nothing(parts, *leaves);
            let id = hire(parts, comes, *like, position);
            ask_nothing(parts, id);
        }
        maybe_more_often(parts, &self.more_specials);
    }
}
