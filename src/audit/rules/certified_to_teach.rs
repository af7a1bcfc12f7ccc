//! Who teaches holds the certification asked for.
//!
//! In every lesson at least one adult in charge is entitled to teach it: for a subject, one with the grade's
//! certification; for a special or a session, one of the people listed for it, with its certification. Others may help
//! beside them. Homeroom time, lunch and recess ask for none.

use commontime_school::{Activity, Finding, Lesson, PersonId, Rule};

use crate::found::{Details, found};
use crate::view::View;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    for lesson in &view.schedule.lessons {
        let in_charge = teachers(view, lesson);
        // With nobody in charge there is nobody to judge; supervised-every-minute has the finding.
        if in_charge.is_empty() {
            continue;
        }
        match lesson.activity {
            Activity::Subject(_) => {
                for &homeroom in &lesson.homerooms {
                    let grade = &view.campus[view.campus[homeroom].grade];
                    certification(view, lesson, &in_charge, grade.certification.as_deref(), findings);
                }
            }
            Activity::Special(special) => {
                let special = &view.campus[special];
                let asked = special.certification.as_deref();
                listed(view, lesson, &in_charge, &special.taught_by, asked, findings);
                beside(view, lesson, &special.beside, findings);
            }
            Activity::Service(service) => {
                let service = &view.campus[service];
                let asked = service.certification.as_deref();
                listed(view, lesson, &in_charge, &service.providers, asked, findings);
            }
            Activity::Lunch | Activity::Recess | Activity::Homeroom => {}
        }
    }
}

/// Who has to be entitled. Beside a homeroom's own teacher a service may be given by a paraprofessional, who is in charge
/// of nobody and yet the one who gives it.
fn teachers(view: &View, lesson: &Lesson) -> Vec<PersonId> {
    let in_charge: Vec<PersonId> = view.in_charge(lesson).collect();
    match lesson.activity {
        Activity::Service(service) if in_charge.is_empty() => {
            let gives = |person: &PersonId| view.campus[service].providers.contains(person);
            lesson.adults.iter().copied().filter(gives).collect()
        }
        _ => in_charge,
    }
}

fn listed(
    view: &View,
    lesson: &Lesson,
    in_charge: &[PersonId],
    may_teach: &[PersonId],
    asked: Option<&str>,
    findings: &mut Vec<Finding>,
) {
    let teachers: Vec<PersonId> =
        in_charge.iter().copied().filter(|person| may_teach.contains(person)).collect();
    if !teachers.is_empty() {
        certification(view, lesson, &teachers, asked, findings);
        return;
    }
    let (names, what) = (view.names(in_charge), view.lesson(lesson));
    let activity = view.campus.activity_name(lesson.activity);
    let message = format!("{what} is taught by {names}, not listed for {activity}");
    let next_step = format!("let {} teach it", view.names(may_teach).replace(" and ", " or "));
    findings.push(
        found(Rule::CertifiedToTeach, &who(view, in_charge), message, next_step)
            .at(lesson.day, lesson.span)
            .of(view.row(lesson)),
    );
}

/// Where somebody has to be in the room beside whoever takes a class, somebody is.
fn beside(view: &View, lesson: &Lesson, people: &[PersonId], findings: &mut Vec<Finding>) {
    if people.is_empty() || lesson.adults.iter().any(|adult| people.contains(adult)) {
        return;
    }
    let (what, names) = (view.lesson(lesson), view.names(people).replace(" and ", " or "));
    let message = format!("{what} has nobody beside, and asks for {names} in the room");
    let next_step = format!("put {names} into it");
    findings.push(
        found(Rule::CertifiedToTeach, &[&what], message, next_step)
            .at(lesson.day, lesson.span)
            .of(view.row(lesson)),
    );
}

fn certification(
    view: &View,
    lesson: &Lesson,
    teachers: &[PersonId],
    asked: Option<&str>,
    findings: &mut Vec<Finding>,
) {
    let Some(asked) = asked else { return };
    let holds = |person: PersonId| view.campus[person].certifications.iter().any(|held| held == asked);
    if teachers.iter().any(|&person| holds(person)) {
        return;
    }
    let (names, what) = (view.names(teachers), view.lesson(lesson));
    let message = format!("{what} asks for the certification \"{asked}\", not held by {names}");
    let next_step = format!("let somebody teach it who is certified \"{asked}\"");
    findings.push(
        found(Rule::CertifiedToTeach, &who(view, teachers), message, next_step)
            .at(lesson.day, lesson.span)
            .of(view.row(lesson)),
    );
}

fn who<'v>(view: &View<'v>, people: &[PersonId]) -> Vec<&'v str> {
    people.iter().map(|&person| view.name(person)).collect()
}
