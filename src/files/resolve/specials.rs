//! Specials: how often, how long, by whom, where; and how many a homeroom has in a day.

use commontime_school::course::{ClassPlace, Grade, Special};
use commontime_school::cycle::Cycle;
use commontime_school::wording::count;
use commontime_school::{GradeId, Minutes, PersonId, SpecialId, SubjectId};

use super::Book;
use super::cycle::is_week;
use super::days::listed;
use super::rooms::Rooms;
use crate::names::COURSES;
use crate::problem::{Code, Desk};
use crate::raw;
use crate::raw::courses::Courses;
use crate::value::{Limits, NumberOr, distinct};

/// Returns the specials.
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    courses: &Courses,
    book: &Book,
    rooms: &mut Rooms,
    cycle: &Cycle,
    grid: Minutes,
) -> Vec<Special> {
    let mut specials = Vec::new();
    let mut rows = Vec::new();
    for row in &courses.special {
        if book.specials.find(&row.id) == Some(specials.len()) {
            specials.push(special(desk, row, book, rooms, cycle, grid));
            rows.push(row);
        }
    }
    for (at, row) in rows.into_iter().enumerate() {
        adjacency(desk, row, &mut specials, at, book, cycle);
    }
    specials
}

fn special(
    desk: &mut Desk<'_>,
    row: &raw::courses::Special,
    book: &Book,
    rooms: &mut Rooms,
    cycle: &Cycle,
    grid: Minutes,
) -> Special {
    let grades = match &row.grades {
        None => (0..book.grades.len()).map(GradeId::from_index).collect(),
        Some(listed) => {
            distinct(desk, COURSES, listed.iter());
            let known = listed
                .iter()
                .filter_map(|id| book.grades.expect(desk, COURSES, Code::UnknownGrade, "grade", id));
            known.map(GradeId::from_index).collect()
        }
    };
    let room = match &row.room {
        Some(id) => rooms.expect(desk, COURSES, id),
        None => None,
    };
    Special {
        id: row.id.to_string(),
        grades,
        times_per_cycle: times_per_cycle(desk, row, cycle),
        minutes: desk.minutes_on_grid(COURSES, &row.minutes, 1..=Limits::DAY, grid),
        setup: row
            .setup
            .as_ref()
            .map_or(Minutes::ZERO, |setup| desk.minutes_on_grid(COURSES, setup, 0..=120, grid)),
        taught_by: teachers(desk, &row.taught_by, &row.id, book),
        certification: row.certification.as_ref().map(ToString::to_string),
        beside: row.beside.as_deref().map(|listed| beside(desk, listed, book)).unwrap_or_default(),
        place: row.place.as_ref().map_or(ClassPlace::Room, |word| (**word).into()),
        room: room.unwrap_or_else(|| rooms.own(&row.id, 30, 1)),
        days: row.days.as_deref().map(|days| listed(desk, COURSES, days, cycle)),
        counts_as: row.counts_as.as_ref().and_then(|id| {
            book.subjects
                .expect(desk, COURSES, Code::UnknownSubject, "subject", id)
                .map(SubjectId::from_index)
        }),
        classes_each_per_week_max: row
            .classes_each_per_week
            .as_ref()
            .map(|most| desk.count(COURSES, most, 1..=50, "classes")),
        group_cap: row.group_cap.as_ref().map(|cap| desk.count(COURSES, cap, 1..=1_000, "students")),
        joined_up_to: row.joined_up_to.as_ref().map(|most| desk.count(COURSES, most, 1..=1_000, "students")),
        back_to_back_with: None,
        times_more: 0,
        days_running: 1,
    }
}

/// Reads who gives a special or a service: known people, each once, at least one.
pub(super) fn teachers(
    desk: &mut Desk<'_>,
    listed: &crate::value::Located<Vec<raw::Text>>,
    id: &str,
    book: &Book,
) -> Vec<PersonId> {
    if listed.is_empty() {
        desk.problem(COURSES, listed.span(), Code::NobodyTeaches, format!("nobody gives \"{id}\""))
            .label("an empty list")
            .help("name at least one person of staff.toml");
    }
    distinct(desk, COURSES, listed.iter());
    let known = listed
        .iter()
        .filter_map(|person| book.people.expect(desk, COURSES, Code::UnknownTeacher, "person", person));
    known.map(PersonId::from_index).collect()
}

/// Reads who is in a class beside whoever takes it.
fn beside(desk: &mut Desk<'_>, listed: &[raw::Text], book: &Book) -> Vec<PersonId> {
    distinct(desk, COURSES, listed.iter());
    let known = listed
        .iter()
        .filter_map(|person| book.people.expect(desk, COURSES, Code::UnknownTeacher, "person", person));
    known.map(PersonId::from_index).collect()
}

fn times_per_cycle(desk: &mut Desk<'_>, row: &raw::courses::Special, cycle: &Cycle) -> u32 {
    let week = is_week(&cycle.cycle_days);
    match (&row.per_week, &row.per_cycle) {
        (Some(times), None) if week => desk.count(COURSES, times, 1..=50, "classes"),
        (None, Some(times)) => desk.count(COURSES, times, 1..=100, "classes"),
        (Some(times), None) => {
            let days = cycle.cycle_days.len();
            how_often(
                desk,
                times.span(),
                format!("\"per-week\" does not say how often in a cycle of {days} days"),
            )
            .label("weeks differ in this cycle")
            .help("write `per-cycle = ...`");
            1
        }
        (Some(times), Some(_)) => {
            how_often(desk, times.span(), "\"per-week\" and \"per-cycle\" are both there".to_owned())
                .label("one of two")
                .help("take one of them away");
            1
        }
        (None, None) => {
            let key = if week { "per-week" } else { "per-cycle" };
            how_often(desk, row.id.span(), format!("how often \"{}\" is had is not said", *row.id))
                .label("for every homeroom")
                .help(format!("add `{key} = ...`"));
            1
        }
    }
}

