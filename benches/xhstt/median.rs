//! The median of an odd or even number of values.

/// Returns the value in the middle; of two in the middle, the larger, so that costs are never flattered.
pub(crate) fn median<T: Copy + Ord>(values: impl IntoIterator<Item = T>) -> Option<T> {
    let mut values: Vec<T> = values.into_iter().collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied()
}
