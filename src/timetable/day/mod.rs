//! One day: compiled to tasks, placed by the engine, read back as lessons, meetings and people's fixed times.

mod clock;
mod compile;
mod meetings;
mod people;
mod read;
mod specials;
mod students;
mod tasks;

use std::collections::BTreeMap;

use commontime_engine::{Limits, Placing};
use commontime_school::ids::{DayId, TeamId};
use commontime_school::{Assignment, Campus, Lesson, Meeting, Minutes};

use super::classes::Classes;
use super::sessions::Sessions;
use super::{Effort, Stuck};
use crate::design::Design;
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
    /// Lunch and planning of those who have no homeroom.
    pub(super) assignments: Vec<Assignment>,
}

/// Everything the placing of one day reads.
pub(super) struct Inputs<'a> {
    pub(super) campus: &'a Campus,
    pub(super) design: &'a Design,
    pub(super) classes: &'a Classes,
    pub(super) sessions: &'a Sessions,
    pub(super) day: DayId,
    pub(super) hints: &'a BTreeMap<Key, u16>,
}

pub(super) fn place(
    campus: &Campus,
    design: &Design,
    classes: &Classes,
    sessions: &Sessions,
    day: DayId,
    hints: &BTreeMap<Key, u16>,
    effort: Effort,
) -> Result<Placed, Stuck> {
    let inputs = Inputs { campus, design, classes, sessions, day, hints };
    if let Some(placed) = attempt(&inputs, effort)? {
        return Ok(placed);
    }
    // Which meeting is in the way? The first without which the day can be placed is named, shortest effort first.
    let quick = Effort { a_day: effort.a_day / 4, ..effort };
    for ((team, meeting_day), &minutes) in design.meetings.iter().rev() {
        if *meeting_day != day {
            continue;
        }
        let without = without_meeting(design, *team, day);
        let inputs = Inputs { design: &without, ..inputs };
        if attempt(&inputs, quick)?.is_some() {
            return Err(Stuck::Meeting(*team, day, minutes));
        }
    }
    Err(Stuck::Day(day))
}

fn attempt(inputs: &Inputs<'_>, effort: Effort) -> Result<Option<Placed>, Stuck> {
    let compiled = compile::compile(inputs)?;
    let limits = Limits { seed: effort.seed, effort: effort.a_day };
    match commontime_engine::place(&compiled.problem, &limits) {
        Placing::Placed(placement) => Ok(Some(read::read(inputs, &compiled, &placement))),
        Placing::Impossible | Placing::Limit(_) => Ok(None),
    }
}

fn without_meeting(design: &Design, team: TeamId, day: DayId) -> Design {
    let mut without = design.clone();
    without.meetings.remove(&(team, day));
    without.at_specials.retain(|&(other, _, other_day), _| (other, other_day) != (team, day));
    without
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
