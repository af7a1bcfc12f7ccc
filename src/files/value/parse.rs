//! Clock times, spans and decimal numbers, read from the words people write. Exact: no floats.

use commontime_school::{ClockTime, Minutes};

/// Reads `7:45`, `13:50` or `2:40 PM`.
pub(crate) fn clock(text: &str) -> Option<ClockTime> {
    let folded = text.trim().to_ascii_lowercase().replace('.', "");
    let (digits, half) = if let Some(digits) = folded.strip_suffix("am") {
        (digits, Some(0))
    } else if let Some(digits) = folded.strip_suffix("pm") {
        (digits, Some(12))
    } else {
        (folded.as_str(), None)
    };
    let (hour, minute) = digits.trim().split_once(':')?;
    let hour = small_number(hour, 2)?;
    let minute = (minute.len() == 2).then(|| small_number(minute, 2))??;
    let hour = match half {
        None => (hour < 24 || (hour == 24 && minute == 0)).then_some(hour)?,
        Some(half) => (1..=12).contains(&hour).then_some(hour % 12 + half)?,
    };
    (minute < 60).then(|| ClockTime::from_minutes(hour * 60 + minute))?
}

fn small_number(digits: &str, length_max: usize) -> Option<u16> {
    let plain = (1..=length_max).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

/// Reads the two times of `7:45-14:40`; with a hyphen, an en dash or `to` between them.
pub(crate) fn span(text: &str) -> Option<(ClockTime, ClockTime)> {
    let (start, end) = text.split_once(['-', '\u{2013}', '\u{2014}']).or_else(|| text.split_once(" to "))?;
    Some((clock(start)?, clock(end)?))
}

/// Tells whether `time` lies on a grid of this many minutes, counted from midnight.
pub(crate) fn grid_holds(grid: Minutes, time: ClockTime) -> bool {
    i32::from(time.get()) % grid.get().max(1) == 0
}

/// Reads a decimal number of at most `decimals` decimals, as a whole number of its smallest unit:
/// with two decimals `54_000.5` is 5,400,050. Thousands may be parted by `_` or `,`.
pub(crate) fn decimal(text: &str, decimals: usize) -> Option<i64> {
    let text = text.trim().replace(['_', ','], "");
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.trim_end_matches('0');
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !plain(whole) || !plain(fraction) || fraction.len() > decimals {
        return None;
    }
    let amount: i64 = format!("{whole}{fraction:0<decimals$}").parse().ok()?;
    Some(if negative { -amount } else { amount })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        assert_eq!(clock("7:45"), Some(ClockTime::at(7, 45)));
        assert_eq!(clock("2:40 PM"), Some(ClockTime::at(14, 40)));
        assert_eq!(clock("12:05 a.m."), Some(ClockTime::at(0, 5)));
        assert_eq!(clock("12:05pm"), Some(ClockTime::at(12, 5)));
        assert_eq!(clock("24:00"), Some(ClockTime::END_OF_DAY));
        for wrong in ["7", "7:5", "25:00", "24:01", "13:00 PM", "7:60", "-7:00", "", "+7:00", "７:45"] {
            assert_eq!(clock(wrong), None, "{wrong}");
        }
        assert_eq!(span("7:45-14:40"), Some((ClockTime::at(7, 45), ClockTime::at(14, 40))));
        assert_eq!(span("7:45 AM to 2:40 PM"), Some((ClockTime::at(7, 45), ClockTime::at(14, 40))));
        assert_eq!(span("7:45"), None);
    }

    #[test]
    fn decimals_are_exact() {
        assert_eq!(decimal("54_000.00", 2), Some(5_400_000));
        assert_eq!(decimal("0.1", 2), Some(10));
        assert_eq!(decimal("1_234.56", 2), Some(123_456));
        assert_eq!(decimal("1.005", 2), None);
        assert_eq!(decimal("-5", 2), Some(-500));
        for wrong in ["nan", "inf", "1e5", "", ".5", "0x10", "99999999999999999999"] {
            assert_eq!(decimal(wrong, 2), None, "{wrong}");
        }
    }
}
