//! People: role, certifications, hours, what they may cover. Teams and FTE are filled in by later steps.

use commontime_school::bell_schedule::BellDay;
use commontime_school::cycle::Cycle;
use commontime_school::staff::{Hours, MayCover, Person, Role};
use commontime_school::{ClockTime, Fte, GradeId, HomeroomId, Minutes, PersonId, ServiceId, Span};

use super::Book;
use super::days::by_day;
use super::homerooms::Class;
use super::sketches::Sketch;
use crate::names::STAFF;
use crate::problem::{Code, Desk};
use crate::raw::ByDay;
use crate::value::{Limits, Located, OneOrMany};

/// Returns the people.
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    sketches: &[Sketch<'_>],
    book: &Book,
    classes: &[Class],
    bell_days: &[BellDay],
    cycle: &Cycle,
    grid: Minutes,
) -> Vec<Person> {
    let mut people = Vec::new();
    for (at, sketch) in sketches.iter().enumerate() {
        let id = PersonId::from_index(at);
        let homeroom = classes.iter().position(|class| class.teacher == id).map(HomeroomId::from_index);
        let (hours, present) = hours(desk, sketch, bell_days, cycle, grid);
        let mut someone = person(desk, sketch, book, homeroom, present);
        (someone.hours, someone.extra_duty) = (hours, vec![Minutes::ZERO; bell_days.len()]);
        people.push(someone);
    }
    people
}

fn person(
    desk: &mut Desk<'_>,
    sketch: &Sketch<'_>,
    book: &Book,
    homeroom: Option<HomeroomId>,
    present: Vec<Vec<Span>>,
) -> Person {
    let grade = sketch
        .grade
        .filter(|_| book.grades.len() > 0)
        .and_then(|id| book.grades.expect(desk, STAFF, Code::UnknownGradeOfPerson, "grade", id))
        .map(GradeId::from_index);
    let one_to_one = sketch
        .one_to_one
        .and_then(|id| book.services.expect(desk, STAFF, Code::UnknownServiceOfAide, "service", id))
        .map(ServiceId::from_index);
    let may_cover = match sketch.may_cover {
        _ if one_to_one.is_some() => MayCover::Nothing,
        Some(word) => (**word).into(),
        None if sketch.role() == Role::Specialist => MayCover::Instruction,
        None => MayCover::Supervision,
    };
    let certified = sketch.certified.unwrap_or_default();
    Person {
        id: sketch.id.to_string(),
        name: sketch.name.unwrap_or(sketch.id).to_string(),
        role: sketch.role(),
        grade,
        homeroom,
        team: None,
        may_join: Vec::new(),
        certifications: certified.iter().map(ToString::to_string).collect(),
        fte: Fte::NONE,
        hours: Hours::Own,
        present,
        extra_duty: Vec::new(),
        home_campus: sketch.home_campus.is_none_or(|word| bool::from(**word)),
        asks_nothing: false,
        collaboration_elsewhere: sketch
            .collaboration_elsewhere
            .map_or(Minutes::ZERO, |minutes| desk.minutes(STAFF, minutes, 0..=2_400)),
        may_cover,
        classes_per_day_max: sketch.classes_per_day.map(|count| desk.count(STAFF, count, 0..=50, "classes")),
        teaching_minutes_per_week_max: sketch
            .teaching_minutes_per_week
            .map(|minutes| desk.minutes(STAFF, minutes, 0..=Limits::WEEK)),
        one_to_one,
    }
}

/// Returns how the file says when the person is here, and when that is on every kind of day.
fn hours(
    desk: &mut Desk<'_>,
    sketch: &Sketch<'_>,
    bell_days: &[BellDay],
    cycle: &Cycle,
    grid: Minutes,
) -> (Hours, Vec<Vec<Span>>) {
    let mut present: Vec<Vec<Span>> = match sketch.hours {
        None => bell_days.iter().map(|day| vec![day.staff]).collect(),
        Some(hours) => spans(desk, hours, cycle, grid),
    };
    let away = sketch.away.map(|away| spans(desk, away, cycle, grid));
    let away = away.unwrap_or_else(|| vec![Vec::new(); bell_days.len()]);
    for (here, gone) in present.iter_mut().zip(&away) {
        for gap in gone {
            *here = here.iter().flat_map(|span| span.without(*gap)).collect();
        }
    }
    let hours = if sketch.hours.is_some() { Hours::Own } else { Hours::StaffDay { away } };
    (hours, present)
}

/// Reads spans by day, in order of time, joined where they touch. `all` is the whole day.
fn spans(
    desk: &mut Desk<'_>,
    table: &ByDay<OneOrMany<String>>,
    cycle: &Cycle,
    grid: Minutes,
) -> Vec<Vec<Span>> {
    // Each entry is read once, however many days it is for.
    let mut read: Vec<(&OneOrMany<String>, Vec<Span>)> = Vec::new();
    for (_, entry) in table.iter() {
        let mut list: Vec<Span> =
            entry.items().iter().filter_map(|item| one_span(desk, item, grid)).collect();
        list.sort_unstable();
        read.push((entry, Span::joined(list)));
    }
    let days = by_day(desk, STAFF, table, cycle);
    let of_entry = |entry: &OneOrMany<String>| {
        let found = read.iter().find(|(known, _)| std::ptr::eq(*known, entry));
        found.map(|(_, list)| list.clone()).unwrap_or_default()
    };
    days.into_iter().map(|entry| entry.map(of_entry).unwrap_or_default()).collect()
}

fn one_span(desk: &mut Desk<'_>, item: &Located<String>, grid: Minutes) -> Option<Span> {
    if item.as_str() == "all" {
        return Span::new(ClockTime::default(), ClockTime::END_OF_DAY);
    }
    desk.span(STAFF, item, grid)
}
