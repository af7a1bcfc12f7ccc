//! `schedule.csv`: one row for each lesson, meeting and assignment, and before them for each lever that is pulled, for spreadsheets.

use commontime_school::{Campus, Schedule, Span};

/// The columns, in order.
pub(crate) const COLUMNS: [&str; 8] = ["day", "start", "end", "kind", "what", "homerooms", "people", "room"];
/// A column more, where anything is locked by hand.
pub(crate) const LOCKED: &str = "locked";
/// The kind of the rows that say which levers are pulled.
pub(crate) const LEVER: &str = "lever";
/// What parts the entries of a list in one cell.
pub(crate) const BETWEEN: &str = "; ";
/// What parts a team from the use of its meeting, and a use from its note.
pub(crate) const COLON: &str = ": ";

/// Returns the schedule as a table: `day`, `start`, `end`, `kind` (lever, lesson, meeting or assignment), `what`, `homerooms`,
/// `people`, `room`, and `locked` where anything is. Begins with a byte order mark, by which Excel knows UTF-8.
///
/// `what` is a lever and its setting (`extra-duty-pay: 60`), a lesson's subject, special or service; a meeting's team and use
/// (`grade-1: team-meeting`); an assignment's use and note (`duty: arrival`).
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
    let has_locks = schedule.lessons.iter().any(|it| it.locked)
        || schedule.meetings.iter().any(|it| it.locked)
        || schedule.assignments.iter().any(|it| it.locked);
    let mut row = |cells: [String; 8], locked: &str| {
        let locked = has_locks.then_some(locked.to_owned());
        table.write_record(cells.into_iter().chain(locked)).expect("memory takes every row");
    };
    let yes = |locked: bool| if locked { "yes" } else { "" };
    row(COLUMNS.map(str::to_owned), LOCKED);
    for decided in &campus.decided {
        let lever = &campus.levers[decided.lever];
        let what = format!("{}{COLON}{}", lever.id, lever.steps[decided.step].setting);
        let mut cells: [String; 8] = Default::default();
        (cells[3], cells[4]) = (LEVER.to_owned(), what);
        row(cells, "");
    }
    for lesson in &schedule.lessons {
        let [day, start, end] = when(lesson.day, lesson.span, campus);
        let homerooms: Vec<&str> = lesson.homerooms.iter().map(|&id| campus[id].id.as_str()).collect();
        row(
            [
                day,
                start,
                end,
                "lesson".to_owned(),
                campus.activity_name(lesson.activity).to_owned(),
                homerooms.join(BETWEEN),
                people(&lesson.adults, campus),
                campus[lesson.room].id.clone(),
            ],
            yes(lesson.locked),
        );
    }
    for meeting in &schedule.meetings {
        let [day, start, end] = when(meeting.day, meeting.span, campus);
        row(
            [
                day,
                start,
                end,
                "meeting".to_owned(),
                format!("{}{COLON}{}", campus[meeting.team].id, meeting.kind.slug()),
                String::new(),
                people(&meeting.members, campus),
                campus[meeting.room].id.clone(),
            ],
            yes(meeting.locked),
        );
    }
    for assignment in &schedule.assignments {
        let [day, start, end] = when(assignment.day, assignment.span, campus);
        let colon = if assignment.note.is_empty() { "" } else { COLON };
        row(
            [
                day,
                start,
                end,
                "assignment".to_owned(),
                format!("{}{colon}{}", assignment.kind.slug(), assignment.note),
                String::new(),
                campus[assignment.person].id.clone(),
                String::new(),
            ],
            yes(assignment.locked),
        );
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
