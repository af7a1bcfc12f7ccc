//! Depth-first search with restarts: branches, remembers the best part found, and closes whole trees.

use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

use crate::{
    branch::{self, ABSENT, Choose, Decision, Taste, Turn},
    improve,
    model::{Link, Model},
    placement::{Limits, Placement, Placing},
    problem::Problem,
    propagate::{self, Scratch},
    restarts,
    state::{Dead, State},
};

/// Dead ends in the shortest run.
const SHORTEST_RUN: u64 = 64;

/// Places the tasks of a problem.
#[must_use]
pub fn place(problem: &Problem, limits: &Limits) -> Placing {
    let model = Model::compile(problem);
    let roles = vec![None; problem.tasks.len()];
    let mut search = Search::new(&model, limits, &roles);
    let outcome = search.run();
    let mut best = search.best;
    best.effort = search.state.effort;
    match outcome {
        Outcome::Closed => Placing::Impossible,
        Outcome::Spent => Placing::Limit(Some(best).filter(|best| best.n_placed() > 0)),
        Outcome::Solved => Placing::Placed(improve::add_optional(&model, limits, best)),
    }
}

/// How a search or one of its runs ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Everything that must be placed is.
    Solved,
    /// The whole tree was closed without a placement.
    Closed,
    /// The effort ran out.
    Spent,
}

/// What a search asks of one task beyond the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Role {
    /// The start to try first.
    pub(crate) hint: Option<u32>,
    /// Whether an optional task must be placed.
    pub(crate) is_required: bool,
}

/// One search over one model.
pub(crate) struct Search<'m> {
    /// The fullest placement found so far that breaks no rule.
    pub(crate) best: Placement,
    /// The state; its effort is the work done.
    pub(crate) state: State<'m>,
    scratch: Scratch,
    random: ChaCha8Rng,
    turns: Vec<Turn>,
    required: Vec<bool>,
    hints: Vec<Option<u32>>,
    effort: u64,
    is_solved: bool,
    urgent: Option<Decision>,
    frames: Vec<Frame>,
    values: Vec<u32>,
}

/// A decision with the values not tried yet.
struct Frame {
    decision: Decision,
    turn: Turn,
    mark: usize,
    begin: usize,
    next: usize,
}

