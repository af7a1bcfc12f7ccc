//! What is to be placed: tasks, what they use, and how they relate.

/// Tasks to place within `horizon` equal steps, and everything that limits where they may lie.
///
/// Ids count from 0 in the order of the lists. An id that names nothing is not an error: a resource beyond the list
/// is one more resource that keeps gaps, a pool beyond the list has limit 0, a station beyond the list loads nothing, a task beyond the list is a
/// task that stays unplaced.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Problem {
    /// Number of steps; a task that starts at `s` with length `l` needs `s + l <= horizon`. Memory grows with the
    /// number of tasks times the last step that any of them can reach.
    pub horizon: u32,
    /// Resources that one task holds at a time.
    pub resources: Vec<Unary>,
    /// Pools that several tasks may load at once, up to a limit.
    pub pools: Vec<Capacity>,
    /// Stations, each of which loads a pool.
    pub stations: Vec<Station>,
    /// The tasks.
    pub tasks: Vec<Task>,
    /// Relations between tasks. A relation with an unplaced task asks nothing, except that an inner task needs
    /// what it lies in to be placed.
    pub relations: Vec<Relation>,
}

impl Problem {
    /// Returns a problem without tasks over `horizon` steps.
    #[must_use]
    pub fn new(horizon: u32) -> Self {
        Self { horizon, ..Self::default() }
    }

    /// Adds a resource that keeps gaps between its tasks, and returns its id.
    pub fn add_resource(&mut self) -> ResourceId {
        self.resources.push(Unary::default());
        ResourceId(self.resources.len() as u32 - 1)
    }

    /// Adds a resource that needs no gaps between its tasks, and returns its id.
    pub fn add_resource_without_gaps(&mut self) -> ResourceId {
        self.resources.push(Unary { keeps_gaps: false });
        ResourceId(self.resources.len() as u32 - 1)
    }

    /// Adds a pool with the given limit and returns its id.
    pub fn add_pool(&mut self, limit: u32) -> PoolId {
        self.pools.push(Capacity { limit });
        PoolId(self.pools.len() as u32 - 1)
    }

    /// Adds a station that takes at least so much of a pool, and returns its id.
    pub fn add_station(&mut self, pool: PoolId, least: u32) -> StationId {
        self.stations.push(Station { pool, least });
        StationId(self.stations.len() as u32 - 1)
    }

    /// Adds a task and returns its id.
    pub fn add_task(&mut self, task: Task) -> TaskId {
        self.tasks.push(task);
        TaskId(self.tasks.len() as u32 - 1)
    }
}

/// Names a resource of a [`Problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ResourceId(pub u32);

/// Names a pool of a [`Problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PoolId(pub u32);

/// Names a station of a [`Problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StationId(pub u32);

/// Names a task of a [`Problem`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TaskId(pub u32);

/// A resource that holds one task at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Unary {
    /// Whether it keeps the steps free between tasks that [`Task::gap`] asks for.
    pub keeps_gaps: bool,
}

impl Default for Unary {
    fn default() -> Self {
        Self { keeps_gaps: true }
    }
}

/// A pool: at every step, the amounts of the tasks that run may sum to at most the limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Capacity {
    /// The greatest sum of amounts at any step.
    pub limit: u32,
}

/// A station that tasks share: at a step at which none of its tasks runs it loads nothing; else it loads its pool with what
/// they bring, and with `least` where that is more. So two lifeguards watch one group in the pool, and two groups too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Station {
    /// The pool it loads.
    pub pool: PoolId,
    /// What it loads at least while any of its tasks runs.
    pub least: u32,
}

