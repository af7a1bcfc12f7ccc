//! Compiles a day to one problem for the engine.

use commontime_school::course::Special;
use commontime_school::ids::{GradeId, PersonId};

use super::tasks::Tasks;
use super::{Inputs, joined, locked, meetings, people, specials, students};

/// How much the day may be bent to hold its meetings: the later ones bend it more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Freedom {
    /// As the next, and who has no class eats about when the cafeteria is open.
    Usual,
    /// A team meets while its whole grade is at specials at once, or outside the students' day: the fewest choices. Only
    /// grades for which the design says so have the next freedom.
    Designed,
    /// A team meets wherever each homeroom's special, lunch and recess, and the time outside the students' day, leave all
    /// its members free together.
    Joined,
    /// The same, and subjects that lie somewhere as a whole are no longer than they must be: the rest goes to other days.
    Shorter,
    /// As [`Joined`](Self::Joined), and meetings that have no place are left out.
    Partial,
    /// As [`Shorter`](Self::Shorter), and meetings that have no place are left out.
    ShorterAndPartial,
}

/// Compiles the day, without breaks from students. `None` where something has no place even by itself.
pub(super) fn compile<'a>(inputs: &'a Inputs<'a>, freedom: Freedom) -> Option<Tasks<'a>> {
    let campus = inputs.campus;
    let mut tasks = Tasks::new(inputs);
    let is_designed = matches!(freedom, Freedom::Usual | Freedom::Designed);
    let is_shorter = matches!(freedom, Freedom::Shorter | Freedom::ShorterAndPartial);
    let is_partial = matches!(freedom, Freedom::Partial | Freedom::ShorterAndPartial);
    let locked_in = locked::grades(inputs);
    let is_joined = |grade: GradeId| {
        !is_designed || inputs.design.joined.contains(&(grade, inputs.day)) || locked_in.contains(&grade)
    };
    // What is locked comes first, so that all else is placed around it.
    locked::add_lessons(&mut tasks);
    let has_class = |person: &PersonId| campus[*person].homeroom.map(|homeroom| campus[homeroom].grade);
    for grade in campus.grade_ids() {
        let together = if is_joined(grade) { None } else { meetings::together(&tasks, grade) };
        let as_one = together.is_some() || campus[grade].homerooms.len() == 1;
        specials::add(&mut tasks, grade, together.as_ref())?;
        students::add_lunch(&mut tasks, grade);
        students::add_recess(&mut tasks, grade);
        students::add_blocks(&mut tasks, grade, as_one, is_shorter);
    }
    for team in campus.team_ids() {
        let mut grades = campus[team].members.iter().filter_map(has_class);
        let is_locked = inputs.kept.meetings(team, inputs.day).next().is_some();
        if !is_designed || is_locked || grades.any(is_joined) {
            joined::add_meetings(&mut tasks, team, is_partial)?;
        } else {
            meetings::add_outside(&mut tasks, team)?;
        }
    }
    for service in campus.service_ids() {
        students::add_sessions(&mut tasks, service)?;
    }
    for person in campus.person_ids() {
        let takes =
            |special: &Special| special.taught_by.contains(&person) || special.beside.contains(&person);
        let teaches = campus[person].homeroom.is_none() && campus.specials.iter().any(takes);
        if teaches || crate::design::is_other(campus, person) {
            people::add(&mut tasks, person, freedom == Freedom::Usual);
        } else if has_class(&person).is_some_and(is_joined) {
            joined::add_own(&mut tasks, person);
        } else {
            locked::add_own(&mut tasks, person);
        }
    }
    people::add_limits(&mut tasks);
    Some(tasks)
}
