//! `schedule.toml` to a [`Schedule`]: names become ids, rows with several days or people become one for each.

use std::path::Path;

use commontime_school::lever::Decisions;
use commontime_school::{Assignment, Campus, DayId, Lesson, Meeting, Minutes, PersonId, Schedule, Span, Use};

use super::register::Register;
use super::rows::{LineStarts, Lines, Rows};
use crate::decode::decode;
use crate::load::{load, load_on};
use crate::problem::{Code, Desk, Problem, Problems};
use crate::raw::schedule as raw;
use crate::raw::{FORMAT, Text, check_format};
use crate::texts::Texts;
use crate::value::{Located, distinct};

/// Any minute may begin or end something in a schedule made by hand; the audit judges it.
pub(super) const EVERY_MINUTE: Minutes = Minutes::new(1);

/// A schedule, and the school that it is for: the one it was read with, and with what the schedule decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheduled {
    /// The school.
    pub campus: Campus,
    /// Its schedule.
    pub schedule: Schedule,
    /// Where its rows stand in the file.
    pub lines: Lines,
}

/// Reads the schedule at `path`: a table where the file's name ends in `.csv`, else a `schedule.toml`.
///
/// # Errors
/// All problems of the file at once.
pub fn read_schedule(path: &Path, campus: &Campus) -> Result<Scheduled, Problems> {
    let shown = path.display().to_string();
    let ends = |with: &str| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(with));
    if ends("json") {
        return Err(Problems::one(holds_no_rows(&shown)));
    }
    let text = crate::disk::read(path, &shown).map_err(|problem| Problems::one(*problem))?;
    if ends("csv") {
        super::parse_schedule_csv(&text, &shown, campus)
    } else {
        parse_schedule(&text, &shown, campus)
    }
}

/// Reads the schedule at `path` together with its scenario in `folder`. Where it runs on another bell schedule of the scenario than
/// `scenario.toml` chooses, the school is the one with that bell schedule in force.
///
/// # Errors
/// All problems of the scenario's files, or of the schedule.
pub fn read_with_scenario(folder: &Path, path: &Path) -> Result<Scheduled, Problems> {
    let problems = match read_schedule(path, &load(folder)?) {
        Ok(read) => return Ok(read),
        Err(problems) => problems,
    };
    let others = problems.list().iter().any(|problem| problem.code() == Code::OtherBellSchedule);
    let bells = if others { runs_on(path) } else { None };
    let campus = bells.and_then(|bells| load_on(folder, &bells).ok());
    campus.and_then(|campus| read_schedule(path, &campus).ok()).ok_or(problems)
}

/// Returns the bell schedule that a `schedule.toml` says it runs on.
fn runs_on(path: &Path) -> Option<String> {
    let text = crate::disk::read(path, "schedule.toml").ok()?;
    let texts = Texts::from_iter([("schedule.toml", text.as_str())]);
    let raw: raw::Schedule = decode(&mut Desk::new(&texts), "schedule.toml").value?;
    Some(raw.runs_on.to_string())
}

/// A `result.json` has what a schedule is worth, not its rows.
fn holds_no_rows(file: &str) -> Problem {
    let mut problem = Problem::of_file(
        Code::NoRows,
        file,
        format!(
            "{file} is not read as a schedule: a result.json counts the rows of one and does not hold them"
        ),
    );
    problem.help("name the schedule.toml that was written beside it");
    problem
}

/// Reads the text of a `schedule.toml`, which is called `file_name` in problems.
///
/// # Errors
/// All problems of the file at once.
pub fn parse_schedule(text: &str, file_name: &str, campus: &Campus) -> Result<Scheduled, Problems> {
    let texts = Texts::from_iter([(file_name, text)]);
    let mut desk = Desk::new(&texts);
    let read = decode(&mut desk, file_name).value.and_then(|raw: raw::Schedule| {
        let campus = decided(&mut desk, file_name, raw.decisions.iter().as_slice(), campus)?;
        let reader =
            Reader { file: file_name, register: Register::of(&campus), starts: LineStarts::of(text) };
        let (schedule, lines) = reader.schedule(&mut desk, &raw, &campus);
        reader.register.tell_another_school(&mut desk, file_name, &campus);
        Some(Scheduled { campus, schedule, lines })
    });
    match read {
        Some(read) if !desk.has_problems() => Ok(read),
        _ => Err(desk.problems()),
    }
}

