//! Compiles a day to one problem for the engine.

use commontime_school::ids::TeamId;

use super::super::Stuck;
use super::tasks::Tasks;
use super::{Inputs, meetings, people, specials, students};

/// Compiles the day.
///
/// # Errors
/// Where something has no place even by itself.
pub(super) fn compile<'a>(inputs: &'a Inputs<'a>) -> Result<Tasks<'a>, Stuck> {
    let campus = inputs.campus;
    let mut tasks = Tasks::new(inputs);
    for grade in campus.grade_ids() {
        let together = meetings::together(&tasks, grade);
        let as_one = together.is_some() || campus[grade].homerooms.len() == 1;
        specials::add(&mut tasks, grade, together.as_ref()).ok_or(Stuck::Day(inputs.day))?;
        students::add_lunch(&mut tasks, grade);
        students::add_recess(&mut tasks, grade);
        students::add_blocks(&mut tasks, grade, as_one);
    }
    for team in campus.team_ids() {
        meetings::add_outside(&mut tasks, team).ok_or_else(|| stuck_meeting(inputs, team))?;
    }
    for service in campus.service_ids() {
        students::add_sessions(&mut tasks, service).ok_or(Stuck::Day(inputs.day))?;
    }
    for person in campus.person_ids() {
        let teaches = campus.specials.iter().any(|special| special.taught_by.contains(&person));
        if teaches || crate::design::is_other(campus, person) {
            people::add(&mut tasks, person);
        }
    }
    Ok(tasks)
}

fn stuck_meeting(inputs: &Inputs<'_>, team: TeamId) -> Stuck {
    let minutes = inputs.design.meetings.get(&(team, inputs.day)).copied().unwrap_or_default();
    Stuck::Meeting(team, inputs.day, minutes)
}
