//! `schedule.csv`: one row for each lesson, meeting and assignment, for spreadsheets.

use commontime_school::{Campus, Schedule, Span};

/// The columns, in order.
pub(crate) const COLUMNS: [&str; 8] = ["day", "start", "end", "kind", "what", "homerooms", "people", "room"];
/// What parts the entries of a list in one cell.
pub(crate) const BETWEEN: &str = "; ";
/// What parts a team from the use of its meeting, and a use from its note.
pub(crate) const COLON: &str = ": ";

/// Returns the schedule as a table: `day`, `start`, `end`, `kind` (lesson, meeting or assignment), `what`, `homerooms`,
/// `people`, `room`. Begins with a byte order mark, by which Excel knows UTF-8.
///
/// `what` is a lesson's subject, special or service; a meeting's team and use (`grade-1: team-meeting`); an assignment's
/// use and note (`duty: arrival`).
///
/// # Panics
/// Never: writing to memory does not fail.
#[must_use]
pub fn schedule_csv(schedule: &Schedule, campus: &Campus) -> Vec<u8> {
    let mut schedule = schedule.clone();
    schedule.sort();
    let mut table = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer("\u{feff}".as_bytes().to_vec());
    let mut row = |cells: [String; 8]| table.write_record(cells).expect("memory takes every row");
    row(COLUMNS.map(str::to_owned));
    for lesson in &schedule.lessons {
        let [day, start, end] = when(lesson.day, lesson.span, campus);
        let homerooms: Vec<&str> = lesson.homerooms.iter().map(|&id| campus[id].id.as_str()).collect();
        row([
            day,
            start,
            end,
            "lesson".to_owned(),
            campus.activity_name(lesson.activity).to_owned(),
            homerooms.join(BETWEEN),
            people(&lesson.adults, campus),
            campus[lesson.room].id.clone(),
        ]);
    }
    for meeting in &schedule.meetings {
        let [day, start, end] = when(meeting.day, meeting.span, campus);
        row([
            day,
            start,
            end,
            "meeting".to_owned(),
            format!("{}{COLON}{}", campus[meeting.team].id, meeting.kind.slug()),
            String::new(),
            people(&meeting.members, campus),
            campus[meeting.room].id.clone(),
        ]);
    }
    for assignment in &schedule.assignments {
        let [day, start, end] = when(assignment.day, assignment.span, campus);
        let colon = if assignment.note.is_empty() { "" } else { COLON };
        row([
            day,
            start,
            end,
            "assignment".to_owned(),
            format!("{}{colon}{}", assignment.kind.slug(), assignment.note),
            String::new(),
            campus[assignment.person].id.clone(),
            String::new(),
        ]);
    }
    table.into_inner().expect("memory takes every row")
}

fn when(day: commontime_school::DayId, span: Span, campus: &Campus) -> [String; 3] {
    [campus[day].name.clone(), span.start().to_string(), span.end().to_string()]
}

fn people(ids: &[commontime_school::PersonId], campus: &Campus) -> String {
    let ids: Vec<&str> = ids.iter().map(|&id| campus[id].id.as_str()).collect();
    ids.join(BETWEEN)
}
