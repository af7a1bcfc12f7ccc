//! Special-education and other services are given in full and break nothing they may not.
//!
//! In every week a service has at least its minutes, in sessions of exactly its length, no more than its number a day,
//! with all the homerooms its students come from. Only sessions that one of its providers gives count. A pull-out is in
//! the service's room and not in its homerooms'; a push-in in its homeroom's own room during a subject. What its homerooms do at the
//! time is none of what the service may never break, and, where it may only be during some things, one of them. Homeroom
//! time is neither.

use commontime_school::course::{Block, Service, Setting};
use commontime_school::{
    Activity, DayId, Finding, HomeroomId, Lesson, Minutes, RoomId, Rule, ServiceId, wording,
};

use crate::found::{Details, found};
use crate::view::{View, block_of};

const RULE: Rule = Rule::ServicesKept;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    for id in view.campus.service_ids() {
        let service = &view.campus[id];
        weekly(view, id, service, findings);
        for day in view.campus.day_ids() {
            per_day(view, id, service, day, findings);
        }
        for &at in view.sessions(id) {
            let session = &view.schedule.lessons[at];
            form(view, service, session, findings);
            place(view, service, session, findings);
            for &(homeroom, _) in &service.from {
                breaks(view, service, session, homeroom, findings);
            }
        }
    }
}

fn sessions_on<'a>(view: &View<'a>, id: ServiceId, day: DayId) -> impl Iterator<Item = &'a Lesson> {
    let sessions = view.sessions(id).iter().map(|&at| &view.schedule.lessons[at]);
    sessions.filter(move |session| session.day == day).collect::<Vec<_>>().into_iter()
}

fn weekly(view: &View, id: ServiceId, service: &Service, findings: &mut Vec<Finding>) {
    let given = |session: &&Lesson| session.adults.iter().any(|adult| service.providers.contains(adult));
    for week in view.weeks() {
        let mut minutes = Minutes::ZERO;
        for &day in &week.days {
            minutes += sessions_on(view, id, day).filter(given).map(|session| session.span.length()).sum();
        }
        let short = service.minutes_per_week - minutes;
        if short <= Minutes::ZERO {
            continue;
        }
        let name = &service.id;
        let message = format!(
            "{name} has {minutes} minutes with its providers in the week {}, {short} fewer than the {} owed",
            week.name, service.minutes_per_week
        );
        let next_step = format!("find time for {short} more minutes of {name}");
        findings.push(found(RULE, &[name], message, next_step).short(short));
    }
}

fn per_day(view: &View, id: ServiceId, service: &Service, day: DayId, findings: &mut Vec<Finding>) {
    let sessions = sessions_on(view, id, day).count();
    let most = usize::try_from(service.sessions_per_day_max).unwrap_or(usize::MAX);
    if sessions <= most {
        return;
    }
    let (name, over) = (&service.id, sessions - most);
    let message = format!("{name} has {} a day, and may have {most}", wording::count(sessions, "session"));
    let next_step = format!("move {} of {name} to another day", wording::count(over, "session"));
    let over = i64::try_from(over).unwrap_or(i64::MAX);
    findings.push(found(RULE, &[name], message, next_step).on(day).short_count(over));
}

/// Length, time and students of one session.
fn form(view: &View, service: &Service, session: &Lesson, findings: &mut Vec<Finding>) {
    let (name, length) = (&service.id, session.span.length());
    let mut push = |message: String, next_step: String| {
        findings.push(
            found(RULE, &[name], message, next_step).at(session.day, session.span).of(view.row(session)),
        );
    };
    if length != service.session_minutes {
        let asked = service.session_minutes;
        push(
            format!("a session of {name} is {length} minutes long, and should be {asked}"),
            format!("make the session {asked} minutes long"),
        );
    }
    let students = view.students_day(session.day);
    if !students.contains(session.span) {
        push(
            format!("a session of {name} is outside the students' day, {students}"),
            format!("move the session into {students}"),
        );
    }
    let comes = |homeroom: HomeroomId| session.homerooms.contains(&homeroom);
    let all_come = service.from.iter().all(|&(homeroom, _)| comes(homeroom));
    if !all_come || session.homerooms.len() != service.from.len() {
        let from: Vec<HomeroomId> = service.from.iter().map(|&(homeroom, _)| homeroom).collect();
        let (has, should) = (view.homerooms(&session.homerooms), view.homerooms(&from));
        push(
            format!("a session of {name} names {has}, and its students come from {should}"),
            format!("let the session have the students of {should}"),
        );
    }
}

fn place(view: &View, service: &Service, session: &Lesson, findings: &mut Vec<Finding>) {
    let here = &view.campus[session.room].id;
    let mut push = |message: String, room: RoomId| {
        let next_step = format!("move the session to {}", view.campus[room].id);
        findings.push(
            found(RULE, &[&service.id], message, next_step)
                .at(session.day, session.span)
                .of(view.row(session)),
        );
    };
    for &(homeroom, _) in &service.from {
        let (group, own_room) = (&view.campus[homeroom].id, view.campus[homeroom].room);
        if service.setting == Setting::PushIn && own_room != session.room {
            push(format!("{} comes into {group} in {here}, not in its own room", service.id), own_room);
        }
        if service.setting != Setting::PushIn && own_room == session.room {
            let message =
                format!("{} takes students out of {group} and stays in its room, {here}", service.id);
            push(message, service.room);
            return;
        }
    }
    if service.setting != Setting::PushIn && session.room != service.room {
        let place = &view.campus[service.room].id;
        push(format!("{} is in {here}, not in {place}", service.id), service.room);
    }
}

/// Looks at what `homeroom` does during the session.
fn breaks(
    view: &View,
    service: &Service,
    session: &Lesson,
    homeroom: HomeroomId,
    findings: &mut Vec<Finding>,
) {
    let (name, group) = (&service.id, &view.campus[homeroom].id);
    for doings in &view.school_day(homeroom, session.day).doings {
        let Some(span) = doings.span.intersection(session.span) else { continue };
        let Some(why) = why_not(view, service, doings.activity) else { continue };
        let activity = view.campus.activity_name(doings.activity);
        let message = format!("{name} is given while {group} has {activity}, {why}");
        let next_step = format!("move the session, or what {group} does at the time");
        let rows = view.row(session).into_iter().chain(view.rows_with(homeroom, session.day, span));
        findings.push(
            found(RULE, &[name, group], message, next_step)
                .at(session.day, span)
                .of(rows)
                .short(span.length()),
        );
    }
}

/// Why the service may not be given during `activity`; `None` where it may.
fn why_not(view: &View, service: &Service, activity: Activity) -> Option<String> {
    let block = block_of(activity);
    let is_in = |blocks: &[Block]| block.is_some_and(|block| blocks.contains(&block));
    if is_in(&service.never_during) {
        return Some("which it may never break".to_owned());
    }
    if !service.only_during.is_empty() && !is_in(&service.only_during) {
        let only: Vec<&str> = service.only_during.iter().map(|&block| block_name(view, block)).collect();
        return Some(format!("and may only be during {}", wording::list(&only).replace(" and ", " or ")));
    }
    let is_subject = matches!(activity, Activity::Subject(_));
    if service.setting == Setting::PushIn && !is_subject {
        return Some("and a push-in is during a subject".to_owned());
    }
    None
}

fn block_name<'a>(view: &View<'a>, block: Block) -> &'a str {
    match block {
        Block::Subject(subject) => &view.campus[subject].id,
        Block::Specials => "specials",
        Block::Lunch => "lunch",
        Block::Recess => "recess",
    }
}
