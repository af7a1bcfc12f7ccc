//! One value for every minute of a day.

use std::ops::Range;

use commontime_school::{ClockTime, Span};

/// The minutes from midnight to midnight, each with a value.
pub(crate) struct DayRow<T> {
    empty: T,
    cells: Vec<T>,
    /// Everything outside is empty, so that nobody has to look there.
    used: Option<Span>,
}

impl<T: Copy + PartialEq> DayRow<T> {
    /// Makes a row with `empty` in every minute.
    pub(crate) fn new(empty: T) -> Self {
        Self { empty, cells: vec![empty; usize::from(ClockTime::END_OF_DAY.get())], used: None }
    }

    /// Puts `empty` back into every minute.
    pub(crate) fn clear(&mut self) {
        if let Some(used) = self.used.take() {
            self.cells[range(used)].fill(self.empty);
        }
    }

    /// Returns the values of the minutes of `span`, to change them.
    pub(crate) fn minutes(&mut self, span: Span) -> &mut [T] {
        let hull = |used: Span| Span::new(used.start().min(span.start()), used.end().max(span.end()));
        self.used = self.used.and_then(hull).or(Some(span));
        &mut self.cells[range(span)]
    }

    /// Returns the longest stretches of one value, from the first minute that was ever changed to the last.
    pub(crate) fn all_stretches(&self) -> Vec<(Span, T)> {
        self.used.map_or_else(Vec::new, |used| self.stretches(used))
    }

    /// Returns the longest stretches of one value within `within`, in order of time.
    pub(crate) fn stretches(&self, within: Span) -> Vec<(Span, T)> {
        let mut stretches = Vec::new();
        let (mut start, close) = (within.start().get(), within.end().get());
        while start < close {
            let value = self.cells[usize::from(start)];
            let mut end = start + 1;
            while end < close && self.cells[usize::from(end)] == value {
                end += 1;
            }
            stretches.push((span(start, end), value));
            start = end;
        }
        stretches
    }
}

fn range(span: Span) -> Range<usize> {
    usize::from(span.start().get())..usize::from(span.end().get())
}

fn span(start: u16, end: u16) -> Span {
    let time = |minutes| ClockTime::from_minutes(minutes).expect("within the day");
    Span::new(time(start), time(end)).expect("it has at least its first minute")
}

/// Returns the whole day.
pub(crate) fn whole_day() -> Span {
    Span::new(ClockTime::at(0, 0), ClockTime::END_OF_DAY).expect("a day is not empty")
}
