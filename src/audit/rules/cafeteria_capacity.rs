//! The cafeteria and the playground are not over their limits.
//!
//! In every minute no more grades are at lunch than the cafeteria takes at once (grades that eat together count as one)
//! and no more students, by the roll, than it takes. No more grades are at recess at once than the playground takes. All
//! lunches and recesses count, wherever they are.

use commontime_school::{Activity, DayId, Finding, GradeId, HomeroomId, Lesson, Rule, Span, wording};

use crate::found::{Details, found};
use crate::view::{DayRow, View};

const RULE: Rule = Rule::CafeteriaCapacity;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    let bells = &view.campus.bells;
    let eats_as = together(view);
    let by_itself: Vec<GradeId> = view.campus.grade_ids().collect();
    for day in view.campus.day_ids() {
        grades(view, day, Activity::Lunch, &eats_as, bells.cafeteria.grades_at_once, findings);
        students(view, day, findings);
        grades(view, day, Activity::Recess, &by_itself, bells.playground.grades_at_once, findings);
    }
}

/// For each grade the first of the grades it eats with, itself included: those with the same first are one.
fn together(view: &View) -> Vec<GradeId> {
    let mut first: Vec<GradeId> = view.campus.grade_ids().collect();
    // Merging once per grade reaches everyone, however the file strings them together.
    for _ in view.campus.grade_ids() {
        for grade in view.campus.grade_ids() {
            for &partner in &view.campus[grade].eats_with {
                let least = first[grade.index()].min(first[partner.index()]);
                first[grade.index()] = least;
                first[partner.index()] = least;
            }
        }
    }
    first
}

fn grades(
    view: &View,
    day: DayId,
    activity: Activity,
    counts_as: &[GradeId],
    limit: u32,
    findings: &mut Vec<Finding>,
) {
    let mut at_once = DayRow::new(0_u32);
    for group in view.campus.grade_ids() {
        let mut there = DayRow::new(false);
        for lesson in lessons(view, day, activity) {
            let is_of_group =
                |homeroom: &HomeroomId| counts_as[view.campus[*homeroom].grade.index()] == group;
            if lesson.homerooms.iter().any(is_of_group) {
                there.minutes(lesson.span).fill(true);
            }
        }
        for (span, is_there) in there.all_stretches() {
            if is_there {
                at_once.minutes(span).iter_mut().for_each(|grades| *grades += 1);
            }
        }
    }
    for (span, number) in at_once.all_stretches() {
        if number <= limit {
            continue;
        }
        let names = grades_at(view, day, activity, span);
        let what = view.campus.activity_name(activity);
        let message = format!(
            "{} are at {what} at once, and {limit} may be: {}",
            wording::count(number as usize, "grade"),
            wording::list(&names)
        );
        let next_step = format!("move the {what} of one of the grades");
        findings.push(
            found(RULE, &names, message, next_step)
                .at(day, span)
                .of(view.rows_where(day, span, |lesson| lesson.activity == activity))
                .short_count(i64::from(number - limit)),
        );
    }
}

/// The names of the grades at lunch or recess in any minute of `span`.
fn grades_at<'a>(view: &View<'a>, day: DayId, activity: Activity, span: Span) -> Vec<&'a str> {
    let mut names = Vec::new();
    for grade in view.campus.grade_ids() {
        let is_of_grade = |homeroom: &HomeroomId| view.campus[*homeroom].grade == grade;
        let mut there = lessons(view, day, activity).filter(|lesson| lesson.span.overlaps(span));
        if there.any(|lesson| lesson.homerooms.iter().any(is_of_grade)) {
            names.push(view.campus[grade].name.as_str());
        }
    }
    names
}

fn students(view: &View, day: DayId, findings: &mut Vec<Finding>) {
    let cafeteria = &view.campus.bells.cafeteria;
    let Some(limit) = cafeteria.students_at_once else { return };
    let mut at_once = DayRow::new(0_u32);
    for lesson in lessons(view, day, Activity::Lunch) {
        let roll: u32 = lesson.homerooms.iter().map(|&homeroom| view.campus[homeroom].students).sum();
        at_once.minutes(lesson.span).iter_mut().for_each(|students| *students += roll);
    }
    for (span, number) in at_once.all_stretches() {
        if number <= limit {
            continue;
        }
        let message = format!(
            "{number} students are at lunch at once, {} over the {limit} that may be",
            number - limit
        );
        let room = view.campus[cafeteria.room].id.as_str();
        let next_step = "move the lunch of a homeroom or grade".to_owned();
        findings.push(
            found(RULE, &[room], message, next_step)
                .at(day, span)
                .of(view.rows_where(day, span, |lesson| lesson.activity == Activity::Lunch))
                .short_count(i64::from(number - limit)),
        );
    }
}

fn lessons<'v>(view: &'v View, day: DayId, activity: Activity) -> impl Iterator<Item = &'v Lesson> {
    view.lessons_on(day).filter(move |lesson| lesson.activity == activity)
}
