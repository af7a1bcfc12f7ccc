//! Times and dates as people in American schools read them: `7:45`, `1:50`, `September 30, 2027`.

use commontime_school::calendar::Calendar;
use commontime_school::{ClockTime, Span};

/// From this time in the morning, and up to twelve hours later, a time needs no `am` or `pm`.
const DAY_BEGINS: u16 = 6 * 60;
const NOON: u16 = 12 * 60;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Returns `7:45` or `1:50`; outside 6 in the morning to 6 in the evening `5:30 am`, `6:30 pm`.
pub(crate) fn time(time: ClockTime) -> String {
    let minutes = time.get();
    let hour = match minutes / 60 % 12 {
        0 => 12,
        hour => hour,
    };
    let half = if minutes < DAY_BEGINS {
        " am"
    } else if minutes < DAY_BEGINS + NOON {
        ""
    } else if minutes < 2 * NOON {
        " pm"
    } else {
        " am"
    };
    format!("{hour}:{:02}{half}", minutes % 60)
}

/// Returns `11:45–12:30`.
pub(crate) fn span(span: Span) -> String {
    format!("{}–{}", time(span.start()), time(span.end()))
}

/// Returns `September 30, 2027` for the parts of a date.
pub(crate) fn date(year: i16, month: i8, day: i8) -> String {
    format!("{} {day}, {year}", month_name(month))
}

/// Returns `September` for 9.
pub(crate) fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or("month")
}

/// Returns the school days on the calendar in words, `180 school days, August 17, 2026 to June 4, 2027`.
pub(crate) fn calendar(calendar: &Calendar) -> Option<String> {
    let (first, last) = (calendar.dates.first()?.date, calendar.dates.last()?.date);
    Some(format!(
        "{} school days, {} to {}",
        calendar.dates.len(),
        date(first.year(), first.month(), first.day()),
        date(last.year(), last.month(), last.day())
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_on_the_twelve_hour_clock() {
        let words = |hour, minute| time(ClockTime::at(hour, minute));
        assert_eq!(words(7, 45), "7:45");
        assert_eq!(words(12, 5), "12:05");
        assert_eq!(words(13, 50), "1:50");
        assert_eq!(words(17, 59), "5:59");
        assert_eq!(words(5, 30), "5:30 am");
        assert_eq!(words(18, 0), "6:00 pm");
        assert_eq!(words(0, 15), "12:15 am");
    }

    #[test]
    fn dates_name_the_month() {
        assert_eq!(date(2027, 9, 30), "September 30, 2027");
    }
}
