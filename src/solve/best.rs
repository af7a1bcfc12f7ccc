//! The best schedule so far, by the ranked priorities.

use commontime_audit::Audited;

use crate::design::Bounds;

/// A clean schedule with what it is worth.
pub(super) struct Best<'a> {
    audited: Audited<'a>,
    lowest: i64,
    shortfall: i64,
    /// What hangs on the schedule of its cost, in cents.
    by_schedule: i64,
}

impl<'a> Best<'a> {
    pub(super) fn new(audited: Audited<'a>) -> Self {
        let target = audited.campus().goal.minutes_per_week;
        let lowest = audited.audit().lowest_weekly_minutes().unwrap_or(target).min(target);
        let shortfall = audited.audit().total_shortfall();
        let by_schedule = audited.audit().dollars.by_schedule.get();
        Self { lowest: i64::from(lowest.get()), shortfall: i64::from(shortfall.get()), by_schedule, audited }
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
        (self.lowest, -self.shortfall, -self.by_schedule)
            > (other.lowest, -other.shortfall, -other.by_schedule)
    }

    /// Tells whether a schedule with this lowest and shortfall would be better.
    pub(super) fn is_below(&self, lowest: i64, shortfall: i64) -> bool {
        (self.lowest, -self.shortfall) < (lowest, -shortfall)
    }

    /// Tells whether nothing better exists, by the bounds.
    pub(super) fn meets(&self, bounds: &Bounds) -> bool {
        let by_minutes = self.lowest >= bounds.lowest;
        by_minutes && bounds.shortfall.is_some_and(|least| self.shortfall <= least) && self.by_schedule == 0
    }

    pub(super) fn audited(&self) -> &Audited<'a> {
        &self.audited
    }

    pub(super) fn into_audited(self) -> Audited<'a> {
        self.audited
    }
}
