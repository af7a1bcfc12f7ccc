//! The outer curve of options: what nothing that costs so much can exceed.

use crate::quantities::{Cents, Minutes};

/// Lowest weekly minutes against net new cost, in steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OuterCurve {
    /// The steps, cheapest first: costs and minutes both grow.
    pub steps: Vec<OuterStep>,
    /// Whether it is whole: no limit came before its end.
    pub is_whole: bool,
}

/// A step of an outer curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OuterStep {
    /// From this net new cost on,
    pub cost: Cents,
    /// no schedule has more lowest weekly minutes, until the next step.
    pub lowest: Minutes,
}

impl OuterCurve {
    /// Returns the most that anything which costs as much or less can have; `None` where it is not known, or where nothing that
    /// cheap exists.
    #[must_use]
    pub fn most_at(&self, cost: Cents) -> Option<Minutes> {
        let is_known = self.is_whole || self.steps.last().is_some_and(|last| last.cost > cost);
        let step = self.steps.iter().rev().find(|step| step.cost <= cost);
        step.map(|step| step.lowest).filter(|_| is_known)
    }

    /// Returns the least cost for which so many may be had; `None` where that is not known, or where they are ruled out.
    #[must_use]
    pub fn least_for(&self, lowest: Minutes) -> Option<Cents> {
        self.steps.iter().find(|step| step.lowest >= lowest).map(|step| step.cost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_holds_until_the_next_and_the_last_only_where_nothing_is_left_out() {
        let step = |cost, lowest| OuterStep { cost: Cents::new(cost), lowest: Minutes::new(lowest) };
        let mut curve = OuterCurve { steps: vec![step(-5, 90), step(10, 135)], is_whole: true };
        let at = |curve: &OuterCurve, cost| curve.most_at(Cents::new(cost)).map(Minutes::get);
        assert_eq!(
            [-6, -5, 9, 10, 99].map(|cost| at(&curve, cost)),
            [None, Some(90), Some(90), Some(135), Some(135)]
        );
        curve.is_whole = false;
        assert_eq!([9, 10].map(|cost| at(&curve, cost)), [Some(90), None]);
    }
}
