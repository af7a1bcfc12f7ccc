//! A week in which one specialist is out and no substitute comes: what is left of everyone's minutes.
//!
//! Lunch, duties and meetings of the specialists who are there stay as they are, and of their planning as much as has to. In the
//! rest of their day they may take any class of any special, each one class at a time, with as much between two classes as setting
//! up takes. A class that nobody takes
//! stays with its homeroom teacher, and what its team would have met in that time does not count. Which classes these are is decided
//! so that whoever has least keeps most.

mod planning;
mod week;

use commontime_school::answer::Absence;
use commontime_school::ids::PersonId;
use commontime_school::{Campus, Minutes, Schedule};

use week::AbsentWeek;

/// Returns the week that is worst for whoever has least then, of all weeks in which one specialist is out; `None` where nobody
/// teaches a special in this schedule, or nobody is counted without them. `usual` is what whoever has least has with all of them.
#[must_use]
pub fn worst_week(campus: &Campus, schedule: &Schedule, usual: Option<Minutes>) -> Option<Absence> {
    let target = campus.goal.minutes_per_week;
    let usual = usual.unwrap_or(target).min(target);
    let specialists: Vec<PersonId> =
        campus.person_ids().filter(|person| may_be_out(campus, schedule, *person)).collect();
    let weeks =
        (0..campus.cycle.weeks.len()).flat_map(|week| specialists.iter().map(move |&out| (out, week)));
    let mut worst: Option<(i64, AbsentWeek<'_>)> = None;
    for (out, week) in weeks {
        let this = AbsentWeek::new(campus, schedule, out, week, usual);
        if !this.counts_anyone() {
            continue;
        }
        // Of weeks that are as bad the first counts. That one is no worse is seen sooner than how bad it is.
        let is_worse = worst.as_ref().is_none_or(|(lowest, _)| *lowest > 0 && !this.keeps(*lowest));
        let lowest = if is_worse { this.lowest() } else { continue };
        if worst.as_ref().is_none_or(|(least, _)| lowest < *least) {
            worst = Some((lowest, this));
        }
    }
    worst.map(|(_, week)| week.planned())
}

/// Tells whether somebody of the staff teaches a class of a special in this schedule.
fn may_be_out(campus: &Campus, schedule: &Schedule, person: PersonId) -> bool {
    campus[person].role.is_staff()
        && schedule.lessons.iter().any(|lesson| week::teacher_of(campus, lesson) == Some(person))
}
