//! Numbers that remember what they were.

/// Entries that change, and what each was before each change.
#[derive(Clone, Debug)]
pub(crate) struct Logged<T> {
    entries: Vec<T>,
    /// Where something changed and what it was, in the order of the changes.
    log: Vec<(u32, T)>,
}

impl<T: Copy> Logged<T> {
    /// Returns entries that have not changed yet.
    pub(crate) fn new(entries: Vec<T>) -> Self {
        Self { entries, log: Vec::new() }
    }

    /// Returns an entry.
    #[inline]
    pub(crate) fn get(&self, at: u32) -> T {
        self.entries[at as usize]
    }

    /// Changes an entry.
    #[inline]
    pub(crate) fn set(&mut self, at: u32, value: T) {
        let entry = &mut self.entries[at as usize];
        self.log.push((at, *entry));
        *entry = value;
    }

    /// Returns the entries.
    #[inline]
    pub(crate) fn as_slice(&self) -> &[T] {
        &self.entries
    }

    /// Returns which entries have changed, in the order of the changes.
    pub(crate) fn changed(&self) -> impl Iterator<Item = u32> + '_ {
        self.log.iter().map(|(at, _)| *at)
    }

    /// Returns the number of changes, to come back to.
    #[inline]
    pub(crate) fn mark(&self) -> usize {
        self.log.len()
    }

    /// Takes back every change since a mark.
    #[inline]
    pub(crate) fn undo(&mut self, mark: usize) {
        for (at, was) in self.log[mark..].iter().rev() {
            self.entries[*at as usize] = *was;
        }
        self.log.truncate(mark);
    }

    /// Forgets what the entries were.
    #[inline]
    pub(crate) fn keep(&mut self) {
        self.log.clear();
    }
}

impl Logged<i32> {
    /// Adds to an entry and returns what it was and is.
    #[inline]
    pub(crate) fn shift(&mut self, at: u32, by: i32) -> (i32, i32) {
        let before = self.get(at);
        self.set(at, before + by);
        (before, before + by)
    }
}

impl Logged<i64> {
    /// Adds to an entry and returns what it is.
    #[inline]
    pub(crate) fn add(&mut self, at: u32, by: i64) -> i64 {
        let after = self.get(at) + by;
        self.set(at, after);
        after
    }
}
