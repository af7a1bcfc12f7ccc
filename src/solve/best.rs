//! The best schedule so far, by the ranked priorities.

use commontime_audit::Audited;
use commontime_school::goal::Priority;

use super::absence::worst_week;
use crate::design::Bounds;

/// Returns the lowest weekly minutes in the worst week without one specialist, where the scenario ranks it.
fn without_one(audited: &Audited<'_>) -> Option<i64> {
    let campus = audited.campus();
    if !campus.priorities.contains(&Priority::AbsentSpecialist) {
        return None;
    }
    let lowest = audited.audit().lowest_weekly_minutes();
    worst_week(campus, audited.schedule(), lowest).map(|absence| i64::from(absence.lowest.get()))
}

/// A clean schedule with what it is worth.
pub(super) struct Best<'a> {
    audited: Audited<'a>,
    lowest: i64,
    shortfall: i64,
    /// What hangs on the schedule of its cost, in cents.
    by_schedule: i64,
    /// The lowest weekly minutes in the worst week without one specialist, where that is a priority.
    without_one: Option<i64>,
}

impl<'a> Best<'a> {
    pub(super) fn new(audited: Audited<'a>) -> Self {
        let target = audited.campus().goal.minutes_per_week;
        let lowest = audited.audit().lowest_weekly_minutes().unwrap_or(target).min(target);
        let shortfall = audited.audit().total_shortfall();
        let by_schedule = audited.audit().dollars.by_schedule.get();
        let without_one = without_one(&audited);
        let (lowest, shortfall) = (i64::from(lowest.get()), i64::from(shortfall.get()));
        Self { audited, lowest, shortfall, by_schedule, without_one }
    }

    /// The lowest weekly minutes, at most the target.
    pub(super) fn lowest(&self) -> i64 {
        self.lowest
    }

    /// The total shortfall.
    pub(super) fn shortfall(&self) -> i64 {
        self.shortfall
    }

    pub(super) fn better_than(&self, other: &Self) -> bool {
        self.by_priorities() > other.by_priorities()
    }

    /// What it is worth, first things first; more is better.
    fn by_priorities(&self) -> Vec<i64> {
        let worth = |priority: &Priority| match priority {
            Priority::LowestMinutes => Some(self.lowest),
            Priority::Shortfall => Some(-self.shortfall),
            Priority::Cost => Some(-self.by_schedule),
            Priority::AbsentSpecialist => Some(self.without_one.unwrap_or(self.lowest)),
            Priority::Requests | Priority::Quality | Priority::LeastChange => None,
        };
        self.audited.campus().priorities.iter().filter_map(worth).collect()
    }

    /// Tells whether a schedule with this lowest and shortfall would be better.
    pub(super) fn is_below(&self, lowest: i64, shortfall: i64) -> bool {
        if self.audited.campus().ranks_shortfall_first() {
            (-self.shortfall, self.lowest) < (-shortfall, lowest)
        } else {
            (self.lowest, -self.shortfall) < (lowest, -shortfall)
        }
    }

    /// Tells whether nothing better exists, by the bounds.
    pub(super) fn meets(&self, bounds: &Bounds) -> bool {
        let by_minutes = self.lowest >= bounds.lowest;
        // Without one specialist nobody has more than with all of them.
        let keeps_all = self.without_one.is_none_or(|lowest| lowest >= self.lowest);
        // The bound on the shortfall holds given the most that everyone can have.
        let least = if self.audited.campus().ranks_shortfall_first() { Some(0) } else { bounds.shortfall };
        let by_shortfall = least.is_some_and(|least| self.shortfall <= least);
        by_minutes && by_shortfall && self.by_schedule == 0 && keeps_all
    }

    pub(super) fn audited(&self) -> &Audited<'a> {
        &self.audited
    }

    pub(super) fn into_audited(self) -> Audited<'a> {
        self.audited
    }
}
