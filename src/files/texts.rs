//! The texts of a scenario's files by name, so that reading needs no disk.

use std::collections::BTreeMap;

/// File name to content. The names are those of a scenario's folder: `staff.toml`.
///
/// A byte order mark is taken off and `CRLF` becomes `LF`, so that positions count what people see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    folder: String,
    files: BTreeMap<String, String>,
}

impl Texts {
    /// Makes an empty set of texts.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes an empty set of texts whose files are shown as lying in `folder`.
    pub(crate) fn in_folder(folder: &str) -> Self {
        Self { folder: folder.to_owned(), files: BTreeMap::new() }
    }

    /// Adds a file, in place of one of the same name.
    pub fn insert(&mut self, name: impl Into<String>, content: &str) {
        let content = content.strip_prefix('\u{feff}').unwrap_or(content).replace("\r\n", "\n");
        self.files.insert(name.into(), content);
    }

    /// Takes a file out.
    pub fn remove(&mut self, name: &str) {
        self.files.remove(name);
    }

    /// Returns the content of a file.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(String::as_str)
    }

    /// Returns all files by name.
    #[must_use]
    pub fn all(&self) -> &BTreeMap<String, String> {
        &self.files
    }

    pub(crate) fn folder(&self) -> &str {
        &self.folder
    }
}

impl<N: Into<String>, C: AsRef<str>> FromIterator<(N, C)> for Texts {
    fn from_iter<I: IntoIterator<Item = (N, C)>>(files: I) -> Self {
        let mut texts = Self::new();
        for (name, content) in files {
            texts.insert(name, content.as_ref());
        }
        texts
    }
}
