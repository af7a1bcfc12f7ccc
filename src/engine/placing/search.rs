//! Depth-first search with restarts: branches, remembers the fullest placement, and closes whole trees.

use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use crate::placing::{
    branch::{self, Choose, Decision, Taste, Turn},
    extract,
    model::{Link, Model},
    placement::{Limits, Placement},
    propagate::{self, Scratch},
    restarts,
    state::{Dead, State},
    values::{self, ABSENT},
};

/// Dead ends in the shortest run.
const SHORTEST_RUN: u64 = 64;

/// How a search ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything that is required is placed.
    Solved,
    /// A whole tree was closed without a placement: there is none.
    Closed,
    /// The effort ran out.
    Spent,
}

/// What a search asks of each task.
#[derive(Clone, Debug)]
pub(crate) struct Wants {
    /// Whether the task must be placed.
    pub(crate) required: Vec<bool>,
    /// The start to try first.
    pub(crate) hints: Vec<Option<u32>>,
    /// What is decided of it before the search.
    pub(crate) held: Vec<Held>,
}

/// What is decided of a task before a search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    /// Nothing.
    Free,
    /// It starts then.
    At(u32),
    /// It stays unplaced.
    Out,
}

/// One search over one model.
pub(crate) struct Search<'m> {
    state: State<'m>,
    scratch: Scratch,
    random: ChaCha8Rng,
    wants: Wants,
    turns: Vec<Turn>,
    effort: u64,
    best: Placement,
    is_solved: bool,
    urgent: Option<Decision>,
    frames: Vec<Frame>,
    values: Vec<u32>,
}

/// A decision with the values not tried yet, which are those from `next` to the end of all values when it is the last.
struct Frame {
    decision: Decision,
    turn: Turn,
    mark: usize,
    begin: usize,
    next: usize,
}

impl<'m> Search<'m> {
    /// Prepares a search.
    pub(crate) fn new(model: &'m Model, limits: &Limits, wants: Wants) -> Self {
        Self {
            best: Placement::nothing(model.n_tasks as usize),
            state: State::new(model),
            scratch: Scratch::new(model.words),
            random: ChaCha8Rng::seed_from_u64(limits.seed),
            turns: turns(model, &wants.required),
            wants,
            effort: limits.effort,
            is_solved: false,
            urgent: None,
            frames: Vec::new(),
            values: Vec::new(),
        }
    }

    /// Searches until a placement, a closed tree or the end of the effort.
    pub(crate) fn run(&mut self) -> Outcome {
        if self.prepare().is_err() {
            return Outcome::Closed;
        }
        let root = self.state.mark();
        let mut run = 0;
        loop {
            let taste = self.taste(run);
            let dead_ends = restarts::luby(run).saturating_mul(SHORTEST_RUN);
            if let Some(outcome) = self.dive(&taste, dead_ends) {
                return outcome;
            }
            self.state.undo(root);
            run += 1;
        }
    }

    /// Searches on, until so much effort is used in all.
    pub(crate) fn go_on(&mut self, effort: u64) -> Outcome {
        self.effort = effort;
        self.state.undo(0);
        self.run()
    }

    /// Returns the fullest placement found so far.
    pub(crate) fn best(&self) -> &Placement {
        &self.best
    }

    /// Returns the fullest placement found, one with every required task before any without, and the effort used.
    pub(crate) fn into_best(self) -> Placement {
        Placement { effort: self.state.effort, ..self.best }
    }

    fn prepare(&mut self) -> Result<(), Dead> {
        for task in (0..self.state.model.n_tasks).filter(|task| self.wants.required[*task as usize]) {
            self.state.require(task)?;
        }
        for task in 0..self.state.model.n_tasks {
            match self.wants.held[task as usize] {
                Held::Free => {}
                Held::At(start) => self.state.fix(task, start)?,
                Held::Out => self.state.forbid(task, 0, u32::MAX)?,
            }
        }
        propagate::wake_all(&mut self.state);
        propagate::settle(&mut self.state, &mut self.scratch)?;
        propagate::check_counts(&mut self.state)
    }

    /// The first run takes the tasks with the most conflicts first; later ones leave ties to chance. Half of the runs
    /// start from the fullest placement found, some choose resources late, some forget preferred starts.
    fn taste(&mut self, run: u64) -> Taste {
        let model = self.state.model;
        let most = |task: u32| if run == 0 { u32::MAX - model.edges.of(task).len() as u32 } else { 0 };
        let ties = (0..model.n_tasks).map(|task| (most(task), self.random.next_u32())).collect();
        Taste {
            ties,
            choose: if run % 8 == 7 { Choose::AfterStart } else { Choose::Early },
            is_hinted: run < 4 || run.is_multiple_of(2),
            resumes: matches!(run % 4, 1 | 2),
        }
    }

