//! Who takes others' students may.

use commontime_school::course::ClassPlace;
use commontime_school::staff::MayCover;
use commontime_school::{Activity, Campus, HomeroomId, PersonId, SpecialId};

use super::Encoding;
use crate::timetable::whole::Builder;

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

/// A homeroom's own teacher is in charge of its subjects, a class of a special is one homeroom or as many as may come together,
/// a lesson is somebody's; and who is in charge without leave to cover has the own teachers beside them.
fn constraints(builder: &mut Builder<'_>) {
    let (campus, parts) = (builder.campus, builder.parts);
    for (event, activity, homerooms) in parts.lessons() {
        let in_charge = builder.may_be_in_charge(activity);
        let is_session = matches!(activity, Activity::Service(_));
        let joins =
            matches!(activity, Activity::Special(special) if may_not_join(campus, special, homerooms));
        if joins || (homerooms.is_empty() && !is_session) {
            builder.never(event);
        }
        let needed = match activity {
            Activity::Subject(_) | Activity::Homeroom => {
                for &homeroom in homerooms {
                    let own = in_charge.iter().copied().filter(|it| *it == campus[homeroom].teacher);
                    builder.require_people(event, own, 1, Some(in_charge.clone()));
                }
                continue;
            }
            Activity::Special(_) | Activity::Service(_) => MayCover::Instruction,
            Activity::Lunch | Activity::Recess => MayCover::Supervision,
        };
        let is_own_work = |it: &PersonId| match activity {
            Activity::Special(special) => {
                campus[special].taught_by.contains(it) || campus[special].beside.contains(it)
            }
            Activity::Service(service) => campus[service].providers.contains(it),
            _ => false,
        };
        let without = |it: &PersonId| !is_own_work(it) && campus[*it].may_cover < needed;
        let without: Vec<PersonId> = in_charge.into_iter().filter(without).collect();
        for &homeroom in homerooms {
            builder.require_people(event, [campus[homeroom].teacher], 1, Some(without.clone()));
        }
    }
}

/// Tells whether these are several homerooms that may not have a class of a special together.
fn may_not_join(campus: &Campus, special: SpecialId, homerooms: &[HomeroomId]) -> bool {
    // One homeroom visits another.
    if campus[special].place == ClassPlace::WithClass {
        return homerooms.len() > 2;
    }
    let students: u32 = homerooms.iter().map(|&homeroom| campus[homeroom].students).sum();
    let is_one_grade = homerooms.iter().all(|&one| campus[one].grade == campus[homerooms[0]].grade);
    let fits = campus[special].joined_up_to.is_some_and(|most| students <= most);
    homerooms.len() > 1 && !(fits && is_one_grade)
}
