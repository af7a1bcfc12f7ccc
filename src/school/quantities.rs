//! Quantities with their units: minutes, clock times, spans of a day, cents, FTE and shares. All are integers.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, AddAssign, Mul, Neg, Sub, SubAssign};

/// A number of minutes. May be negative where it is a difference.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Minutes(i32);

impl Minutes {
    /// No minutes at all.
    pub const ZERO: Self = Self(0);

    /// Makes a quantity of `minutes`.
    #[must_use]
    pub const fn new(minutes: i32) -> Self {
        Self(minutes)
    }

    /// Returns the plain number of minutes.
    #[must_use]
    pub const fn get(self) -> i32 {
        self.0
    }

    /// Returns the quantity, or zero where it is negative.
    #[must_use]
    pub const fn at_least_zero(self) -> Self {
        if self.0 < 0 { Self(0) } else { self }
    }

    /// Returns `self` divided by `fte`, rounded down: the minutes a full-time person would have at the same rate.
    ///
    /// A person of no FTE is compared as if full-time.
    #[must_use]
    pub fn per_full_time(self, fte: Fte) -> Self {
        if fte.get() == 0 {
            return self;
        }
        let scaled = i64::from(self.0) * i64::from(Fte::FULL.get());
        Self(i32::try_from(scaled.div_euclid(i64::from(fte.get()))).unwrap_or(i32::MAX))
    }
}

impl fmt::Display for Minutes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Add for Minutes {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Minutes {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Minutes {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Minutes {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Neg for Minutes {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<i32> for Minutes {
    type Output = Self;
    fn mul(self, times: i32) -> Self {
        Self(self.0 * times)
    }
}

impl Sum for Minutes {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

/// A time of day on the school's clock, in minutes since midnight (0 to 1,440).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClockTime(u16);

impl ClockTime {
    /// Midnight at the end of the day.
    pub const END_OF_DAY: Self = Self(24 * 60);

    /// Makes the time `minutes` after midnight; `None` beyond the end of the day.
    #[must_use]
    pub const fn from_minutes(minutes: u16) -> Option<Self> {
        if minutes <= Self::END_OF_DAY.0 { Some(Self(minutes)) } else { None }
    }

    /// Makes the time `hour:minute`, 24-hour clock.
    ///
    /// # Panics
    /// Where there is no such time. Meant for constants; input is parsed elsewhere.
    #[must_use]
    pub const fn at(hour: u16, minute: u16) -> Self {
        assert!(hour < 24 && minute < 60, "a time of day");
        Self(hour * 60 + minute)
    }

    /// Returns the minutes since midnight.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }

    /// Returns the time `minutes` later (earlier where negative), held within the day.
    ///
    /// # Panics
    /// Never: the result is held within the day.
    #[must_use]
    pub fn plus(self, minutes: Minutes) -> Self {
        let moved = i32::from(self.0) + minutes.get();
        Self(u16::try_from(moved.clamp(0, i32::from(Self::END_OF_DAY.0))).expect("held within the day"))
    }

    /// Returns the minutes from `earlier` to `self`; negative where `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> Minutes {
        Minutes::new(i32::from(self.0) - i32::from(earlier.0))
    }
}

/// Prints `7:45`, `13:50` on the 24-hour clock, as the files write it.
impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{:02}", self.0 / 60, self.0 % 60)
    }
}

/// A stretch of one day, from its start up to but not including its end. Never empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: ClockTime,
    end: ClockTime,
}

impl Span {
    /// Makes the span; `None` where it would be empty or run backwards.
    #[must_use]
    pub fn new(start: ClockTime, end: ClockTime) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// Makes the span of `length` from `start`; `None` where it is empty or leaves the day.
    #[must_use]
    pub fn starting(start: ClockTime, length: Minutes) -> Option<Self> {
        let end = i32::from(start.get()) + length.get();
        let end = u16::try_from(end).ok().and_then(ClockTime::from_minutes)?;
        Self::new(start, end)
    }

    /// Returns the first minute.
    #[must_use]
    pub const fn start(self) -> ClockTime {
        self.start
    }

