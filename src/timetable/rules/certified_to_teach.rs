//! Who teaches holds the certification asked for.

use commontime_school::{Activity, Campus, PersonId};

use super::Encoding;
use crate::timetable::whole::Builder;

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

/// Where anybody is in charge of a lesson, one of them is entitled to teach it. (That somebody is, is for
/// supervised-every-minute.)
fn constraints(builder: &mut Builder<'_>) {
    let (campus, parts) = (builder.campus, builder.parts);
    for (event, activity, homerooms) in parts.lessons() {
        let in_charge = builder.may_be_in_charge(activity);
        match activity {
            Activity::Subject(_) => {
                for &homeroom in homerooms {
                    let Some(asked) = &campus[campus[homeroom].grade].certification else { continue };
                    let entitled = in_charge.iter().copied().filter(|it| holds(campus, *it, Some(asked)));
                    builder.require_people(event, entitled, 1, Some(in_charge.clone()));
                }
            }
            Activity::Special(special) => {
                let special = &campus[special];
                let may = |it: &PersonId| {
                    special.taught_by.contains(it) && holds(campus, *it, special.certification.as_ref())
                };
                let entitled = in_charge.iter().copied().filter(may);
                builder.require_people(event, entitled, 1, Some(in_charge.clone()));
                if !special.beside.is_empty() {
                    builder.require_people(event, special.beside.clone(), 1, Some(in_charge.clone()));
                }
            }
            Activity::Service(service) => {
                let service = &campus[service];
                let may = |it: &PersonId| {
                    service.providers.contains(it) && holds(campus, *it, service.certification.as_ref())
                };
                let entitled = in_charge.iter().copied().filter(may);
                builder.require_people(event, entitled, 1, Some(in_charge.clone()));
                // Beside a homeroom's own teacher a paraprofessional may give it, who is in charge of nobody.
                let others = campus.person_ids().filter(|it| may(it) || in_charge.contains(it));
                builder.require_people(event, others, 1, Some(service.providers.clone()));
            }
            Activity::Lunch | Activity::Recess | Activity::Homeroom => {}
        }
    }
}

fn holds(campus: &Campus, person: PersonId, asked: Option<&String>) -> bool {
    asked.is_none_or(|asked| campus[person].certifications.contains(asked))
}