    /// Runs one depth-first search; `None` when its dead ends ran out before anything else.
    fn dive(&mut self, taste: &Taste, mut dead_ends: u64) -> Option<Outcome> {
        self.frames.clear();
        self.values.clear();
        self.urgent = None;
        while self.open_frame(taste) {
            // Goes back to the last decision with a value that does not end dead at once.
            loop {
                if self.state.effort >= self.effort {
                    return Some(self.unless_solved(Outcome::Spent));
                }
                let Some(frame) = self.frames.last() else {
                    return Some(self.unless_solved(Outcome::Closed));
                };
                // What comes later can always stay unplaced, so a run that got there is never cut.
                let may_stop = frame.turn == Turn::First;
                match self.try_next() {
                    Some(Ok(())) => break,
                    Some(Err(Dead)) if may_stop && dead_ends == 0 => return None,
                    Some(Err(Dead)) => dead_ends = dead_ends.saturating_sub(1),
                    None => self.close_frame(),
                }
            }
        }
        Some(Outcome::Solved)
    }

    /// Once every required task was placed, a search is solved however it ends.
    fn unless_solved(&self, outcome: Outcome) -> Outcome {
        if self.is_solved { Outcome::Solved } else { outcome }
    }

    /// Opens the next decision; false when everything is decided.
    fn open_frame(&mut self, taste: &Taste) -> bool {
        let picked = branch::pick(&mut self.state, &self.turns, taste);
        self.remember(picked.is_none_or(|(_, turn)| turn == Turn::Later));
        let Some((picked, turn)) = picked else { return false };
        // A decision that ran out of values is made first from then on: whatever clashed with it shows sooner.
        let urgent =
            self.urgent.filter(|urgent| turn == Turn::First && branch::is_undecided(&self.state, *urgent));
        let decision = urgent.unwrap_or(picked);
        let begin = self.values.len();
        self.add_values(decision, taste);
        self.frames.push(Frame { decision, turn, mark: self.state.mark(), begin, next: begin });
        true
    }

    fn add_values(&mut self, decision: Decision, taste: &Taste) {
        match decision {
            Decision::Start(task) => {
                let known = self.best.starts[task as usize].filter(|_| taste.resumes);
                let hint = self.wants.hints[task as usize].or(known);
                values::add_starts(&self.state, task, hint, taste, &mut self.values);
            }
            Decision::Choice(slot) => {
                let model = self.state.model;
                let entry = model.slots[slot as usize];
                let known =
                    self.best.chosen[entry.task as usize].get(entry.list as usize).filter(|_| taste.resumes);
                let hint = entry.candidates().find(|at| known == Some(&model.candidates[*at as usize].id));
                values::add_choices(&self.state, slot, hint, &mut self.values);
            }
        }
    }

    /// Tries the next value of the last decision; `None` when it has no more.
    fn try_next(&mut self) -> Option<Result<(), Dead>> {
        let frame = self.frames.last_mut()?;
        self.state.undo(frame.mark);
        let value = *self.values.get(frame.next)?;
        frame.next += 1;
        let decision = frame.decision;
        Some(self.decide(decision, value))
    }

    fn decide(&mut self, decision: Decision, value: u32) -> Result<(), Dead> {
        match decision {
            Decision::Start(task) => {
                if value == ABSENT {
                    self.state.forbid(task, 0, u32::MAX)?;
                } else {
                    self.state.fix(task, value)?;
                }
            }
            Decision::Choice(slot) => propagate::take(&mut self.state, slot, value)?,
        }
        propagate::settle(&mut self.state, &mut self.scratch)
    }

    fn close_frame(&mut self) {
        if let Some(frame) = self.frames.pop() {
            self.urgent = Some(frame.decision);
            self.values.truncate(frame.begin);
        }
    }

    /// Keeps the current placement when it is the fullest so far. One with every required task beats any without.
    fn remember(&mut self, is_solved: bool) {
        let is_first_solved = is_solved && !self.is_solved;
        self.is_solved |= is_solved;
        let is_candidate = is_solved == self.is_solved && extract::count(&self.state) > self.best.n_placed();
        if is_first_solved || is_candidate {
            let current = extract::placement(&self.state);
            if is_first_solved || current.n_placed() > self.best.n_placed() {
                self.best = current;
            }
        }
    }
}

/// Required tasks come first, and so do optional tasks that one of them may need: to lie within, to be covered by, to be
/// relieved by.
fn turns(model: &Model, required: &[bool]) -> Vec<Turn> {
    let turn = |required: &bool| if *required { Turn::First } else { Turn::Later };
    let mut turns: Vec<Turn> = required.iter().map(turn).collect();
    loop {
        let before = turns.clone();
        for link in &model.links {
            let (in_need, needed) = match link {
                Link::Within { inner, outers: needed } | Link::Covered { inner, by: needed, .. } => {
                    (std::slice::from_ref(inner), needed)
                }
                Link::Rested(rest) => (&rest.work[..], &rest.relief),
                Link::Touch { .. } | Link::SameStart { .. } | Link::After { .. } | Link::AtMost { .. } => {
                    continue;
                }
            };
            if in_need.iter().any(|task| turns[*task as usize] == Turn::First) {
                for task in needed {
                    turns[*task as usize] = Turn::First;
                }
            }
        }
        if turns == before {
            return turns;
        }
    }
}
