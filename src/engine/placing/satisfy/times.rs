//! When tasks start and run, as facts.
//!
//! A start is a chain of facts "at this step or before": an order that clauses about earlier and later speak of directly (Tamura,
//! Taga, Kitagawa and Banbara 2009, "Compiling finite linear CSP into SAT").

use std::collections::HashMap;

use super::formula::{Fact, Formula};
use crate::placing::problem::{Problem, TaskId};

/// When one task may start.
struct Starts {
    /// Ascending, all of which end in time.
    steps: Vec<u32>,
    /// For each but the last, whether the task starts then or before.
    by: Vec<Fact>,
    is_placed: Fact,
    length: u32,
}

/// The starts of all tasks.
pub(super) struct Times {
    starts: Vec<Starts>,
    runs: HashMap<(usize, i64), Fact>,
}

impl Times {
    pub(super) fn new(problem: &Problem, formula: &mut Formula) -> Self {
        let mut starts = Vec::new();
        for task in &problem.tasks {
            let ends_in_time =
                |start: &u32| u64::from(*start) + u64::from(task.steps()) <= u64::from(problem.horizon);
            let mut steps: Vec<u32> = task.starts.iter().copied().filter(ends_in_time).collect();
            steps.sort_unstable();
            steps.dedup();
            let by: Vec<Fact> = steps.iter().skip(1).map(|_| formula.open()).collect();
            for pair in by.windows(2) {
                formula.any([!pair[0], pair[1]]);
            }
            let is_placed = match (task.optional, steps.is_empty()) {
                (true, true) => Fact::Known(false),
                (true, false) => formula.rather(),
                (false, is_nowhere) => {
                    formula.any([Fact::Known(!is_nowhere)]);
                    Fact::Known(!is_nowhere)
                }
            };
            starts.push(Starts { steps, by, is_placed, length: task.steps() });
        }
        Self { starts, runs: HashMap::new() }
    }

    /// Returns the place of a task in the lists, where it is one.
    pub(super) fn known(&self, task: TaskId) -> Option<usize> {
        Some(task.0 as usize).filter(|at| *at < self.starts.len())
    }

    /// The steps at which a task may start, ascending.
    pub(super) fn steps(&self, task: usize) -> Vec<i64> {
        self.starts[task].steps.iter().map(|step| i64::from(*step)).collect()
    }

    pub(super) fn length(&self, task: usize) -> i64 {
        i64::from(self.starts[task].length)
    }

    /// Whether a task is placed.
    pub(super) fn is_placed(&self, task: usize) -> Fact {
        self.starts[task].is_placed
    }

    /// Whether a task starts at a step or before. It says nothing of one that is not placed.
    pub(super) fn by(&self, task: usize, step: i64) -> Fact {
        let starts = &self.starts[task];
        let n_before = starts.steps.partition_point(|start| i64::from(*start) <= step);
        match n_before {
            0 => Fact::Known(false),
            n if n >= starts.steps.len() => Fact::Known(true),
            n => starts.by[n - 1],
        }
    }

    /// Whether a task starts at a step or after. It says nothing of one that is not placed.
    pub(super) fn from(&self, task: usize, step: i64) -> Fact {
        !self.by(task, step - 1)
    }

    /// Whether a task is placed and runs at a step.
    pub(super) fn runs(&mut self, task: usize, step: i64, formula: &mut Formula) -> Fact {
        if let Some(known) = self.runs.get(&(task, step)) {
            return *known;
        }
        let parts =
            [self.is_placed(task), self.by(task, step), self.from(task, step - self.length(task) + 1)];
        let runs = if parts.contains(&Fact::Known(false)) {
            Fact::Known(false)
        } else if parts.iter().all(|part| *part == Fact::Known(true)) {
            Fact::Known(true)
        } else {
            let runs = formula.open();
            formula.any(parts.iter().map(|part| !*part).chain([runs]));
            for part in parts {
                formula.any([!runs, part]);
            }
            runs
        };
        self.runs.insert((task, step), runs);
        runs
    }

    /// Requires that `b` starts no earlier than so many steps after `a` starts, where all of `when` hold.
    pub(super) fn later(&self, (a, b): (usize, usize), steps: i64, when: &[Fact], formula: &mut Formula) {
        let unless = || when.iter().map(|fact| !*fact);
        for start in self.steps(a) {
            formula.any(unless().chain([!self.from(a, start), self.from(b, start + steps)]));
        }
    }

    /// Returns the start of a task in the answer found, where it is placed.
    pub(super) fn start(&self, task: usize, formula: &Formula) -> Option<u32> {
        let starts = &self.starts[task];
        let at = starts.by.iter().position(|by| formula.holds(*by)).unwrap_or(starts.by.len());
        starts.steps.get(at).copied().filter(|_| formula.holds(starts.is_placed))
    }
}