    /// Returns the minute after the last.
    #[must_use]
    pub const fn end(self) -> ClockTime {
        self.end
    }

    /// Returns the length.
    #[must_use]
    pub fn length(self) -> Minutes {
        self.end.since(self.start)
    }

    /// Tells whether the two share a minute.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Tells whether all of `other` lies within `self`.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Tells whether the minute that begins at `time` lies within.
    #[must_use]
    pub fn covers(self, time: ClockTime) -> bool {
        self.start <= time && time < self.end
    }

    /// Returns the shortest stretch that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Returns the shared stretch, where there is one.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }

    /// Returns spans in order of time, with those joined that touch or overlap.
    #[must_use]
    pub fn joined(mut spans: Vec<Self>) -> Vec<Self> {
        spans.sort_unstable();
        let mut joined: Vec<Self> = Vec::new();
        for span in spans {
            match joined.last_mut().filter(|last| span.start <= last.end) {
                Some(last) => last.end = last.end.max(span.end),
                None => joined.push(span),
            }
        }
        joined
    }

    /// Returns what is left of `self` without `other`: none, one or two spans in order of time.
    #[must_use]
    pub fn without(self, other: Self) -> Vec<Self> {
        if !self.overlaps(other) {
            return vec![self];
        }
        let before = Self::new(self.start, other.start);
        let after = Self::new(other.end, self.end);
        before.into_iter().chain(after).collect()
    }
}

/// Prints `7:45-8:30`, as the files write it.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.start, self.end)
    }
}

/// An amount of money in cents of a US dollar. May be negative where it is a difference. Sums stop at the largest that can be held, far
/// beyond any budget, so that absurd input is never wrapped into something plausible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Cents(i64);

impl Cents {
    /// No money.
    pub const ZERO: Self = Self(0);

    /// Makes an amount of `cents`.
    #[must_use]
    pub const fn new(cents: i64) -> Self {
        Self(cents)
    }

    /// Returns the plain number of cents.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

impl Add for Cents {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl AddAssign for Cents {
    fn add_assign(&mut self, other: Self) {
        *self = *self + other;
    }
}

impl Sub for Cents {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0.saturating_sub(other.0))
    }
}

impl Sum for Cents {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, Add::add)
    }
}

/// Prints `$1,250.00`; whole dollars print without cents: `$1,250`.
impl fmt::Display for Cents {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let (dollars, cents) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        let grouped = crate::wording::grouped(dollars);
        if cents == 0 { write!(f, "{sign}${grouped}") } else { write!(f, "{sign}${grouped}.{cents:02}") }
    }
}

/// Full-time equivalency in ten-thousandths of a full-time post: `1.0` is 10,000, a one-sixth load 1,667.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fte(u32);

impl Fte {
    /// One full-time post.
    pub const FULL: Self = Self(10_000);
    /// No post at all.
    pub const NONE: Self = Self(0);

    /// Makes an FTE of `ten_thousandths`.
    #[must_use]
    pub const fn from_ten_thousandths(ten_thousandths: u32) -> Self {
        Self(ten_thousandths)
    }

    /// Returns the ten-thousandths of a full-time post.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// Returns `minutes` of a full-time person pro-rated to this FTE, rounded down.
    #[must_use]
    pub fn of(self, minutes: Minutes) -> Minutes {
        let scaled = i64::from(minutes.get()) * i64::from(self.0);
        Minutes::new(i32::try_from(scaled.div_euclid(i64::from(Self::FULL.0))).unwrap_or(i32::MAX))
    }

    /// Returns the least minutes of this FTE that, scaled to full time ([`Minutes::per_full_time`]), are so many or more: rounded up.
    #[must_use]
    pub fn least_for(self, minutes: Minutes) -> Minutes {
        let scaled = i64::from(minutes.get()) * i64::from(self.0);
        let (whole, rest) =
            (scaled.div_euclid(i64::from(Self::FULL.0)), scaled.rem_euclid(i64::from(Self::FULL.0)));
        Minutes::new(i32::try_from(whole + i64::from(rest > 0)).unwrap_or(i32::MAX))
    }
}

