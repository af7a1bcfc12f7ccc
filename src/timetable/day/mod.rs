//! One day: compiled to tasks, placed by the engine, read back as lessons, meetings and people's fixed times.

mod clock;
mod compile;
mod joined;
mod locked;
mod meetings;
mod near;
mod people;
mod read;
mod rests;
mod specials;
mod students;
mod tasks;

use std::collections::BTreeMap;

use commontime_engine::placing::{Limits, Placing};
use commontime_school::ids::{DayId, TeamId};
use commontime_school::staff::Role;
use commontime_school::{Assignment, Campus, Lesson, Meeting, Minutes};

use super::classes::{Classes, Together};
use super::sessions::Sessions;
use super::{Effort, Stuck};
use crate::design::Design;
use crate::kept::Kept;
use crate::recall;
use compile::Freedom;
pub(super) use tasks::Key;

/// A day as placed.
pub(super) struct Placed {
    /// The day.
    pub(super) day: DayId,
    /// When each task begins, in minutes since midnight: hints for other days.
    pub(super) starts: BTreeMap<Key, u16>,
    /// Specials, lunch, recess, subjects placed as blocks, services.
    pub(super) lessons: Vec<Lesson>,
    /// Team meetings.
    pub(super) meetings: Vec<Meeting>,
    /// Teams whose meetings, or some of them, had no place.
    pub(super) left_out: Vec<TeamId>,
    /// Lunch and planning that were placed with the rest.
    pub(super) assignments: Vec<Assignment>,
    /// The freedom it took.
    freedom: Freedom,
    /// How its lunches and recesses are watched.
    pub(super) watching: Watching,
}

/// How many groups of students an adult watches at lunch and at recess.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Watching {
    /// Each lunch and each recess has adults of its own.
    Apart,
    /// Whoever is there watches all who are at the same place.
    Together,
}

/// What does soon or hardly ever gets one in so many steps of work.
const SOON_SEEN: u64 = 4;

/// Everything the placing of one day reads.
#[derive(Clone, Copy)]
pub(super) struct Inputs<'a> {
    pub(super) campus: &'a Campus,
    pub(super) design: &'a Design,
    pub(super) kept: &'a Kept,
    pub(super) classes: &'a Classes,
    pub(super) together: &'a Together,
    pub(super) sessions: &'a Sessions,
    pub(super) day: DayId,
    pub(super) hints: &'a BTreeMap<Key, u16>,
    /// The days that are placed already.
    pub(super) placed: &'a [Placed],
    /// How lunches and recesses are watched.
    pub(super) watching: Watching,
}

/// Freedoms under which every meeting has its place.
const WHOLE: [Freedom; 4] = [Freedom::Usual, Freedom::Designed, Freedom::Joined, Freedom::Shorter];

/// Freedoms under which meetings may be left out.
const PARTIAL: [Freedom; 2] = [Freedom::Partial, Freedom::ShorterAndPartial];

/// Places the day: with adults of its own for each lunch and each recess if that does, else with fewer, and in the end without those
/// meetings that have no place.
pub(super) fn place(inputs: &Inputs<'_>, effort: Effort) -> Result<Placed, Stuck> {
    let together = Inputs { watching: Watching::Together, ..*inputs };
    let may_be_together = inputs.watching == Watching::Apart && watch_together(inputs.campus);
    let ways = [Some(inputs), Some(&together).filter(|_| may_be_together)];
    let ways = || ways.into_iter().flatten();
    let whole = ways().find_map(|inputs| place_with(inputs, &WHOLE, effort));
    if let Some(placed) = whole.or_else(|| ways().find_map(|inputs| place_with(inputs, &PARTIAL, effort))) {
        return Ok(placed);
    }
    let is_limited = inputs.campus.most_teaching().is_some();
    if is_limited && attempt(inputs, Freedom::ShorterAndPartial, false, (effort, 1)).is_some() {
        return Err(Stuck::Rests(inputs.day));
    }
    Err(Stuck::Day(inputs.day))
}

/// Tells whether an adult may have several groups of students to watch: fewer adults are asked for than there may be groups.
fn watch_together(campus: &Campus) -> bool {
    let bells = &campus.bells;
    let places = [
        (&bells.lunch_supervision, bells.cafeteria.grades_at_once),
        (&bells.recess_supervision, bells.playground.grades_at_once),
    ];
    places.iter().any(|(watched, at_once)| {
        !watched.roles.contains(&Role::Homeroom) && watched.adults.max(1) < *at_once
    })
}

/// Places the day with the first of these freedoms that does: as it was designed where that works, else with meetings wherever they fit.
fn place_with(inputs: &Inputs<'_>, freedoms: &[Freedom], effort: Effort) -> Option<Placed> {
    // The first two are had soon or hardly ever, and where they are, so is the third: that one is worth the work. What did not do for a
    // day before hardly ever does for this one, and then soon.
    let needed = inputs.placed.iter().map(|placed| placed.freedom).max();
    freedoms.iter().find_map(|&freedom| {
        let is_soon_seen = freedom < Freedom::Joined || needed.is_some_and(|needed| freedom < needed);
        let part = if is_soon_seen { SOON_SEEN } else { 1 };
        attempt(inputs, freedom, true, (effort, part))
    })
}

/// Places the day with so much freedom, for one in so many steps of the work.
fn attempt(
    inputs: &Inputs<'_>,
    freedom: Freedom,
    with_rests: bool,
    (effort, part): (Effort, u64),
) -> Option<Placed> {
    let mut compiled = compile::compile(inputs, freedom)?;
    if with_rests {
        rests::add(&mut compiled);
    }
    let limits = Limits { seed: effort.seed, effort: effort.a_day };
    match recall::place(&compiled.problem, &Limits { effort: effort.a_day / part, ..limits }) {
        Placing::Placed(placement) => {
            let nearer = near::pull_back(&compiled, placement, &limits);
            Some(read::read(inputs, &compiled, freedom, &nearer))
        }
        Placing::Impossible | Placing::Limit(_) => None,
    }
}

/// Returns the minutes of the meeting of `team` that lie outside its homerooms' specials.
fn outside_minutes(design: &Design, team: TeamId, day: DayId) -> Minutes {
    let all = design.meetings.get(&(team, day)).copied().unwrap_or(Minutes::ZERO);
    let inside = design
        .at_specials
        .iter()
        .filter(|((other, _, other_day), _)| (*other, *other_day) == (team, day))
        .map(|(_, &minutes)| minutes)
        .max()
        .unwrap_or(Minutes::ZERO);
    (all - inside).at_least_zero()
}
