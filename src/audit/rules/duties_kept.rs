//! Arrival, dismissal, lunch and recess have the adults they need.
//!
//! Everyone with a duty of the bell schedule who is at school for all of it does duty in all its minutes. While any
//! students are at lunch, the lunches going on have together at least as many adults of the roles asked for as the
//! cafeteria needs; so with recess. One-to-one aides do not count. Where homeroom teachers stay with their students,
//! each homeroom's own teacher is there instead, and heads are not counted.

use commontime_school::bell_schedule::{Duty, Supervision};
use commontime_school::staff::Role;
use commontime_school::{Activity, DayId, Finding, Lesson, Minutes, PersonId, Rule, Span, Use, wording};

use crate::found::{Details, found};
use crate::view::{DayRow, View};

const RULE: Rule = Rule::DutiesKept;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    let bells = &view.campus.bells;
    for duty in &bells.duties {
        for day in view.campus.day_ids() {
            let Some(span) = duty.span(&bells.days[day.index()]) else { continue };
            for &person in &duty.people {
                on_duty(view, duty, day, span, person, findings);
            }
        }
    }
    for (activity, supervision) in
        [(Activity::Lunch, &bells.lunch_supervision), (Activity::Recess, &bells.recess_supervision)]
    {
        for day in view.campus.day_ids() {
            if supervision.roles.contains(&Role::Homeroom) {
                own_teacher_stays(view, day, activity, findings);
            } else {
                enough_adults(view, day, activity, supervision, findings);
            }
        }
    }
}

fn on_duty(view: &View, duty: &Duty, day: DayId, span: Span, person: PersonId, findings: &mut Vec<Finding>) {
    let someone = &view.campus[person];
    if !someone.present[day.index()].iter().any(|present| present.contains(span)) {
        return;
    }
    let runs = view.workday(person, day).runs_of(Use::Duty);
    let done: Minutes = runs.iter().filter_map(|run| run.intersection(span)).map(Span::length).sum();
    let short = span.length() - done;
    if short <= Minutes::ZERO {
        return;
    }
    let (name, what) = (&someone.name, &duty.name);
    let message = format!("{name} does {done} of the {} minutes of {what}", span.length());
    let next_step = format!("put {name} on {what} duty at {span}");
    findings.push(found(RULE, &[name], message, next_step).at(day, span).short(short));
}

fn own_teacher_stays(view: &View, day: DayId, activity: Activity, findings: &mut Vec<Finding>) {
    for lesson in view.lessons_on(day).filter(|lesson| lesson.activity == activity) {
        for &homeroom in &lesson.homerooms {
            let teacher = view.campus[homeroom].teacher;
            if lesson.adults.contains(&teacher) {
                continue;
            }
            let (name, group) = (view.name(teacher), &view.campus[homeroom].id);
            let what = view.campus.activity_name(activity);
            let message = format!("{name} stays with {group} at {what} here, and is not there");
            let next_step = format!("put {name} into the {what} of {group}");
            findings.push(
                found(RULE, &[name, group], message, next_step).at(day, lesson.span).of(view.row(lesson)),
            );
        }
    }
}

fn enough_adults(
    view: &View,
    day: DayId,
    activity: Activity,
    supervision: &Supervision,
    findings: &mut Vec<Finding>,
) {
    // Who is down for a lunch with nobody in it watches nobody.
    let with_students = |lesson: &&Lesson| lesson.activity == activity && !lesson.homerooms.is_empty();
    let lessons: Vec<&Lesson> = view.lessons_on(day).filter(with_students).collect();
    // For every minute: whether students are there, and how many adults watch.
    let mut watched = DayRow::new((false, 0_u32));
    for lesson in &lessons {
        watched.minutes(lesson.span).iter_mut().for_each(|minute| minute.0 = true);
    }
    for person in view.campus.people_in(&supervision.roles) {
        let mut there = DayRow::new(false);
        for lesson in lessons.iter().filter(|lesson| lesson.adults.contains(&person)) {
            for &present in &view.campus[person].present[day.index()] {
                if let Some(span) = present.intersection(lesson.span) {
                    there.minutes(span).fill(true);
                }
            }
        }
        for (span, is_there) in there.all_stretches() {
            if is_there {
                watched.minutes(span).iter_mut().for_each(|minute| minute.1 += 1);
            }
        }
    }
    for (span, (students, adults)) in watched.all_stretches() {
        if students && adults < supervision.adults {
            too_few(view, day, span, activity, (adults, supervision), findings);
        }
    }
}

fn too_few(
    view: &View,
    day: DayId,
    span: Span,
    activity: Activity,
    (adults, supervision): (u32, &Supervision),
    findings: &mut Vec<Finding>,
) {
    let groups: Vec<&str> = view
        .lessons_on(day)
        .filter(|lesson| lesson.activity == activity && lesson.span.overlaps(span))
        .flat_map(|lesson| lesson.homerooms.iter().map(|&homeroom| view.campus[homeroom].id.as_str()))
        .collect();
    let (what, short) = (view.campus.activity_name(activity), supervision.adults - adults);
    let roles: Vec<&str> = supervision.roles.iter().map(|role| role.title()).collect();
    let message = format!(
        "{what} of {} has {}, {short} fewer than the {} it needs",
        wording::list(&groups),
        wording::count(adults as usize, "adult"),
        supervision.adults
    );
    let next_step = format!("put one more {} there", wording::list(&roles).replace(" and ", " or "));
    let rows = view.rows_where(day, span, |lesson| lesson.activity == activity);
    findings
        .push(found(RULE, &groups, message, next_step).at(day, span).of(rows).short_count(i64::from(short)));
}
