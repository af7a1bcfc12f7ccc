//! Students have lunch and recess, within their windows.
//!
//! Every homeroom has every day one lunch in one piece, as long as its grade asks, or as the policy asks where that is
//! more; a longer one would take the students' time. It lies within the hours of the cafeteria and of its grade, in the
//! cafeteria, and begins with a wave. Recess likewise, without waves, on the playground. The homerooms of a grade have
//! lunch at the same time, and recess too; grades that eat together have lunch at the same time.

use commontime_school::course::Grade;
use commontime_school::{Activity, DayId, Finding, HomeroomId, Lesson, Minutes, RoomId, Rule, Span};

use crate::found::{Details, found};
use crate::view::View;

const RULE: Rule = Rule::StudentLunchAndRecess;

/// What is asked of one of the two.
struct Asked<'a> {
    activity: Activity,
    name: &'static str,
    minutes: Minutes,
    /// The law that asks for so many, where it asks for more than the grade.
    law: Option<&'a str>,
    windows: Vec<Span>,
    room: RoomId,
}

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    for homeroom in view.campus.homeroom_ids() {
        let grade = &view.campus[view.campus[homeroom].grade];
        for asked in [lunch(view, grade), recess(view, grade)] {
            for day in view.campus.day_ids() {
                one_piece(view, homeroom, day, &asked, findings);
                in_its_place(view, homeroom, day, &asked, findings);
            }
        }
    }
    for day in view.campus.day_ids() {
        waves(view, day, findings);
        for (activity, what) in [(Activity::Lunch, "lunch"), (Activity::Recess, "recess")] {
            grade_together(view, day, activity, what, findings);
        }
        eat_together(view, day, findings);
    }
}

fn lunch<'a>(view: &View<'a>, grade: &Grade) -> Asked<'a> {
    let policy = &view.campus.policy;
    let cafeteria = &view.campus.bells.cafeteria;
    Asked {
        activity: Activity::Lunch,
        name: "lunch",
        minutes: grade.lunch_minutes.max(policy.student_lunch_min),
        law: (policy.student_lunch_min > grade.lunch_minutes)
            .then_some(policy.student_lunch_source.citation.as_str()),
        windows: [cafeteria.window].into_iter().chain(grade.lunch_window).collect(),
        room: cafeteria.room,
    }
}

fn recess<'a>(view: &View<'a>, grade: &Grade) -> Asked<'a> {
    let playground = &view.campus.bells.playground;
    Asked {
        activity: Activity::Recess,
        name: "recess",
        minutes: grade.recess_minutes.max(view.campus.policy.student_recess_min),
        law: None,
        windows: [playground.window].into_iter().chain(grade.recess_window).collect(),
        room: playground.room,
    }
}

fn one_piece(view: &View, homeroom: HomeroomId, day: DayId, asked: &Asked<'_>, findings: &mut Vec<Finding>) {
    let (name, what) = (view.campus[homeroom].id.as_str(), asked.name);
    let pieces: Vec<Span> = view.school_day(homeroom, day).runs_of(asked.activity).collect();
    if pieces.len() > 1 {
        let message = format!("{name} has {what} in {} pieces", pieces.len());
        let next_step = format!("make it one {what}");
        findings.push(found(RULE, &[name], message, next_step).on(day));
    }
    let longest = pieces.iter().map(|piece| piece.length()).max().unwrap_or(Minutes::ZERO);
    let short = asked.minutes - longest;
    if short > Minutes::ZERO {
        let needed = match asked.law {
            Some(law) => format!("{} of {law}", asked.minutes),
            None => format!("{} it needs", asked.minutes),
        };
        let message = format!("{name} has {longest} minutes of {what}, {short} fewer than the {needed}");
        let next_step = format!("give {name} {} minutes of {what} in one piece", asked.minutes);
        findings.push(found(RULE, &[name], message, next_step).on(day).short(short));
    }
    let over = longest - asked.minutes;
    if over > Minutes::ZERO {
        let message = format!(
            "{name} has {longest} minutes of {what}, {over} more than the {} it should have",
            asked.minutes
        );
        let next_step = format!("shorten the {what} of {name} by {over} minutes");
        findings.push(found(RULE, &[name], message, next_step).on(day).short(over));
    }
    for piece in pieces {
        for &window in asked.windows.iter().filter(|window| !window.contains(piece)) {
            let message = format!("{name} has {what} outside {window}");
            let next_step = format!("move the {what} into {window}");
            findings.push(
                found(RULE, &[name], message, next_step)
                    .at(day, piece)
                    .of(view.rows_with(homeroom, day, piece)),
            );
        }
    }
}

