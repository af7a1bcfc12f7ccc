//! Nobody, and no group of students, is in two places at once.
//!
//! People: lessons, meetings and assignments do not overlap; but who watches a cafeteria or playground watches every
//! group in it. An aide who follows one student is in no lesson without that student: in the sessions of the service,
//! and else with a homeroom its students come from. Homerooms: lessons of the whole homeroom do not overlap, and lie
//! within the students' day. Services: no two sessions of one service overlap, those at the same time never serve more
//! students than the homeroom has, and a push-in is where its homeroom is.

use commontime_school::course::Setting;
use commontime_school::{Activity, DayId, Finding, HomeroomId, Lesson, Row, Rule, ServiceId, Span, Use};

use crate::found::{Details, found};
use crate::view::{DayRow, Doing, View};

const RULE: Rule = Rule::OnePlaceAtATime;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    people(view, findings);
    aides(view, findings);
    homerooms(view, findings);
    services(view, findings);
    served(view, findings);
}

fn people(view: &View, findings: &mut Vec<Finding>) {
    for person in view.campus.person_ids() {
        for day in view.campus.day_ids() {
            for clash in &view.workday(person, day).clashes {
                let name = view.name(person);
                let (first, second) = (view.doing(clash.first), view.doing(clash.second));
                findings.push(
                    found(
                        RULE,
                        &[name],
                        format!("{name} is down for two things at once: {first} and {second}"),
                        apart(view, name, clash.first, clash.second),
                    )
                    .at(day, clash.span)
                    .of([clash.first, clash.second].into_iter().filter_map(Doing::row))
                    .short(clash.span.length()),
                );
            }
        }
    }
}

/// What to do about two things at once. Others can take somebody's class, and not their planning, lunch or meeting.
fn apart(view: &View, name: &str, first: Doing, second: Doing) -> String {
    let others_can = |doing: Doing| match doing {
        Doing::Lesson(_) => true,
        Doing::Assignment(at) => view.schedule.assignments[at].kind == Use::Duty,
        Doing::Meeting(_) | Doing::Nothing => false,
    };
    match (others_can(first), others_can(second)) {
        (true, true) => format!("move one of the two, or let somebody else than {name} do it"),
        (true, false) => format!("move one of the two, or let somebody else take {}", view.doing(first)),
        (false, true) => format!("move one of the two, or let somebody else take {}", view.doing(second)),
        (false, false) => "move one of the two to another time".to_owned(),
    }
}

fn aides(view: &View, findings: &mut Vec<Finding>) {
    for person in view.campus.person_ids() {
        let Some(service) = view.campus[person].one_to_one else { continue };
        for lesson in view.schedule.lessons.iter().filter(|lesson| lesson.adults.contains(&person)) {
            for stretch in without_the_student(view, service, lesson) {
                let (name, what) = (view.name(person), view.lesson(lesson));
                let service = &view.campus[service].id;
                let message = format!("{name} follows a student of {service}, who is not at {what} then");
                let next_step = format!("leave {name} with the student");
                findings.push(
                    found(RULE, &[name], message, next_step)
                        .at(lesson.day, stretch)
                        .of(view.row(lesson))
                        .short(stretch.length()),
                );
            }
        }
    }
}

/// When the student of `service` whom somebody follows is elsewhere.
fn without_the_student(view: &View, service: ServiceId, lesson: &Lesson) -> Vec<Span> {
    if lesson.activity == Activity::Service(service) {
        return Vec::new();
    }
    let comes_from =
        |homeroom: &HomeroomId| view.campus[service].from.iter().any(|(from, _)| from == homeroom);
    if matches!(lesson.activity, Activity::Service(_)) || !lesson.homerooms.iter().any(comes_from) {
        return vec![lesson.span];
    }
    if view.campus[service].setting == Setting::PushIn {
        return Vec::new();
    }
    let sessions = view.sessions(service).iter().map(|&at| &view.schedule.lessons[at]);
    sessions
        .filter(|session| session.day == lesson.day)
        .filter_map(|session| session.span.intersection(lesson.span))
        .collect()
}

fn homerooms(view: &View, findings: &mut Vec<Finding>) {
    for homeroom in view.campus.homeroom_ids() {
        for day in view.campus.day_ids() {
            let lessons: Vec<&Lesson> =
                view.school_day(homeroom, day).lessons.iter().map(|&at| &view.schedule.lessons[at]).collect();
            for (at, first) in lessons.iter().enumerate() {
                outside_the_day(view, homeroom, first, findings);
                for second in &lessons[at + 1..] {
                    two_lessons(view, homeroom, first, second, findings);
                }
            }
        }
    }
}

