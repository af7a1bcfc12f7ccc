//! Many short lists in one flat array.

/// A list of lists, stored end to end.
#[derive(Debug)]
pub(crate) struct Lists<T> {
    ends: Vec<usize>,
    items: Vec<T>,
}

impl<T> Lists<T> {
    /// Returns the lists stored end to end, in their order.
    pub(crate) fn new(lists: impl IntoIterator<Item = Vec<T>>) -> Self {
        let mut flat = Self { ends: vec![0], items: Vec::new() };
        for list in lists {
            flat.items.extend(list);
            flat.ends.push(flat.items.len());
        }
        flat
    }

    /// Returns list number `at`.
    pub(crate) fn of(&self, at: u32) -> &[T] {
        &self.items[self.ends[at as usize]..self.ends[at as usize + 1]]
    }
}
