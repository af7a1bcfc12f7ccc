//! What was worked out before: schools that differ little ask the same again and again.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::day_pattern::{DayPattern, Joining, Needs, Pieces, day_patterns};
use super::specialist_day::SpecialistDay;
use super::team_day::TeamDays;
use crate::mip::{Model, Variable};
use crate::recall::{Key, key};

/// Day patterns by what they are made of.
type Patterns = BTreeMap<(Pieces, Needs, Joining), Arc<Vec<DayPattern>>>;

/// Answers about team days, teachers' days and models of parts of a school. Threads may share it: no answer depends on what was asked
/// before. Which solutions are kept does, but one that fits only says sooner what asking would.
#[derive(Debug, Default)]
pub struct Memory {
    pub(super) team_days: TeamDays,
    patterns: Mutex<Patterns>,
    /// The most classes of specialists' days, by how long their team meets.
    specialist_days: Mutex<BTreeMap<SpecialistDay, Arc<Vec<Option<u32>>>>>,
    /// For digests of models and of what they were asked: the answer.
    models: Mutex<HashMap<Key, i64>>,
    /// Solutions that were found, by the number of variables, the one used last at the end: schools that differ little have many in
    /// common.
    solutions: Mutex<HashMap<usize, Vec<Arc<Vec<i64>>>>>,
}

/// Solutions that are kept of models with so many variables.
const MOST_SOLUTIONS: usize = 64;

/// What a model can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Question {
    /// Whether there is any solution.
    Any,
    /// The most lowest weekly minutes of any solution, where so many are enough.
    Most(i64),
    /// The same where everything may be had in fractions.
    MostInFractions(i64),
    /// The least shortfall of any solution with that lowest, where everything may be had in fractions.
    LeastShortInFractions(i64),
}

impl Memory {
    /// Returns the day patterns of these pieces and needs.
    #[must_use]
    pub fn day_patterns(&self, pieces: &Pieces, needs: &Needs, joining: Joining) -> Arc<Vec<DayPattern>> {
        let key = (pieces.clone(), needs.clone(), joining);
        let before = held(&self.patterns).get(&key).cloned();
        before.unwrap_or_else(|| {
            let patterns = Arc::new(day_patterns(pieces, needs, joining));
            held(&self.patterns).insert(key, Arc::clone(&patterns));
            patterns
        })
    }

    /// Returns the most classes that a specialist's day holds, by how long their team meets.
    pub(super) fn most_classes(&self, day: SpecialistDay) -> Arc<Vec<Option<u32>>> {
        let before = held(&self.specialist_days).get(&day).cloned();
        before.unwrap_or_else(|| {
            let most = Arc::new(day.most_classes());
            held(&self.specialist_days).insert(day, Arc::clone(&most));
            most
        })
    }

    /// Returns what `answer` says to a question about a model; each only once. It must depend on nothing else.
    pub(super) fn of_model(&self, model: &Model, question: Question, answer: impl FnOnce() -> i64) -> i64 {
        let question = key(&(model, question));
        let before = held(&self.models).get(&question).copied();
        before.unwrap_or_else(|| {
            let answer = answer();
            held(&self.models).insert(question, answer);
            answer
        })
    }

    /// Keeps a solution of some model.
    pub(super) fn keep_solution(&self, values: Vec<i64>) {
        let mut all = held(&self.solutions);
        let alike = all.entry(values.len()).or_default();
        if alike.len() >= MOST_SOLUTIONS {
            alike.remove(0);
        }
        alike.push(Arc::new(values));
    }

    /// Tells whether a solution that is kept is one of this model, too, with `variable` at `value`: whatever else is asked of it, more
    /// of it would only be better.
    pub(super) fn has_solution(&self, model: &Model, variable: Variable, value: i64) -> bool {
        let (size, _) = model.size();
        let kept = held(&self.solutions).get(&size).cloned().unwrap_or_default();
        let is_one = |values: &&Arc<Vec<i64>>| {
            let mut values = values.to_vec();
            let had = std::mem::replace(&mut values[variable.0], value);
            had >= value && model.is_solution(&values)
        };
        let Some(found) = kept.iter().rev().find(is_one) else { return false };
        if let Some(alike) = held(&self.solutions).get_mut(&size)
            && let Some(at) = alike.iter().position(|other| Arc::ptr_eq(other, found))
        {
            let used = alike.remove(at);
            alike.push(used);
        }
        true
    }
}

/// Holds a lock for as long as it takes to look up or to write down: while one thread works something out, others do not wait.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mip::Tag;

    /// A school that may have so many minutes, and the variable of its lowest.
    fn school(most: i64) -> (Model, Variable) {
        let mut model = Model::default();
        let (lowest, minutes) = (model.integer(0, 300), model.integer(0, most));
        model.at_most(Tag(0), lowest, minutes);
        (model, lowest)
    }

    #[test]
    fn a_kept_solution_is_had_by_every_school_that_it_fits() {
        let memory = Memory::default();
        let has = |most: i64, wanted: i64| {
            let (model, lowest) = school(most);
            memory.has_solution(&model, lowest, wanted)
        };
        assert!(!has(240, 0));
        memory.keep_solution(vec![200, 240]);
        assert!(has(240, 200) && has(240, 150) && has(300, 200));
        // More than it has is not known, whatever the school could have.
        assert!(!has(240, 240));
        assert!(!has(180, 150));
    }

    #[test]
    fn what_is_used_is_kept_and_what_is_not_is_let_go() {
        let memory = Memory::default();
        let (model, lowest) = school(300);
        memory.keep_solution(vec![300, 300]);
        for _ in 0..MOST_SOLUTIONS {
            assert!(memory.has_solution(&model, lowest, 300));
            memory.keep_solution(vec![0, 0]);
        }
        assert!(memory.has_solution(&model, lowest, 300));
        for _ in 0..MOST_SOLUTIONS {
            memory.keep_solution(vec![0, 0]);
        }
        assert!(!memory.has_solution(&model, lowest, 300));
    }
}