/// Something that runs without a break for a fixed number of steps.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Task {
    /// Steps it runs; 0 counts as 1.
    pub length: u32,
    /// The starts it may have, ascending. A start that would end beyond the horizon is never used.
    pub starts: Vec<u32>,
    /// Resources it holds alone while it runs: all of these.
    pub uses: Vec<ResourceId>,
    /// For each list, one of its resources is held alone while the task runs: a different one for each list, and
    /// none of `uses`.
    pub one_of: Vec<Vec<ResourceId>>,
    /// Pools it loads while it runs, and by how much.
    pub loads: Vec<(PoolId, u32)>,
    /// Stations it is at while it runs, and what it brings to each; a 0 is as good as not there.
    pub stations: Vec<(StationId, u32)>,
    /// Two tasks that both have a gap and hold the same resource keep at least the larger gap, in steps, between them,
    /// unless the resource keeps none or both are of one row.
    pub gap: Option<u32>,
    /// Tasks of one row need no gap between them, say classes of one homeroom that stays with its teacher.
    pub row: Option<u32>,
    /// Starts to try first, best first: hints, never a rule.
    pub preferred: Vec<u32>,
    /// Whether the task may stay unplaced, which is allowed but worse.
    pub optional: bool,
}

impl Task {
    /// Returns a required task that uses nothing.
    #[must_use]
    pub fn new(length: u32, starts: impl IntoIterator<Item = u32>) -> Self {
        Self { length, starts: starts.into_iter().collect(), ..Self::default() }
    }

    /// Returns the steps the task runs: its length, and at least 1.
    #[must_use]
    pub fn steps(&self) -> u32 {
        self.length.max(1)
    }

    /// Returns the steps kept between this task and another on a resource that they share and that keeps gaps.
    #[must_use]
    pub fn gap_to(&self, other: &Self) -> u32 {
        gap_between((self.gap, self.row), (other.gap, other.row))
    }
}

/// Returns the steps kept between two tasks with these gaps and rows.
pub(crate) fn gap_between(a: (Option<u32>, Option<u32>), b: (Option<u32>, Option<u32>)) -> u32 {
    let are_of_one_row = a.1.is_some() && a.1 == b.1;
    a.0.zip(b.0).filter(|_| !are_of_one_row).map_or(0, |(a, b)| a.max(b))
}

/// How placed tasks must lie to each other.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// The inner task lies inside one of the outer tasks. It never conflicts with any of them over a resource;
    /// loads of pools still add up.
    Within {
        /// The task that lies inside.
        inner: TaskId,
        /// The tasks of which one must hold it.
        outers: Vec<TaskId>,
    },
    /// Every step of the inner task, and of the lead before it, lies in one or another of the tasks that cover it; so it
    /// may lie across two that touch. A lead that would begin before the first step is never covered. Resources are
    /// held as ever: the inner task may not hold one that a task covering it holds.
    Covered {
        /// The task that is covered.
        inner: TaskId,
        /// Steps before its start that are covered as well.
        lead: u32,
        /// The tasks that cover it together.
        by: Vec<TaskId>,
    },
    /// One task starts where the other ends.
    Touch {
        /// Either task.
        a: TaskId,
        /// The other.
        b: TaskId,
    },
    /// Both tasks start at the same step.
    SameStart {
        /// Either task.
        a: TaskId,
        /// The other.
        b: TaskId,
    },
    /// Task `b` starts at least `gap` steps after task `a` ends.
    Before {
        /// The earlier task.
        a: TaskId,
        /// The later task.
        b: TaskId,
        /// Steps between them, at least.
        gap: u32,
    },
    /// Nobody works too long without a pause. At work are the steps of the working tasks that no relieving task covers; free
    /// steps fewer than the pause, between two at work, end no stretch of work and add nothing to it. No stretch has more
    /// than `most` steps at work.
    Rested {
        /// The tasks that are work.
        work: Vec<TaskId>,
        /// Whose work it is: tasks that do not hold this resource are none of it. Where nobody is named all are.
        of: Option<ResourceId>,
        /// The tasks that relieve from it. None of them is work itself.
        relief: Vec<TaskId>,
        /// Steps at work in one stretch, at most.
        most: u32,
        /// Free steps that end a stretch; 0 counts as 1.
        pause: u32,
    },
    /// A resource is held by at most so many of the tasks.
    AtMost {
        /// The resource.
        of: ResourceId,
        /// The tasks that are counted.
        tasks: Vec<TaskId>,
        /// How many of them may hold it.
        most: u32,
    },
    /// The tasks do not run at the same step.
    NoOverlap {
        /// Either task.
        a: TaskId,
        /// The other.
        b: TaskId,
    },
}
