//! Who takes others' students may.

use commontime_school::course::ClassPlace;
use commontime_school::staff::MayCover;
use commontime_school::{Activity, PersonId};

use super::Encoding;
use crate::timetable::whole::Builder;

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

/// A homeroom's own teacher is in charge of its subjects, a class of a special is one homeroom, a lesson is somebody's; and
/// who is in charge without leave to cover has the own teachers beside them.
fn constraints(builder: &mut Builder<'_>) {
    let (campus, parts) = (builder.campus, builder.parts);
    for (event, activity, homerooms) in parts.lessons() {
        let in_charge = builder.may_be_in_charge(activity);
        let is_session = matches!(activity, Activity::Service(_));
        let most = match activity {
            Activity::Special(special) if campus[special].place == ClassPlace::WithClass => 2,
            _ => 1,
        };
        let joins = matches!(activity, Activity::Special(_)) && homerooms.len() > most;
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
