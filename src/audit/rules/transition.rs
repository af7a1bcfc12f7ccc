//! There is time to hand students over and to set up.
//!
//! When a teacher who was in charge of a homeroom goes to a meeting, individual planning or lunch within the students'
//! day, at least the policy's minutes of transition lie between. (At dismissal nobody is handed over, and after a session
//! of a service nobody of a homeroom is.) Between two classes of specials that one person teaches to different homerooms
//! there are as many minutes of transition or own time as the longer of their setups takes; lunch, planning and meetings
//! are no time to set up.

use commontime_school::{Activity, ClockTime, DayId, Finding, Lesson, Minutes, PersonId, Rule, Use};

use crate::found::{Details, found};
use crate::view::{Doing, Stretch, View};

const RULE: Rule = Rule::Transition;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    for person in view.campus.person_ids() {
        for day in view.campus.day_ids() {
            if view.campus[person].role.teaches() && view.campus.policy.transition > Minutes::ZERO {
                hand_over(view, person, day, findings);
            }
            set_up(view, person, day, findings);
        }
    }
}

fn hand_over(view: &View, person: PersonId, day: DayId, findings: &mut Vec<Finding>) {
    // Since the last lesson with a homeroom: when it ended, and the minutes of transition since.
    let mut handing_over: Option<(ClockTime, Minutes)> = None;
    for used in &view.workday(person, day).stretches {
        if matches!(used.doing, Doing::Lesson(_)) {
            let students_stay = used.span.end() < view.students_day(day).end();
            let hands_over = has_homeroom(view, used.doing) && students_stay;
            handing_over = hands_over.then_some((used.span.end(), Minutes::ZERO));
        }
        let Some((ended, minutes)) = &mut handing_over else { continue };
        if used.kind == Use::Transition {
            *minutes += used.span.length();
        }
        let goes_to = matches!(used.doing, Doing::Meeting(_))
            || matches!(used.kind, Use::IndividualPlanning | Use::Lunch);
        if goes_to {
            too_little(view, person, day, (*ended, *minutes), used, findings);
            handing_over = None;
        }
    }
}

fn too_little(
    view: &View,
    person: PersonId,
    day: DayId,
    (ended, minutes): (ClockTime, Minutes),
    next: &Stretch,
    findings: &mut Vec<Finding>,
) {
    let asked = view.campus.policy.transition;
    let short = asked - minutes;
    if short <= Minutes::ZERO {
        return;
    }
    let (name, what) = (view.name(person), view.doing(next.doing));
    let message = format!(
        "{name} is with a homeroom until {ended} and goes to {what} at {}, with {minutes} of the {asked} \
         minutes of transition it takes to hand students over",
        next.span.start()
    );
    let next_step = format!("put {asked} minutes of transition between");
    findings.push(found(RULE, &[name], message, next_step).at(day, next.span).short(short));
}

/// Tells whether it is a lesson of a whole homeroom.
fn has_homeroom(view: &View, doing: Doing) -> bool {
    match doing {
        Doing::Lesson(at) => !matches!(view.schedule.lessons[at].activity, Activity::Service(_)),
        Doing::Nothing | Doing::Meeting(_) | Doing::Assignment(_) => false,
    }
}

fn set_up(view: &View, person: PersonId, day: DayId, findings: &mut Vec<Finding>) {
    let mut last: Option<&Lesson> = None;
    let mut free = Minutes::ZERO;
    for used in &view.workday(person, day).stretches {
        let class = match used.doing {
            Doing::Lesson(at) => Some(&view.schedule.lessons[at]),
            Doing::Nothing | Doing::Meeting(_) | Doing::Assignment(_) => None,
        };
        let Some(class) = class.filter(|class| setup(view, class).is_some()) else {
            if matches!(used.kind, Use::Transition | Use::Unassigned) {
                free += used.span.length();
            }
            continue;
        };
        if let Some(before) = last {
            let asked = setup(view, before).max(setup(view, class)).unwrap_or(Minutes::ZERO);
            let short = asked - free;
            if !same_students(before, class) && short > Minutes::ZERO {
                let name = view.name(person);
                let message = format!(
                    "{name} has {free} minutes to set up between {} and {}, {short} fewer than the {asked} it takes",
                    view.lesson(before),
                    view.lesson(class)
                );
                let next_step = format!("leave {asked} free minutes between the two classes");
                findings.push(found(RULE, &[name], message, next_step).at(day, class.span).short(short));
            }
        }
        last = Some(class);
        free = Minutes::ZERO;
    }
}

fn same_students(before: &Lesson, class: &Lesson) -> bool {
    before.homerooms.len() == class.homerooms.len()
        && before.homerooms.iter().all(|homeroom| class.homerooms.contains(homeroom))
}

/// The minutes of setup of a class of a special; `None` for any other lesson.
fn setup(view: &View, lesson: &Lesson) -> Option<Minutes> {
    match lesson.activity {
        Activity::Special(special) => Some(view.campus[special].setup),
        Activity::Subject(_)
        | Activity::Service(_)
        | Activity::Lunch
        | Activity::Recess
        | Activity::Homeroom => None,
    }
}
