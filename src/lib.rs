//! commontime: can every teacher of a school have five hours a week to learn and work with colleagues?
//!
//! # The question
//!
//! A principal has a staff, a bell schedule, grades with their subjects, specials and services, and a contract.
//! With these, which master schedule gives every teacher the most time with colleagues, who has the students meanwhile,
//! which fund pays, and how sure is the answer? Rearranging makes no minutes. They are moved, covered or bought,
//! and a week that looks full often is. So the answer is never a schedule alone. It is a schedule with a bound: what no
//! schedule for the same inputs can better, proved, or how far the two are apart. Where nothing satisfies the rules,
//! the answer is the handful of requirements that clash.
//!
//! # The way from files to an answer
//!
//! ```text
//! files -> Campus -> design (counts and bounds) <-> timetable (times and rooms) -> audit -> Answer -> report
//! ```
//!
//! 1. `commontime-files` reads a scenario's folder and reports all that is wrong at once. What comes out is a
//!    [`Campus`](commontime_school::Campus), valid by construction.
//! 2. [`design`] is a model of counts: classes of each special by grade and day, minutes of each team by day. It leaves
//!    requirements out but never adds one. Its best value is therefore a bound, and where it has no solution no schedule
//!    exists. It knows no times of day but for one thing: what a team by itself can meet on one day is small enough to be
//!    found by trying every time ([`design::team_day`]). [`mip`] solves the model, and checks every solution in exact
//!    arithmetic.
//!    Where requirements clash, [`certificate`] proves it once more in whole numbers, with a checker that knows no solver.
//! 3. [`timetable`] turns a design into a complete schedule, minute by minute, with the exact placing of
//!    `commontime-engine`: plainly where that works, else with meetings wherever all members are free together, and in the
//!    end without those that have no place. Where even that fails, it says what stood in the way.
//! 4. `commontime-audit` certifies the schedule from the campus alone. It cannot import the design or the timetable,
//!    so that a mistake of theirs cannot hide in it.
//! 5. [`solve`] runs this loop until the schedule is worth what the bound says, or the effort is spent. Where it continues
//!    from a schedule, [`kept`] tells design and timetable what is locked in it, and what else rather stays.
//!    [`solve::compare`] sets two audited schedules side by side.
//! 6. `commontime-report` turns the answer into a page of HTML and a screen of text.
//!
//! # Where to read
//!
//! Begin with `commontime-school`: the field's nouns (cycle, bell schedule, staff, position, fund, course, room, team,
//! schedule, ledger) and the page of every rule. Then [`solve()`](solve::solve), which is short and names everything
//! else. A rule has one slug and one file of that name in each layer: its page in `school/rules`, plain loops over a
//! schedule in `audit/rules`, rows of the model in `design/rules`, constraints of the engine in `timetable/rules`. [`generate`] makes schools of any size, for tests and
//! for measuring; [`interop`] reads timetables that others published, to measure the engine on them.
//!
//! ```no_run
//! use commontime::solve::{Options, solve};
//!
//! let campus = commontime_files::load(std::path::Path::new("scenarios/first-run"))?;
//! let found = solve(&campus, &Options::default(), &mut |_| {});
//! println!("{}: {:?}", found.answer.outcome.slug(), found.answer.lowest_weekly_minutes);
//! # Ok::<(), commontime_files::Problems>(())
//! ```
//!
//! # What always holds
//!
//! - **A bound is proved or absent.** A search that gives up never touches one: it may only say that it found nothing.
//! - **Only an audited schedule is shown.** A report takes [`Audited`](commontime_audit::Audited), and only a schedule
//!   without a required finding becomes one. The command line audits once more what it reads back from the disk.
//! - **A limit is not an impossibility.** A solver that stops at a limit, fails or contradicts itself is never read as
//!   "no schedule exists".
//! - **The same files, seed and effort give the same bytes**, on any number of threads, with the same program on the same
//!   kind of machine. Effort is counted in work, not seconds. No clock, host name or path is in a result. `--seconds`
//!   gives this up, and the result says so.
//! - **What an earlier run worked out is taken only for the same question.** [`recall`] keeps answers under the digest of all that they
//!   depend on, and only those of the same build; a run with them ends with the same bytes as one without.
//! - **Minutes, cents and FTE are integers.** Floating-point numbers exist only inside the solver.
//! - **No library prints, exits, or panics over what someone wrote in a file.** Only the command line prints, and only
//!   `commontime-files` touches the disk.
//! - **No rule is forgotten.** Each layer matches [`Rule`](commontime_school::Rule) without a catch-all; where a layer
//!   has nothing to say of a rule, its file says why.

pub mod certificate;
pub mod design;
pub mod generate;
pub mod interop;
pub mod kept;
pub mod mip;
pub mod recall;
pub mod solve;
pub mod timetable;