fn how_often<'d>(
    desk: &'d mut Desk<'_>,
    span: std::ops::Range<usize>,
    message: String,
) -> &'d mut crate::problem::Problem {
    desk.problem(COURSES, span, Code::HowOften, message)
}

fn adjacency(
    desk: &mut Desk<'_>,
    row: &raw::courses::Special,
    specials: &mut [Special],
    at: usize,
    book: &Book,
    cycle: &Cycle,
) {
    if let Some(other) = &row.back_to_back_with
        && let Some(place) = book.specials.expect(desk, COURSES, Code::UnknownSpecial, "special", other)
    {
        let (this, that) = (&specials[at], &specials[place]);
        let shared = this.grades.iter().all(|grade| that.grades.contains(grade));
        let problem = if place == at {
            Some("a special cannot be back to back with itself".to_owned())
        } else if !shared {
            Some(format!("not every grade that has \"{}\" has \"{}\"", this.id, that.id))
        } else if this.times_per_cycle > that.times_per_cycle {
            Some(format!("\"{}\" is had less often than \"{}\"", that.id, this.id))
        } else {
            None
        };
        if let Some(message) = problem {
            desk.problem(COURSES, other.span(), Code::BackToBack, message)
                .label("cannot always touch")
                .help("name another special of the same grades that is had at least as often");
        }
        specials[at].back_to_back_with = Some(SpecialId::from_index(place));
    }
    if let Some(days) = &row.days_running {
        let running = desk.count(COURSES, days, 1..=20, "days");
        let times = specials[at].times_per_cycle;
        if running > times || running as usize > cycle.cycle_days.len() {
            desk.problem(
                COURSES,
                days.span(),
                Code::DaysRunning,
                format!("{running} days running take more classes or days than the {times} of a cycle"),
            )
            .label("more than there are")
            .help("lower it, or raise how often the special is had");
        }
        specials[at].days_running = running;
    }
}

/// Takes what specials that count as a subject teach of it out of what its homerooms' own teachers have to.
pub(super) fn taught_in_subjects(
    desk: &mut Desk<'_>,
    courses: &Courses,
    grades: &mut [Grade],
    specials: &[Special],
    cycle: &Cycle,
) {
    for special in specials {
        let Some(subject) = special.counts_as else { continue };
        let minutes = special.minutes_in_any_week(cycle.cycle_days.len());
        for grade in &special.grades {
            let grade = &mut grades[grade.index()];
            let name = grade.name.clone();
            let need = grade.subjects.iter_mut().find(|need| need.subject == subject);
            if let Some(need) = need.filter(|need| need.minutes_per_week >= minutes) {
                need.minutes_per_week -= minutes;
                need.with_others += minutes;
                continue;
            }
            let row = courses.special.iter().find(|row| *row.id == special.id);
            let Some(asked) = row.and_then(|row| row.counts_as.as_ref()) else { continue };
            how_often(
                desk,
                asked.span(),
                format!("{name} has less than {minutes} minutes of \"{}\" a week", **asked),
            )
            .label(format!("\"{}\" has {minutes} a week", special.id))
            .help("take the key away, or name a subject with as many minutes in every grade that has the special");
        }
    }
}

/// Fills in how many specials a homeroom of each grade has in a day.
pub(super) fn per_day(
    desk: &mut Desk<'_>,
    courses: &Courses,
    grades: &mut [Grade],
    specials: &[Special],
    cycle: &Cycle,
) {
    let days = u32::try_from(cycle.cycle_days.len()).expect("cycles are short").max(1);
    let mut open = false;
    for (at, grade) in grades.iter_mut().enumerate() {
        let id = GradeId::from_index(at);
        let of_grade = specials.iter().filter(|special| special.grades.contains(&id));
        let total: u32 = of_grade.map(|special| special.times_per_cycle).sum();
        let Some(row) = courses.grade.iter().find(|row| *row.id == grade.id) else { continue };
        let Some(given) = &row.specials_per_day else {
            open |= total > 0;
            (grade.specials_per_day_min, grade.specials_per_day_max) = (total / days, total.div_ceil(days));
            continue;
        };
        let (least, most) = match &**given {
            NumberOr::Number(number) => (given.at_same(*number), given.at_same(*number)),
            NumberOr::Table(range) => (range.min.clone(), range.max.clone()),
        };
        let least = desk.count(COURSES, &least, 0..=20, "specials");
        let most = desk.count(COURSES, &most, 0..=20, "specials");
        if least > most || total < least * days || total > most * days {
            desk.problem(
                COURSES,
                given.span(),
                Code::SpecialsPerDay,
                format!(
                    "{} in a cycle of {days} days cannot be {} a day",
                    count(total as usize, "special"),
                    if least == most { least.to_string() } else { format!("{least} to {most}") }
                ),
            )
            .label(format!("a homeroom of this grade has {total} in all"))
            .help("change how often specials are had, or write { min = ..., max = ... }");
        }
        (grade.specials_per_day_min, grade.specials_per_day_max) = (least, most);
    }
    if open {
        desk.assume(
            "courses.toml: grade.specials-per-day",
            "specials are spread over the days as evenly as can be",
        );
    }
}
