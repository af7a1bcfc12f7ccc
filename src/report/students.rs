//! Student minutes against today's, or against what is asked where no schedule of today is given, by grade.

use commontime_school::Campus;
use commontime_school::answer::{Answer, StudentMinutes};
use commontime_school::wording::list;

use crate::names;

/// What the name of all minutes together is in answers.
const ALL: &str = "all instruction";

/// The changes of one grade's minutes. They are averages over its homerooms, so that the parts add up to the whole but for rounding;
/// the least minutes are each another homeroom's.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub(crate) grade: String,
    pub(crate) today: String,
    pub(crate) scheduled: String,
    pub(crate) difference: String,
    /// `mathematics +5, recess −10`.
    pub(crate) parts: String,
    /// The minutes of the homeroom that has the least: `1,725`, or `1,690, today 1,700`.
    pub(crate) least: String,
}

/// One grade's row: the minutes of each activity, `600` or `570 (today 600)`.
#[derive(Clone, Debug)]
pub(crate) struct GradeRow {
    pub(crate) grade: String,
    pub(crate) cells: Vec<String>,
}

/// Returns the grades that have more or fewer minutes than today of anything.
pub(crate) fn changes(answer: &Answer, against: Against) -> Vec<Change> {
    let mut grades: Vec<&str> = changed(answer).map(|row| row.grade.as_str()).collect();
    grades.dedup();
    grades
        .into_iter()
        .map(|grade| {
            let all = answer.students.iter().find(|row| row.grade == grade && row.activity == ALL);
            let parts: Vec<String> = changed(answer)
                .filter(|row| row.grade == grade && row.activity != ALL)
                .map(|row| format!("{} {}", names::subject(&row.activity), difference(row)))
                .collect();
            let of_all =
                |words: &dyn Fn(&StudentMinutes) -> String| all.map_or_else(|| "–".to_owned(), words);
            Change {
                grade: grade.to_owned(),
                today: of_all(&|row| names::minutes(row.today_average)),
                scheduled: of_all(&|row| names::minutes(row.scheduled_average)),
                difference: of_all(&difference),
                parts: parts.join(", "),
                least: of_all(&|row| least(row, against)),
            }
        })
        .collect()
}

/// What a schedule's student minutes are held against.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Against {
    /// Today's schedule.
    Today,
    /// What courses.toml asks for, where there is no schedule of today.
    Asked,
}

impl Against {
    /// Returns what the school's files hold them against.
    pub(crate) fn of(campus: &Campus) -> Self {
        if campus.current.is_some() { Self::Today } else { Self::Asked }
    }

    /// Returns the words after `fewer`: `than today`.
    const fn than(self) -> &'static str {
        match self {
            Self::Today => "than today",
            Self::Asked => "than courses.toml asks",
        }
    }

    /// Returns the heading of the minutes: `Today`.
    pub(crate) const fn heading(self) -> &'static str {
        match self {
            Self::Today => "Today",
            Self::Asked => "Asked",
        }
    }

    /// Returns what stands in brackets behind a number, and what it means below the table.
    const fn word(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Asked => "asked",
        }
    }

    /// Returns what the numbers in brackets are: `today's minutes`.
    pub(crate) const fn minutes(self) -> &'static str {
        match self {
            Self::Today => "today's minutes",
            Self::Asked => "the minutes courses.toml asks for",
        }
    }
}

/// Returns the sentence on all grades: unchanged, more in some, fewer in some.
pub(crate) fn sentence(answer: &Answer, against: Against) -> String {
    let than = against.than();
    let grades = |fewer: bool| {
        let mut names: Vec<&str> = Vec::new();
        for row in changed(answer).filter(|row| has_fewer(row) == fewer) {
            if !names.contains(&row.grade.as_str()) {
                names.push(&row.grade);
            }
        }
        names
    };
    match (grades(true).as_slice(), grades(false).as_slice()) {
        ([], []) if against == Against::Asked => "as courses.toml asks in every grade".to_owned(),
        ([], []) => "unchanged in every grade".to_owned(),
        ([], more) => format!("none fewer {than}; more in {}", list(more)),
        (fewer, []) => format!("fewer {than} in {}", list(fewer)),
        (fewer, more) => format!("fewer {than} in {}; more in {}", list(fewer), list(more)),
    }
}

/// Returns the same as a sentence of its own.
pub(crate) fn whole_sentence(answer: &Answer, against: Against) -> String {
    let (words, than) = (sentence(answer, against), against.than());
    match words.strip_prefix(&format!("none fewer {than}; ")) {
        Some(more) => format!("No grade has less of anything {than}; {more}."),
        None => format!("{}.", names::capital(&words)),
    }
}

/// Tells whether any grade has less of anything than today.
pub(crate) fn any_fewer(answer: &Answer) -> bool {
    answer.students.iter().any(has_fewer)
}

/// Returns the activities in order of first mention, and a row of minutes for each grade.
pub(crate) fn table(answer: &Answer, against: Against) -> (Vec<String>, Vec<GradeRow>) {
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
            let cells = activities.iter().map(|activity| cell(answer, against, &grade, activity)).collect();
            GradeRow { grade, cells }
        })
        .collect();
    (activities.iter().map(|activity| names::subject(activity)).collect(), rows)
}

fn cell(answer: &Answer, against: Against, grade: &str, activity: &str) -> String {
    match answer.students.iter().find(|row| row.grade == grade && row.activity == activity) {
        None => "–".to_owned(),
        Some(row) => least(row, against),
    }
}

/// Returns the least minutes of any homeroom, and what they were, where they differ.
fn least(row: &StudentMinutes, against: Against) -> String {
    let scheduled = names::minutes(row.scheduled);
    if row.scheduled == row.today {
        return scheduled;
    }
    format!("{scheduled} ({} {})", against.word(), names::minutes(row.today))
}

fn changed(answer: &Answer) -> impl Iterator<Item = &StudentMinutes> {
    let differs =
        |row: &&StudentMinutes| row.scheduled != row.today || row.scheduled_average != row.today_average;
    answer.students.iter().filter(differs)
}

/// Tells whether there is less of it than today, in the homeroom that has the least or on average.
fn has_fewer(row: &StudentMinutes) -> bool {
    row.scheduled < row.today || row.scheduled_average < row.today_average
}

fn difference(row: &StudentMinutes) -> String {
    match (row.scheduled_average - row.today_average).get() {
        0 => "0".to_owned(),
        more if more > 0 => format!("+{more}"),
        fewer => format!("−{}", fewer.unsigned_abs()),
    }
}
