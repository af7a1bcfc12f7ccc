//! The bell schedule in force: students' and staff's day on every kind of day, periods, duties.

use commontime_school::bell_schedule::{BellDay, BellSchedule, Duty, Period};
use commontime_school::campus::Parts;
use commontime_school::cycle::Cycle;
use commontime_school::staff::Person;
use commontime_school::{ClockTime, Minutes, PersonId, Span};

use super::days::by_day;
use super::rooms::Rooms;
use super::{Book, Raw, supervision};
use crate::names::{BELLS, Names};
use crate::problem::{Code, Desk};
use crate::raw::{self, ByDay, Text};
use crate::texts::Texts;
use crate::value::{Located, distinct};

/// A day to go on with where the file's cannot be read.
fn some_day() -> Span {
    Span::new(ClockTime::at(8, 0), ClockTime::at(15, 0)).expect("in order")
}

/// Returns the bells of every kind of day.
pub(super) fn days(
    desk: &mut Desk<'_>,
    row: Option<&raw::bell_schedule::BellSchedule>,
    cycle: &Cycle,
    grid: Minutes,
) -> Vec<BellDay> {
    let Some(row) = row else {
        let day = BellDay { students: some_day(), staff: some_day(), periods: Vec::new() };
        return vec![day; cycle.days.len()];
    };
    let students = spans(desk, &row.students, cycle, grid, "students");
    let staff = spans(desk, &row.staff, cycle, grid, "staff");
    let periods = periods(desk, row, grid);
    let mut days = Vec::new();
    let mut shorter = false;
    for (day, (students, staff)) in cycle.days.iter().zip(students.into_iter().zip(staff)) {
        if let (Some(students), Some(staff)) = (students, staff)
            && !staff.contains(students)
            && !std::mem::replace(&mut shorter, true)
        {
            desk.problem(
                BELLS,
                row.staff.span(),
                Code::StudentsWithoutStaff,
                format!("on {} students are there {students}, staff {staff}", day.name),
            )
            .label("shorter than the students' day")
            .help("let the staff's day begin no later and end no earlier than the students'");
        }
        let students = students.unwrap_or_else(some_day);
        let periods = periods.iter().filter(|(_, period)| students.contains(period.span));
        let periods = periods.map(|(_, period)| period.clone()).collect();
        days.push(BellDay { students, staff: staff.unwrap_or(students), periods });
    }
    outside(desk, &periods, &days);
    days
}

/// Reports periods that lie within no day at all. On shorter days the last periods are simply left out.
fn outside(desk: &mut Desk<'_>, periods: &[(&Text, Period)], days: &[BellDay]) {
    for (text, period) in periods {
        if !days.iter().any(|day| day.students.contains(period.span)) {
            desk.problem(
                BELLS,
                text.span(),
                Code::PeriodOutside,
                format!("period \"{}\" lies outside the students' day", period.name),
            )
            .label("nobody is there to have it")
            .help("change the period or the students' day");
        }
    }
}

fn spans(
    desk: &mut Desk<'_>,
    table: &ByDay<Text>,
    cycle: &Cycle,
    grid: Minutes,
    who: &str,
) -> Vec<Option<Span>> {
    let read: Vec<(usize, Option<Span>)> =
        table.iter().map(|(_, text)| (text.span().start, desk.span(BELLS, text, grid))).collect();
    let days = by_day(desk, BELLS, table, cycle);
    let missing = cycle.days.iter().zip(&days).filter(|(_, text)| text.is_none());
    let missing: Vec<&str> = missing.map(|(day, _)| day.name.as_str()).collect();
    if let Some(first) = missing.first() {
        let list = commontime_school::wording::list(&missing);
        desk.problem(BELLS, table.span(), Code::BellsMissing, format!("{who} have no bell times on {list}"))
            .label(format!("nothing for {list}"))
            .help(format!("add `{first} = \"7:45-14:40\"`, or `all = ...` for every day not named"));
    }
    let of =
        |text: &Text| read.iter().find(|(start, _)| *start == text.span().start).and_then(|(_, span)| *span);
    days.into_iter().map(|text| text.and_then(of)).collect()
}

fn periods<'a>(
    desk: &mut Desk<'_>,
    row: &'a raw::bell_schedule::BellSchedule,
    grid: Minutes,
) -> Vec<(&'a Text, Period)> {
    let mut periods: Vec<(&Text, Period)> = Vec::new();
    for (name, text) in row.periods.iter().flat_map(crate::value::Entries::iter) {
        let Some(span) = desk.span(BELLS, text, grid) else { continue };
        if let Some((_, last)) = periods.last()
            && span.start() < last.span.end()
        {
            desk.problem(
                BELLS,
                text.span(),
                Code::PeriodsOverlap,
                format!("period \"{}\" begins before period \"{}\" ends", **name, last.name),
            )
            .label(format!("\"{}\" is {}", last.name, last.span))
            .help("list periods in order, none overlapping another");
        }
        periods.push((text, Period { name: name.to_string(), span }));
    }
    periods
}

