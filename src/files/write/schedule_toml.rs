//! `schedule.toml`: complete, readable, and the same bytes for the same schedule.
//!
//! Rows that are alike but for the day are one row with several days; assignments that are alike but for the person are
//! one row with several people. Reading expands them again.

use std::collections::BTreeMap;
use std::fmt::Write;

use commontime_school::{Assignment, Campus, DayId, HomeroomId, Lesson, Meeting, PersonId, Schedule, Span};

/// Lines are broken before this column.
const WIDTH: usize = 110;

/// Returns the schedule as the text of a `schedule.toml`.
///
/// Equal schedules give equal text, in whichever order their lists are; writing what was read gives the same bytes.
#[must_use]
pub fn schedule_toml(schedule: &Schedule, campus: &Campus) -> String {
    let mut schedule = schedule.clone();
    schedule.sort();
    let mut out = String::from(
        "# A master schedule. Rows that are alike but for the day stand here once, with all their days.\n\
         # Before you change it, save it under another name or elsewhere: the next run replaces this file.\n",
    );
    out.push_str("format = 1\n");
    entry(&mut out, "bell-schedule", &quoted(&schedule.bell_schedule));
    decisions(&mut out, campus);
    lessons(&mut out, schedule.lessons, campus);
    meetings(&mut out, schedule.meetings, campus);
    assignments(&mut out, schedule.assignments, campus);
    out
}

/// The levers that are pulled in the school the schedule is for.
fn decisions(out: &mut String, campus: &Campus) {
    if campus.decided.is_empty() {
        return;
    }
    heading(out, "what is decided: levers of scenario.toml, each with its setting");
    out.push_str("[decisions]\n");
    for decided in &campus.decided {
        let lever = &campus.levers[decided.lever];
        entry(out, &quoted(&lever.id), &quoted(&lever.steps[decided.step].setting));
    }
}

fn lessons(out: &mut String, lessons: Vec<Lesson>, campus: &Campus) {
    let mut rows: Vec<(Lesson, Vec<DayId>)> = Vec::new();
    for layer in layers(lessons) {
        rows.extend(by_day(layer, |lesson| &mut lesson.day));
    }
    // Homeroom by homeroom, and there by time: the order in which people look things up.
    rows.sort_by(|(a, a_days), (b, b_days)| {
        let key = |lesson: &Lesson| (lesson.homerooms.first().copied(), lesson.span.start());
        (key(a), a_days, a).cmp(&(key(b), b_days, b))
    });
    let mut last: Option<Option<HomeroomId>> = None;
    for (lesson, days) in rows {
        let homeroom = lesson.homerooms.first().copied();
        if last.replace(homeroom) != Some(homeroom) {
            let name = homeroom.map_or("no homeroom", |id| campus[id].id.as_str());
            heading(out, name);
        }
        lesson_row(out, &lesson, &days, campus);
    }
}

fn lesson_row(out: &mut String, lesson: &Lesson, days: &[DayId], campus: &Campus) {
    out.push_str("\n[[lesson]]\n");
    when(out, days, lesson.span, campus);
    entry(out, "what", &quoted(campus.activity_name(lesson.activity)));
    entry(out, "homerooms", &list(10, lesson.homerooms.iter().map(|&id| campus[id].id.as_str())));
    entry(out, "adults", &people(&lesson.adults, campus));
    entry(out, "room", &quoted(&campus[lesson.room].id));
    locked(out, lesson.locked);
}

fn meetings(out: &mut String, meetings: Vec<Meeting>, campus: &Campus) {
    let mut rows: Vec<(Meeting, Vec<DayId>)> = Vec::new();
    for layer in layers(meetings) {
        rows.extend(by_day(layer, |meeting| &mut meeting.day));
    }
    rows.sort_by(|(a, a_days), (b, b_days)| {
        (a.team, a.span.start(), a_days, a).cmp(&(b.team, b.span.start(), b_days, b))
    });
    if !rows.is_empty() {
        heading(out, "team meetings");
    }
    for (meeting, days) in rows {
        out.push_str("\n[[meeting]]\n");
        when(out, &days, meeting.span, campus);
        entry(out, "team", &quoted(&campus[meeting.team].id));
        entry(out, "use", &quoted(meeting.kind.slug()));
        entry(out, "members", &people(&meeting.members, campus));
        entry(out, "room", &quoted(&campus[meeting.room].id));
        locked(out, meeting.locked);
    }
}

