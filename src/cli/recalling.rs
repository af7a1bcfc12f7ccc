//! Lets a search take from a file what earlier runs worked out.

use std::sync::Arc;
use std::time::UNIX_EPOCH;

use clap::{ArgAction, Args};
use commontime::recall::{self, Key, Notebook};
use commontime_files::NotebookFile;

/// Whether to take what earlier runs worked out.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct Afresh {
    /// Work everything out, also what earlier runs did: the same answer, later
    #[arg(long, action = ArgAction::SetTrue)]
    afresh: bool,
}

impl Afresh {
    /// Lets this run take what earlier ones worked out, unless all is to be worked out. What it finds is kept for the next one when
    /// the returned value is dropped.
    pub(super) fn recall(self) -> Option<Recalling> {
        if self.afresh { None } else { Recalling::open() }
    }
}

/// The file, from which answers are taken as long as the process runs. What is new is written at the latest when this is dropped.
#[derive(Debug)]
pub(super) struct Recalling(Arc<NotebookFile>);

impl Recalling {
    /// Opens the file; `None` where there can be none, and then everything is worked out.
    fn open() -> Option<Self> {
        let file = Arc::new(NotebookFile::open(&build()?)?);
        recall::keep(Box::new(Shared(Arc::clone(&file))));
        Some(Self(file))
    }
}

impl Drop for Recalling {
    fn drop(&mut self) {
        self.0.save();
    }
}

#[derive(Debug)]
struct Shared(Arc<NotebookFile>);

impl Notebook for Shared {
    fn find(&self, key: &Key) -> Option<Vec<u8>> {
        self.0.find(key)
    }

    fn note(&self, key: Key, answer: Vec<u8>) {
        self.0.note(key, answer);
    }
}

/// Tells this build of the program from others: by its version, and by the size and date of the program's file.
fn build() -> Option<String> {
    let found = std::env::current_exe().ok()?.metadata().ok()?;
    let date = found.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{} {} {}", env!("CARGO_PKG_VERSION"), found.len(), date.as_nanos()))
}
