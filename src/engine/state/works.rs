//! The work of every resource at every time.

/// The work of a resource at a time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Work {
    /// In how many slots it is at work.
    pub(super) count: u16,
    /// The exclusive or of the numbers of the meets it is at work in: the meet, if it is one.
    pub(super) holders: u32,
}

/// Work of a resource in a meet that began or ceased.
#[derive(Clone, Copy, Debug)]
struct Stint {
    /// Where its first time is among the work of all resources.
    first: u32,
    duration: u32,
    meet: u32,
    has_begun: bool,
}

/// For each resource its work at each time, and the set of times at which it is at work. Between two settlements it remembers
/// for each that was touched what its set was, so that whoever follows it looks at both sets once, and what was touched can be
/// taken back.
#[derive(Clone, Debug)]
pub(super) struct Works {
    n_times: u32,
    /// Words of a set.
    n_words: usize,
    /// For each resource and time.
    table: Vec<Work>,
    /// What has changed of these, in order.
    stints: Vec<Stint>,
    /// For each resource the words of its set.
    words: Vec<u64>,
    is_touched: Vec<bool>,
    /// The resources whose sets were touched, in order; those before `n_settled` are settled.
    touched: Vec<u32>,
    n_settled: usize,
    /// For each of these the words as they were.
    before: Vec<u64>,
}

/// How far the logs went; all is settled there.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Mark {
    stints: usize,
    touched: usize,
}

impl Works {
    /// Returns resources without work.
    pub(super) fn new(n_resources: u32, n_times: u32) -> Self {
        let n_words = n_times.div_ceil(64) as usize;
        Self {
            n_times,
            n_words,
            table: vec![Work::default(); (n_resources * n_times) as usize],
            stints: Vec::new(),
            words: vec![0; n_resources as usize * n_words],
            is_touched: vec![false; n_resources as usize],
            touched: Vec::new(),
            n_settled: 0,
            before: Vec::new(),
        }
    }

    /// Returns the work of a resource at a time.
    #[inline]
    pub(super) fn at(&self, resource: u32, time: u32) -> Work {
        self.table[(resource * self.n_times + time) as usize]
    }

    /// Returns the set of times at which a resource is at work.
    #[inline]
    pub(super) fn busy(&self, resource: u32) -> &[u64] {
        let first = resource as usize * self.n_words;
        &self.words[first..first + self.n_words]
    }

    /// Lets the work of a resource in a meet begin or cease. Returns in how many of its times the resource is at work elsewhere
    /// too: each such slot, but for one, at a time.
    #[inline]
    pub(super) fn change(
        &mut self,
        resource: u32,
        meet: u32,
        (start, duration): (u32, u32),
        has_begun: bool,
    ) -> u32 {
        self.touch(resource);
        let first = resource * self.n_times + start;
        self.stints.push(Stint { first, duration, meet, has_begun });
        let works = &mut self.table[first as usize..(first + duration) as usize];
        let busy = &mut self.words[resource as usize * self.n_words..][..self.n_words];
        let mut n_clashes = 0;
        for (work, time) in works.iter_mut().zip(start..) {
            let others = work.count - u16::from(!has_begun);
            work.count = others + u16::from(has_begun);
            work.holders ^= meet;
            if others == 0 {
                busy[(time / 64) as usize] ^= 1 << (time % 64);
            } else {
                n_clashes += 1;
            }
        }
        n_clashes
    }

    #[inline]
    fn touch(&mut self, resource: u32) {
        let is_touched = &mut self.is_touched[resource as usize];
        if !*is_touched {
            *is_touched = true;
            self.touched.push(resource);
            let first = resource as usize * self.n_words;
            for word in &self.words[first..first + self.n_words] {
                self.before.push(*word);
            }
        }
    }

    /// Tells for each resource touched since the last settlement its set as it was and as it is.
    #[inline]
    pub(super) fn settle(&mut self, mut follow: impl FnMut(u32, &[u64], &[u64])) {
        while let Some(resource) = self.touched.get(self.n_settled).copied() {
            let first = self.n_settled * self.n_words;
            follow(resource, &self.before[first..first + self.n_words], self.busy(resource));
            self.is_touched[resource as usize] = false;
            self.n_settled += 1;
        }
    }

    /// Returns where the logs are, to come back to; all is settled then.
    #[inline]
    pub(super) fn mark(&self) -> Mark {
        Mark { stints: self.stints.len(), touched: self.touched.len() }
    }

    /// Takes back every change since a mark.
    #[inline]
    pub(super) fn undo(&mut self, mark: Mark) {
        for stint in self.stints[mark.stints..].iter().rev() {
            for work in &mut self.table[stint.first as usize..(stint.first + stint.duration) as usize] {
                work.count = work.count + u16::from(!stint.has_begun) - u16::from(stint.has_begun);
                work.holders ^= stint.meet;
            }
        }
        self.stints.truncate(mark.stints);
        for number in (mark.touched..self.touched.len()).rev() {
            let resource = self.touched[number] as usize;
            self.is_touched[resource] = false;
            for word in 0..self.n_words {
                self.words[resource * self.n_words + word] = self.before[number * self.n_words + word];
            }
        }
        self.touched.truncate(mark.touched);
        self.before.truncate(mark.touched * self.n_words);
        self.n_settled = mark.touched;
    }

    /// Forgets what was; all is settled then.
    #[inline]
    pub(super) fn keep(&mut self) {
        self.stints.clear();
        self.touched.clear();
        self.before.clear();
        self.n_settled = 0;
    }

    /// Returns everything that changes.
    #[cfg(test)]
    pub(super) fn all(&self) -> (Vec<Work>, Vec<u64>) {
        (self.table.clone(), self.words.clone())
    }
}
