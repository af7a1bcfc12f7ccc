//! Nobody carries more than their FTE.
//!
//! Instruction and co-teaching of a week stay within the person's limit, classes of specials in a day within theirs. Who
//! is paid a salary is at school in a week no longer than their FTE's part of the longest staff week, rounded up to the
//! grid; who fills a post paid by the hour is paid for the hours they are there.

use commontime_school::{Activity, Finding, Minutes, PersonId, Row, Rule, Use, wording};

use crate::found::{Details, found, grouped};
use crate::view::{Doing, View};

const RULE: Rule = Rule::LoadWithinFte;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    for person in view.campus.person_ids() {
        teaching(view, person, findings);
        classes(view, person, findings);
        classes_of_one(view, person, findings);
        contracted(view, person, findings);
    }
}

fn teaching(view: &View, person: PersonId, findings: &mut Vec<Finding>) {
    let Some(limit) = view.campus[person].teaching_minutes_per_week_max else { return };
    for week in view.weeks() {
        let minutes: Minutes = week
            .days
            .iter()
            .map(|&day| {
                view.minutes_of(person, day, Use::Instruction) + view.minutes_of(person, day, Use::CoTeaching)
            })
            .sum();
        let over = minutes - limit;
        if over <= Minutes::ZERO {
            continue;
        }
        let name = view.name(person);
        let message = format!(
            "{name} teaches {} minutes in the week {}, {over} over the limit of {}",
            grouped(minutes),
            week.name,
            grouped(limit)
        );
        let next_step = format!("give {over} minutes a week of {name}'s teaching to somebody else");
        findings.push(found(RULE, &[name], message, next_step).short(over));
    }
}

fn classes(view: &View, person: PersonId, findings: &mut Vec<Finding>) {
    let Some(limit) = view.campus[person].classes_per_day_max else { return };
    for day in view.campus.day_ids() {
        let is_class = |doing: Doing| match doing {
            Doing::Lesson(at) => matches!(view.schedule.lessons[at].activity, Activity::Special(_)),
            Doing::Nothing | Doing::Meeting(_) | Doing::Assignment(_) => false,
        };
        let items = view.workday(person, day).items.iter();
        let rows: Vec<Row> =
            items.filter(|item| is_class(item.doing)).filter_map(|item| item.doing.row()).collect();
        let classes = rows.len();
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        if classes <= limit {
            continue;
        }
        let (name, over) = (view.name(person), classes - limit);
        let message = format!(
            "{name} teaches {}, {over} over the limit of {limit} a day",
            wording::count(classes, "class")
        );
        let next_step = format!("move {} of {name} to another day", wording::count(over, "class"));
        findings.push(
            found(RULE, &[name], message, next_step)
                .on(day)
                .of(rows)
                .short_count(i64::try_from(over).unwrap_or(i64::MAX)),
        );
    }
}

/// Some specials are taken by one person only so many times a week.
fn classes_of_one(view: &View, person: PersonId, findings: &mut Vec<Finding>) {
    for id in view.campus.special_ids() {
        let Some(limit) = view.campus[id].classes_each_per_week_max else { continue };
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        for week in view.weeks() {
            let is_class = |doing: Doing| match doing {
                Doing::Lesson(at) => view.schedule.lessons[at].activity == Activity::Special(id),
                Doing::Nothing | Doing::Meeting(_) | Doing::Assignment(_) => false,
            };
            let items = week.days.iter().flat_map(|&day| &view.workday(person, day).items);
            let rows: Vec<Row> =
                items.filter(|item| is_class(item.doing)).filter_map(|item| item.doing.row()).collect();
            if rows.len() <= limit {
                continue;
            }
            let (name, what, over) = (view.name(person), &view.campus[id].id, rows.len() - limit);
            let message = format!(
                "{name} has {} of {what} in the week {}, {over} over the limit of {limit}",
                wording::count(rows.len(), "class"),
                week.name
            );
            let next_step = format!("give {} of {name} to somebody else", wording::count(over, "class"));
            let over = i64::try_from(over).unwrap_or(i64::MAX);
            findings.push(found(RULE, &[name], message, next_step).of(rows).short_count(over));
        }
    }
}

fn contracted(view: &View, person: PersonId, findings: &mut Vec<Finding>) {
    let someone = &view.campus[person];
    let Some(limit) = view.campus.most_at_school(person) else { return };
    for week in view.weeks() {
        let minutes: Minutes = week.days.iter().map(|&day| someone.minutes_of_their_post(day)).sum();
        let over = minutes - limit;
        if over <= Minutes::ZERO {
            continue;
        }
        let name = &someone.name;
        let message = format!(
            "{name} is at school {} minutes in the week {}, {over} over the {} of {} FTE",
            grouped(minutes),
            week.name,
            grouped(limit),
            someone.fte
        );
        let next_step = format!("shorten {name}'s hours by {over} minutes a week, or raise the FTE");
        findings.push(found(RULE, &[name], message, next_step).short(over));
    }
}
