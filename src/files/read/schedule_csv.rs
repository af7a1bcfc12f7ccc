//! A schedule as a table: what `schedule.csv` holds, also where it went through a spreadsheet.

use commontime_school::{Assignment, Campus, Lesson, Meeting, Schedule, Span, Use, wording};

use super::register::Register;
use super::rows::{LineStarts, Lines, Rows};
use super::schedule::{EVERY_MINUTE, Scheduled, decided};
use crate::problem::{Code, Desk, Problems, did_you_mean};
use crate::raw::Text;
use crate::texts::Texts;
use crate::value::{Located, distinct};
use crate::write::{BETWEEN, COLON, COLUMNS, LEVER, LOCKED};

/// Reads the text of a `schedule.csv`, which is called `file_name` in problems. The columns may be in any order.
///
/// A byte order mark and `CRLF` are as welcome as none.
///
/// # Errors
/// All problems of the file at once.
pub fn parse_schedule_csv(text: &str, file_name: &str, campus: &Campus) -> Result<Scheduled, Problems> {
    let texts = Texts::from_iter([(file_name, text)]);
    let mut desk = Desk::new(&texts);
    let rows = rows(&mut desk, file_name);
    let (levers, rows): (Vec<Row>, Vec<Row>) = rows.into_iter().partition(Row::is_lever);
    let levers: Vec<(Text, Text)> = levers.iter().map(Row::lever).collect();
    let ids: Vec<Text> = levers.iter().map(|(id, _)| id.clone()).collect();
    distinct(&mut desk, file_name, &ids);
    let read = decided(&mut desk, file_name, &levers, campus).map(|campus| {
        let (schedule, lines) = schedule(&mut desk, file_name, &rows, &campus);
        Scheduled { campus, schedule, lines }
    });
    match read {
        Some(read) if !desk.has_problems() => Ok(read),
        _ => Err(desk.problems()),
    }
}

/// Reads a table that lies on the desk, of a school as it is.
pub(crate) fn table(desk: &mut Desk<'_>, file: &str, campus: &Campus) -> (Schedule, Lines) {
    let (levers, rows): (Vec<Row>, Vec<Row>) = rows(desk, file).into_iter().partition(Row::is_lever);
    if let Some(lever) = levers.first() {
        desk.problem(
            file,
            lever.cells[3].span(),
            Code::UnknownWord,
            "no lever is pulled in today's schedule".to_owned(),
        )
        .label("a row that pulls a lever")
        .help("take the rows whose kind is lever out; what they do is to be in the files");
    }
    schedule(desk, file, &rows, campus)
}

/// One row below the names of the columns.
struct Row {
    /// The cells of [`COLUMNS`], in their order.
    cells: Vec<Located<String>>,
    /// The cell of [`LOCKED`], where there is such a column.
    locked: Option<Located<String>>,
    line: usize,
}

impl Row {
    fn is_lever(&self) -> bool {
        self.cells[3].eq_ignore_ascii_case(LEVER)
    }

    /// Returns the lever and its setting.
    fn lever(&self) -> (Text, Text) {
        let what = &self.cells[4];
        let (id, setting) = what.split_once(COLON.trim()).unwrap_or((what, ""));
        (what.at_same(id.trim().to_owned()), what.at_same(setting.trim().to_owned()))
    }
}

/// Where the columns stand.
struct Places {
    /// Those of [`COLUMNS`].
    columns: Vec<usize>,
    locked: Option<usize>,
}

/// Reads the rows of a table.
fn rows(desk: &mut Desk<'_>, file: &str) -> Vec<Row> {
    let text = desk.text(file);
    let mut read = Vec::new();
    let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let starts = LineStarts::of(text);
    let mut places = None;
    let mut record = csv::StringRecord::new();
    loop {
        let start = usize::try_from(rows.position().byte()).unwrap_or(text.len()).min(text.len());
        match rows.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {}
            Err(error) => {
                desk.problem(
                    file,
                    line(text, start),
                    Code::NotOurTable,
                    format!("the row cannot be read: {error}"),
                )
                .label("not a row of a table")
                .help("save the table as CSV in UTF-8");
                break;
            }
        }
        let span = line(text, start);
        let Some(places) = &places else {
            places = Some(columns(desk, file, &span, &record));
            continue;
        };
        let Some(places) = places else { break };
        let cell = |place: usize| {
            let written = record.get(place).unwrap_or_default().trim();
            locate(text, &span, written)
        };
        let cells: Vec<Located<String>> = places.columns.iter().copied().map(cell).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            read.push(Row { cells, locked: places.locked.map(cell), line: starts.line(&span) });
        }
    }
    if places.is_none() {
        desk.whole_file(file, Code::EmptyFile, "the file says nothing")
            .help(format!("begin with the columns {}", COLUMNS.join(",")));
    }
    read
}

