//! Places too small for the students who have to be in them at once: found by counting, before any search.

use commontime_school::bell_schedule::BellSchedule;
use commontime_school::course::{ClassPlace, Grade, Homeroom, Service, Setting, Special};
use commontime_school::room::Room;
use commontime_school::wording::list;
use commontime_school::{GradeId, HomeroomId, Minutes, RoomId};

use crate::names::COURSES;
use crate::problem::{Code, Desk};
use crate::raw::Text;
use crate::raw::courses::Courses;
use crate::value::Located;

/// What the places are held against.
pub(super) struct Roll<'a> {
    pub(super) grades: &'a [Grade],
    pub(super) homerooms: &'a [Homeroom],
    pub(super) specials: &'a [Special],
    pub(super) services: &'a [Service],
    pub(super) bells: &'a BellSchedule,
    pub(super) rooms: &'a [Room],
}

/// Reports lunches, recesses, homerooms, specials and services whose students their place cannot hold.
pub(super) fn check(desk: &mut Desk<'_>, courses: &Courses, roll: &Roll<'_>) {
    if desk.has_problems() {
        return;
    }
    for (at, (row, grade)) in courses.grade.iter().zip(roll.grades).enumerate() {
        lunch(desk, &row.students.at_same(()), GradeId::from_index(at), roll);
        let out = roll.of_grade(grade);
        let playground = roll.bells.playground.room;
        if grade.recess_minutes > Minutes::ZERO && out > roll.room(playground).capacity {
            let what = format!("all {out} students of {} are at recess at once", grade.name);
            too_small(desk, &row.students.at_same(()), &what, roll.room(playground));
        }
        for &homeroom in &grade.homerooms {
            let it = roll.homeroom(homeroom);
            if it.students > roll.room(it.room).capacity {
                let what = format!("homeroom {} has {} students", it.id, it.students);
                too_small(desk, &row.students.at_same(()), &what, roll.room(it.room));
            }
        }
    }
    for (row, special) in courses.special.iter().zip(roll.specials) {
        if special.place != ClassPlace::Room {
            continue;
        }
        let homerooms = special.grades.iter().flat_map(|grade| &roll.grades[grade.index()].homerooms);
        let largest = homerooms.map(|&homeroom| roll.homeroom(homeroom)).max_by_key(|it| it.students);
        if let Some(largest) = largest.filter(|it| it.students > roll.room(special.room).capacity) {
            let what = format!("{} is for homerooms of up to {} students", special.id, largest.students);
            too_small(desk, &place(&row.id, row.room.as_ref()), &what, roll.room(special.room));
        }
    }
    for (row, service) in courses.service.iter().zip(roll.services) {
        let students = service.students();
        if service.setting != Setting::PushIn && students > roll.room(service.room).capacity {
            let what = format!("{} is for {students} students", service.id);
            too_small(desk, &row.students.at_same(()), &what, roll.room(service.room));
        }
    }
}

/// Grades that eat together do so as one, and a grade eats at one time.
fn lunch(desk: &mut Desk<'_>, at: &Located<()>, grade: GradeId, roll: &Roll<'_>) {
    let table = roll.table(grade);
    // The group is spoken of once, at its first grade.
    if table.first() != Some(&grade) {
        return;
    }
    let cafeteria = &roll.bells.cafeteria;
    let eaters: u32 = table.iter().map(|grade| roll.of_grade(&roll.grades[grade.index()])).sum();
    let names: Vec<&str> = table.iter().map(|grade| roll.grades[grade.index()].name.as_str()).collect();
    let what = format!("all {eaters} students of {} are at lunch at once", list(&names));
    let room = roll.room(cafeteria.room);
    if eaters > room.capacity {
        too_small(desk, at, &what, room);
    }
    if let Some(limit) = cafeteria.students_at_once.filter(|limit| eaters > *limit) {
        desk.problem(COURSES, at.span(), Code::TooManyStudents, format!("{what}, and {limit} may be"))
            .label(format!("{} too many", eaters - limit))
            .help("raise `students-at-once` in bell-schedule.toml, or let fewer grades eat together");
    }
}

/// Where a special's room stands, or its id where the room is its own.
fn place(id: &Text, room: Option<&Text>) -> Located<()> {
    room.unwrap_or(id).at_same(())
}

fn too_small(desk: &mut Desk<'_>, at: &Located<()>, what: &str, room: &Room) {
    desk.problem(
        COURSES,
        at.span(),
        Code::TooManyStudents,
        format!("{what}, and {} holds {}", room.id, room.capacity),
    )
    .label("more than the room holds")
    .help(format!("raise the `capacity` of [[room]] \"{}\", or use a larger one", room.id));
}

impl Roll<'_> {
    fn room(&self, id: RoomId) -> &Room {
        &self.rooms[id.index()]
    }

    fn homeroom(&self, id: HomeroomId) -> &Homeroom {
        &self.homerooms[id.index()]
    }

    fn of_grade(&self, grade: &Grade) -> u32 {
        grade.homerooms.iter().map(|&homeroom| self.homeroom(homeroom).students).sum()
    }

    /// The grades that eat when this one does, however the file strings them together, in order.
    fn table(&self, grade: GradeId) -> Vec<GradeId> {
        let mut table = vec![grade];
        let mut at = 0;
        while at < table.len() {
            let eats_with = |id: GradeId| self.grades[id.index()].eats_with.as_slice();
            let now = table[at];
            let others = (0..self.grades.len())
                .map(GradeId::from_index)
                .filter(|&other| eats_with(now).contains(&other) || eats_with(other).contains(&now));
            let new: Vec<GradeId> = others.filter(|other| !table.contains(other)).collect();
            table.extend(new);
            at += 1;
        }
        table.sort_unstable();
        table
    }
}
