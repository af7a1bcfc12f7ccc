//! Everything that search changes, in one array of words, so that undoing is copying old words back.

use std::collections::VecDeque;

use crate::placing::{
    domain::{self, BITS},
    model::Model,
};

/// Said when a required task has no start left or a count does not work out: the current branch holds no placement.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dead;

/// A choice not made yet.
const OPEN: u64 = u64::MAX;

/// The starts, choices and blocked steps at one point of the search.
#[derive(Debug)]
pub(crate) struct State<'m> {
    /// What is searched.
    pub(crate) model: &'m Model,
    /// How often a dead end showed in each task.
    pub(crate) weight: Vec<u64>,
    /// Counted work.
    pub(crate) effort: u64,
    /// What waits to be propagated.
    pub(crate) agenda: Agenda,
    words: Vec<u64>,
    trail: Vec<(u32, u64)>,
    layout: Layout,
}

/// Where in the array each kind of value begins.
#[derive(Clone, Copy, Debug)]
struct Layout {
    blocked: usize,
    busy: usize,
    counts: usize,
    bounds: usize,
    present: usize,
    choices: usize,
    loads: usize,
    open: usize,
    end: usize,
}

impl Layout {
    fn of(model: &Model) -> Self {
        let (tasks, words) = (model.n_tasks as usize, model.words);
        let blocked = tasks * words;
        let busy = blocked + model.candidates.len() * words;
        let counts = busy + model.n_resources as usize * words;
        let (bounds, present, choices) = (counts + tasks, counts + 2 * tasks, counts + 3 * tasks);
        let loads = choices + model.slots.len();
        let open = loads + model.n_resources as usize;
        Self { blocked, busy, counts, bounds, present, choices, loads, open, end: open + model.slots.len() }
    }
}

impl<'m> State<'m> {
    /// Returns the state before anything is decided: every start possible, no task known to be placed.
    pub(crate) fn new(model: &'m Model) -> Self {
        let layout = Layout::of(model);
        let mut words = vec![0; layout.end];
        words[..model.starts.len()].copy_from_slice(&model.starts);
        for (at, set) in model.starts.chunks_exact(model.words).enumerate() {
            words[layout.counts + at] = u64::from(domain::count(set));
            words[layout.bounds + at] = u64::MAX;
        }
        words[layout.choices..layout.loads].fill(OPEN);
        for resource in 0..model.n_resources {
            let lengths = model.users.of(resource).iter().map(|task| u64::from(model.length[*task as usize]));
            words[layout.loads + resource as usize] = lengths.sum();
        }
        let agenda = Agenda::new(model);
        let weight = vec![1; model.n_tasks as usize];
        Self { model, weight, effort: 0, agenda, words, trail: Vec::new(), layout }
    }

    /// Returns a mark to which [`State::undo`] can go back.
    pub(crate) fn mark(&self) -> usize {
        self.trail.len()
    }

    /// Takes back every change since the mark and forgets what waited.
    pub(crate) fn undo(&mut self, mark: usize) {
        while self.trail.len() > mark {
            let (at, old) = self.trail.pop().expect("the trail is longer than the mark");
            self.words[at as usize] = old;
        }
        self.agenda.clear();
    }

    fn set(&mut self, at: usize, new: u64) {
        self.trail.push((at as u32, self.words[at]));
        self.words[at] = new;
    }

    /// Returns the possible starts of a task.
    pub(crate) fn starts(&self, task: u32) -> &[u64] {
        let words = self.model.words;
        &self.words[task as usize * words..][..words]
    }

    /// Returns how many starts a task has left.
    pub(crate) fn count(&self, task: u32) -> u32 {
        self.words[self.layout.counts + task as usize] as u32
    }

    /// Returns the first and the last start a task has left.
    pub(crate) fn bounds(&self, task: u32) -> Option<(u32, u32)> {
        domain::first(self.starts(task)).zip(domain::last(self.starts(task)))
    }

    /// Returns the start of a task that has only one left.
    pub(crate) fn fixed(&self, task: u32) -> Option<u32> {
        if self.count(task) == 1 { domain::first(self.starts(task)) } else { None }
    }

