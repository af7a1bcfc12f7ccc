//! Who takes others' students may.
//!
//! A homeroom's subjects and homeroom time have its own teacher in charge. A class of a special is one homeroom, or several of a
//! grade where the special lets so many students come together. A lesson with no homeroom in it is nobody's.
//! Bounds on whole schedules rest on both, so no waiver switches them off. Where a homeroom's own teacher is not in its
//! lesson, the adults in charge cover. At lunch and recess they need leave to supervise; elsewhere leave to instruct.
//! Teaching a special or a service one is listed for is one's own work, not cover.

use commontime_school::course::ClassPlace;
use commontime_school::staff::MayCover;
use commontime_school::{Activity, Finding, HomeroomId, Lesson, PersonId, Rule, SpecialId, wording};

use crate::found::{Details, found};
use crate::view::View;

const RULE: Rule = Rule::MayCover;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    for lesson in &view.schedule.lessons {
        nobodys(view, lesson, findings);
        match lesson.activity {
            Activity::Subject(_) | Activity::Homeroom => own_teacher(view, lesson, findings),
            Activity::Special(special) => {
                joined(view, lesson, special, findings);
                leave(view, lesson, MayCover::Instruction, findings);
            }
            Activity::Service(_) => leave(view, lesson, MayCover::Instruction, findings),
            Activity::Lunch | Activity::Recess => leave(view, lesson, MayCover::Supervision, findings),
        }
    }
}

/// Others may be there too. With nobody in charge there is nobody to judge; supervised-every-minute has the finding.
fn own_teacher(view: &View, lesson: &Lesson, findings: &mut Vec<Finding>) {
    let in_charge: Vec<PersonId> = view.in_charge(lesson).collect();
    if in_charge.is_empty() {
        return;
    }
    for &homeroom in &lesson.homerooms {
        let teacher = view.campus[homeroom].teacher;
        if in_charge.contains(&teacher) {
            continue;
        }
        let (own, group) = (view.name(teacher), view.campus[homeroom].id.as_str());
        let (activity, others) = (view.campus.activity_name(lesson.activity), view.names(&in_charge));
        let message = format!(
            "{group} is at {activity} with {others} and without its own teacher, who alone has its \
             lessons: others have it in classes that they are listed for"
        );
        let next_step = format!("put {own} in charge of it");
        let mut who: Vec<&str> = in_charge.iter().map(|&person| view.name(person)).collect();
        who.push(group);
        findings.push(found(RULE, &who, message, next_step).at(lesson.day, lesson.span).of(view.row(lesson)));
    }
}

/// A service that names no homerooms has a finding of its own.
fn nobodys(view: &View, lesson: &Lesson, findings: &mut Vec<Finding>) {
    if !lesson.homerooms.is_empty() || matches!(lesson.activity, Activity::Service(_)) {
        return;
    }
    let what = view.lesson(lesson);
    let message = match lesson.activity {
        Activity::Special(_) => format!("a class of {what} has no homeroom"),
        _ => format!("{what} has no homeroom in it"),
    };
    let next_step = match lesson.activity {
        Activity::Special(_) => "name the homeroom it is for, or take the class away",
        _ => "name the homerooms it is for, or take it away",
    };
    findings.push(
        found(RULE, &[&what], message, next_step.to_owned()).at(lesson.day, lesson.span).of(view.row(lesson)),
    );
}

/// Homerooms come to a special together only where the special says so: of one grade, and no more students than it says. In a special
/// that is with another class one homeroom visits another.
fn joined(view: &View, lesson: &Lesson, special: SpecialId, findings: &mut Vec<Finding>) {
    if view.campus[special].place == ClassPlace::WithClass {
        visits(view, lesson, special, findings);
        return;
    }
    let homerooms = &lesson.homerooms;
    if homerooms.len() < 2 {
        return;
    }
    let (who, what) = (view.homerooms(homerooms), view.lesson(lesson));
    let joins = format!("{what} joins {}", wording::count(homerooms.len(), "homeroom"));
    let grade = |homeroom: &HomeroomId| view.campus[*homeroom].grade;
    let students: u32 = homerooms.iter().map(|&homeroom| view.campus[homeroom].students).sum();
    let message = match view.campus[special].joined_up_to {
        None => {
            format!("{joins}: courses.toml does not let homerooms have {} together", view.campus[special].id)
        }
        Some(_) if homerooms.iter().any(|one| grade(one) != grade(&homerooms[0])) => {
            format!("{joins} of several grades")
        }
        Some(most) if students > most => {
            format!(
                "{joins}, {students} students, {} over the {most} that may come together",
                students - most
            )
        }
        Some(_) => return,
    };
    let next_step = "give the homerooms a class each".to_owned();
    findings.push(found(RULE, &[&who], message, next_step).at(lesson.day, lesson.span).of(view.row(lesson)));
}

/// Where a homeroom visits another, the other is there with its teacher, and no third.
fn visits(view: &View, lesson: &Lesson, special: SpecialId, findings: &mut Vec<Finding>) {
    let campus = view.campus;
    let is_out = |homeroom: &&HomeroomId| campus.is_with_others(special, **homeroom, &lesson.adults);
    let visitors = lesson.homerooms.iter().filter(is_out).count();
    if visitors == 1 && lesson.homerooms.len() == 2 {
        return;
    }
    let (who, what) = (view.homerooms(&lesson.homerooms), view.lesson(lesson));
    let message = format!("{what} is not one homeroom that visits another one with its teacher");
    let next_step = "let one homeroom visit another, whose own teacher has both".to_owned();
    findings.push(found(RULE, &[&who], message, next_step).at(lesson.day, lesson.span).of(view.row(lesson)));
}

fn leave(view: &View, lesson: &Lesson, needed: MayCover, findings: &mut Vec<Finding>) {
    for person in view.in_charge(lesson) {
        let Some(homeroom) = covered(view, lesson, person) else { continue };
        let may = view.campus[person].may_cover;
        if may >= needed {
            continue;
        }
        let (name, group) = (view.name(person), view.campus[homeroom].id.as_str());
        let activity = view.campus.activity_name(lesson.activity);
        let message = format!("{name} has {group} at {activity}, and may cover {}", words(may));
        findings.push(
            found(RULE, &[name, group], message, next_step(needed))
                .at(lesson.day, lesson.span)
                .of(view.row(lesson)),
        );
    }
}

/// The first homeroom of the lesson that `person` has in place of its own teacher; `None` where they do not cover.
fn covered(view: &View, lesson: &Lesson, person: PersonId) -> Option<HomeroomId> {
    let own_work = match lesson.activity {
        Activity::Special(special) => {
            let special = &view.campus[special];
            special.taught_by.contains(&person) || special.beside.contains(&person)
        }
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
        MayCover::Instruction => "let somebody who is listed for it or may cover lessons have it",
        MayCover::Supervision | MayCover::Nothing => {
            "let the homeroom's own teacher or somebody who may cover lunch and recess have it"
        }
    }
    .to_owned()
}
