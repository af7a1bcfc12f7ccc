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

/// Places the day, if it can be with adults of its own for each lunch and each recess, and else with fewer.
pub(super) fn place(inputs: &Inputs<'_>, effort: Effort) -> Result<Placed, Stuck> {
    place_watched(inputs, effort).or_else(|stuck| {
        if inputs.watching == Watching::Together || !watch_together(inputs.campus) {
            return Err(stuck);
        }
        // Why it cannot be with all adults that are there says more than why it cannot be with fewer.
        place_watched(&Inputs { watching: Watching::Together, ..*inputs }, effort).map_err(|_| stuck)
    })
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

/// Places the day: as it was designed where that works, else with meetings wherever they fit, and in the end without those that do not.
fn place_watched(inputs: &Inputs<'_>, effort: Effort) -> Result<Placed, Stuck> {
    let freedoms = [
        Freedom::Usual,
        Freedom::Designed,
        Freedom::Joined,
        Freedom::Shorter,
        Freedom::Partial,
        Freedom::ShorterAndPartial,
    ];
    // The first two are had soon or hardly ever, and where they are, so is the third: that one is worth the work. What did not do for a
    // day before hardly ever does for this one, and then soon.
    let needed = inputs.placed.iter().map(|placed| placed.freedom).max();
    let with = |freedom| {
        let is_soon_seen = freedom < Freedom::Joined || needed.is_some_and(|needed| freedom < needed);
        let part = if is_soon_seen { SOON_SEEN } else { 1 };
        attempt(inputs, freedom, true, (effort, part))
    };
    if let Some(placed) = freedoms.into_iter().find_map(with) {
        return Ok(placed);
    }
    let is_limited = inputs.campus.most_teaching().is_some();
    if is_limited && attempt(inputs, Freedom::ShorterAndPartial, false, (effort, 1)).is_some() {
        return Err(Stuck::Rests(inputs.day));
    }
    Err(Stuck::Day(inputs.day))
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
