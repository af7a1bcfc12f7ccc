//! There is time to hand students over and to set up.
//!
//! When a teacher who has a homeroom goes from a lesson with it to a meeting, individual planning or lunch within the
//! students' day, at least the policy's minutes of transition lie between; minutes in a lesson with others count as well,
//! for they are no time of one's own either. (At dismissal nobody is handed over, and after a session of a service nobody
//! of a homeroom is. Who has no homeroom has setup between classes instead.) Between two classes of specials that one person teaches to different homerooms
//! there are as many minutes of transition or own time as the longer of their setups takes; lunch, planning and meetings
//! are no time to set up.

use commontime_school::{
    Activity, ClockTime, DayId, Finding, HomeroomId, Lesson, Minutes, PersonId, Rule, Use,
};

use crate::found::{Details, found};
use crate::view::{Doing, Stretch, View};

const RULE: Rule = Rule::Transition;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    for person in view.campus.person_ids() {
        for day in view.campus.day_ids() {
            let own = view.campus[person].homeroom;
            if let Some(own) = own.filter(|_| view.campus.policy.transition > Minutes::ZERO) {
                hand_over(view, person, own, day, findings);
            }
            set_up(view, person, day, findings);
        }
    }
}

fn hand_over(view: &View, person: PersonId, own: HomeroomId, day: DayId, findings: &mut Vec<Finding>) {
    // Since the last lesson with the own homeroom: when it ended, and the minutes since that are not one's own.
    let mut handing_over: Option<(ClockTime, Minutes)> = None;
    for used in &view.workday(person, day).stretches {
        if is_with(view, own, used.doing) {
            let students_stay = used.span.end() < view.students_day(day).end();
            handing_over = students_stay.then_some((used.span.end(), Minutes::ZERO));
            continue;
        }
        let Some((ended, minutes)) = &mut handing_over else { continue };
        if used.kind == Use::Transition || matches!(used.doing, Doing::Lesson(_)) {
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
        "{name} is with their homeroom until {ended} and goes to {what} at {}, with {minutes} of the {asked} \
         minutes of transition it takes to hand students over",
        next.span.start()
    );
    let next_step = format!("put {asked} minutes of transition between");
    findings
        .push(found(RULE, &[name], message, next_step).at(day, next.span).of(next.doing.row()).short(short));
}

/// Tells whether it is a lesson of the whole of `homeroom`.
fn is_with(view: &View, homeroom: HomeroomId, doing: Doing) -> bool {
    match doing {
        Doing::Lesson(at) => {
            let lesson = &view.schedule.lessons[at];
            !matches!(lesson.activity, Activity::Service(_)) && lesson.homerooms.contains(&homeroom)
        }
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
                let rows = view.row(before).into_iter().chain(view.row(class));
                findings
                    .push(found(RULE, &[name], message, next_step).at(day, class.span).of(rows).short(short));
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
