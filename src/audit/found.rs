//! How a rule words a finding: what and whom first, then when and by how much.

use commontime_school::{DayId, Finding, Minutes, Row, Rule, Severity, Span, wording};

/// Starts a finding of a rule that is not kept.
pub(crate) fn found(rule: Rule, who: &[&str], message: String, next_step: String) -> Finding {
    Finding {
        rule,
        severity: Severity::Required,
        who: who.iter().map(|&name| name.to_owned()).collect(),
        day: None,
        span: None,
        rows: Vec::new(),
        message,
        short_by: None,
        next_step,
    }
}

/// Writes minutes with commas between thousands: `2,025`.
pub(crate) fn grouped(minutes: Minutes) -> String {
    let sign = if minutes < Minutes::ZERO { "-" } else { "" };
    format!("{sign}{}", wording::grouped(u64::from(minutes.get().unsigned_abs())))
}

/// What a finding may say besides.
pub(crate) trait Details: Sized {
    /// Says on which kind of day.
    fn on(self, day: DayId) -> Self;
    /// Says when.
    fn at(self, day: DayId, span: Span) -> Self;
    /// Says which rows of the schedule it speaks of.
    fn of(self, rows: impl IntoIterator<Item = Row>) -> Self;
    /// Says by how many minutes.
    fn short(self, minutes: Minutes) -> Self;
    /// Says by how many classes, students, sessions or meetings.
    fn short_count(self, number: i64) -> Self;
    /// Makes it something worth knowing instead of something broken.
    fn into_note(self) -> Self;
}

impl Details for Finding {
    fn on(mut self, day: DayId) -> Self {
        self.day = Some(day);
        self
    }

    fn at(mut self, day: DayId, span: Span) -> Self {
        self.day = Some(day);
        self.span = Some(span);
        self
    }

    fn of(mut self, rows: impl IntoIterator<Item = Row>) -> Self {
        self.rows.extend(rows);
        self.rows.sort_unstable();
        self.rows.dedup();
        self
    }

    fn short(mut self, minutes: Minutes) -> Self {
        self.short_by = Some(i64::from(minutes.get()));
        self
    }

    fn short_count(mut self, number: i64) -> Self {
        self.short_by = Some(number);
        self
    }

    fn into_note(mut self) -> Self {
        self.severity = Severity::Note;
        self
    }
}