    /// Returns whether the task is known to be placed.
    pub(crate) fn is_present(&self, task: u32) -> bool {
        self.words[self.layout.present + task as usize] != 0
    }

    /// Returns the candidate that a slot chose.
    pub(crate) fn choice(&self, slot: u32) -> Option<u32> {
        let choice = self.words[self.layout.choices + slot as usize];
        (choice != OPEN).then_some(choice as u32)
    }

    /// Returns the starts for which a candidate is taken.
    pub(crate) fn blocked(&self, candidate: u32) -> &[u64] {
        let words = self.model.words;
        &self.words[self.layout.blocked + candidate as usize * words..][..words]
    }

    /// Returns the steps at which a resource is surely held.
    pub(crate) fn busy(&self, resource: u32) -> &[u64] {
        let words = self.model.words;
        &self.words[self.layout.busy + resource as usize * words..][..words]
    }

    /// Makes known that the task is placed.
    pub(crate) fn require(&mut self, task: u32) -> Result<(), Dead> {
        if self.is_present(task) {
            return Ok(());
        }
        self.set(self.layout.present + task as usize, 1);
        self.changed(task)
    }

    /// Remembers the bounds from which conflicts were drawn; returns whether they are new.
    pub(crate) fn remember_bounds(&mut self, task: u32, low: u32, high: u32) -> bool {
        let at = self.layout.bounds + task as usize;
        let bounds = (u64::from(low) << (BITS / 2)) | u64::from(high);
        let is_new = self.words[at] != bounds;
        if is_new {
            self.set(at, bounds);
        }
        is_new
    }

    /// Marks the steps `low..=high` of a resource as held.
    pub(crate) fn hold(&mut self, resource: u32, low: u32, high: u32) {
        let base = self.layout.busy + resource as usize * self.model.words;
        self.add_range(base, low, high);
    }

    /// Bars the starts `low..=high` of a candidate's task from choosing it.
    pub(crate) fn block(&mut self, candidate: u32, low: u32, high: u32) {
        let base = self.layout.blocked + candidate as usize * self.model.words;
        if self.add_range(base, low, high) {
            self.agenda.slots.push(self.model.candidates[candidate as usize].slot);
        }
    }

    /// Records a slot's choice.
    pub(crate) fn choose(&mut self, slot: u32, candidate: u32) {
        self.set(self.layout.choices + slot as usize, u64::from(candidate));
        let length = self.model.length[self.model.slots[slot as usize].task as usize];
        let load = self.layout.loads + self.model.candidates[candidate as usize].resource as usize;
        self.set(load, self.words[load] + u64::from(length));
    }

    /// Remembers how many candidates of a slot are free for some start.
    pub(crate) fn remember_open(&mut self, slot: u32, n_open: u64) {
        let at = self.layout.open + slot as usize;
        if self.words[at] != n_open {
            self.set(at, n_open);
        }
    }

    /// Returns how many candidates of a placed task's slot are free for some start, once propagation came to rest.
    pub(crate) fn n_open(&self, slot: u32) -> u32 {
        self.words[self.layout.open + slot as usize] as u32
    }

    /// Returns the steps for which a resource is held, always or by choices made.
    pub(crate) fn load(&self, resource: u32) -> u64 {
        self.words[self.layout.loads + resource as usize]
    }

    /// Adds steps to the set at `base`; returns whether that changed it.
    fn add_range(&mut self, base: usize, low: u32, high: u32) -> bool {
        let mut is_new = false;
        for at in words_of(low, high, self.model.words) {
            let mask = domain::range_mask(at, low, high);
            if self.words[base + at] & mask != mask {
                self.set(base + at, self.words[base + at] | mask);
                is_new = true;
            }
        }
        is_new
    }

    /// Removes the starts `low..=high` of a task.
    pub(crate) fn forbid(&mut self, task: u32, low: u32, high: u32) -> Result<(), Dead> {
        let base = task as usize * self.model.words;
        let mut lost = 0;
        for at in words_of(low, high, self.model.words) {
            lost += self.remove(base + at, domain::range_mask(at, low, high));
        }
        self.lose(task, lost)
    }

