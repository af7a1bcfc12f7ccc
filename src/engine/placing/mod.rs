//! Places tasks of fixed length in the time steps of one horizon, with proofs: a day, a week, anything cut into equal steps.
//!
//! It knows nothing of what the tasks stand for. A [`Problem`] lists tasks with their allowed starts, the resources
//! they hold alone, the pools they load together, and relations between them. [`place`] answers with a [`Placement`],
//! with the proof that none exists, or with the best part of one when its counted effort ran out.
//!
//! How it works, in reading order:
//!
//! 1. `model` compiles a problem into flat lists: conflicts become edges, lists of candidates get implied pools.
//! 2. `state` holds every value that search changes in one array of words, undone by a trail.
//! 3. `propagate` removes starts that cannot be part of any placement, one constraint kind a file.
//! 4. `search` branches, restarts and remembers; `branch` says what to decide next and `values` what to try first.
//! 5. `satisfy` puts a problem to a solver of clauses, which settles what a search that forgets does not.
//! 6. `place` asks for one search, then for clauses, lets `mend` find places for what is required and missing, and `improve` for the
//!    rest.
//! 7. `check` judges a placement from the problem alone and shares no code with the rest.
//!
//! What always holds: a placed answer has no violations; [`Placing::Impossible`] is said only after a whole search
//! tree was closed, or by the solver of clauses; the same problem and limits give the same answer on every machine.

mod branch;
mod check;
mod domain;
mod extract;
mod improve;
mod lists;
mod mend;
mod model;
mod place;
mod placement;
mod problem;
mod propagate;
mod restarts;
mod satisfy;
mod search;
mod state;
mod values;

pub use check::violations;
pub use place::place;
pub use placement::{Limits, Placement, Placing};
pub use problem::{Capacity, PoolId, Problem, Relation, ResourceId, Station, StationId, Task, TaskId, Unary};
pub use satisfy::satisfy;