fn assignments(out: &mut String, assignments: Vec<Assignment>, campus: &Campus) {
    let mut rows: Vec<(Assignment, Vec<DayId>, Vec<PersonId>)> = Vec::new();
    for layer in layers(assignments) {
        let mut by_person: BTreeMap<(Assignment, Vec<DayId>), Vec<PersonId>> = BTreeMap::new();
        for (mut assignment, days) in by_day(layer, |assignment| &mut assignment.day) {
            let person = std::mem::replace(&mut assignment.person, PersonId(0));
            by_person.entry((assignment, days)).or_default().push(person);
        }
        rows.extend(by_person.into_iter().map(|((assignment, days), mut people)| {
            people.sort_unstable();
            (assignment, days, people)
        }));
    }
    rows.sort_by(|(a, a_days, a_people), (b, b_days, b_people)| {
        (a_people, a.span.start(), a_days, a).cmp(&(b_people, b.span.start(), b_days, b))
    });
    if !rows.is_empty() {
        heading(out, "everything else in people's days");
    }
    for (assignment, days, holders) in rows {
        out.push_str("\n[[assignment]]\n");
        when(out, &days, assignment.span, campus);
        entry(out, "people", &people(&holders, campus));
        entry(out, "use", &quoted(assignment.kind.slug()));
        if !assignment.note.is_empty() {
            entry(out, "note", &quoted(&assignment.note));
        }
        locked(out, assignment.locked);
    }
}

/// Parts a sorted list into lists in which nothing is there twice, so that even doubled rows come back as they were.
fn layers<T: PartialEq>(mut items: Vec<T>) -> Vec<Vec<T>> {
    let mut layers = Vec::new();
    while !items.is_empty() {
        let mut layer: Vec<T> = Vec::new();
        let mut rest = Vec::new();
        for item in items {
            if layer.last() == Some(&item) { rest.push(item) } else { layer.push(item) }
        }
        layers.push(layer);
        items = rest;
    }
    layers
}

/// Joins what is alike but for the day. The rows' own day is then of no meaning.
fn by_day<T: Ord>(items: Vec<T>, day: impl Fn(&mut T) -> &mut DayId) -> Vec<(T, Vec<DayId>)> {
    let mut rows: BTreeMap<T, Vec<DayId>> = BTreeMap::new();
    for mut item in items {
        let on = std::mem::replace(day(&mut item), DayId(0));
        rows.entry(item).or_default().push(on);
    }
    rows.into_iter().collect()
}

fn heading(out: &mut String, words: &str) {
    let _ = write!(out, "\n# {words}\n");
}

fn when(out: &mut String, days: &[DayId], span: Span, campus: &Campus) {
    entry(out, "days", &list(5, days.iter().map(|&day| campus[day].name.as_str())));
    entry(out, "time", &quoted(&span.to_string()));
}

fn entry(out: &mut String, key: &str, value: &str) {
    let _ = writeln!(out, "{key} = {value}");
}

fn locked(out: &mut String, locked: bool) {
    if locked {
        entry(out, "locked", "true");
    }
}

fn people(ids: &[PersonId], campus: &Campus) -> String {
    list(10, ids.iter().map(|&id| campus[id].id.as_str()))
}

/// Returns a list, broken over lines where it is long. `before` is the room its key takes.
fn list<'a>(before: usize, items: impl Iterator<Item = &'a str>) -> String {
    let items: Vec<String> = items.map(quoted).collect();
    let one_line = format!("[{}]", items.join(", "));
    if before + one_line.chars().count() <= WIDTH {
        return one_line;
    }
    let mut out = String::from("[");
    let mut column = WIDTH;
    for item in items {
        let width = item.chars().count() + 2;
        if column + width > WIDTH {
            out.push_str("\n   ");
            column = 3;
        }
        let _ = write!(out, " {item},");
        column += width;
    }
    out.push_str("\n]");
    out
}

/// Returns text in quotes, with whatever TOML does not allow inside them escaped.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            other if other.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(other));
            }
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
