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
                .filter(|row| row.scheduled_average != row.today_average)
                .map(|row| format!("{} {}", names::subject(&row.activity), difference(row)))
                .collect();
            let of_all =
                |words: &dyn Fn(&StudentMinutes) -> String| all.map_or_else(|| "–".to_owned(), words);
            Change {
                grade: grade.to_owned(),
                today: of_all(&|row| names::minutes(row.today_average)),
                scheduled: of_all(&|row| names::minutes(row.scheduled_average)),
                difference: of_all(&difference),
                parts: if parts.is_empty() {
                    "only of the homeroom that has the least".to_owned()
                } else {
                    parts.join(", ")
                },
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
    /// The same with what the levers that are pulled change of it.
    AskedWithLevers,
}

impl Against {
    /// Returns what the school's files hold them against.
    pub(crate) fn of(campus: &Campus) -> Self {
        match (campus.current.is_some(), campus.decided.is_empty()) {
            (true, _) => Self::Today,
            (false, true) => Self::Asked,
            (false, false) => Self::AskedWithLevers,
        }
    }

    /// Returns the words after `fewer`: `than today`.
    const fn than(self) -> &'static str {
        match self {
            Self::Today => "than today",
            Self::Asked => "than courses.toml asks",
            Self::AskedWithLevers => "than courses.toml and the levers ask",
        }
    }

    /// Returns the heading of the minutes: `Today`.
    pub(crate) const fn heading(self) -> &'static str {
        match self {
            Self::Today => "Today",
            Self::Asked | Self::AskedWithLevers => "Asked",
        }
    }

    /// Returns what stands in brackets behind a number, and what it means below the table.
    const fn word(self) -> &'static str {
        match self {
            Self::Today => "today",
            Self::Asked | Self::AskedWithLevers => "asked",
        }
    }

    /// Returns what the numbers in brackets are: `today's minutes`.
    pub(crate) const fn minutes(self) -> &'static str {
        match self {
            Self::Today => "today's minutes",
            Self::Asked => "the minutes courses.toml asks for",
            Self::AskedWithLevers => "the minutes courses.toml and the levers ask for",
        }
    }
}

/// Returns the sentence on all grades: unchanged, more in some, fewer in some.
pub(crate) fn sentence(answer: &Answer, against: Against) -> String {
    let than = against.than();
    let grades = |is_meant: &dyn Fn(&StudentMinutes) -> bool| {
        let mut names: Vec<&str> = Vec::new();
        for row in changed(answer).filter(|row| is_meant(row)) {
            if !names.contains(&row.grade.as_str()) {
                names.push(&row.grade);
            }
        }
        names
    };
    let (fewer, on_average) = (grades(&has_fewer), grades(&has_fewer_on_average));
    let more = grades(&|row| !has_fewer(row) && !has_fewer_on_average(row));
    if fewer.is_empty() && on_average.is_empty() && more.is_empty() {
        return match against {
            Against::Today => "unchanged in every grade".to_owned(),
            Against::Asked => "as courses.toml asks in every grade".to_owned(),
            Against::AskedWithLevers => "as courses.toml and the levers ask in every grade".to_owned(),
        };
    }
    let mut parts = vec![match fewer.as_slice() {
        [] if on_average.is_empty() => format!("none fewer {than}"),
        [] => format!("no grade's least is less {than}"),
        fewer => format!("fewer {than} in {}", list(fewer)),
    }];
    if !on_average.is_empty() {
        let some = "where some homerooms had more than others";
        parts.push(format!("fewer on average in {}, {some}", list(&on_average)));
    }
    if !more.is_empty() {
        parts.push(format!("more in {}", list(&more)));
    }
    parts.join("; ")
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

/// Tells whether the homeroom that has the least has less than that one has today: the floor that no schedule goes below.
fn has_fewer(row: &StudentMinutes) -> bool {
    row.scheduled < row.today
}

/// Tells whether there is less of it than today only on average.
fn has_fewer_on_average(row: &StudentMinutes) -> bool {
    !has_fewer(row) && row.scheduled_average < row.today_average
}

fn difference(row: &StudentMinutes) -> String {
    match (row.scheduled_average - row.today_average).get() {
        0 => "0".to_owned(),
        more if more > 0 => format!("+{more}"),
        fewer => format!("−{}", fewer.unsigned_abs()),
    }
}
