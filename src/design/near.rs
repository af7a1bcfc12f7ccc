//! Among designs that are equally good, one whose classes and meetings are near those of a schedule that is there.

use std::collections::BTreeMap;

use commontime_school::ids::{DayId, TeamId};
use commontime_school::{Activity, Minutes, Schedule};

use super::{Bounds, Design, Relaxation, Scoped};
use crate::kept::is_counted;
use crate::mip::{Direction, Expression, Limits, Solved};

/// Nodes to look for a near design: it is a preference, nothing is claimed of it.
const NODES: u32 = 100;

/// A class on another day counts as so many minutes of meetings.
const A_CLASS: i64 = 15;

impl Relaxation<'_> {
    /// Looks for a design that meets the bounds and is near to `start`, day by day, without what a timetable could not place: of
    /// plain days where they will do.
    #[must_use]
    pub fn near(
        &self,
        start: &Schedule,
        bounds: &Bounds,
        avoid: &[(TeamId, DayId, Minutes)],
        limits: Limits,
    ) -> Option<Design> {
        let limits = Limits { nodes: limits.nodes.min(NODES), ..limits };
        [&self.plain, &self.school].into_iter().find_map(|scoped| scoped.near(start, bounds, avoid, limits))
    }
}

impl Scoped<'_> {
    fn near(
        &self,
        start: &Schedule,
        bounds: &Bounds,
        avoid: &[(TeamId, DayId, Minutes)],
        limits: Limits,
    ) -> Option<Design> {
        let builder = &self.builder;
        let campus = builder.campus;
        let mut model = self.without(avoid);
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
            cost.add(A_CLASS, fewer);
        }
        let mut met: BTreeMap<_, i64> = BTreeMap::new();
        for meeting in start.meetings.iter().filter(|it| is_counted(campus, it)) {
            *met.entry((meeting.team, meeting.day)).or_insert(0) += i64::from(meeting.span.length().get());
        }
        for (key, meeting) in &builder.variables.meetings {
            let most = model.high(meeting.minutes);
            let (fewer, more) = (model.continuous(0, most), model.continuous(0, most));
            let minutes = Expression::from(meeting.minutes).plus(1, fewer).plus(-1, more);
            model.equal(
                self.goal,
                minutes,
                Expression::constant(met.get(key).copied().unwrap_or(0).min(most)),
            );
            cost.add(1, fewer);
            cost.add(1, more);
        }
        match model.solve(&cost, Direction::Minimise, limits) {
            Solved::Best { values, .. } | Solved::Limit { values: Some(values), .. } => {
                Some(self.read(&values))
            }
            Solved::Limit { values: None, .. } | Solved::Infeasible | Solved::Failed(_) => None,
        }
    }
}
