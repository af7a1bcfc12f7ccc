//! Student minutes against today's, by grade.

use commontime_school::answer::{Answer, StudentMinutes};
use commontime_school::wording::list;

use crate::names;

/// One change of one grade's minutes.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) grade: String,
    pub(crate) activity: String,
    pub(crate) today: String,
    pub(crate) scheduled: String,
    pub(crate) difference: String,
}

/// One grade's row: the minutes of each activity, `600` or `570 (today 600)`.
#[derive(Clone, Debug)]
pub(crate) struct GradeRow {
    pub(crate) grade: String,
    pub(crate) cells: Vec<String>,
}

/// Returns what has more or fewer minutes than today.
pub(crate) fn changes(answer: &Answer) -> Vec<Change> {
    changed(answer)
        .map(|row| Change {
            grade: row.grade.clone(),
            activity: names::subject(&row.activity),
            today: names::minutes(row.today),
            scheduled: names::minutes(row.scheduled),
            difference: signed((row.scheduled - row.today).get()),
        })
        .collect()
}

/// Returns the sentence on all grades: unchanged, more in some, fewer in some.
pub(crate) fn sentence(answer: &Answer) -> String {
    let grades = |fewer: bool| {
        let mut names: Vec<&str> = Vec::new();
        for row in changed(answer).filter(|row| (row.scheduled < row.today) == fewer) {
            if !names.contains(&row.grade.as_str()) {
                names.push(&row.grade);
            }
        }
        names
    };
    match (grades(true).as_slice(), grades(false).as_slice()) {
        ([], []) => "unchanged in every grade".to_owned(),
        ([], more) => format!("none fewer than today; more in {}", list(more)),
        (fewer, []) => format!("fewer than today in {}", list(fewer)),
        (fewer, more) => format!("fewer than today in {}; more in {}", list(fewer), list(more)),
    }
}

/// Tells whether any grade has less of anything than today.
pub(crate) fn any_fewer(answer: &Answer) -> bool {
    answer.students.iter().any(|row| row.scheduled < row.today)
}

/// Returns the activities in order of first mention, and a row of minutes for each grade.
pub(crate) fn table(answer: &Answer) -> (Vec<String>, Vec<GradeRow>) {
    let (mut activities, mut grades): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for row in &answer.students {
        if !activities.contains(&row.activity) {
            activities.push(row.activity.clone());
        }
        if !grades.contains(&row.grade) {
            grades.push(row.grade.clone());
        }
    }
    let rows = grades
        .into_iter()
        .map(|grade| {
            let cells = activities.iter().map(|activity| cell(answer, &grade, activity)).collect();
            GradeRow { grade, cells }
        })
        .collect();
    (activities.iter().map(|activity| names::subject(activity)).collect(), rows)
}

fn cell(answer: &Answer, grade: &str, activity: &str) -> String {
    match answer.students.iter().find(|row| row.grade == grade && row.activity == activity) {
        None => "–".to_owned(),
        Some(row) if row.scheduled == row.today => names::minutes(row.scheduled),
        Some(row) => format!("{} (today {})", names::minutes(row.scheduled), names::minutes(row.today)),
    }
}

fn changed(answer: &Answer) -> impl Iterator<Item = &StudentMinutes> {
    answer.students.iter().filter(|row| row.scheduled != row.today)
}

fn signed(difference: i32) -> String {
    if difference > 0 { format!("+{difference}") } else { format!("−{}", difference.unsigned_abs()) }
}
