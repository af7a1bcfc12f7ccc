//! Cafeteria and playground: windows, how many at once, who watches. Left out, they are open all day.

use commontime_school::bell_schedule::{BellDay, Cafeteria, Playground, Supervision};
use commontime_school::staff::Role;
use commontime_school::{Minutes, RoomId, Span};

use super::Book;
use super::rooms::Rooms;
use crate::names::BELLS;
use crate::problem::{Code, Desk};
use crate::raw::courses::Courses;
use crate::raw::words::RoleWord;
use crate::raw::{self, Number, Text};
use crate::value::Located;

/// The sizes that defaults are taken from.
pub(super) struct School {
    grades: u32,
    homerooms: u32,
    students: u32,
    day: Span,
    days: Vec<Span>,
}

impl School {
    /// Measures the school.
    pub(super) fn of(courses: &Courses, book: &Book, days: &[BellDay]) -> Self {
        let students: i64 = courses
            .grade
            .iter()
            .flat_map(|row| row.students.items())
            .map(|item| (**item).clamp(0, crate::value::Limits::STUDENTS))
            .sum();
        let start = days.iter().map(|day| day.students.start()).min().unwrap_or_default();
        let end = days.iter().map(|day| day.students.end()).max().unwrap_or_default();
        let whole = Span::starting(commontime_school::ClockTime::at(8, 0), Minutes::new(1));
        Self {
            grades: u32::try_from(book.grades.len()).unwrap_or(u32::MAX).max(1),
            homerooms: u32::try_from(book.homerooms.len()).unwrap_or(u32::MAX).max(1),
            students: u32::try_from(students).unwrap_or(u32::MAX).max(1),
            day: Span::new(start, end).or(whole).expect("a minute is a span"),
            days: days.iter().map(|day| day.students).collect(),
        }
    }
}

/// Keys that cafeteria and playground share.
struct Shared<'a> {
    section: &'static str,
    window: Option<&'a Text>,
    grades_at_once: Option<&'a Number>,
    room: Option<&'a Text>,
    supervised_by: Option<&'a [Located<RoleWord>]>,
    adults: Option<&'a Number>,
}

/// Returns the cafeteria and who watches it.
pub(super) fn cafeteria(
    desk: &mut Desk<'_>,
    row: Option<&raw::bell_schedule::Cafeteria>,
    school: &School,
    rooms: &mut Rooms,
    grid: Minutes,
) -> (Cafeteria, Supervision) {
    let shared = Shared {
        section: "cafeteria",
        window: row.and_then(|row| row.window.as_ref()),
        grades_at_once: row.and_then(|row| row.grades_at_once.as_ref()),
        room: row.and_then(|row| row.room.as_ref()),
        supervised_by: row.and_then(|row| row.supervised_by.as_deref()),
        adults: row.and_then(|row| row.adults.as_ref()),
    };
    let wave = row
        .and_then(|row| row.waves_of.as_ref())
        .map(|minutes| desk.minutes_on_grid(BELLS, minutes, 1..=240, grid));
    let students_at_once = row
        .and_then(|row| row.students_at_once.as_ref())
        .map(|count| desk.count(BELLS, count, 1..=100_000, "students"));
    let cafeteria = Cafeteria {
        window: window(desk, &shared, school, grid),
        wave,
        grades_at_once: grades_at_once(desk, &shared, school),
        students_at_once,
        room: room(desk, &shared, school, rooms),
    };
    (cafeteria, supervision(desk, &shared))
}

/// Returns the playground and who watches it.
pub(super) fn playground(
    desk: &mut Desk<'_>,
    row: Option<&raw::bell_schedule::Playground>,
    school: &School,
    rooms: &mut Rooms,
    grid: Minutes,
) -> (Playground, Supervision) {
    let shared = Shared {
        section: "playground",
        window: row.and_then(|row| row.window.as_ref()),
        grades_at_once: row.and_then(|row| row.grades_at_once.as_ref()),
        room: row.and_then(|row| row.room.as_ref()),
        supervised_by: row.and_then(|row| row.supervised_by.as_deref()),
        adults: row.and_then(|row| row.adults.as_ref()),
    };
    let playground = Playground {
        window: window(desk, &shared, school, grid),
        grades_at_once: grades_at_once(desk, &shared, school),
        room: room(desk, &shared, school, rooms),
    };
    (playground, supervision(desk, &shared))
}

fn window(desk: &mut Desk<'_>, shared: &Shared<'_>, school: &School, grid: Minutes) -> Span {
    let Some(text) = shared.window else {
        desk.assume(
            &format!("bell-schedule.toml: {}.window", shared.section),
            format!("the {} is open all of the students' day", shared.section),
        );
        return school.day;
    };
    let Some(window) = desk.span(BELLS, text, grid) else { return school.day };
    if !school.days.iter().all(|day| day.overlaps(window)) {
        desk.problem(
            BELLS,
            text.span(),
            Code::WindowOutside,
            format!("the {} is open {window}, on some day when no student is there", shared.section),
        )
        .label("outside the students' day")
        .help("let the window lie within every students' day");
    }
    window
}

fn grades_at_once(desk: &mut Desk<'_>, shared: &Shared<'_>, school: &School) -> u32 {
    if let Some(count) = shared.grades_at_once {
        desk.count(BELLS, count, 1..=1_000, "grades")
    } else {
        desk.assume(
            &format!("bell-schedule.toml: {}.grades-at-once", shared.section),
            format!("all grades may be in the {} at once", shared.section),
        );
        school.grades
    }
}

fn room(desk: &mut Desk<'_>, shared: &Shared<'_>, school: &School, rooms: &mut Rooms) -> RoomId {
    if let Some(id) = shared.room {
        // Waves, not walls between classes, part the students of a cafeteria.
        let room = rooms.expect(desk, BELLS, id);
        return room.map_or(RoomId(0), |room| rooms.fill(room, school.students, school.homerooms));
    }
    if !rooms.is_there(shared.section) {
        desk.assume(
            &format!("courses.toml: room \"{}\"", shared.section),
            format!("the {} holds all {} students", shared.section, school.students),
        );
    }
    rooms.own(shared.section, school.students, school.homerooms)
}

fn supervision(desk: &mut Desk<'_>, shared: &Shared<'_>) -> Supervision {
    let roles = if let Some(roles) = shared.supervised_by {
        super::policy::roles(roles)
    } else {
        desk.assume(
            &format!("bell-schedule.toml: {}.supervised-by", shared.section),
            format!("homeroom teachers stay with their students in the {}", shared.section),
        );
        vec![Role::Homeroom]
    };
    let adults = shared.adults.map(|count| desk.count(BELLS, count, 1..=1_000, "adults"));
    if adults.is_none() {
        desk.assume(
            &format!("bell-schedule.toml: {}.adults", shared.section),
            format!("one adult is enough in the {}", shared.section),
        );
    }
    let adults = adults.unwrap_or(1);
    Supervision { roles, adults }
}