fn in_its_place(
    view: &View,
    homeroom: HomeroomId,
    day: DayId,
    asked: &Asked<'_>,
    findings: &mut Vec<Finding>,
) {
    for &at in &view.school_day(homeroom, day).lessons {
        let lesson = &view.schedule.lessons[at];
        if lesson.activity != asked.activity || lesson.room == asked.room {
            continue;
        }
        let (name, what) = (view.campus[homeroom].id.as_str(), asked.name);
        let (here, place) = (&view.campus[lesson.room].id, &view.campus[asked.room].id);
        let message = format!("{name} has {what} in {here}, not in {place}");
        let next_step = format!("move the {what} to {place}");
        findings.push(found(RULE, &[name], message, next_step).at(day, lesson.span).of(view.row(lesson)));
    }
}

fn waves(view: &View, day: DayId, findings: &mut Vec<Finding>) {
    let cafeteria = &view.campus.bells.cafeteria;
    let Some(wave) = cafeteria.wave.filter(|&wave| wave > Minutes::ZERO) else { return };
    // Where somebody else takes over in the middle, a lunch is two lessons and still begins once.
    let begins = |lesson: &&Lesson| {
        let of = |homeroom: &HomeroomId| view.school_day(*homeroom, day).runs_of(Activity::Lunch);
        let starts = |homeroom: &HomeroomId| of(homeroom).any(|run| run.start() == lesson.span.start());
        lesson.activity == Activity::Lunch && lesson.homerooms.iter().any(starts)
    };
    for lesson in view.lessons_on(day).filter(begins) {
        let since = lesson.span.start().since(cafeteria.window.start());
        if since.get().rem_euclid(wave.get()) == 0 {
            continue;
        }
        let group = view.homerooms(&lesson.homerooms);
        let (start, opens) = (lesson.span.start(), cafeteria.window.start());
        let message =
            format!("{group} begins lunch at {start}, between the waves of {wave} minutes from {opens}");
        let next_step = "let the lunch begin with a wave".to_owned();
        findings.push(found(RULE, &[&group], message, next_step).at(day, lesson.span).of(view.row(lesson)));
    }
}

fn grade_together(view: &View, day: DayId, activity: Activity, what: &str, findings: &mut Vec<Finding>) {
    let first_of = |homeroom: HomeroomId| view.school_day(homeroom, day).runs_of(activity).next();
    for id in view.campus.grade_ids() {
        let [first, others @ ..] = &view.campus[id].homerooms[..] else { continue };
        for &homeroom in others {
            // A homeroom without any has its own finding, and so has one with several.
            let (Some(own), Some(other)) = (first_of(homeroom), first_of(*first)) else { continue };
            if own == other {
                continue;
            }
            let (name, with) = (&view.campus[homeroom].id, &view.campus[*first].id);
            let message =
                format!("{name} has {what} at {own} and {with} at {other}, though they are one grade");
            let next_step = format!("let {name} and {with} have {what} at the same time");
            let rows =
                view.rows_with(homeroom, day, own).into_iter().chain(view.rows_with(*first, day, other));
            findings.push(found(RULE, &[name, with], message, next_step).at(day, own).of(rows));
        }
    }
}

fn eat_together(view: &View, day: DayId, findings: &mut Vec<Finding>) {
    let lunch = |homeroom: HomeroomId| view.school_day(homeroom, day).runs_of(Activity::Lunch).next();
    for id in view.campus.grade_ids() {
        let grade = &view.campus[id];
        for &partner in &grade.eats_with {
            let Some(&first) = view.campus[partner].homerooms.first() else { continue };
            for &homeroom in &grade.homerooms {
                // A homeroom without any lunch has its own finding.
                let (Some(own), Some(other)) = (lunch(homeroom), lunch(first)) else { continue };
                if own == other {
                    continue;
                }
                let (name, with) = (&view.campus[homeroom].id, &view.campus[first].id);
                let message =
                    format!("{name} eats at {own} and {with} at {other}, though their grades eat together");
                let next_step = format!("let {name} and {with} eat at the same time");
                let rows =
                    view.rows_with(homeroom, day, own).into_iter().chain(view.rows_with(first, day, other));
                findings.push(found(RULE, &[name, with], message, next_step).at(day, own).of(rows));
            }
        }
    }
}
