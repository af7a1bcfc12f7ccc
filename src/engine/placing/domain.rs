//! Sets of steps as bits in words of 64: the operations that propagation is made of.
//!
//! Step `s` is bit `s % 64` of word `s / 64`. Every function works on slices, so that sets of the model, of the state
//! and of scratch memory share them.

/// Bits in a word.
pub(crate) const BITS: u32 = u64::BITS;

/// Returns whether `step` is in the set.
pub(crate) fn has(set: &[u64], step: u32) -> bool {
    set.get((step / BITS) as usize).is_some_and(|word| word >> (step % BITS) & 1 == 1)
}

/// Adds one step.
pub(crate) fn insert(set: &mut [u64], step: u32) {
    set[(step / BITS) as usize] |= 1 << (step % BITS);
}

/// Returns how many steps the set holds.
pub(crate) fn count(set: &[u64]) -> u32 {
    set.iter().map(|word| word.count_ones()).sum()
}

/// Returns the first step of the set.
pub(crate) fn first(set: &[u64]) -> Option<u32> {
    set.iter().zip(0..).find(|(word, _)| **word != 0).map(|(word, at)| at * BITS + word.trailing_zeros())
}

/// Returns the last step of the set.
pub(crate) fn last(set: &[u64]) -> Option<u32> {
    let at = set.iter().rposition(|word| *word != 0)?;
    Some(at as u32 * BITS + BITS - 1 - set[at].leading_zeros())
}

/// Returns the steps of the set, ascending.
pub(crate) fn steps(set: &[u64]) -> impl Iterator<Item = u32> {
    set.iter().zip(0..).flat_map(|(word, at)| {
        let mut rest = *word;
        std::iter::from_fn(move || {
            let bit = (rest != 0).then(|| rest.trailing_zeros())?;
            rest &= rest - 1;
            Some(at * BITS + bit)
        })
    })
}

/// Returns the part of word `at` that covers the steps `low..=high`.
pub(crate) fn range_mask(at: usize, low: u32, high: u32) -> u64 {
    let start = at as u32 * BITS;
    if high < start || low >= start + BITS || low > high {
        return 0;
    }
    let from = low.saturating_sub(start);
    let to = (high - start).min(BITS - 1);
    (u64::MAX << from) & (u64::MAX >> (BITS - 1 - to))
}

/// Removes the steps `low..=high`.
pub(crate) fn remove_range(set: &mut [u64], low: u32, high: u32) {
    for (at, word) in set.iter_mut().enumerate() {
        *word &= !range_mask(at, low, high);
    }
}

/// Adds to `to` the steps of `from` moved up by `by`.
pub(crate) fn add_moved_up(to: &mut [u64], from: &[u64], by: u32) {
    let (whole, bits) = ((by / BITS) as usize, by % BITS);
    for at in whole..to.len() {
        to[at] |= from[at - whole] << bits;
        if bits > 0 && at > whole {
            to[at] |= from[at - whole - 1] >> (BITS - bits);
        }
    }
}

/// Adds to `to` the steps of `from` moved down by `by`; steps below 0 are dropped.
pub(crate) fn add_moved_down(to: &mut [u64], from: &[u64], by: u32) {
    let (whole, bits) = ((by / BITS) as usize, by % BITS);
    for at in 0..to.len().saturating_sub(whole) {
        to[at] |= from[at + whole] >> bits;
        if bits > 0 && at + whole + 1 < from.len() {
            to[at] |= from[at + whole + 1] << (BITS - bits);
        }
    }
}

/// Adds every step up to `by` above a step of the set.
pub(crate) fn spread_up(set: &mut [u64], by: u32) {
    let mut done = 0;
    while done < by {
        let move_by = (done + 1).min(by - done);
        move_up_within(set, move_by);
        done += move_by;
    }
}

/// Adds every step up to `by` below a step of the set.
pub(crate) fn spread_down(set: &mut [u64], by: u32) {
    let mut done = 0;
    while done < by {
        let move_by = (done + 1).min(by - done);
        move_down_within(set, move_by);
        done += move_by;
    }
}

/// Adds the steps of the set moved up by `by`, from the top word down so that each word is read before it changes.
fn move_up_within(set: &mut [u64], by: u32) {
    let (whole, bits) = ((by / BITS) as usize, by % BITS);
    for at in (whole..set.len()).rev() {
        let mut moved = set[at - whole] << bits;
        if bits > 0 && at > whole {
            moved |= set[at - whole - 1] >> (BITS - bits);
        }
        set[at] |= moved;
    }
}

/// Adds the steps of the set moved down by `by`, from the bottom word up.
fn move_down_within(set: &mut [u64], by: u32) {
    let (whole, bits) = ((by / BITS) as usize, by % BITS);
    for at in 0..set.len().saturating_sub(whole) {
        let mut moved = set[at + whole] >> bits;
        if bits > 0 && at + whole + 1 < set.len() {
            moved |= set[at + whole + 1] << (BITS - bits);
        }
        set[at] |= moved;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set_of(list: &[u32]) -> Vec<u64> {
        let mut set = vec![0; 3];
        for step in list {
            insert(&mut set, *step);
        }
        set
    }

    fn list_of(set: &[u64]) -> Vec<u32> {
        steps(set).collect()
    }

    #[test]
    fn first_last_count_and_steps_agree() {
        let set = set_of(&[3, 63, 64, 150]);
        assert_eq!(list_of(&set), [3, 63, 64, 150]);
        assert_eq!((first(&set), last(&set), count(&set)), (Some(3), Some(150), 4));
        assert_eq!((first(&[0, 0]), last(&[0, 0])), (None, None));
        assert!(has(&set, 64) && !has(&set, 65) && !has(&set, 9999));
    }

    #[test]
    fn ranges_cross_words_and_stop_at_the_end() {
        let mut set = vec![u64::MAX; 2];
        remove_range(&mut set, 2, 61);
        remove_range(&mut set, 66, 500);
        remove_range(&mut set, 1, 0);
        assert_eq!(list_of(&set), [0, 1, 62, 63, 64, 65]);
    }

    #[test]
    fn moves_agree_with_adding_to_each_step() {
        let list = [0, 1, 62, 63, 64, 100, 130];
        for by in [0, 1, 5, 63, 64, 65, 127, 128, 190] {
            let (mut up, mut down) = (vec![0; 3], vec![0; 3]);
            add_moved_up(&mut up, &set_of(&list), by);
            add_moved_down(&mut down, &set_of(&list), by);
            assert_eq!(list_of(&up), list.iter().map(|s| s + by).filter(|s| *s < 192).collect::<Vec<_>>());
            assert_eq!(list_of(&down), list.iter().filter_map(|s| s.checked_sub(by)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn spreads_agree_with_every_smaller_move() {
        let list = [2, 70, 71, 160];
        for by in [0, 1, 2, 6, 17, 64, 100] {
            let (mut up, mut down) = (set_of(&list), set_of(&list));
            spread_up(&mut up, by);
            spread_down(&mut down, by);
            let expected = |near: &dyn Fn(u32, u32) -> bool| {
                (0..192).filter(|s| list.iter().any(|l| near(*s, *l))).collect::<Vec<u32>>()
            };
            assert_eq!(list_of(&up), expected(&|s, l| l <= s && s <= l + by));
            assert_eq!(list_of(&down), expected(&|s, l| s <= l && l <= s + by));
        }
    }
}
