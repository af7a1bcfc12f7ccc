//! From a design to a full master schedule: every lesson, meeting, duty and lunch, minute by minute.
//!
//! 1. `classes` deals out the design's counts: which homeroom has which special on which day.
//! 2. `sessions` spreads the services over the days.
//! 3. `day` compiles one day to tasks and lets the engine place them; one day's times are hints for the next, so that
//!    weekdays look alike.
//! 4. `subjects` fills what is left of each homeroom's day.
//! 5. `supervision` finds adults for lunch and recess; `people` gives every person's minutes a use.
//!
//! What fails here proves nothing: it only steers the search. Whatever comes out is judged by the audit.

mod classes;
mod day;
mod day_free;
mod homeroom_day;
mod people;
mod sessions;
mod subjects;
mod supervision;

use std::collections::BTreeMap;

use commontime_school::ids::{DayId, TeamId};
use commontime_school::{Campus, Minutes, Schedule};

use crate::design::Design;

/// How much work a timetable may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// Decides between choices that look equally good.
    pub seed: u64,
    /// Counted steps for each day's placing.
    pub a_day: u64,
}

/// Why a design could not be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stuck {
    /// The classes could not be dealt out to homerooms as the design counts them.
    Classes(String),
    /// A day could not be placed; without this team's meeting it could.
    Meeting(TeamId, DayId, Minutes),
    /// A day could not be placed at all.
    Day(DayId),
    /// The subjects of a homeroom do not fit into what is left of its days.
    Subjects(String),
    /// There are not enough adults for lunch or recess on a day.
    Supervision(DayId),
}

/// Builds the schedule of a design.
///
/// # Errors
/// Where something could not be placed within the effort. That is no proof that it cannot be.
pub fn realise(campus: &Campus, design: &Design, effort: Effort) -> Result<Schedule, Stuck> {
    let classes = classes::deal(campus, design)?;
    let sessions = sessions::spread(campus, design);
    let mut hints = BTreeMap::new();
    let mut days = Vec::new();
    // The shortest days leave the least choice; the others follow their times.
    let mut order: Vec<DayId> = campus.day_ids().collect();
    order.sort_by_key(|day| (campus.bells.days[day.index()].students.length(), *day));
    for day in order {
        let placed = day::place(campus, design, &classes, &sessions, day, &hints, effort)?;
        for (key, start) in &placed.starts {
            hints.entry(*key).or_insert(*start);
        }
        days.push(placed);
    }
    days.sort_by_key(|placed| placed.day);
    let mut schedule = Schedule { bell_schedule: campus.bells.id.clone(), ..Schedule::default() };
    for placed in &days {
        schedule.lessons.extend(placed.lessons.iter().cloned());
        schedule.meetings.extend(placed.meetings.iter().cloned());
        schedule.assignments.extend(placed.assignments.iter().cloned());
    }
    supervision::assign(campus, &mut schedule)?;
    subjects::fill(campus, &mut schedule)?;
    people::assign(campus, &mut schedule);
    schedule.sort();
    Ok(schedule)
}
