//! The work of a resource in one group of times, such as a day.

/// How much work there is in a group of times, and how much idle time between.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Day {
    /// Times at work.
    pub(crate) busy: i32,
    /// Times of the group without work between the first and the last at work.
    pub(crate) idle: i32,
}

/// Times that follow each other, so few that there is a table of all their days.
const NARROW: u32 = 12;

/// The days of all sets of so few times that follow each other: busy and idle.
static NARROW_DAYS: [(u8, u8); 1 << NARROW] = narrow_days();

const fn narrow_days() -> [(u8, u8); 1 << NARROW] {
    let mut days = [(0, 0); 1 << NARROW];
    let mut set = 1;
    while set < days.len() {
        let busy = set.count_ones();
        let idle = usize::BITS - set.leading_zeros() - set.trailing_zeros() - busy;
        days[set] = (busy as u8, idle as u8);
        set += 1;
    }
    days
}

/// Returns whether times follow each other and are so few that [`Day::of_narrow`] knows them.
pub(super) fn is_narrow(group: u64) -> bool {
    let group = group >> group.trailing_zeros().min(63);
    group < 1 << NARROW && group & (group + 1) == 0
}

impl Day {
    /// Returns the day of a set of positions at work, which all are in a narrow group.
    #[inline]
    pub(crate) fn of_narrow(at_work: u64) -> Self {
        let (busy, idle) = NARROW_DAYS[at_work as usize % NARROW_DAYS.len()];
        Self { busy: i32::from(busy), idle: i32::from(idle) }
    }

    /// Returns the day of a set of times at work and a group of times, which lie in the same word.
    #[inline]
    pub(crate) fn of_word(busy: u64, group: u64) -> Self {
        let at_work = busy & group;
        if at_work == 0 {
            return Self::default();
        }
        let span = u64::MAX << at_work.trailing_zeros() & u64::MAX >> at_work.leading_zeros();
        Self { busy: at_work.count_ones() as i32, idle: (span & group & !busy).count_ones() as i32 }
    }

    /// Returns the day of a set of times at work and a group of times of as many words.
    pub(crate) fn of_words(busy: &[u64], group: &[u64]) -> Self {
        let mut day = Self::default();
        // Times without work since the last at work.
        let mut idle_since = 0;
        for (busy, group) in busy.iter().zip(group) {
            let at_work = busy & group;
            let free = group & !busy;
            if at_work == 0 {
                idle_since += free.count_ones() as i32;
                continue;
            }
            let before = !(u64::MAX << at_work.trailing_zeros());
            let after = !(u64::MAX >> at_work.leading_zeros());
            if day.busy > 0 {
                day.idle += idle_since + (free & before).count_ones() as i32;
            }
            day.idle += (free & !before & !after).count_ones() as i32;
            day.busy += at_work.count_ones() as i32;
            idle_since = (free & after).count_ones() as i32;
        }
        day
    }
}

#[cfg(test)]
mod tests {
    use super::{Day, is_narrow};

    #[test]
    fn gaps_count_and_edges_do_not() {
        assert_eq!(Day::of_word(0, u64::MAX), Day { busy: 0, idle: 0 });
        assert_eq!(Day::of_word(0b100, u64::MAX), Day { busy: 1, idle: 0 });
        // At work at 1, 2 and 5: idle at 3 and 4.
        assert_eq!(Day::of_word(0b10_0110, u64::MAX), Day { busy: 3, idle: 2 });
        assert_eq!(Day::of_word(1 << 63 | 1, u64::MAX), Day { busy: 2, idle: 62 });
    }

    #[test]
    fn times_outside_of_the_group_do_not_count() {
        // At work at 1, 2 and 5, of which 2 is outside, like 4.
        assert_eq!(Day::of_word(0b10_0110, 0b10_1011), Day { busy: 2, idle: 1 });
        assert_eq!(Day::of_word(0b10_0110, 0b01_1001), Day::default());
        assert_eq!(Day::of_word(0b11, 0b10), Day { busy: 1, idle: 0 });
    }

    #[test]
    fn narrow_groups_are_known() {
        assert!(is_narrow(0b111) && is_narrow(0xfff << 52) && is_narrow(1 << 63));
        assert!(!is_narrow(0b1011) && !is_narrow(0x1fff));
        for at_work in 0..1 << 12 {
            assert_eq!(Day::of_narrow(at_work), Day::of_word(at_work, 0xfff));
        }
    }

    #[test]
    fn several_words_are_one_day() {
        let all = u64::MAX;
        assert_eq!(Day::of_words(&[0, 0], &[all, all]), Day::default());
        assert_eq!(Day::of_words(&[1 << 62, 0b10], &[all, all]), Day { busy: 2, idle: 2 });
        assert_eq!(Day::of_words(&[1 << 62, 0b10], &[all, all - 1]), Day { busy: 2, idle: 1 });
        assert_eq!(Day::of_words(&[0b101, 0], &[all, all]), Day::of_word(0b101, all));
        assert_eq!(Day::of_words(&[0b101, 0, 0b100], &[all, all, all]), Day { busy: 3, idle: 128 });
        assert_eq!(Day::of_words(&[0b101, all, 0b100], &[all, 0, all]), Day { busy: 3, idle: 64 });
    }
}