/// Returns the school with what a schedule decides; `None` where that cannot be.
pub(super) fn decided(
    desk: &mut Desk<'_>,
    file: &str,
    entries: &[(Text, Text)],
    campus: &Campus,
) -> Option<Campus> {
    let mut decisions = Decisions::nothing(campus);
    let mut known = true;
    for (id, setting) in entries {
        let Some(at) = campus.levers.iter().position(|lever| lever.id == id.as_str()) else {
            let levers = campus.levers.iter().map(|lever| lever.id.as_str());
            desk.unknown(file, Code::UnknownInSchedule, "lever", id, levers)
                .label("scenario.toml opens no such lever");
            known = false;
            continue;
        };
        let steps = &campus.levers[at].steps;
        if let Some(step) = steps.iter().position(|step| step.setting == setting.as_str()) {
            decisions.0[at] = step + 1;
        } else {
            let settings = steps.iter().map(|step| step.setting.as_str());
            desk.unknown(file, Code::UnknownInSchedule, "setting", setting, settings)
                .label(format!("{} has no such setting in scenario.toml", **id));
            known = false;
        }
    }
    if !known {
        return None;
    }
    match campus.with(&decisions) {
        Ok(changed) => Some(changed),
        Err(reasons) => {
            let (id, _) = entries.first()?;
            let words = format!("these levers cannot be pulled together: {}", reasons.join("; "));
            desk.problem(file, id.span(), Code::CannotBeDecided, words)
                .help("set one of them less far, or take it out");
            None
        }
    }
}

struct Reader<'a> {
    file: &'a str,
    register: Register<'a>,
    starts: LineStarts,
}

impl Reader<'_> {
    fn schedule(&self, desk: &mut Desk<'_>, raw: &raw::Schedule, campus: &Campus) -> (Schedule, Lines) {
        check_format(desk, self.file, &raw.format, FORMAT);
        if *raw.runs_on != campus.bells.id {
            desk.problem(
                self.file,
                raw.runs_on.span(),
                Code::OtherBellSchedule,
                format!("the schedule runs on bell schedule \"{}\"", raw.runs_on),
            )
            .label(format!("the scenario runs on \"{}\"", campus.bells.id))
            .help("choose the same bell schedule in scenario.toml, or another schedule");
        }
        let mut rows = Rows::default();
        for row in &raw.lesson {
            self.lesson(desk, row, &mut rows.lessons);
        }
        for row in &raw.meeting {
            self.meeting(desk, row, &mut rows.meetings);
        }
        for row in &raw.assignment {
            self.assignment(desk, row, &mut rows.assignments);
        }
        rows.in_order(raw.runs_on.to_string())
    }

    fn lesson(&self, desk: &mut Desk<'_>, row: &Located<raw::Lesson>, lessons: &mut Vec<(Lesson, usize)>) {
        let days = self.days(desk, &row.days);
        let span = self.span(desk, &row.time);
        let activity = self.register.activity(desk, self.file, &row.what);
        distinct(desk, self.file, &row.homerooms);
        let homerooms = row.homerooms.iter().filter_map(|id| self.register.homeroom(desk, self.file, id));
        let homerooms: Vec<_> = homerooms.collect();
        let adults = self.people(desk, &row.adults);
        let room = self.register.room(desk, self.file, &row.room);
        let (Some(span), Some(activity), Some(room)) = (span, activity, room) else { return };
        let line = self.starts.line(&row.span());
        let lesson = |day| Lesson {
            day,
            span,
            activity,
            homerooms: homerooms.clone(),
            adults: adults.clone(),
            room,
            locked: row.locked,
        };
        lessons.extend(days.into_iter().map(|day| (lesson(day), line)));
    }

    fn meeting(
        &self,
        desk: &mut Desk<'_>,
        row: &Located<raw::Meeting>,
        meetings: &mut Vec<(Meeting, usize)>,
    ) {
        let days = self.days(desk, &row.days);
        let span = self.span(desk, &row.time);
        let team = self.register.team(desk, self.file, &row.team);
        let members = self.people(desk, &row.members);
        let room = self.register.room(desk, self.file, &row.room);
        let (Some(span), Some(team), Some(room)) = (span, team, room) else { return };
        let kind = row.kind.as_ref().map_or(Use::TeamMeeting, |word| (**word).into());
        let line = self.starts.line(&row.span());
        let meeting =
            |day| Meeting { day, span, team, kind, members: members.clone(), room, locked: row.locked };
        meetings.extend(days.into_iter().map(|day| (meeting(day), line)));
    }

    fn assignment(
        &self,
        desk: &mut Desk<'_>,
        row: &Located<raw::Assignment>,
        assignments: &mut Vec<(Assignment, usize)>,
    ) {
        let days = self.days(desk, &row.days);
        let people = self.people(desk, &row.people);
        let Some(span) = self.span(desk, &row.time) else { return };
        let line = self.starts.line(&row.span());
        let assignment = |day, person| Assignment {
            day,
            span,
            person,
            kind: (*row.kind).into(),
            note: row.note.clone(),
            locked: row.locked,
        };
        for day in days {
            assignments.extend(people.iter().map(|&person| (assignment(day, person), line)));
        }
    }

    fn days(&self, desk: &mut Desk<'_>, listed: &[Text]) -> Vec<DayId> {
        distinct(desk, self.file, listed);
        listed.iter().filter_map(|name| self.register.day(desk, self.file, name)).collect()
    }

    fn people(&self, desk: &mut Desk<'_>, listed: &[Located<String>]) -> Vec<PersonId> {
        distinct(desk, self.file, listed);
        listed.iter().filter_map(|name| self.register.person(desk, self.file, name)).collect()
    }

    fn span(&self, desk: &mut Desk<'_>, text: &Text) -> Option<Span> {
        desk.span(self.file, text, EVERY_MINUTE)
    }
}

