//! Flat lists and sets of small numbers.

/// Rows of items, one behind the other.
#[derive(Clone, Debug)]
pub(crate) struct Lists<T> {
    /// Where each row begins, and the last one ends.
    begins: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy> Lists<T> {
    /// Returns the rows in their order.
    pub(crate) fn from_rows(rows: &[Vec<T>]) -> Self {
        let mut lists = Self { begins: Vec::with_capacity(rows.len() + 1), items: Vec::new() };
        lists.begins.push(0);
        for row in rows {
            lists.items.extend_from_slice(row);
            lists.begins.push(lists.items.len() as u32);
        }
        lists
    }

    /// Returns a row.
    #[inline]
    pub(crate) fn of(&self, row: u32) -> &[T] {
        &self.items[self.begins[row as usize] as usize..self.begins[row as usize + 1] as usize]
    }
}

/// Sets of numbers, each named by where it begins.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bits {
    words: Vec<u64>,
}

impl Bits {
    /// Adds a set of numbers below `end` and returns its name.
    pub(crate) fn add(&mut self, end: u32, members: impl IntoIterator<Item = u32>) -> u32 {
        let begin = self.words.len();
        self.words.resize(begin + end.div_ceil(64) as usize, 0);
        for member in members {
            self.words[begin + (member / 64) as usize] |= 1 << (member % 64);
        }
        begin as u32
    }

    /// Returns whether a number is in a set.
    #[inline]
    pub(crate) fn has(&self, set: u32, number: u32) -> bool {
        self.words[(set + number / 64) as usize] >> (number % 64) & 1 == 1
    }

    /// Returns some words of a set.
    #[inline]
    pub(crate) fn words(&self, at: u32, n_words: u16) -> &[u64] {
        &self.words[at as usize..at as usize + usize::from(n_words)]
    }
}
