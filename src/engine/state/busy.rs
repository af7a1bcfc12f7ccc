//! The times at which every resource is at work.

/// For each resource the set of times at which it is at work. Between two settlements it remembers for each that was touched
/// what its set was, so that whoever follows it looks at both sets once, and what was touched can be taken back.
#[derive(Clone, Debug)]
pub(super) struct Busy {
    /// Words of a set.
    n_words: usize,
    words: Vec<u64>,
    is_touched: Vec<bool>,
    /// The resources that were touched, in order; those before `n_settled` are settled.
    touched: Vec<u32>,
    n_settled: usize,
    /// For each of these the words as they were.
    before: Vec<u64>,
}

impl Busy {
    pub(super) fn new(n_resources: u32, n_words: u32) -> Self {
        Self {
            n_words: n_words as usize,
            words: vec![0; (n_resources * n_words) as usize],
            is_touched: vec![false; n_resources as usize],
            touched: Vec::new(),
            n_settled: 0,
            before: Vec::new(),
        }
    }

    /// Returns the set of a resource.
    #[inline]
    pub(super) fn of(&self, resource: u32) -> &[u64] {
        let first = resource as usize * self.n_words;
        &self.words[first..first + self.n_words]
    }

    /// Says that the set of a resource is about to change.
    #[inline]
    pub(super) fn touch(&mut self, resource: u32) {
        let is_touched = &mut self.is_touched[resource as usize];
        if !*is_touched {
            *is_touched = true;
            self.touched.push(resource);
            let first = resource as usize * self.n_words;
            self.before.extend_from_slice(&self.words[first..first + self.n_words]);
        }
    }

    /// Puts a time into the set of a touched resource, or takes it out.
    #[inline]
    pub(super) fn toggle(&mut self, resource: u32, time: u32) {
        self.words[resource as usize * self.n_words + (time / 64) as usize] ^= 1 << (time % 64);
    }

    /// Tells for each resource touched since the last settlement its set as it was and as it is.
    #[inline]
    pub(super) fn settle(&mut self, mut follow: impl FnMut(u32, &[u64], &[u64])) {
        while let Some(resource) = self.touched.get(self.n_settled).copied() {
            let first = self.n_settled * self.n_words;
            follow(resource, &self.before[first..first + self.n_words], self.of(resource));
            self.is_touched[resource as usize] = false;
            self.n_settled += 1;
        }
    }

    /// Returns where what was touched ends, to come back to; all is settled then.
    #[inline]
    pub(super) fn mark(&self) -> usize {
        self.touched.len()
    }

    /// Takes back every change since a mark.
    #[inline]
    pub(super) fn undo(&mut self, mark: usize) {
        for (number, resource) in self.touched.iter().enumerate().skip(mark).rev() {
            let (first, before) = (*resource as usize * self.n_words, number * self.n_words);
            self.words[first..first + self.n_words]
                .copy_from_slice(&self.before[before..before + self.n_words]);
            self.is_touched[*resource as usize] = false;
        }
        self.touched.truncate(mark);
        self.before.truncate(mark * self.n_words);
        self.n_settled = mark;
    }

    /// Forgets what the sets were; all is settled then.
    #[inline]
    pub(super) fn keep(&mut self) {
        self.touched.clear();
        self.before.clear();
        self.n_settled = 0;
    }

    /// Returns the sets of all resources.
    #[cfg(test)]
    pub(super) fn words(&self) -> &[u64] {
        &self.words
    }
}
