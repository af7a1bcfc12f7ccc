//! Compiles a day to one problem for the engine.

use super::tasks::Tasks;
use super::{Inputs, joined, meetings, people, specials, students};

/// How much the day may be bent to hold its meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Freedom {
    /// A team meets while its whole grade is at specials at once, or outside the students' day. The fewest choices.
    Plain,
    /// A team meets wherever each homeroom's special, lunch and recess, and the time outside the students' day, leave all
    /// its members free together.
    Joined,
    /// The same, and meetings that have no place are left out.
    Partial,
}

/// Compiles the day, without breaks from students. `None` where something has no place even by itself.
pub(super) fn compile<'a>(inputs: &'a Inputs<'a>, freedom: Freedom) -> Option<Tasks<'a>> {
    let campus = inputs.campus;
    let mut tasks = Tasks::new(inputs);
    let is_plain = freedom == Freedom::Plain;
    for grade in campus.grade_ids() {
        let together = if is_plain { meetings::together(&tasks, grade) } else { None };
        let as_one = together.is_some() || campus[grade].homerooms.len() == 1;
        specials::add(&mut tasks, grade, together.as_ref())?;
        students::add_lunch(&mut tasks, grade);
        students::add_recess(&mut tasks, grade);
        students::add_blocks(&mut tasks, grade, as_one);
    }
    for team in campus.team_ids() {
        if is_plain {
            meetings::add_outside(&mut tasks, team)?;
        } else {
            joined::add_meetings(&mut tasks, team, freedom == Freedom::Partial)?;
        }
    }
    for service in campus.service_ids() {
        students::add_sessions(&mut tasks, service)?;
    }
    for person in campus.person_ids() {
        let teaches = campus.specials.iter().any(|special| special.taught_by.contains(&person));
        if teaches || crate::design::is_other(campus, person) {
            people::add(&mut tasks, person);
        } else if !is_plain && campus[person].homeroom.is_some() {
            joined::add_own(&mut tasks, person);
        }
    }
    Some(tasks)
}
