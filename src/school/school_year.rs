//! The school year that a scenario is for, and those after it.

use jiff::ToSpan;
use jiff::civil::{Date, date};

use crate::campus::Parts;

/// So many years are looked at: this one and two more.
pub const YEARS: usize = 3;

/// From the first day of a school year to its last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchoolYear {
    /// The name in reports: `2026-27`.
    pub name: String,
    /// Its first day: the calendar's or, without one, the 1st of July.
    pub first: Date,
    /// Its last day: the calendar's or, without one, the 30th of June.
    pub last: Date,
}

impl SchoolYear {
    /// Returns the year of a scenario; `None` where neither a calendar nor the year's name says it.
    #[must_use]
    pub fn of(parts: &Parts) -> Option<Self> {
        let dates = parts.calendar.as_ref().map(|calendar| &calendar.dates);
        if let Some((first, last)) = dates.and_then(|dates| Some((dates.first()?.date, dates.last()?.date))) {
            return Some(Self { name: named(first, last), first, last });
        }
        let begins: i16 = parts.school_year.get(..4)?.parse().ok()?;
        if !(1900..9000).contains(&begins) {
            return None;
        }
        let (first, last) = (date(begins, 7, 1), date(begins + 1, 6, 30));
        Some(Self { name: named(first, last), first, last })
    }

    /// Returns the year so many years later, which begins and ends on the same dates.
    #[must_use]
    pub fn later(&self, years: usize) -> Self {
        let years = i16::try_from(years).unwrap_or(0).years();
        let (first, last) = (self.first.saturating_add(years), self.last.saturating_add(years));
        Self { name: named(first, last), first, last }
    }
}

fn named(first: Date, last: Date) -> String {
    if first.year() == last.year() {
        first.year().to_string()
    } else {
        format!("{}-{:02}", first.year(), last.year() % 100)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_follow_each_other() {
        let year =
            SchoolYear { name: "2027-28".to_owned(), first: date(2027, 8, 16), last: date(2028, 2, 29) };
        assert_eq!(year.later(0), year);
        let next = year.later(1);
        assert_eq!(
            (next.name.as_str(), next.first, next.last),
            ("2028-29", date(2028, 8, 16), date(2029, 2, 28))
        );
        assert_eq!(year.later(73).name, "2100-01");
    }
}