impl Add for Fte {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sum for Fte {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::NONE, Add::add)
    }
}

/// Prints at least one decimal and no more than needed: `1.0`, `0.5`, `0.1667`.
impl fmt::Display for Fte {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = format!("{:04}", self.0 % 10_000);
        let trimmed = decimals.trim_end_matches('0');
        write!(f, "{}.{}", self.0 / 10_000, if trimmed.is_empty() { "0" } else { trimmed })
    }
}

/// A share of a whole in ten-thousandths: 25 % is 2,500.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Share(u32);

impl Share {
    /// The whole.
    pub const WHOLE: Self = Self(10_000);

    /// Makes a share of `ten_thousandths`.
    #[must_use]
    pub const fn from_ten_thousandths(ten_thousandths: u32) -> Self {
        Self(ten_thousandths)
    }

    /// Returns the ten-thousandths of the whole.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// Returns this share of `cents`, rounded half up.
    #[must_use]
    pub fn of(self, cents: Cents) -> Cents {
        let scaled = i128::from(cents.get()) * i128::from(self.0);
        let whole = i128::from(Self::WHOLE.0);
        Cents::new(i64::try_from((scaled + whole / 2).div_euclid(whole)).unwrap_or(i64::MAX))
    }
}

/// Prints `25 %`, `7.65 %`.
impl fmt::Display for Share {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimals = format!("{:02}", self.0 % 100);
        let trimmed = decimals.trim_end_matches('0');
        if trimmed.is_empty() {
            write!(f, "{} %", self.0 / 100)
        } else {
            write!(f, "{}.{trimmed} %", self.0 / 100)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_print_as_the_files_write_them() {
        assert_eq!(ClockTime::at(7, 45).to_string(), "7:45");
        assert_eq!(
            Span::new(ClockTime::at(7, 45), ClockTime::at(14, 5)).expect("in order").to_string(),
            "7:45-14:05"
        );
        assert_eq!(Cents::new(123_456_789).to_string(), "$1,234,567.89");
        assert_eq!(Cents::new(-5_000).to_string(), "-$50");
        assert_eq!(Fte::from_ten_thousandths(1_667).to_string(), "0.1667");
        assert_eq!(Fte::from_ten_thousandths(15_000).to_string(), "1.5");
        assert_eq!(Share::from_ten_thousandths(765).to_string(), "7.65 %");
    }

    #[test]
    fn people_are_compared_by_minutes_over_fte_rounded_down() {
        let half = Fte::from_ten_thousandths(5_000);
        assert_eq!(Minutes::new(149).per_full_time(half), Minutes::new(298));
        assert_eq!(Minutes::new(100).per_full_time(Fte::from_ten_thousandths(6_667)), Minutes::new(149));
        assert_eq!(half.of(Minutes::new(301)), Minutes::new(150));
    }

    #[test]
    fn the_part_of_a_target_is_reached_where_the_target_is_at_full_time() {
        let target = Minutes::new(300);
        assert_eq!(Fte::from_ten_thousandths(5_000).least_for(target), Minutes::new(150));
        assert_eq!(Fte::from_ten_thousandths(6_667).least_for(target), Minutes::new(201));
        for fte in (1..=10_000).step_by(37).map(Fte::from_ten_thousandths) {
            for minutes in (0..=300).map(Minutes::new) {
                assert_eq!(
                    minutes >= fte.least_for(target),
                    minutes.per_full_time(fte) >= target,
                    "{minutes} of {fte}"
                );
            }
        }
    }

    #[test]
    fn spans_cut_and_meet() {
        let whole = Span::new(ClockTime::at(8, 0), ClockTime::at(9, 0)).expect("in order");
        let middle = Span::new(ClockTime::at(8, 20), ClockTime::at(8, 30)).expect("in order");
        assert_eq!(whole.without(middle).len(), 2);
        assert!(middle.without(whole).is_empty());
        assert!(Span::new(ClockTime::at(9, 0), ClockTime::at(9, 0)).is_none());
        assert_eq!(Span::starting(ClockTime::at(23, 30), Minutes::new(31)), None);
    }
}
