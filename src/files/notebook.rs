//! A file in the user's cache folder, where what a run worked out is kept for the next one.
//!
//! Whatever is wrong with it, the program works as without it: the file only saves time. Nothing in it names a school or a person:
//! there are digests of questions, and numbers.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use etcetera::BaseStrategy;
use redb::{Database, ReadableDatabase, TableDefinition};

/// Answers by the digests of their questions.
const ANSWERS: TableDefinition<'_, &[u8], &[u8]> = TableDefinition::new("answers");

/// The build of the program that worked them out.
const BUILD: TableDefinition<'_, (), &str> = TableDefinition::new("build");

/// A file larger than this, in bytes, is begun anew.
const LARGEST: u64 = 512 << 20;

/// So many answers are written at once.
const AT_ONCE: usize = 64;

/// The answers that earlier runs of the same build worked out, in a file.
#[derive(Debug)]
pub struct NotebookFile {
    database: Database,
    /// Answers that are not written yet.
    new: Mutex<HashMap<[u8; 32], Vec<u8>>>,
}

impl NotebookFile {
    /// Opens the file in the user's cache folder. What another build of the program wrote is dropped. `None` where there is no
    /// such folder, it cannot be written, or another run has the file open.
    #[must_use]
    pub fn open(build: &str) -> Option<Self> {
        let folder = etcetera::choose_base_strategy().ok()?.cache_dir().join("commontime");
        fs::create_dir_all(&folder).ok()?;
        Self::open_at(&folder.join("answers"), build)
    }

    /// As [`Self::open`], at a path.
    #[must_use]
    pub fn open_at(path: &Path, build: &str) -> Option<Self> {
        if fs::metadata(path).is_ok_and(|found| found.len() > LARGEST) {
            fs::remove_file(path).ok()?;
        }
        let database = Database::create(path).or_else(|error| begun_anew(path, error)).ok()?;
        drop_of_others(&database, build).ok()?;
        Some(Self { database, new: Mutex::default() })
    }

    /// Returns the answer under a digest.
    #[must_use]
    pub fn find(&self, key: &[u8; 32]) -> Option<Vec<u8>> {
        if let Some(answer) = self.new.lock().unwrap_or_else(PoisonError::into_inner).get(key) {
            return Some(answer.clone());
        }
        let answers = self.database.begin_read().ok()?.open_table(ANSWERS).ok()?;
        answers.get(&key[..]).ok()?.map(|answer| answer.value().to_vec())
    }

    /// Notes an answer. It is written with others, at the latest by [`Self::save`].
    pub fn note(&self, key: [u8; 32], answer: Vec<u8>) {
        let mut new = self.new.lock().unwrap_or_else(PoisonError::into_inner);
        new.insert(key, answer);
        if new.len() >= AT_ONCE {
            self.write(&mut new);
        }
    }

    /// Writes what is not written yet.
    pub fn save(&self) {
        self.write(&mut self.new.lock().unwrap_or_else(PoisonError::into_inner));
    }

    /// Writes answers, whole or not at all. Where it fails, the next run works them out again.
    fn write(&self, new: &mut HashMap<[u8; 32], Vec<u8>>) {
        let written = || -> Result<(), redb::Error> {
            let transaction = self.database.begin_write()?;
            {
                let mut answers = transaction.open_table(ANSWERS)?;
                let mut each: Vec<_> = new.iter().collect();
                each.sort_unstable();
                for (key, answer) in each {
                    answers.insert(&key[..], &answer[..])?;
                }
            }
            transaction.commit()?;
            Ok(())
        };
        // A full disk costs time, not the answer.
        let _ = written();
        new.clear();
    }
}

/// Begins a file anew that cannot be read; one that another run has open is left alone.
fn begun_anew(path: &Path, error: redb::DatabaseError) -> Result<Database, redb::DatabaseError> {
    if matches!(error, redb::DatabaseError::DatabaseAlreadyOpen) {
        return Err(error);
    }
    let aside: PathBuf = path.to_owned();
    fs::remove_file(&aside).map_err(|_| error)?;
    Database::create(aside)
}

/// Drops the answers of another build: it may have worked them out in another way.
fn drop_of_others(database: &Database, build: &str) -> Result<(), redb::Error> {
    let transaction = database.begin_write()?;
    let is_ours = {
        let mut builds = transaction.open_table(BUILD)?;
        let before = builds.insert((), build)?.map(|before| before.value().to_owned());
        before.as_deref() == Some(build)
    };
    if !is_ours {
        transaction.delete_table(ANSWERS)?;
    }
    transaction.open_table(ANSWERS)?;
    transaction.commit()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A path in a folder of its own.
    fn path(name: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("commontime-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("a temporary folder");
        folder.join("answers")
    }

    #[test]
    fn answers_are_there_for_the_next_run_of_the_same_build() {
        let path = path("kept");
        let notebook = NotebookFile::open_at(&path, "first").expect("it opens");
        notebook.note([1; 32], b"one".to_vec());
        assert_eq!(notebook.find(&[1; 32]), Some(b"one".to_vec()));
        // Another run does without while this one has it.
        assert!(NotebookFile::open_at(&path, "first").is_none());
        notebook.save();
        drop(notebook);
        let notebook = NotebookFile::open_at(&path, "first").expect("it opens");
        assert_eq!((notebook.find(&[1; 32]), notebook.find(&[2; 32])), (Some(b"one".to_vec()), None));
        drop(notebook);
        let notebook = NotebookFile::open_at(&path, "second").expect("it opens");
        assert_eq!(notebook.find(&[1; 32]), None);
        fs::remove_dir_all(path.parent().expect("a folder")).expect("it is ours");
    }

    #[test]
    fn a_file_that_is_something_else_is_begun_anew() {
        let path = path("spoilt");
        fs::write(&path, "not a notebook").expect("it can be written");
        let notebook = NotebookFile::open_at(&path, "first").expect("it is begun anew");
        assert_eq!(notebook.find(&[1; 32]), None);
        drop(notebook);
        fs::remove_dir_all(path.parent().expect("a folder")).expect("it is ours");
    }
}
