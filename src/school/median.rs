//! The median of minutes, exact.

use std::fmt;

use crate::quantities::Minutes;

/// The median of several people's minutes. Between the two in the middle it may lie at a half: `262.5`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Median {
    twice: i64,
}

impl Median {
    /// Returns the median of minutes in ascending order: the one in the middle, or the mean of the two. `None` where
    /// there are none.
    #[must_use]
    pub fn of_ordered(minutes: &[Minutes]) -> Option<Self> {
        let upper = minutes.get(minutes.len() / 2)?;
        let lower = minutes.get((minutes.len() - 1) / 2)?;
        Some(Self { twice: i64::from(lower.get()) + i64::from(upper.get()) })
    }

    /// Returns the median twice, which is whole.
    #[must_use]
    pub const fn twice(self) -> i64 {
        self.twice
    }
}

impl From<Minutes> for Median {
    fn from(minutes: Minutes) -> Self {
        Self { twice: 2 * i64::from(minutes.get()) }
    }
}

impl fmt::Display for Median {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.twice < 0 { "-" } else { "" };
        let half = if self.twice % 2 == 0 { "" } else { ".5" };
        write!(f, "{sign}{}{half}", self.twice.unsigned_abs() / 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_two_in_the_middle_lies_their_exact_mean() {
        let median = |minutes: &[i32]| {
            let minutes: Vec<Minutes> = minutes.iter().copied().map(Minutes::new).collect();
            Median::of_ordered(&minutes).map(|median| median.to_string())
        };
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[225]).as_deref(), Some("225"));
        assert_eq!(median(&[225, 225, 300, 300]).as_deref(), Some("262.5"));
        assert_eq!(median(&[0, 10, 20]).as_deref(), Some("10"));
        assert_eq!(median(&[10, 20]).as_deref(), Some("15"));
        assert_eq!(median(&[-1, 0]).as_deref(), Some("-0.5"));
    }
}