#[cfg(test)]
mod tests {
    use commontime_school::{Activity, RoomId, TeamId};

    use super::*;
    use crate::{parse_schedule_csv, schedule_csv, schedule_toml};

    fn campus() -> Campus {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/walker-gamble");
        load(&folder).unwrap_or_else(|problems| panic!("{problems}"))
    }

    /// A schedule with rows that merge, rows that do not, a doubled row and words that need escaping.
    fn some_schedule(campus: &Campus) -> Schedule {
        let span = |text: &str| {
            let (start, end) = crate::value::span(text).expect("a span");
            Span::new(start, end).expect("in order")
        };
        let mut schedule = Schedule { bell_schedule: campus.bells.id.clone(), ..Schedule::default() };
        for day in campus.day_ids() {
            for homeroom in campus.homeroom_ids() {
                schedule.lessons.push(Lesson {
                    day,
                    span: span("8:00-9:30"),
                    activity: Activity::Subject(campus[campus[homeroom].grade].subjects[0].subject),
                    homerooms: vec![homeroom],
                    adults: vec![campus[homeroom].teacher],
                    room: campus[homeroom].room,
                    locked: day.index() == 2,
                });
            }
            schedule.meetings.push(Meeting {
                day,
                span: span("11:45-12:30"),
                team: TeamId(0),
                kind: Use::TeamMeeting,
                members: campus[TeamId(0)].members.clone(),
                room: RoomId(0),
                locked: false,
            });
            schedule.assignments.extend(campus.person_ids().map(|person| Assignment {
                day,
                span: span("7:35-7:45"),
                person,
                kind: Use::Duty,
                note: if person.index() == 3 {
                    "a \"quoted\" \\ word".to_owned()
                } else {
                    "arrival".to_owned()
                },
                locked: false,
            }));
        }
        schedule.meetings.push(schedule.meetings[0].clone());
        schedule.sort();
        schedule
    }

    #[test]
    fn a_schedule_comes_back_as_it_was_and_is_written_with_the_same_bytes() {
        let campus = campus();
        let schedule = some_schedule(&campus);
        let text = schedule_toml(&schedule, &campus);
        let back = parse_schedule(&text, "schedule.toml", &campus)
            .unwrap_or_else(|problems| panic!("{problems}"))
            .schedule;
        assert_eq!(back, schedule);
        assert_eq!(schedule_toml(&back, &campus), text);
        let mut shuffled = schedule.clone();
        shuffled.lessons.reverse();
        shuffled.assignments.rotate_left(7);
        assert_eq!(schedule_toml(&shuffled, &campus), text);
    }

    #[test]
    fn a_table_comes_back_as_it_was() {
        let campus = campus();
        let schedule = some_schedule(&campus);
        let bytes = schedule_csv(&schedule, &campus);
        let text = String::from_utf8(bytes).expect("UTF-8");
        assert!(text.starts_with('\u{feff}') && text.contains("\r\n"));
        let back = parse_schedule_csv(&text, "schedule.csv", &campus)
            .unwrap_or_else(|problems| panic!("{problems}"));
        assert_eq!(back.schedule, schedule);
    }
}
