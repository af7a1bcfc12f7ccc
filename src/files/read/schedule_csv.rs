//! A schedule as a table: what `schedule.csv` holds, also where it went through a spreadsheet.

use commontime_school::{Assignment, Campus, Lesson, Meeting, Schedule, Span, Use, wording};

use super::register::Register;
use super::rows::{LineStarts, Lines, Rows};
use super::schedule::EVERY_MINUTE;
use crate::problem::{Code, Desk, Problems, did_you_mean};
use crate::texts::Texts;
use crate::value::Located;
use crate::write::{BETWEEN, COLON, COLUMNS};

/// Reads the text of a `schedule.csv`, which is called `file_name` in problems. The columns may be in any order.
///
/// A byte order mark and `CRLF` are as welcome as none.
///
/// # Errors
/// All problems of the file at once.
pub fn parse_schedule_csv(text: &str, file_name: &str, campus: &Campus) -> Result<Schedule, Problems> {
    parse(text, file_name, campus).map(|(schedule, _)| schedule)
}

/// The same, with the line of each row.
pub(super) fn parse(text: &str, file_name: &str, campus: &Campus) -> Result<(Schedule, Lines), Problems> {
    let texts = Texts::from_iter([(file_name, text)]);
    let mut desk = Desk::new(&texts);
    let read = table(&mut desk, file_name, campus);
    if desk.has_problems() { Err(desk.problems()) } else { Ok(read) }
}

/// Reads a table that lies on the desk.
pub(crate) fn table(desk: &mut Desk<'_>, file: &str, campus: &Campus) -> (Schedule, Lines) {
    let text = desk.text(file);
    let mut read = Rows::default();
    let mut rows = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let reader = Reader { file, register: Register::of(campus), starts: LineStarts::of(text) };
    let mut columns = None;
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
        let Some(places) = &columns else {
            columns = Some(reader.columns(desk, &span, &record));
            continue;
        };
        let Some(places) = places else { break };
        let cell = |column: usize| {
            let written = record.get(places[column]).unwrap_or_default().trim();
            locate(text, &span, written)
        };
        let cells: Vec<Located<String>> = (0..COLUMNS.len()).map(cell).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            reader.row(desk, &cells, reader.starts.line(&span), &mut read);
        }
    }
    if columns.is_none() {
        desk.whole_file(file, Code::EmptyFile, "the file says nothing")
            .help(format!("begin with the columns {}", COLUMNS.join(",")));
    }
    reader.register.tell_another_school(desk, file, campus);
    read.in_order(campus.bells.id.clone())
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
    register: Register,
    starts: LineStarts,
}

impl Reader<'_> {
    /// Finds each column's place in the first row; `None` where one is missing.
    fn columns(
        &self,
        desk: &mut Desk<'_>,
        span: &std::ops::Range<usize>,
        header: &csv::StringRecord,
    ) -> Option<Vec<usize>> {
        let place = |column: &str| header.iter().position(|cell| cell.trim().eq_ignore_ascii_case(column));
        let places: Vec<usize> = COLUMNS.into_iter().filter_map(place).collect();
        let missing = COLUMNS.into_iter().filter(|column| place(column).is_none());
        let missing: Vec<String> = missing.map(|column| format!("\"{column}\"")).collect();
        if !missing.is_empty() {
            let (noun, verb) = if missing.len() == 1 { ("column", "is") } else { ("columns", "are") };
            let message = format!("{noun} {} {verb} missing", wording::list(&missing));
            desk.problem(self.file, span.clone(), Code::NotOurTable, message)
                .label("the first row names the columns")
                .help(format!("let the first row be {}", COLUMNS.join(",")));
        }
        (places.len() == COLUMNS.len()).then_some(places)
    }

    fn row(&self, desk: &mut Desk<'_>, cells: &[Located<String>], line: usize, read: &mut Rows) {
        let [day, start, end, kind, what, homerooms, people, room] = cells else { return };
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
                    let lesson =
                        Lesson { day, span, activity, homerooms, adults: people, room, locked: false };
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
                    let meeting = Meeting { day, span, team, kind, members: people, room, locked: false };
                    read.meetings.push((meeting, line));
                }
            }
            "assignment" => {
                let (kind, note) = what.split_once(COLON).unwrap_or((what, ""));
                let kind = self.kind(desk, &what.at_same(kind.to_owned()));
                if let (Some(day), Some(span), Some(kind)) = (day, span, kind) {
                    let assignment =
                        |person| Assignment { day, span, person, kind, note: note.to_owned(), locked: false };
                    read.assignments.extend(people.into_iter().map(|person| (assignment(person), line)));
                }
            }
            _ => {
                let help = did_you_mean(kind, ["lesson", "meeting", "assignment"]);
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