fn two_lessons(
    view: &View,
    homeroom: HomeroomId,
    first: &Lesson,
    second: &Lesson,
    findings: &mut Vec<Finding>,
) {
    let Some(span) = first.span.intersection(second.span) else { return };
    let name = view.campus[homeroom].id.as_str();
    let activity = |lesson: &Lesson| view.campus.activity_name(lesson.activity).to_owned();
    findings.push(
        found(
            RULE,
            &[name],
            format!("{name} is in two lessons at once: {} and {}", activity(first), activity(second)),
            format!("move or shorten one of the two lessons of {name}"),
        )
        .at(first.day, span)
        .of(view.row(first).into_iter().chain(view.row(second)))
        .short(span.length()),
    );
}

fn outside_the_day(view: &View, homeroom: HomeroomId, lesson: &Lesson, findings: &mut Vec<Finding>) {
    let students = view.students_day(lesson.day);
    for outside in lesson.span.without(students) {
        let name = view.campus[homeroom].id.as_str();
        let activity = view.campus.activity_name(lesson.activity);
        findings.push(
            found(
                RULE,
                &[name],
                format!(
                    "{name} has {activity} while its students are not at school: their day is {students}"
                ),
                format!("move the lesson into {students}"),
            )
            .at(lesson.day, outside)
            .of(view.row(lesson))
            .short(outside.length()),
        );
    }
}

fn services(view: &View, findings: &mut Vec<Finding>) {
    for id in view.campus.service_ids() {
        let service = &view.campus[id];
        let sessions: Vec<&Lesson> = view.sessions(id).iter().map(|&at| &view.schedule.lessons[at]).collect();
        for (at, first) in sessions.iter().enumerate() {
            if service.setting == Setting::PushIn {
                elsewhere(view, first, &service.id, &service.from, findings);
            }
            for second in sessions[at + 1..].iter().filter(|second| second.day == first.day) {
                let Some(span) = first.span.intersection(second.span) else { continue };
                findings.push(
                    found(
                        RULE,
                        &[&service.id],
                        format!("{} is in two sessions at once", service.id),
                        "move one of the two sessions".to_owned(),
                    )
                    .at(first.day, span)
                    .of(view.row(first).into_iter().chain(view.row(second)))
                    .short(span.length()),
                );
            }
        }
    }
}

/// Finds when the homerooms of a push-in are in another room than the session.
fn elsewhere(
    view: &View,
    session: &Lesson,
    name: &str,
    from: &[(HomeroomId, u32)],
    findings: &mut Vec<Finding>,
) {
    for &(homeroom, _) in from {
        for piece in &view.school_day(homeroom, session.day).pieces {
            let (Some(at), Some(span)) = (piece.lesson, piece.span.intersection(session.span)) else {
                continue;
            };
            let room = view.schedule.lessons[at].room;
            if room == session.room {
                continue;
            }
            let (group, here, there) =
                (&view.campus[homeroom].id, &view.campus[session.room].id, &view.campus[room].id);
            findings.push(
                found(
                    RULE,
                    &[name, group],
                    format!("{name} comes into {here} while {group} is in {there}"),
                    format!("move the session to a time when {group} is in {here}"),
                )
                .at(session.day, span)
                .of(view.row(session).into_iter().chain([Row::Lesson(at)]))
                .short(span.length()),
            );
        }
    }
}

/// Students of different services are different students, those who stay in their room for one as well.
fn served(view: &View, findings: &mut Vec<Finding>) {
    let mut row = DayRow::new(0_u32);
    for id in view.campus.homeroom_ids() {
        for day in view.campus.day_ids() {
            row.clear();
            let mut any = false;
            for lesson in view.lessons_on(day) {
                let served = of_homeroom(view, lesson, id);
                if served > 0 {
                    any = true;
                    row.minutes(lesson.span).iter_mut().for_each(|students| *students += served);
                }
            }
            if any {
                too_many(view, id, day, &row, findings);
            }
        }
    }
}

fn too_many(view: &View, id: HomeroomId, day: DayId, row: &DayRow<u32>, findings: &mut Vec<Finding>) {
    let homeroom = &view.campus[id];
    for (span, students) in row.all_stretches() {
        if students <= homeroom.students {
            continue;
        }
        let message = format!(
            "services have {students} students of {} at once, which has {}",
            homeroom.id, homeroom.students
        );
        findings.push(
            found(RULE, &[&homeroom.id], message, "move one of the sessions".to_owned())
                .at(day, span)
                .of(view.rows_where(day, span, |session| of_homeroom(view, session, id) > 0))
                .short_count(i64::from(students - homeroom.students)),
        );
    }
}

/// How many students of `homeroom` a session has.
fn of_homeroom(view: &View, session: &Lesson, homeroom: HomeroomId) -> u32 {
    let Activity::Service(service) = session.activity else { return 0 };
    let from = view.campus[service].from.iter();
    from.filter(|&&(source, _)| source == homeroom).map(|&(_, students)| students).sum()
}