impl<'m> Search<'m> {
    /// Prepares a search in which the tasks with a role have it.
    pub(crate) fn new(model: &'m Model, limits: &Limits, roles: &[Option<Role>]) -> Self {
        let n_tasks = model.n_tasks as usize;
        let demanded = |task: usize| roles[task].is_some_and(|role| role.is_required);
        let required: Vec<bool> = (0..n_tasks).map(|task| !model.optional[task] || demanded(task)).collect();
        Self {
            best: Placement { starts: vec![None; n_tasks], chosen: vec![Vec::new(); n_tasks], effort: 0 },
            state: State::new(model),
            scratch: Scratch::new(model.words),
            random: ChaCha8Rng::seed_from_u64(limits.seed),
            turns: turns(model, &required),
            required,
            hints: roles.iter().map(|role| role.and_then(|role| role.hint)).collect(),
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
        for run in 0.. {
            let taste = self.taste(run);
            let dead_ends = restarts::luby(run).saturating_mul(SHORTEST_RUN);
            match self.dive(&taste, dead_ends) {
                Some(outcome) => return outcome,
                None => self.state.undo(root),
            }
        }
        Outcome::Spent
    }

    fn prepare(&mut self) -> Result<(), Dead> {
        for task in (0..self.state.model.n_tasks).filter(|task| self.required[*task as usize]) {
            self.state.require(task)?;
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
            choose: if run % 8 == 7 { Choose::AfterStart } else { Choose::First },
            is_hinted: run < 4 || run % 2 == 0,
            resumes: matches!(run % 4, 1 | 2),
        }
    }

    /// Runs one depth-first search; `None` when its dead ends ran out.
    fn dive(&mut self, taste: &Taste, mut dead_ends: u64) -> Option<Outcome> {
        self.frames.clear();
        self.values.clear();
        self.urgent = None;
        while self.open_frame(taste) {
            loop {
                if self.state.effort >= self.effort {
                    return Some(if self.is_solved { Outcome::Solved } else { Outcome::Spent });
                }
                let Some(turn) = self.frames.last().map(|frame| frame.turn) else { return Some(Outcome::Closed) };
                match self.try_next() {
                    Some(Ok(())) => break,
                    Some(Err(Dead)) if turn == Turn::First && dead_ends == 0 => return None,
                    Some(Err(Dead)) => dead_ends = dead_ends.saturating_sub(1),
                    None => {
                        self.close_frame();
                        if self.frames.is_empty() {
                            return Some(Outcome::Closed);
                        }
                    }
                }
            }
        }
        Some(Outcome::Solved)
    }

    /// Opens the next decision; false when everything is decided.
    fn open_frame(&mut self, taste: &Taste) -> bool {
        let picked = branch::pick(&mut self.state, &self.turns, taste);
        self.remember(picked.is_none_or(|(_, turn)| turn == Turn::Later));
        let Some((picked, turn)) = picked else { return false };
        let urgent = self.urgent.filter(|urgent| turn == Turn::First && branch::is_undecided(&self.state, *urgent));
        let decision = urgent.unwrap_or(picked);
        let begin = self.values.len();
        let remembered = match decision {
            Decision::Start(task) => self.hints[task as usize].or(self.best.starts[task as usize].filter(|_| taste.resumes)),
            Decision::Choice(slot) if taste.resumes => {
                let model = self.state.model;
                let entry = model.slots[slot as usize];
                let chosen = self.best.chosen[entry.task as usize].get(entry.list as usize);
                chosen.and_then(|chosen| entry.candidates().find(|c| model.candidates[*c as usize].id == *chosen))
            },
            Decision::Choice(_) => None,
        };
        branch::values(&self.state, decision, remembered, taste, &mut self.random, &mut self.values);
        self.frames.push(Frame { decision, turn, mark: self.state.mark(), begin, next: begin });
        true
    }

    /// Tries the next value of the last decision; `None` when it has no more.
    fn try_next(&mut self) -> Option<Result<(), Dead>> {
        let frame = self.frames.last_mut()?;
        self.state.undo(frame.mark);
        let value = *self.values.get(frame.next)?;
        frame.next += 1;
        Some(self.decide(value))
    }

    fn decide(&mut self, value: u32) -> Result<(), Dead> {
        let decision = self.frames.last().map(|frame| frame.decision);
        match decision {
            Some(Decision::Start(task)) => {
                self.state.cause = task;
                if value == ABSENT {
                    self.state.forbid(task, 0, u32::MAX)?;
                } else {
                    self.state.fix(task, value)?;
                }
            }
            Some(Decision::Choice(slot)) => propagate::take(&mut self.state, slot, value)?,
            None => {}
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
        let placed = |task: u32| self.state.is_present(task) && self.state.fixed(task).is_some();
        let count = (0..self.state.model.n_tasks).filter(|task| placed(*task)).count();
        if is_first_solved || is_solved >= self.is_solved && count > self.best.n_placed() {
            let current = self.extract();
            if is_first_solved || current.n_placed() > self.best.n_placed() {
                self.best = current;
            }
        }
    }

    /// Returns the tasks that have their start and their resources, without those that lie in none of their outer
    /// tasks yet.
    fn extract(&self) -> Placement {
        let (state, model) = (&self.state, self.state.model);
        let chosen = |task: u32| -> Option<Vec<_>> {
            let mut chosen = model.given[task as usize].clone();
            for slot in model.slots_of.of(task) {
                let candidate = state.choice(*slot)?;
                chosen[model.slots[*slot as usize].list as usize] = Some(model.candidates[candidate as usize].id);
            }
            chosen.into_iter().collect()
        };
        let mut placement = Placement { effort: state.effort, ..Placement::default() };
        for task in 0..model.n_tasks {
            let start = state.fixed(task).filter(|_| state.is_present(task));
            let chosen = start.and_then(|_| chosen(task));
            placement.starts.push(start.filter(|_| chosen.is_some()));
            placement.chosen.push(chosen.unwrap_or_default());
        }
        while let Some(inner) = model.links.iter().find_map(|link| homeless(model, &placement, link)) {
            placement.starts[inner] = None;
            placement.chosen[inner].clear();
        }
        placement
    }
}

/// Returns the inner task of a link if it is placed outside all of its outer tasks.
fn homeless(model: &Model, placement: &Placement, link: &Link) -> Option<usize> {
    let Link::Within { inner, outers } = link else { return None };
    let span = |task: u32| placement.starts[task as usize].map(|start| (start, start + model.length[task as usize]));
    let (start, end) = span(*inner)?;
    let held = outers.iter().filter_map(|outer| span(*outer)).any(|(from, to)| from <= start && end <= to);
    (!held).then_some(*inner as usize)
}

/// Required tasks come first, and so do optional tasks that one of them may have to lie within.
fn turns(model: &Model, required: &[bool]) -> Vec<Turn> {
    let mut turns: Vec<Turn> =
        required.iter().map(|required| if *required { Turn::First } else { Turn::Later }).collect();
    loop {
        let mut changed = false;
        for link in &model.links {
            let Link::Within { inner, outers } = link else { continue };
            for outer in outers {
                if turns[*inner as usize] == Turn::First && turns[*outer as usize] == Turn::Later {
                    turns[*outer as usize] = Turn::First;
                    changed = true;
                }
            }
        }
        if !changed {
            return turns;
        }
    }
}
