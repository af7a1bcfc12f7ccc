//! From a design to a full master schedule: every lesson, meeting, duty and lunch, minute by minute.
//!
//! 1. `sessions` spreads the services over the days.
//! 2. `classes` deals out the design's counts: which homeroom has which special on which day.
//! 3. `day` compiles one day to tasks and lets the engine place them, with as little freedom as will do: whole grades at
//!    specials first, then meetings wherever all members are free together, then without those that have no place. One
//!    day's times are hints for the next, so that weekdays look alike.
//! 4. `subjects` fills what is left of each homeroom's day.
//! 5. `supervision` lets the engine choose adults for lunch and recess; `people` gives every person's minutes a use.
//!
//! 6. `time_left` gives teams whose meetings had no place others, where their members have time left.
//!
//! Beside this, [`whole`] makes a school an instance of the general engine, with the rules' constraints in `rules`, to go on
//! from a schedule that is there.
//!
//! What fails here proves nothing: it only steers the search. Whatever comes out is judged by the audit.

mod classes;
mod day;
mod day_free;
mod homeroom_day;
mod meeting_rooms;
mod people;
mod rules;
mod sessions;
mod subjects;
mod supervision;
mod time_left;
pub mod whole;

use std::collections::BTreeMap;

use commontime_school::ids::{DayId, TeamId};
use commontime_school::{Campus, Minutes, Schedule};

use crate::design::Design;
use crate::kept::Kept;
use day::{Inputs, Placed, Watching};
pub use rules::not_encoded;
pub use time_left::{meet_in_time_left, time_beside};

/// How much work a timetable may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Decides between choices that look equally good.
    pub seed: u64,
    /// Counted steps for each day's placing.
    pub a_day: u64,
}

/// A schedule built from a design.
#[derive(Clone, Debug)]
pub struct Realised {
    /// The schedule.
    pub schedule: Schedule,
    /// Meetings of the design that had no place, or not all of them.
    pub left_out: Vec<(TeamId, DayId, Minutes)>,
}

/// Why a design could not be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stuck {
    /// The classes could not be dealt out to homerooms as the design counts them.
    Classes(String),
    /// A day could not be placed, even without meetings.
    Day(DayId),
    /// A day could not be placed so that nobody is with students too long without a break.
    Rests(DayId),
    /// The subjects of a homeroom do not fit into what is left of its days.
    Subjects(String),
    /// There are not enough adults for lunch or recess on a day.
    Supervision(DayId),
}

impl Stuck {
    /// Says it in words.
    #[must_use]
    pub fn words(&self, campus: &Campus) -> String {
        let name = |day: &DayId| &campus[*day].name;
        match self {
            Self::Classes(words) => words.clone(),
            Self::Day(day) => format!("{} could not be placed, even without meetings", name(day)),
            Self::Rests(day) => {
                let limit = campus.policy.consecutive_teaching_max.unwrap_or_default();
                let pause = campus.policy.consecutive_teaching_break;
                format!(
                    "{} could not be placed so that everyone has a break of {pause} minutes in every {limit} with students",
                    name(day)
                )
            }
            Self::Subjects(homeroom) => format!("the subjects of {homeroom} do not fit around what is fixed"),
            Self::Supervision(day) => format!("too few adults for lunch or recess on {}", name(day)),
        }
    }
}

/// Builds the schedule of a design, with all that is locked in it, and otherwise rather near to a schedule that is there.
///
/// # Errors
/// Where something could not be placed within the effort. That is no proof that it cannot be.
pub fn realise(campus: &Campus, design: &Design, kept: &Kept, effort: Effort) -> Result<Realised, Stuck> {
    let sessions = sessions::spread(campus, design, kept);
    let classes = classes::deal(campus, design, kept, &sessions)?;
    let together = classes::join(campus, design, kept, &classes);
    let mut hints = BTreeMap::new();
    let mut days: Vec<Placed> = Vec::new();
    // The shortest days leave the least choice; the others follow their times.
    let mut order: Vec<DayId> = campus.day_ids().collect();
    order.sort_by_key(|day| (campus.bells.days[day.index()].students.length(), *day));
    for day in order {
        let inputs = Inputs {
            campus,
            design,
            kept,
            classes: &classes,
            together: &together,
            sessions: &sessions,
            day,
            hints: &hints,
            placed: &days,
            // What one day needs, others do, too.
            watching: days.iter().map(|placed| placed.watching).max().unwrap_or(Watching::Apart),
        };
        let placed = day::place(&inputs, effort)?;
        for (key, start) in &placed.starts {
            hints.entry(*key).or_insert(*start);
        }
        days.push(placed);
    }
    days.sort_by_key(|placed| placed.day);
    let mut schedule = Schedule { bell_schedule: campus.bells.id.clone(), ..Schedule::default() };
    let mut left_out = Vec::new();
    for placed in &days {
        schedule.lessons.extend(placed.lessons.iter().cloned());
        schedule.meetings.extend(placed.meetings.iter().cloned());
        schedule.assignments.extend(placed.assignments.iter().cloned());
        for &team in &placed.left_out {
            let minutes = design.meetings.get(&(team, placed.day)).copied().unwrap_or_default();
            left_out.push((team, placed.day, minutes));
        }
    }
    left_out.dedup();
    supervision::assign(campus, kept, &mut schedule)?;
    subjects::fill(campus, kept, &mut schedule)?;
    meeting_rooms::find(campus, &mut schedule);
    people::assign(campus, kept, &mut schedule);
    schedule.sort();
    Ok(Realised { schedule, left_out })
}