/// Makes rows a schedule of a school.
fn schedule(desk: &mut Desk<'_>, file: &str, rows: &[Row], campus: &Campus) -> (Schedule, Lines) {
    let reader = Reader { file, register: Register::of(campus) };
    let mut read = Rows::default();
    for row in rows {
        reader.row(desk, row, &mut read);
    }
    reader.register.tell_another_school(desk, file, campus);
    read.in_order(campus.bells.id.clone())
}

/// Finds each column's place in the first row; `None` where one is missing.
fn columns(
    desk: &mut Desk<'_>,
    file: &str,
    span: &std::ops::Range<usize>,
    header: &csv::StringRecord,
) -> Option<Places> {
    let place = |column: &str| header.iter().position(|cell| cell.trim().eq_ignore_ascii_case(column));
    let columns: Vec<usize> = COLUMNS.into_iter().filter_map(place).collect();
    let missing = COLUMNS.into_iter().filter(|column| place(column).is_none());
    let missing: Vec<String> = missing.map(|column| format!("\"{column}\"")).collect();
    if !missing.is_empty() {
        let (noun, verb) = if missing.len() == 1 { ("column", "is") } else { ("columns", "are") };
        let message = format!("{noun} {} {verb} missing", wording::list(&missing));
        desk.problem(file, span.clone(), Code::NotOurTable, message)
            .label("the first row names the columns")
            .help(if header.len() == 1 && [';', '\t'].iter().any(|other| header[0].contains(*other)) {
                "save the table with commas between its cells".to_owned()
            } else {
                format!("let the first row be {}", COLUMNS.join(","))
            });
    }
    (columns.len() == COLUMNS.len()).then_some(Places { columns, locked: place(LOCKED) })
}

/// Returns the line from `start` on, without blank lines before it and its own end.
fn line(text: &str, start: usize) -> std::ops::Range<usize> {
    let rest = text.get(start..).unwrap_or_default();
    let start = start + (rest.len() - rest.trim_start_matches('\n').len());
    let end = text.get(start..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| start + length);
    start..end
}

/// Finds a cell's text within its line; the whole line where quotes hide it.
fn locate(text: &str, line: &std::ops::Range<usize>, written: &str) -> Located<String> {
    let found = text[line.clone()].find(written).filter(|_| !written.is_empty());
    let span = found.map_or(line.clone(), |at| line.start + at..line.start + at + written.len());
    Located::new(span, written.to_owned())
}

struct Reader<'a> {
    file: &'a str,
    register: Register<'a>,
}

