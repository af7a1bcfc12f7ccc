//! The school year: which dates are school days, which are half-days or testing, and so which weeks really occur.

use jiff::civil::Date;

use crate::Minutes;
use crate::ids::DayId;

/// What a date on the calendar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    /// A full school day.
    Full,
    /// Students leave early by another schedule: no collaboration block of the master schedule is counted.
    Half,
    /// Inside a testing window: no collaboration block of the master schedule is counted.
    Testing,
}

/// One school day of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SchoolDate {
    /// The date.
    pub date: Date,
    /// The kind of day the master schedule gives it.
    pub day: DayId,
    /// Whether the master schedule runs in full.
    pub kind: DateKind,
}

/// The year's school days in order of date. Holidays and weekends are simply absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Calendar {
    /// The school days in order.
    pub dates: Vec<SchoolDate>,
    /// Monday-to-Friday weeks with at least one school day.
    pub weeks: u32,
    /// Those of them with fewer than five full school days.
    pub short_weeks: u32,
}

impl Calendar {
    /// Returns what these dates come to where a full day of each kind has so many minutes, by [`DayId`]. A half-day counts
    /// half of its kind of day. Rounded down.
    #[must_use]
    pub fn minutes(&self, by_day: &[Minutes]) -> Minutes {
        let halves = self.dates.iter().map(|date| {
            let halves = match date.kind {
                DateKind::Full | DateKind::Testing => 2,
                DateKind::Half => 1,
            };
            halves * i64::from(by_day[date.day.index()].get())
        });
        Minutes::new(i32::try_from(halves.sum::<i64>() / 2).unwrap_or(i32::MAX))
    }
}
