//! What earlier runs worked out: answers to questions that depend on nothing but the question.
//!
//! Whoever tests scenarios changes one number and runs again, and most of what is asked then was asked before: models of parts of the
//! school that the number does not touch, days that are to be placed as they were. Such answers are noted in a [`Notebook`] under the
//! digest of the whole question, and taken from there. A run that takes them ends with the same result as one that does not, to
//! the byte; only sooner.
//!
//! Without a notebook, as in libraries and tests, everything is worked out.

use std::fmt::Debug;
use std::hash::{Hash, Hasher};
use std::sync::OnceLock;

use commontime_engine::placing::{self, Placement, Placing, Problem, ResourceId};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The digest of a question.
pub type Key = [u8; 32];

/// Where answers are noted.
pub trait Notebook: Debug + Send + Sync {
    /// Returns the answer noted under a key.
    fn find(&self, key: &Key) -> Option<Vec<u8>>;

    /// Notes an answer. It may be lost.
    fn note(&self, key: Key, answer: Vec<u8>);
}

static NOTEBOOK: OnceLock<Box<dyn Notebook>> = OnceLock::new();

/// Lets this process take answers from a notebook, and note new ones there; the first one given stays.
pub fn keep(notebook: Box<dyn Notebook>) {
    // Another one was given before, and a process has one.
    let _ = NOTEBOOK.set(notebook);
}

/// Returns the noted answer to a question, or works it out, and notes it where it is `good`. `work` must depend on the question alone.
pub(crate) fn recalled<Q: Hash, A: Serialize + DeserializeOwned>(
    question: &Q,
    work: impl FnOnce() -> A,
    good: impl FnOnce(&A) -> bool,
) -> A {
    let Some(notebook) = NOTEBOOK.get() else { return work() };
    recalled_from(notebook.as_ref(), question, work, good)
}

fn recalled_from<Q: Hash, A: Serialize + DeserializeOwned>(
    notebook: &dyn Notebook,
    question: &Q,
    work: impl FnOnce() -> A,
    good: impl FnOnce(&A) -> bool,
) -> A {
    let key = key(question);
    let noted = notebook.find(&key).and_then(|noted| serde_json::from_slice(&noted).ok());
    noted.unwrap_or_else(|| {
        let answer = work();
        if good(&answer)
            && let Ok(written) = serde_json::to_vec(&answer)
        {
            notebook.note(key, written);
        }
        answer
    })
}

/// Places the tasks of a problem, as [`placing::place`] does.
pub(crate) fn place(problem: &Problem, limits: &placing::Limits) -> Placing {
    let work = || Noted::from(placing::place(problem, limits));
    recalled(&("placing", problem, limits), work, |_| true).into()
}

/// A placing as it is noted.
#[derive(Serialize, Deserialize)]
enum Noted {
    Placed(Places),
    Impossible,
    Limit(Option<Places>),
}

/// For each task its start, and the resources that it chose; and the effort it took.
type Places = (Vec<Option<u32>>, Vec<Vec<u32>>, u64);

impl From<Placing> for Noted {
    fn from(placing: Placing) -> Self {
        let places = |placement: Placement| {
            let chosen = placement.chosen.iter().map(|chosen| chosen.iter().map(|id| id.0).collect());
            (placement.starts, chosen.collect(), placement.effort)
        };
        match placing {
            Placing::Placed(placement) => Self::Placed(places(placement)),
            Placing::Impossible => Self::Impossible,
            Placing::Limit(best) => Self::Limit(best.map(places)),
        }
    }
}

impl From<Noted> for Placing {
    fn from(noted: Noted) -> Self {
        let placement = |(starts, chosen, effort): Places| {
            let chosen = chosen.into_iter().map(|chosen| chosen.into_iter().map(ResourceId).collect());
            Placement { starts, chosen: chosen.collect(), effort }
        };
        match noted {
            Noted::Placed(places) => Self::Placed(placement(places)),
            Noted::Impossible => Self::Impossible,
            Noted::Limit(best) => Self::Limit(best.map(placement)),
        }
    }
}

/// Returns the digest of a question: of all of it, so that no two questions have one.
pub(crate) fn key(question: &impl Hash) -> Key {
    let mut writer = Writer { digest: Sha256::new(), waiting: Vec::with_capacity(AT_ONCE) };
    question.hash(&mut writer);
    writer.digest.update(&writer.waiting);
    writer.digest.finalize().into()
}

/// Bytes that are digested at once: numbers one by one take longer.
const AT_ONCE: usize = 1 << 14;

/// Lets whatever can be hashed be digested.
struct Writer {
    digest: Sha256,
    waiting: Vec<u8>,
}

impl Hasher for Writer {
    fn write(&mut self, bytes: &[u8]) {
        if self.waiting.len() + bytes.len() > AT_ONCE {
            self.digest.update(&self.waiting);
            self.waiting.clear();
        }
        self.waiting.extend_from_slice(bytes);
    }

    fn finish(&self) -> u64 {
        0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;
    use std::sync::Mutex;

    use commontime_engine::placing::Task;

    use super::*;
    use crate::mip::{Direction, Limits, Model};

    #[derive(Debug, Default)]
    struct InMemory(Mutex<HashMap<Key, Vec<u8>>>);

    impl Notebook for InMemory {
        fn find(&self, key: &Key) -> Option<Vec<u8>> {
            self.0.lock().expect("nobody panics").get(key).cloned()
        }

        fn note(&self, key: Key, answer: Vec<u8>) {
            self.0.lock().expect("nobody panics").insert(key, answer);
        }
    }

    #[test]
    fn a_question_is_worked_out_once() {
        let notebook = InMemory::default();
        let ask = |question: u32, answer: u32| recalled_from(&notebook, &question, || answer, |_| true);
        assert_eq!([ask(1, 10), ask(2, 20), ask(1, 30), ask(2, 40)], [10, 20, 10, 20]);
    }

    #[test]
    fn an_answer_that_cannot_be_read_is_worked_out_again() {
        let notebook = InMemory::default();
        notebook.note(key(&1_u32), b"not an answer".to_vec());
        let ask = |answer: u32| recalled_from(&notebook, &1_u32, || answer, |_| true);
        assert_eq!([ask(10), ask(20)], [10, 10]);
    }

    #[test]
    fn questions_that_differ_anywhere_have_other_digests() {
        let mut model = Model::default();
        let first = model.integer(0, 3);
        let before = key(&(&model, Direction::Maximise, Limits::default()));
        assert_ne!(before, key(&(&model, Direction::Minimise, Limits::default())));
        assert_ne!(before, key(&(&model, Direction::Maximise, Limits { nodes: 1, until: None })));
        model.fix(first, 2);
        assert_ne!(before, key(&(&model, Direction::Maximise, Limits::default())));
        let mut problem = Problem::new(4);
        problem.add_task(Task::new(2, [0, 1]));
        let before = key(&problem);
        problem.tasks[0].optional = true;
        assert_ne!(before, key(&problem));
    }

    #[test]
    fn placings_are_read_as_they_were_noted() {
        let placement = Placement {
            starts: vec![Some(3), None],
            chosen: vec![vec![ResourceId(1)], Vec::new()],
            effort: 7,
        };
        for placing in [
            Placing::Placed(placement.clone()),
            Placing::Impossible,
            Placing::Limit(Some(placement)),
            Placing::Limit(None),
        ] {
            let written = serde_json::to_vec(&Noted::from(placing.clone())).expect("numbers make JSON");
            let read: Noted = serde_json::from_slice(&written).expect("it was written so");
            assert_eq!(Placing::from(read), placing);
        }
    }
}
