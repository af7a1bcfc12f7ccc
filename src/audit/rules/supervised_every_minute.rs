//! Every homeroom is in a lesson with an adult in charge, in every minute of the students' day; and so is every group
//! of students that a service takes out.
//!
//! The adult must be at school. One-to-one aides are never in charge; paraprofessionals only at lunch and recess.
//! Whether the adult is double-booked is for one-place-at-a-time.

use commontime_school::course::Setting;
use commontime_school::staff::Role;
use commontime_school::{Activity, Finding, Lesson, PersonId, Rule, Span};

use crate::found::{Details, found};
use crate::view::View;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    for homeroom in view.campus.homeroom_ids() {
        let name = view.campus[homeroom].id.as_str();
        for day in view.campus.day_ids() {
            for piece in &view.school_day(homeroom, day).pieces {
                if let Some(at) = piece.lesson {
                    unwatched(view, name, &view.schedule.lessons[at], piece.span, findings);
                    continue;
                }
                let message = format!("{name} is nowhere: no lesson, lunch or recess has it");
                let next_step = format!("give {name} something to do with an adult at this time");
                findings.push(
                    found(Rule::SupervisedEveryMinute, &[name], message, next_step)
                        .at(day, piece.span)
                        .short(piece.span.length()),
                );
            }
        }
    }
    for id in view.campus.service_ids() {
        let service = &view.campus[id];
        // A push-in's students are with their homeroom.
        if service.setting == Setting::PushIn {
            continue;
        }
        for &at in view.sessions(id) {
            let session = &view.schedule.lessons[at];
            unwatched(view, &service.id, session, session.span, findings);
        }
    }
}

/// Finds the stretches of `span` in which nobody in charge of `lesson` is at school.
fn unwatched(view: &View, group: &str, lesson: &Lesson, span: Span, findings: &mut Vec<Finding>) {
    let mut unwatched = vec![span];
    for adult in view.in_charge(lesson) {
        for &present in &view.campus[adult].present[lesson.day.index()] {
            unwatched = unwatched.iter().flat_map(|stretch| stretch.without(present)).collect();
        }
    }
    for stretch in unwatched {
        let activity = view.campus.activity_name(lesson.activity);
        let at = if activity == group { String::new() } else { format!(" at {activity}") };
        let why = why_nobody(view, lesson, stretch);
        findings.push(
            found(
                Rule::SupervisedEveryMinute,
                &[group],
                format!("{group} has nobody in charge{at}: {why}"),
                format!("put an adult who may be in charge into this lesson of {group}"),
            )
            .at(lesson.day, stretch)
            .of(view.row(lesson))
            .short(stretch.length()),
        );
    }
}

fn why_nobody(view: &View, lesson: &Lesson, span: Span) -> String {
    let why = |&adult: &PersonId| {
        let someone = &view.campus[adult];
        let watched = matches!(lesson.activity, Activity::Lunch | Activity::Recess);
        if someone.one_to_one.is_some() {
            format!("{} follows one student", someone.name)
        } else if someone.role == Role::Paraprofessional && !watched {
            format!("{} is a paraprofessional", someone.name)
        } else {
            format!("{} is not at school at {span}", someone.name)
        }
    };
    let reasons: Vec<String> = lesson.adults.iter().map(why).collect();
    if reasons.is_empty() { "no adult is named".to_owned() } else { reasons.join(", ") }
}
