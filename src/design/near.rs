//! Among designs that are equally good, one whose classes and meetings are near those of a schedule that is there.

use std::collections::BTreeMap;

use commontime_school::{Activity, Schedule};

use super::{Bounds, Design, Relaxation, Scoped};
use crate::mip::{Direction, Expression, Limits, Solved};

/// Nodes to look for a near design: it is a preference, nothing is claimed of it.
const NODES: u32 = 100;

impl Relaxation<'_> {
    /// Looks for a design that meets the bounds and is near to `start`, day by day: of plain days where they will do.
    #[must_use]
    pub fn near(&self, start: &Schedule, bounds: &Bounds, limits: Limits) -> Option<Design> {
        let limits = Limits { nodes: limits.nodes.min(NODES), ..limits };
        [&self.plain, &self.school].into_iter().find_map(|scoped| scoped.near(start, bounds, limits))
    }
}

impl Scoped<'_> {
    fn near(&self, start: &Schedule, bounds: &Bounds, limits: Limits) -> Option<Design> {
        let builder = &self.builder;
        let campus = builder.campus;
        let mut model = builder.model.clone();
        model.at_least(self.goal, builder.variables.lowest, Expression::constant(bounds.lowest));
        if let Some(shortfall) = bounds.shortfall {
            model.at_most(self.goal, self.shortfall(), Expression::constant(shortfall));
        }
        let mut had = BTreeMap::new();
        for lesson in &start.lessons {
            let Activity::Special(special) = lesson.activity else { continue };
            for &homeroom in &lesson.homerooms {
                *had.entry((campus[homeroom].grade, special, lesson.day)).or_insert(0) += 1;
            }
        }
        let mut cost = Expression::default();
        for (key, &classes) in &builder.variables.classes {
            let fewer = model.integer(0, model.high(classes));
            let had = Expression::constant(had.get(key).copied().unwrap_or(0));
            model.at_least(self.goal, Expression::from(classes).plus(1, fewer), had);
            cost.add(1, fewer);
        }
        match model.solve(&cost, Direction::Minimise, limits) {
            Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. } => {
                Some(self.evenly(bounds.lowest, &values))
            }
            Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => None,
        }
    }
}
