//! Minutes that cannot fit: found by counting, before any search.

use commontime_school::bell_schedule::BellSchedule;
use commontime_school::course::{Grade, Special};
use commontime_school::cycle::{Cycle, Week};
use commontime_school::{DayId, GradeId, Minutes, Span};

use super::cycle::is_week;
use crate::names::COURSES;
use crate::problem::{Code, Desk};
use crate::raw;
use crate::raw::courses::Courses;

/// Reports grades whose minutes cannot fit into a week, and lunches and recesses that cannot fit into a day.
pub(super) fn check(
    desk: &mut Desk<'_>,
    courses: &Courses,
    grades: &[Grade],
    specials: &[Special],
    bells: &BellSchedule,
    cycle: &Cycle,
) {
    if desk.has_problems() {
        return;
    }
    for (at, (row, grade)) in courses.grade.iter().zip(grades).enumerate() {
        let id = GradeId::from_index(at);
        for day in cycle.day_ids() {
            if !meals_fit(desk, row, grade, bells, cycle, day) {
                break;
            }
        }
        week_fits(desk, row, grade, specials_minutes(specials, id, grade, cycle), bells, cycle);
    }
}

fn meals_fit(
    desk: &mut Desk<'_>,
    row: &raw::courses::Grade,
    grade: &Grade,
    bells: &BellSchedule,
    cycle: &Cycle,
    day: DayId,
) -> bool {
    let within = |window: Option<Span>, starts: Vec<commontime_school::ClockTime>, length: Minutes| {
        length == Minutes::ZERO
            || starts.into_iter().any(|start| {
                Span::starting(start, length)
                    .is_some_and(|span| window.is_none_or(|window| window.contains(span)))
            })
    };
    let lunches = bells.lunch_starts(day, grade.lunch_minutes);
    let recesses = bells.recess_starts(day, grade.recess_minutes);
    let name = &cycle.days[day.index()].name;
    let mut fits = true;
    if !within(grade.lunch_window, lunches, grade.lunch_minutes) {
        report_meal(desk, row.lunch.span(), "lunch", grade.lunch_minutes, name);
        fits = false;
    }
    if let Some(recess) = &row.recess
        && !within(grade.recess_window, recesses, grade.recess_minutes)
    {
        report_meal(desk, recess.span(), "recess", grade.recess_minutes, name);
        fits = false;
    }
    fits
}

fn report_meal(desk: &mut Desk<'_>, span: std::ops::Range<usize>, what: &str, minutes: Minutes, day: &str) {
    desk.problem(
        COURSES,
        span,
        Code::DoesNotFit,
        format!("{what} of {minutes} minutes fits into no part of {day}"),
    )
    .label("no start lies within all windows and the students' day")
    .help(format!("shorten {what}, or widen its window in courses.toml or bell-schedule.toml"));
}

/// Returns the minutes of specials a homeroom has at least in any week, whichever the week.
fn specials_minutes(specials: &[Special], id: GradeId, grade: &Grade, cycle: &Cycle) -> Minutes {
    let of_grade: Vec<&Special> = specials.iter().filter(|special| special.grades.contains(&id)).collect();
    if is_week(&cycle.cycle_days) {
        of_grade
            .iter()
            .map(|special| special.minutes * i32::try_from(special.times_per_cycle).unwrap_or(0))
            .sum()
    } else {
        let shortest = of_grade.iter().map(|special| special.minutes).min().unwrap_or_default();
        shortest * i32::try_from(grade.specials_per_day_min * 5).unwrap_or(0)
    }
}

fn week_fits(
    desk: &mut Desk<'_>,
    row: &raw::courses::Grade,
    grade: &Grade,
    specials: Minutes,
    bells: &BellSchedule,
    cycle: &Cycle,
) {
    let length = |week: &Week| -> Minutes {
        week.days.iter().map(|day| bells.days[day.index()].students.length()).sum()
    };
    let Some(there) = cycle.weeks.iter().map(length).min() else { return };
    let subjects: Minutes = grade.subjects.iter().map(|need| need.minutes_per_week).sum();
    let (lunch, recess) = (grade.lunch_minutes * 5, grade.recess_minutes * 5);
    let needed = subjects + lunch + recess + specials;
    if needed > there {
        desk.problem(
            COURSES,
            row.minutes_per_week.span(),
            Code::DoesNotFit,
            format!(
                "{} needs {} minutes a week; its students are there {}",
                grade.name,
                plain(needed),
                plain(there)
            ),
        )
        .label(format!("subjects {}, lunch {lunch}, recess {recess}, specials {specials}", plain(subjects)))
        .help(format!("take away {} minutes, or lengthen the students' day", plain(needed - there)));
    }
}

fn plain(minutes: Minutes) -> String {
    commontime_school::wording::grouped(u64::try_from(minutes.get()).unwrap_or(0))
}
