//! The work of a resource in one group of times, such as a day.

/// How much work there is in a group of times, and how much idle time between.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Day {
    /// Times at work.
    pub(crate) busy: i32,
    /// Times without work between the first and the last at work.
    pub(crate) idle: i32,
}

impl Day {
    /// Returns the day of a set of positions at work, at most 64.
    #[inline]
    pub(crate) fn of_word(word: u64) -> Self {
        if word == 0 {
            return Self::default();
        }
        let busy = word.count_ones() as i32;
        Self { busy, idle: 64 - (word.leading_zeros() + word.trailing_zeros()) as i32 - busy }
    }

    /// Returns the day of a set of positions at work.
    pub(crate) fn of_words(words: &[u64]) -> Self {
        let Some(first) = words.iter().position(|word| *word != 0) else { return Self::default() };
        let last = words.iter().rposition(|word| *word != 0).unwrap_or(first);
        let begin = first as i32 * 64 + words[first].trailing_zeros() as i32;
        let end = last as i32 * 64 + 64 - words[last].leading_zeros() as i32;
        let busy = words.iter().map(|word| word.count_ones() as i32).sum();
        Self { busy, idle: end - begin - busy }
    }
}

#[cfg(test)]
mod tests {
    use super::Day;

    #[test]
    fn gaps_count_and_edges_do_not() {
        assert_eq!(Day::of_word(0), Day { busy: 0, idle: 0 });
        assert_eq!(Day::of_word(0b100), Day { busy: 1, idle: 0 });
        // At work at 1, 2 and 5: idle at 3 and 4.
        assert_eq!(Day::of_word(0b10_0110), Day { busy: 3, idle: 2 });
        assert_eq!(Day::of_word(1 << 63 | 1), Day { busy: 2, idle: 62 });
    }

    #[test]
    fn several_words_are_one_day() {
        assert_eq!(Day::of_words(&[0, 0]), Day::default());
        assert_eq!(Day::of_words(&[1 << 62, 0b10]), Day { busy: 2, idle: 2 });
        assert_eq!(Day::of_words(&[0b101, 0]), Day::of_word(0b101));
    }
}
