//! From a schedule back to the design: what it counts up to, and whether the models have room for it.
//!
//! Every proof rests on one premise: whatever schedule the audit passes, counted up, satisfies every row of the models and is
//! worth no more there than it is. Here that can be put to the test for any schedule, also one made by hand.

use std::collections::BTreeMap;

use commontime_school::ids::{DayId, GradeId, HomeroomId, SpecialId, TeamId};
use commontime_school::staff::Meets;
use commontime_school::{Activity, Campus, Minutes, Schedule};

use super::builder::TagWords;
use super::{Relaxation, Scoped};
use crate::mip::{Direction, Expression, Limits, Solved};

/// A schedule counted up, and what the audit says it is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Projection {
    /// Classes of a special for homerooms of a grade on a day.
    pub classes: BTreeMap<(GradeId, SpecialId, DayId), i64>,
    /// Minutes in which a team that meets whole does meet whole, in uses that count.
    pub meetings: BTreeMap<(TeamId, DayId), Minutes>,
    /// The lowest weekly minutes of a full-time person, at most the target.
    pub lowest: i64,
    /// What everyone lacks together.
    pub shortfall: i64,
}

/// Counts up a schedule that the audit passed and values so.
#[must_use]
pub fn project(campus: &Campus, schedule: &Schedule, lowest: Minutes, shortfall: Minutes) -> Projection {
    let mut classes = BTreeMap::new();
    for lesson in &schedule.lessons {
        let Activity::Special(special) = lesson.activity else { continue };
        let is_out = |homeroom: &&HomeroomId| campus.is_with_others(special, **homeroom, &lesson.adults);
        for &homeroom in lesson.homerooms.iter().filter(is_out) {
            *classes.entry((campus[homeroom].grade, special, lesson.day)).or_insert(0) += 1;
        }
    }
    let mut meetings = BTreeMap::new();
    for meeting in schedule.meetings.iter().filter(|meeting| campus.goal.counts.contains(&meeting.kind)) {
        let team = &campus[meeting.team];
        if team.meets == Meets::Whole && team.members.iter().all(|member| meeting.members.contains(member)) {
            *meetings.entry((meeting.team, meeting.day)).or_insert(Minutes::ZERO) += meeting.span.length();
        }
    }
    let target = campus.goal.minutes_per_week;
    Projection {
        classes,
        meetings,
        lowest: i64::from(lowest.min(target).get()),
        shortfall: i64::from(shortfall.get()),
    }
}

impl Relaxation<'_> {
    /// Tells whether every model has room for a schedule: its counts can be completed to values that satisfy all rows and are
    /// worth at least as much.
    ///
    /// # Errors
    /// The requirements that clash with the counts. A clash shows a mistake in the models: they would deny a schedule that
    /// exists. No requirement is named where the solver came to no end: then nothing is shown either way.
    pub fn has_room_for(&self, projection: &Projection) -> Result<(), Vec<TagWords>> {
        let of_teams = self.teams.iter().flat_map(|team| team.teachers.iter().chain([&team.whole]));
        // The models of one team speak of its own classes and people only, those of one teacher of one homeroom.
        for scoped in of_teams.filter(|scoped| !scoped.is_alone()).chain([&self.school]) {
            scoped.has_room_for(projection)?;
        }
        Ok(())
    }
}

impl Scoped<'_> {
    fn is_alone(&self) -> bool {
        matches!(self.builder.scope, super::scope::Scope::Teacher(_))
    }

    fn has_room_for(&self, projection: &Projection) -> Result<(), Vec<TagWords>> {
        let builder = &self.builder;
        let campus = builder.campus;
        let mut model = builder.model.clone();
        let rooms = |grade: GradeId| i64::try_from(campus[grade].homerooms.len()).unwrap_or(i64::MAX);
        for (key, &classes) in &builder.variables.classes {
            // A team's model may speak of a part of a grade only.
            if builder.rooms(key.0) == rooms(key.0) {
                let count = projection.classes.get(key).copied().unwrap_or(0);
                model.equal(self.goal, classes, Expression::constant(count));
            }
        }
        for (&(team, day), meeting) in &builder.variables.meetings {
            if campus[team].meets == Meets::Whole {
                let minutes = projection.meetings.get(&(team, day)).copied().unwrap_or(Minutes::ZERO);
                model.equal(self.goal, meeting.minutes, Expression::constant(i64::from(minutes.get())));
            }
        }
        let lowest = builder.variables.lowest;
        model.at_least(self.goal, lowest, Expression::constant(projection.lowest));
        model.at_most(self.goal, self.shortfall(), Expression::constant(projection.shortfall));
        match model.solve(&Expression::default(), Direction::Minimise, Limits::default()) {
            Solved::Infeasible => Err(self.clash_of(&model, Limits::default()).members),
            Solved::Best { .. } | Solved::Limit { values: Some(_), .. } => Ok(()),
            Solved::Limit { values: None, .. } | Solved::Failed(_) => Err(Vec::new()),
        }
    }
}