impl Reader<'_> {
    fn row(&self, desk: &mut Desk<'_>, row: &Row, read: &mut Rows) {
        let line = row.line;
        let [day, start, end, kind, what, homerooms, people, room] = row.cells.as_slice() else { return };
        let locked = row.locked.as_ref().is_some_and(|word| self.is_yes(desk, word));
        let day = self.register.day(desk, self.file, day);
        let span = self.span(desk, start, end);
        let homerooms = parts(homerooms).into_iter().map(|id| self.undated(&id));
        let homerooms: Vec<_> =
            homerooms.filter_map(|id| self.register.homeroom(desk, self.file, &id)).collect();
        let people = parts(people).into_iter().map(|id| self.undated(&id));
        let people: Vec<_> = people.filter_map(|id| self.register.person(desk, self.file, &id)).collect();
        let room = &self.undated(room);
        match kind.to_lowercase().as_str() {
            "lesson" => {
                let activity = self.register.activity(desk, self.file, what);
                let room = self.register.room(desk, self.file, room);
                if let (Some(day), Some(span), Some(activity), Some(room)) = (day, span, activity, room) {
                    let lesson = Lesson { day, span, activity, homerooms, adults: people, room, locked };
                    read.lessons.push((lesson, line));
                }
            }
            "meeting" => {
                let (team, kind) = what.split_once(COLON).unwrap_or((what, Use::TeamMeeting.slug()));
                let team = self.register.team(desk, self.file, &what.at_same(team.to_owned()));
                let kind = self.kind(desk, &what.at_same(kind.to_owned()));
                let room = self.register.room(desk, self.file, room);
                if let (Some(day), Some(span), Some(team), Some(kind), Some(room)) =
                    (day, span, team, kind, room)
                {
                    let meeting = Meeting { day, span, team, kind, members: people, room, locked };
                    read.meetings.push((meeting, line));
                }
            }
            "assignment" => {
                let (kind, note) = what.split_once(COLON).unwrap_or((what, ""));
                let kind = self.kind(desk, &what.at_same(kind.to_owned()));
                if let (Some(day), Some(span), Some(kind)) = (day, span, kind) {
                    let assignment =
                        |person| Assignment { day, span, person, kind, note: note.to_owned(), locked };
                    read.assignments.extend(people.into_iter().map(|person| (assignment(person), line)));
                }
            }
            _ => {
                let help = did_you_mean(kind, ["lesson", "meeting", "assignment", LEVER]);
                desk.problem(
                    self.file,
                    kind.span(),
                    Code::UnknownWord,
                    format!("\"{kind}\" is not one of the choices"),
                )
                .label("another word is expected")
                .help(help);
            }
        }
    }

    /// Tells whether a cell of the column `locked` says so, in one of the ways in which people and spreadsheets do.
    fn is_yes(&self, desk: &mut Desk<'_>, word: &Located<String>) -> bool {
        match word.to_lowercase().as_str() {
            "yes" | "y" | "true" | "x" | "1" | "locked" => true,
            "" | "no" | "n" | "false" | "0" => false,
            _ => {
                let message = format!("\"{}\" is not one of the choices", **word);
                desk.problem(self.file, word.span(), Code::UnknownWord, message)
                    .label("yes or no is expected")
                    .help("write \"yes\" where the row is to stay as it is, and nothing where it may change");
                false
            }
        }
    }

    /// Undoes what spreadsheets make of ids like `3-2`: `2-Mar`, where nothing else has that name.
    fn undated(&self, id: &Located<String>) -> Located<String> {
        let meant = dated(id).filter(|meant| !self.register.has(id) && self.register.has(meant));
        meant.map_or(id.clone(), |meant| id.at_same(meant))
    }

    fn kind(&self, desk: &mut Desk<'_>, word: &Located<String>) -> Option<Use> {
        let kind = Use::parse(word);
        if kind.is_none() {
            let help = did_you_mean(word, Use::ALL.iter().map(|kind| kind.slug()));
            desk.problem(
                self.file,
                word.span(),
                Code::UnknownWord,
                format!("\"{word}\" is not one of the choices"),
            )
            .label("another word is expected")
            .help(help);
        }
        kind
    }

    fn span(&self, desk: &mut Desk<'_>, start: &Located<String>, end: &Located<String>) -> Option<Span> {
        let both = start.span().start.min(end.span().start)..start.span().end.max(end.span().end);
        let text = Located::new(both, format!("{}-{}", without_seconds(start), without_seconds(end)));
        desk.span(self.file, &text, EVERY_MINUTE)
    }
}

/// Returns the id that a spreadsheet reads as the date it shows as `2-Mar` or `Mar-2`: month, hyphen, day.
fn dated(text: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let (one, other) = text.split_once('-')?;
    let number = |word: &str| word.parse::<u8>().ok().filter(|day| (1..=31).contains(day));
    let month = |word: &str| MONTHS.iter().position(|name| word.eq_ignore_ascii_case(name));
    let (day, month) = number(one).zip(month(other)).or_else(|| number(other).zip(month(one)))?;
    Some(format!("{}-{day}", month + 1))
}

/// Takes away the seconds that spreadsheets add to times: `7:45:00`, `07:45:00 AM`.
fn without_seconds(time: &str) -> String {
    let parts: Vec<&str> = time.splitn(3, ':').collect();
    match parts.as_slice() {
        [hour, minute, rest] if rest.starts_with("00") => format!("{hour}:{minute}{}", &rest[2..]),
        _ => time.to_owned(),
    }
}

/// Parts the entries of a list in one cell.
fn parts(cell: &Located<String>) -> Vec<Located<String>> {
    let parts = cell.split(BETWEEN.trim()).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| cell.at_same(part.to_owned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_spreadsheets_do_to_ids_and_times_is_undone() {
        assert_eq!(dated("2-Mar").as_deref(), Some("3-2"));
        assert_eq!(dated("Mar-2").as_deref(), Some("3-2"));
        for plain in ["K-1", "1-1", "32-Mar", "march", "2-March", "art"] {
            assert_eq!(dated(plain), None, "{plain}");
        }
        assert_eq!(without_seconds("7:45:00"), "7:45");
        assert_eq!(without_seconds("10:00:00 AM"), "10:00 AM");
        assert_eq!(without_seconds("7:00"), "7:00");
        for other in ["7:45:30", "10:00:30", "7"] {
            assert_eq!(without_seconds(other), other);
        }
    }
}