/// Returns a bell schedule of the file as it would be in force instead of this school's own; `None` where it cannot be, which the
/// desk then holds.
pub(super) fn instead(
    desk: &mut Desk<'_>,
    raw: &Raw,
    row: Option<&raw::bell_schedule::BellSchedule>,
    parts: &Parts,
    book: &Book,
    rooms: &mut Rooms,
) -> Option<BellSchedule> {
    // What is wrong with cafeteria, playground and duties was reported for the one in force.
    let grid = parts.bells.grid;
    let days = days(desk, row, &parts.cycle, grid);
    if desk.has_problems() {
        return None;
    }
    let mut people = parts.people.clone();
    for person in &mut people {
        person.present = person.present_in(&days);
    }
    Some(resolve(desk, raw, row, days, &people, book, rooms, grid))
}

/// Returns the bell schedules of the file that are not in force and could be. Of the others nothing is reported, for nothing asks for
/// them.
pub(super) fn others(
    texts: &Texts,
    raw: &Raw,
    parts: &Parts,
    book: &Book,
    rooms: &mut Rooms,
) -> Vec<BellSchedule> {
    let others = raw.bells.bell_schedule.iter().filter(|row| *row.id != parts.bells.id);
    let of = |row: &raw::bell_schedule::BellSchedule| {
        let mut desk = Desk::new(texts);
        instead(&mut desk, raw, Some(row), parts, book, rooms).filter(|_| !desk.has_problems())
    };
    others.map(|row| &**row).filter_map(of).collect()
}

/// Joins the bell schedule with cafeteria, playground and duties.
#[expect(
    clippy::too_many_arguments,
    reason = "a bell schedule brings together most of what a scenario defines"
)]
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    raw: &Raw,
    row: Option<&raw::bell_schedule::BellSchedule>,
    days: Vec<BellDay>,
    people: &[Person],
    book: &Book,
    rooms: &mut Rooms,
    grid: Minutes,
) -> BellSchedule {
    let school = supervision::School::of(&raw.courses, book, &days);
    let (cafeteria, lunch_supervision) =
        supervision::cafeteria(desk, raw.bells.cafeteria.as_deref(), &school, rooms, grid);
    let (playground, recess_supervision) =
        supervision::playground(desk, raw.bells.playground.as_deref(), &school, rooms, grid);
    let duties = duties(desk, &raw.bells.duty, &days, people, book, grid);
    BellSchedule {
        id: row.map(|row| row.id.to_string()).unwrap_or_default(),
        grid,
        days,
        cafeteria,
        playground,
        lunch_supervision,
        recess_supervision,
        duties,
    }
}

fn duties(
    desk: &mut Desk<'_>,
    rows: &[Located<raw::bell_schedule::Duty>],
    days: &[BellDay],
    people: &[Person],
    book: &Book,
    grid: Minutes,
) -> Vec<Duty> {
    // Where the days themselves could not be read, duties cannot be held against them.
    let sound = !desk.has_problems_in(BELLS) && !desk.has_any(&[Code::UnknownBellSchedule]);
    let mut names = Names::default();
    let mut duties = Vec::new();
    for row in rows {
        names.define(desk, BELLS, "duty", &row.id);
        let mut duty = Duty {
            name: row.id.to_string(),
            time: (*row.when).into(),
            minutes: desk.minutes_on_grid(BELLS, &row.minutes, 1..=240, grid),
            people: Vec::new(),
        };
        let outside = days.iter().any(|day| duty.span(day).is_none_or(|span| !day.staff.contains(span)));
        if outside && sound {
            desk.problem(
                BELLS,
                row.minutes.span(),
                Code::DutyOutside,
                format!("{} minutes of {} do not fit into the staff's day", duty.minutes, duty.name),
            )
            .label("longer than staff is there")
            .help("shorten the duty or lengthen the staff's day");
        }
        duty.people = on_duty(desk, row, &duty, days, people, book);
        if duty.people.is_empty() && sound && !outside {
            desk.problem(
                BELLS,
                row.id.span(),
                Code::DutyWithoutPeople,
                format!("nobody has duty \"{}\"", row.id),
            )
            .label("no role and no person is left")
            .help("add `roles = [...]` or `people = [...]`");
        }
        duties.push(duty);
    }
    duties
}

/// Returns who has the duty: everyone of its roles who is ever here at that time, and those named, but the exceptions.
fn on_duty(
    desk: &mut Desk<'_>,
    row: &raw::bell_schedule::Duty,
    duty: &Duty,
    days: &[BellDay],
    people: &[Person],
    book: &Book,
) -> Vec<PersonId> {
    let roles = super::policy::roles(&row.roles);
    let mut named = |list: &[Text]| -> Vec<PersonId> {
        distinct(desk, BELLS, list);
        list.iter()
            .filter_map(|id| book.people.expect(desk, BELLS, Code::UnknownPerson, "person", id))
            .map(PersonId::from_index)
            .collect()
    };
    let (also, except) = (named(&row.people), named(&row.except));
    let ever_here = |person: &Person| {
        days.iter().zip(&person.present).any(|(day, here)| {
            duty.span(day).is_some_and(|span| here.iter().any(|present| present.contains(span)))
        })
    };
    (0..people.len())
        .map(PersonId::from_index)
        .filter(|id| {
            let person = &people[id.index()];
            let by_role = roles.contains(&person.role) && person.one_to_one.is_none() && ever_here(person);
            (by_role || also.contains(id)) && !except.contains(id)
        })
        .collect()
}
