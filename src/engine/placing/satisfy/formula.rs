//! Clauses, and the solver they are put to.

use batsat::{Callbacks, ClauseKind, Lit, Solver, SolverInterface, SolverOpts, lbool};

/// Something that holds, does not hold, or is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fact {
    /// It is known whether it holds.
    Known(bool),
    /// The solver decides.
    Open(Lit),
}

impl std::ops::Not for Fact {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::Known(holds) => Self::Known(!holds),
            Self::Open(literal) => Self::Open(!literal),
        }
    }
}

/// Counts what was learned: so many contradictions are the measure of work.
#[derive(Default)]
struct Counter {
    learned: u64,
    most: u64,
}

impl Callbacks for Counter {
    fn on_new_clause(&mut self, _: &[Lit], kind: ClauseKind) {
        self.learned += u64::from(kind == ClauseKind::Learnt);
    }

    fn stop(&self) -> bool {
        self.learned >= self.most
    }
}

/// What the solver says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// All clauses can hold: [`Formula::holds`] tells how.
    Can,
    /// They cannot.
    Cannot,
    /// The work allowed did not do.
    Unknown,
}

/// Clauses over facts. Of each clause one fact must hold.
pub(super) struct Formula {
    solver: Solver<Counter>,
    n_clauses: usize,
}

impl Formula {
    pub(super) fn new() -> Self {
        Self { solver: Solver::new(SolverOpts::default(), Counter::default()), n_clauses: 0 }
    }

    /// Returns a new open fact.
    pub(super) fn open(&mut self) -> Fact {
        Fact::Open(Lit::new(self.solver.new_var_default(), true))
    }

    /// Returns a new open fact that is tried as holding first.
    pub(super) fn rather(&mut self) -> Fact {
        Fact::Open(Lit::new(self.solver.new_var(lbool::TRUE, true), true))
    }

    /// Requires that one of the facts holds.
    pub(super) fn any(&mut self, facts: impl IntoIterator<Item = Fact>) {
        let mut clause = Vec::new();
        for fact in facts {
            match fact {
                Fact::Known(true) => return,
                Fact::Known(false) => {}
                Fact::Open(literal) => clause.push(literal),
            }
        }
        self.n_clauses += 1;
        self.solver.add_clause_reuse(&mut clause);
    }

    /// Returns how many clauses there are.
    pub(super) fn n_clauses(&self) -> usize {
        self.n_clauses
    }

    /// Asks whether all clauses can hold, for as long as so many contradictions take.
    pub(super) fn solve(&mut self, most_contradictions: u64) -> Said {
        self.solver.cb_mut().most = most_contradictions;
        let said = self.solver.solve_limited(&[]);
        if said == lbool::TRUE {
            Said::Can
        } else if said == lbool::FALSE {
            Said::Cannot
        } else {
            Said::Unknown
        }
    }

    /// Returns how many contradictions it took so far.
    pub(super) fn n_contradictions(&self) -> u64 {
        self.solver.cb().learned
    }

    /// Tells whether a fact holds in the answer found.
    pub(super) fn holds(&self, fact: Fact) -> bool {
        match fact {
            Fact::Known(holds) => holds,
            Fact::Open(literal) => self.solver.value_lit(literal) == lbool::TRUE,
        }
    }
}
