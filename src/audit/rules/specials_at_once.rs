//! No more homerooms of a grade are at specials at once than the school lets.

use commontime_school::{Activity, DayId, Finding, GradeId, Lesson, Rule, wording};

use crate::found::{Details, found};
use crate::view::{DayRow, View};

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    let mut row = DayRow::new(0);
    for grade in view.campus.grade_ids() {
        let Some(most) = view.campus[grade].specials_at_once else { continue };
        for day in view.campus.day_ids() {
            row.clear();
            for lesson in view.lessons_on(day) {
                let homerooms = at_specials(view, lesson, grade);
                if homerooms > 0 {
                    row.minutes(lesson.span).iter_mut().for_each(|at_once| *at_once += homerooms);
                }
            }
            for (span, at_once) in row.all_stretches() {
                if at_once > most {
                    findings.push(
                        too_many(view, grade, (at_once, most)).at(day, span).of(rows(view, grade, day, span)),
                    );
                }
            }
        }
    }
}

/// The homerooms of a grade that a lesson has at a special.
fn at_specials(view: &View, lesson: &Lesson, grade: GradeId) -> u32 {
    let Activity::Special(_) = lesson.activity else { return 0 };
    let of_grade = lesson.homerooms.iter().filter(|&&homeroom| view.campus[homeroom].grade == grade);
    u32::try_from(of_grade.count()).unwrap_or(u32::MAX)
}

fn rows(
    view: &View,
    grade: GradeId,
    day: DayId,
    span: commontime_school::Span,
) -> Vec<commontime_school::Row> {
    view.rows_where(day, span, |lesson| at_specials(view, lesson, grade) > 0)
}

fn too_many(view: &View, grade: GradeId, (at_once, most): (u32, u32)) -> Finding {
    let name = view.campus[grade].name.as_str();
    let verb = if at_once == 1 { "is" } else { "are" };
    let message = format!(
        "{} of {name} {verb} at specials at once, {} more than the {most} that may be",
        wording::count(at_once as usize, "homeroom"),
        at_once - most
    );
    let next_step =
        format!("move a special of {name} to another time, or let more of its homerooms go at once");
    found(Rule::SpecialsAtOnce, &[name], message, next_step).short_count(i64::from(at_once - most))
}
