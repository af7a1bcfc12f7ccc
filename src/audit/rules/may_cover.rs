//! Who takes others' students may.
//!
//! Where a homeroom's own teacher is not in its lesson, the adults in charge cover. At lunch and recess they need leave
//! to supervise; in subjects and homeroom time leave to instruct. Teaching a special or a service one is listed for is
//! one's own work, not cover; teaching one that one is not listed for needs leave to instruct.

use commontime_school::staff::MayCover;
use commontime_school::{Activity, Finding, HomeroomId, Lesson, PersonId, Rule};

use crate::found::{Details, found};
use crate::view::View;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    for lesson in &view.schedule.lessons {
        for person in view.in_charge(lesson) {
            let Some(homeroom) = covered(view, lesson, person) else { continue };
            let needed = match lesson.activity {
                Activity::Lunch | Activity::Recess => MayCover::Supervision,
                _ => MayCover::Instruction,
            };
            let may = view.campus[person].may_cover;
            if may >= needed {
                continue;
            }
            let (name, group) = (view.name(person), view.campus[homeroom].id.as_str());
            let activity = view.campus.activity_name(lesson.activity);
            let message = format!("{name} has {group} at {activity}, and may cover {}", words(may));
            findings.push(
                found(Rule::MayCover, &[name, group], message, next_step(needed)).at(lesson.day, lesson.span),
            );
        }
    }
}

/// The first homeroom of the lesson that `person` has in place of its own teacher; `None` where they do not cover.
fn covered(view: &View, lesson: &Lesson, person: PersonId) -> Option<HomeroomId> {
    let own_work = match lesson.activity {
        Activity::Special(special) => view.campus[special].taught_by.contains(&person),
        Activity::Service(service) => view.campus[service].providers.contains(&person),
        Activity::Subject(_) | Activity::Lunch | Activity::Recess | Activity::Homeroom => false,
    };
    if own_work {
        return None;
    }
    lesson.homerooms.iter().copied().find(|&homeroom| !lesson.adults.contains(&view.campus[homeroom].teacher))
}

fn words(may: MayCover) -> &'static str {
    match may {
        MayCover::Nothing => "nothing",
        MayCover::Supervision => "lunch and recess only",
        MayCover::Instruction => "lessons",
    }
}

fn next_step(needed: MayCover) -> String {
    match needed {
        MayCover::Instruction => "let the homeroom's own teacher or somebody who may cover lessons have it",
        MayCover::Supervision | MayCover::Nothing => {
            "let the homeroom's own teacher or somebody who may cover lunch and recess have it"
        }
    }
    .to_owned()
}
