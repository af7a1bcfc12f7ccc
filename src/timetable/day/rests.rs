//! Nobody is with students too long without a break.

use commontime_engine::placing::{Relation, ResourceId, TaskId};
use commontime_school::Minutes;
use commontime_school::ids::PersonId;

use super::joined::with_others;
use super::tasks::Tasks;

/// Limits everyone's time with students, once all that a person may take is there. Who watches lunch and recess is chosen
/// later.
pub(super) fn add(tasks: &mut Tasks<'_>) {
    let campus = tasks.campus;
    let Some(most) = campus.most_teaching() else { return };
    for person in campus.person_ids() {
        if !tasks.is_here(person) {
            continue;
        }
        if campus[person].homeroom.is_some() {
            of_homeroom_teacher(tasks, person, most);
        } else if let Some((resource, work)) = tasks.work_of(person) {
            rest(tasks, work, Some(resource), Vec::new(), most);
        }
    }
}

/// A homeroom teacher is with the class all day, but for what others take.
fn of_homeroom_teacher(tasks: &mut Tasks<'_>, person: PersonId, most: Minutes) {
    let Some(homeroom) = tasks.campus[person].homeroom else { return };
    let mut spans = tasks.duties(person);
    spans.push(tasks.students_day());
    let work: Vec<TaskId> = spans.into_iter().filter_map(|span| tasks.window(span)).collect();
    let relief = with_others(tasks, homeroom);
    rest(tasks, work, None, relief, most);
}

fn rest(
    tasks: &mut Tasks<'_>,
    work: Vec<TaskId>,
    of: Option<ResourceId>,
    relief: Vec<TaskId>,
    most: Minutes,
) {
    let most = tasks.clock.steps_down(most);
    let pause = tasks.clock.steps_up(tasks.campus.policy.consecutive_teaching_break);
    tasks.relate(Relation::Rested { work, of, relief, most, pause });
}
