//! What comes back: where each task starts and which resources it holds.

use crate::placing::problem::ResourceId;

/// How long to look, and which of many equal answers to find.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limits {
    /// Decides between choices that look equally good.
    pub seed: u64,
    /// Counted steps of work: branches tried, constraints looked at, contradictions
    /// between clauses met. The same number means the same work on every
    /// machine; it is no measure of time.
    pub effort: u64,
}

/// The answer to a [`Problem`](crate::placing::Problem).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Placing {
    /// Every required task is placed and every relation holds.
    Placed(Placement),
    /// No placement of the required tasks exists: the whole search tree was closed, or clauses that all placements keep contradict each other.
    Impossible,
    /// The effort ran out first. What is placed breaks no rule, but some required task is missing. It is `None` when
    /// nothing could be placed.
    Limit(Option<Placement>),
}

impl Placing {
    /// Returns the placement when every required task is placed.
    #[must_use]
    pub fn placed(self) -> Option<Placement> {
        match self {
            Self::Placed(placement) => Some(placement),
            Self::Impossible | Self::Limit(_) => None,
        }
    }
}

/// Where each task starts and which resources it chose.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Placement {
    /// For each task its first step, or `None` where it stays unplaced.
    pub starts: Vec<Option<u32>>,
    /// For each task the resource chosen from each of its `one_of` lists, in their order; empty where it stays
    /// unplaced.
    pub chosen: Vec<Vec<ResourceId>>,
    /// The effort used, in the unit of [`Limits::effort`].
    pub effort: u64,
}

impl Placement {
    /// Returns a placement of none of so many tasks.
    pub(crate) fn nothing(n_tasks: usize) -> Self {
        Self { starts: vec![None; n_tasks], chosen: vec![Vec::new(); n_tasks], effort: 0 }
    }

    /// Returns how many tasks are placed.
    #[must_use]
    pub fn n_placed(&self) -> usize {
        self.starts.iter().flatten().count()
    }
}
