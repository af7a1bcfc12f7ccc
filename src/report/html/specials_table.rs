//! Which special each homeroom of a grade has on which day.

use commontime_school::{Activity, Campus, ClockTime, DayId, HomeroomId, Lesson, Schedule};

use crate::clock;
use crate::days;

/// The table: days that are alike share a column.
#[derive(Clone, Debug)]
pub(crate) struct SpecialsTable {
    pub(crate) days: Vec<String>,
    pub(crate) rows: Vec<HomeroomRow>,
}

/// One homeroom's specials by day.
#[derive(Clone, Debug)]
pub(crate) struct HomeroomRow {
    pub(crate) name: String,
    pub(crate) cells: Vec<String>,
}

/// Returns the table of these homerooms.
pub(crate) fn table(campus: &Campus, schedule: &Schedule, homerooms: &[HomeroomId]) -> SpecialsTable {
    let columns = days::alike(campus.day_ids(), |day| {
        let start = common_start(schedule, homerooms, day);
        let cells: Vec<String> =
            homerooms.iter().map(|&homeroom| specials_on(campus, schedule, homeroom, day, start)).collect();
        (start, cells)
    });
    let row = |(at, &homeroom): (usize, &HomeroomId)| HomeroomRow {
        name: campus[homeroom].id.clone(),
        cells: columns.iter().map(|(_, (_, cells))| cells[at].clone()).collect(),
    };
    SpecialsTable {
        days: columns.iter().map(|(same, (start, _))| head(campus, same, *start)).collect(),
        rows: homerooms.iter().enumerate().map(row).collect(),
    }
}

/// Returns what the homeroom does on the day, services of some of its students included.
pub(crate) fn lessons_of(
    schedule: &Schedule,
    homeroom: HomeroomId,
    day: DayId,
) -> impl Iterator<Item = &Lesson> {
    schedule.lessons.iter().filter(move |lesson| lesson.day == day && lesson.homerooms.contains(&homeroom))
}

/// The one time at which all the grade's specials of the day begin, where there is one.
fn common_start(schedule: &Schedule, homerooms: &[HomeroomId], day: DayId) -> Option<ClockTime> {
    let mut starts = homerooms
        .iter()
        .flat_map(|&homeroom| lessons_of(schedule, homeroom, day))
        .filter(|lesson| matches!(lesson.activity, Activity::Special(_)))
        .map(|lesson| lesson.span.start());
    let first = starts.next()?;
    starts.all(|start| start == first).then_some(first)
}

fn head(campus: &Campus, same: &[DayId], start: Option<ClockTime>) -> String {
    let name = days::words(campus, same);
    start.map_or_else(|| name.clone(), |start| format!("{name} {}", clock::time(start)))
}

fn specials_on(
    campus: &Campus,
    schedule: &Schedule,
    homeroom: HomeroomId,
    day: DayId,
    common: Option<ClockTime>,
) -> String {
    let mut lessons: Vec<&Lesson> = lessons_of(schedule, homeroom, day)
        .filter(|lesson| matches!(lesson.activity, Activity::Special(_)))
        .collect();
    lessons.sort();
    let words: Vec<String> = lessons
        .into_iter()
        .map(|lesson| {
            let name = campus.activity_name(lesson.activity);
            match common {
                Some(_) => name.to_owned(),
                None => format!("{} {name}", clock::time(lesson.span.start())),
            }
        })
        .collect();
    if words.is_empty() { "–".to_owned() } else { words.join(", ") }
}
