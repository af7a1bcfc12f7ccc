//! Grades with their subjects, lunch and recess.

use commontime_school::course::{Grade, SubjectNeed};
use commontime_school::{GradeId, HomeroomId, Minutes, SubjectId};

use super::Book;
use super::homerooms::Class;
use crate::names::COURSES;
use crate::problem::{Code, Desk};
use crate::raw::courses::Courses;
use crate::raw::{self, Number};
use crate::value::{Entries, Limits, NumberOr};

/// The shortest piece of a subject where nothing says so.
const BLOCK: Minutes = Minutes::new(15);

/// Returns the grades. How many specials they have a day is found later.
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    courses: &Courses,
    book: &Book,
    grid: Minutes,
    classes: &[Class],
) -> Vec<Grade> {
    let mut grades = Vec::new();
    for row in &courses.grade {
        if book.grades.find(&row.id) != Some(grades.len()) {
            continue;
        }
        let grade = grade(desk, row, book, grid, classes, GradeId::from_index(grades.len()));
        grades.push(grade);
    }
    if courses.grade.iter().any(|row| row.minimum_block.is_none()) {
        desk.assume("courses.toml: grade.minimum-block", "no piece of a subject is shorter than 15 minutes");
    }
    eat_together(&mut grades);
    grades
}

fn grade(
    desk: &mut Desk<'_>,
    row: &raw::courses::Grade,
    book: &Book,
    grid: Minutes,
    classes: &[Class],
    id: GradeId,
) -> Grade {
    let homerooms =
        (0..classes.len()).filter(|&at| classes[at].grade == id).map(HomeroomId::from_index).collect();
    let mut window = |text: &Option<raw::Text>| text.as_ref().and_then(|text| desk.span(COURSES, text, grid));
    let (lunch_window, recess_window) = (window(&row.lunch_window), window(&row.recess_window));
    let eats_with = row
        .eats_with
        .iter()
        .filter_map(|other| book.grades.expect(desk, COURSES, Code::UnknownGrade, "grade", other))
        .map(GradeId::from_index)
        .collect();
    Grade {
        id: row.id.to_string(),
        name: row.name.clone().unwrap_or_else(|| format!("grade {}", *row.id)),
        homerooms,
        lunch_minutes: desk.minutes_on_grid(COURSES, &row.lunch, 0..=240, grid),
        lunch_window,
        eats_with,
        recess_minutes: row
            .recess
            .as_ref()
            .map_or(Minutes::ZERO, |minutes| desk.minutes_on_grid(COURSES, minutes, 0..=240, grid)),
        recess_window,
        subjects: subjects(desk, row, book, grid),
        specials_per_day_min: 0,
        specials_per_day_max: 0,
        specials_at_once: row
            .specials_at_once
            .as_ref()
            .map(|most| desk.count(COURSES, most, 1..=Limits::HOMEROOMS, "homerooms")),
        certification: row.certification.as_ref().map(ToString::to_string),
    }
}

fn subjects(desk: &mut Desk<'_>, row: &raw::courses::Grade, book: &Book, grid: Minutes) -> Vec<SubjectNeed> {
    let has = |name: &str| row.minutes_per_week.get(name).is_some();
    let by_subject = match row.minimum_block.as_deref() {
        Some(NumberOr::Table(table)) => Some(table),
        _ => None,
    };
    for (name, _) in row.uninterrupted.iter().chain(by_subject.into_iter().flat_map(Entries::iter)) {
        if !has(name) {
            let known = row.minutes_per_week.iter().map(|(key, _)| key.as_str());
            desk.unknown(COURSES, Code::UnknownSubject, "subject", name, known)
                .label("not in this grade's minutes-per-week");
        }
    }
    let mut needs = Vec::new();
    for (name, minutes) in row.minutes_per_week.iter() {
        let Some(subject) = book.subjects.find(name) else { continue };
        let minutes_per_week = desk.minutes_on_grid(COURSES, minutes, 1..=Limits::WEEK, grid);
        let minimum_block = minimum_block(desk, row, name, minutes_per_week);
        let uninterrupted = match row.uninterrupted.get(name) {
            Some(block) => uninterrupted(desk, block, grid, minutes_per_week),
            None => Minutes::ZERO,
        };
        needs.push(SubjectNeed {
            subject: SubjectId::from_index(subject),
            minutes_per_week,
            with_others: Minutes::ZERO,
            given_up: Minutes::ZERO,
            minimum_block,
            uninterrupted,
        });
    }
    needs
}

fn uninterrupted(desk: &mut Desk<'_>, block: &Number, grid: Minutes, week: Minutes) -> Minutes {
    let minutes = desk.minutes_on_grid(COURSES, block, 0..=Limits::DAY, grid);
    if minutes * 5 > week {
        desk.problem(
            COURSES,
            block.span(),
            Code::BlockLongerThanSubject,
            format!("{minutes} unbroken minutes on each of five days are more than {week} a week"),
        )
        .label(format!("5 x {minutes} = {} minutes", minutes * 5))
        .help("shorten the block or raise the subject's `minutes-per-week`");
    }
    minutes
}

fn minimum_block(desk: &mut Desk<'_>, row: &raw::courses::Grade, name: &str, week: Minutes) -> Minutes {
    let written = row.minimum_block.as_ref().and_then(|given| match &**given {
        NumberOr::Number(minutes) => Some(given.at_same(*minutes)),
        NumberOr::Table(table) => table.get(name).cloned(),
    });
    let Some(written) = written else { return BLOCK.min(week) };
    let minutes = desk.minutes(COURSES, &written, 1..=Limits::DAY);
    if minutes > week {
        desk.problem(
            COURSES,
            written.span(),
            Code::BlockLongerThanSubject,
            format!("a block of {minutes} minutes is longer than all {week} minutes of {name} in a week"),
        )
        .label("longer than the subject")
        .help("shorten the block, or write it by subject: { literacy = 30 }");
    }
    minutes
}

/// Makes "eats with" hold both ways and among all of a table.
fn eat_together(grades: &mut [Grade]) {
    let mut table: Vec<usize> = (0..grades.len()).collect();
    for at in 0..grades.len() {
        for other in grades[at].eats_with.clone() {
            let (from, to) = (table[other.index()], table[at]);
            table.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
        }
    }
    for at in 0..grades.len() {
        grades[at].eats_with = (0..table.len())
            .filter(|&other| other != at && table[other] == table[at])
            .map(GradeId::from_index)
            .collect();
    }
}
