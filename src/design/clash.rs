//! What clashes where a model has no solution: of its requirements as few as are found to clash still.

use commontime_school::Rule;

use super::Scoped;
use super::builder::TagWords;
use crate::mip::{Direction, Expression, Limits, Model, Solved, Tag};

/// Nodes of the question whether requirements still clash with one of them taken away.
const NODES: u32 = 4_000;

/// Requirements that cannot all hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clash {
    /// The requirements.
    pub members: Vec<TagWords>,
    /// Whether it was seen of each that the others can hold without it: a limit may come before.
    pub is_minimal: bool,
}

impl Scoped<'_> {
    /// Names what clashes in the model.
    pub(super) fn clash(&self, limits: Limits) -> Clash {
        self.clash_of(&self.builder.model, limits)
    }

    /// Drops groups of rows one by one while what is left still clashes.
    pub(super) fn clash_of(&self, model: &Model, limits: Limits) -> Clash {
        // That each of them is needed is said whatever the clock says: it is asked for a while at most.
        let limits = Limits { nodes: limits.nodes.min(NODES), until: None };
        let mut kept = model.tags();
        let mut is_minimal = true;
        // What is asked for in general goes first, so that what is left speaks of this school.
        let mut order = kept.clone();
        // What is locked goes before all: a clash that is there without it is the school's.
        order.sort_by_key(|tag| {
            let (rule, is_locked) = (self.builder.tags[tag.0].rule, self.builder.tags[tag.0].lock.is_some());
            let is_general = matches!(rule, Rule::TeamCommonTime | Rule::MinimumBlock | Rule::ContractDay);
            (!is_locked, !is_general, *tag)
        });
        for tag in order {
            let without: Vec<Tag> = kept.iter().copied().filter(|&other| other != tag).collect();
            let rest = model.restricted(|other| without.contains(&other));
            match rest.solve(&Expression::default(), Direction::Minimise, limits) {
                Solved::Infeasible => kept = without,
                // What the rest can do it can do with fewer requirements, too: the member stays needed.
                Solved::Best { .. } | Solved::Limit { values: Some(_), .. } => {}
                Solved::Limit { values: None, .. } | Solved::Failed(_) => is_minimal = false,
            }
        }
        Clash { members: kept.into_iter().map(|tag| self.builder.tags[tag.0].clone()).collect(), is_minimal }
    }
}
