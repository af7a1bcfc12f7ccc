//! Colours of a terminal, or none.

/// Paints words, where colours are wanted. No colour carries a meaning that the words do not.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paint {
    color: bool,
}

impl Paint {
    pub(crate) const fn new(color: bool) -> Self {
        Self { color }
    }

    pub(crate) fn bold(self, words: &str) -> String {
        self.with("1", words)
    }

    pub(crate) fn dim(self, words: &str) -> String {
        self.with("2", words)
    }

    pub(crate) fn red(self, words: &str) -> String {
        self.with("1;31", words)
    }

    pub(crate) fn green(self, words: &str) -> String {
        self.with("1;32", words)
    }

    pub(crate) fn yellow(self, words: &str) -> String {
        self.with("1;33", words)
    }

    fn with(self, code: &str, words: &str) -> String {
        if self.color { format!("\u{1b}[{code}m{words}\u{1b}[0m") } else { words.to_owned() }
    }
}