    /// Removes every start of a task that is not in the set.
    pub(crate) fn keep(&mut self, task: u32, set: &[u64]) -> Result<(), Dead> {
        let base = task as usize * self.model.words;
        let mut lost = 0;
        for (at, word) in set.iter().enumerate() {
            lost += self.remove(base + at, !word);
        }
        self.lose(task, lost)
    }

    /// Leaves a task this one start.
    pub(crate) fn fix(&mut self, task: u32, start: u32) -> Result<(), Dead> {
        if let Some(below) = start.checked_sub(1) {
            self.forbid(task, 0, below)?;
        }
        self.forbid(task, start + 1, u32::MAX)?;
        self.require(task)
    }

    fn remove(&mut self, at: usize, mask: u64) -> u32 {
        let gone = self.words[at] & mask;
        if gone != 0 {
            self.set(at, self.words[at] & !mask);
        }
        gone.count_ones()
    }

    fn lose(&mut self, task: u32, lost: u32) -> Result<(), Dead> {
        if lost == 0 {
            return Ok(());
        }
        let at = self.layout.counts + task as usize;
        self.set(at, self.words[at] - u64::from(lost));
        self.changed(task)
    }

    fn changed(&mut self, task: u32) -> Result<(), Dead> {
        if self.count(task) == 0 && self.is_present(task) {
            self.blame(task);
            return Err(Dead);
        }
        self.agenda.tasks.push(task);
        Ok(())
    }

    /// Counts a dead end against a task it showed in, so that the task is decided sooner from then on.
    pub(crate) fn blame(&mut self, task: u32) {
        self.weight[task as usize] += 1;
    }
}

/// Returns the words that hold the steps `low..=high`.
fn words_of(low: u32, high: u32, words: usize) -> std::ops::Range<usize> {
    if low > high {
        return 0..0;
    }
    let end = (high / BITS) as usize + 1;
    (low / BITS) as usize..end.min(words)
}

/// What waits to be propagated: cheap kinds first.
#[derive(Debug)]
pub(crate) struct Agenda {
    /// Tasks whose starts changed.
    pub(crate) tasks: Waiting,
    /// Slots whose candidates changed.
    pub(crate) slots: Waiting,
    /// Links of changed tasks.
    pub(crate) links: Waiting,
    /// Pools of changed tasks.
    pub(crate) pools: Waiting,
    /// Resources of changed tasks.
    pub(crate) resources: Waiting,
}

impl Agenda {
    fn new(model: &Model) -> Self {
        Self {
            tasks: Waiting::new(model.n_tasks as usize),
            slots: Waiting::new(model.slots.len()),
            links: Waiting::new(model.links.len()),
            pools: Waiting::new(model.pools.len()),
            resources: Waiting::new(model.n_resources as usize),
        }
    }

    fn clear(&mut self) {
        for waiting in
            [&mut self.tasks, &mut self.slots, &mut self.links, &mut self.pools, &mut self.resources]
        {
            waiting.clear();
        }
    }
}

/// A queue in which nothing waits twice.
#[derive(Debug)]
pub(crate) struct Waiting {
    queue: VecDeque<u32>,
    is_waiting: Vec<bool>,
}

impl Waiting {
    fn new(size: usize) -> Self {
        Self { queue: VecDeque::with_capacity(size), is_waiting: vec![false; size] }
    }

    /// Lets something wait, unless it does already.
    pub(crate) fn push(&mut self, at: u32) {
        if !std::mem::replace(&mut self.is_waiting[at as usize], true) {
            self.queue.push_back(at);
        }
    }

    /// Takes what has waited longest.
    pub(crate) fn pop(&mut self) -> Option<u32> {
        let at = self.queue.pop_front()?;
        self.is_waiting[at as usize] = false;
        Some(at)
    }

    fn clear(&mut self) {
        while self.pop().is_some() {}
    }
}
