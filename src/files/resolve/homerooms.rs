//! Homerooms: the teachers of a grade get them in order, and its students are spread over them.

use commontime_school::course::Homeroom;
use commontime_school::staff::Role;
use commontime_school::wording::count;
use commontime_school::{GradeId, PersonId};

use super::Book;
use super::rooms::Rooms;
use super::sketches::Sketch;
use crate::names::COURSES;
use crate::problem::{Code, Desk};
use crate::raw::courses::{Courses, Grade};
use crate::value::{Limits, Located};

/// A homeroom before it has a room.
pub(super) struct Class {
    pub(super) id: String,
    pub(super) grade: GradeId,
    pub(super) teacher: PersonId,
    pub(super) students: u32,
}

/// Returns the homerooms of all grades in order, and registers their ids.
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    courses: &Courses,
    sketches: &[Sketch<'_>],
    book: &mut Book,
) -> Vec<Class> {
    // A teacher whose grade is not known is missing somewhere: that is reported, not what follows from it.
    let placed = sketches.iter().all(|sketch| {
        sketch.role() != Role::Homeroom || sketch.grade.is_some_and(|grade| book.grades.find(grade).is_some())
    });
    let mut classes = Vec::new();
    for row in &courses.grade {
        let Some(grade) = book.grades.find(&row.id) else { continue };
        let teachers: Vec<usize> = (0..sketches.len())
            .filter(|&place| {
                let sketch = &sketches[place];
                sketch.role() == Role::Homeroom && sketch.grade.is_some_and(|grade| **grade == *row.id)
            })
            .collect();
        let wanted = desk.count(COURSES, &row.homerooms, 1..=Limits::HOMEROOMS, "homerooms") as usize;
        if placed && teachers.len() != wanted && (1..=Limits::HOMEROOMS).contains(&row.homerooms) {
            report_teachers(desk, row, wanted, teachers.len());
        }
        let ids = ids(desk, row, wanted, &teachers, sketches);
        let students = students(desk, row, wanted);
        for ((id, students), teacher) in ids.into_iter().zip(students).zip(teachers) {
            if row.homeroom_ids.is_some() {
                desk.check_id(COURSES, &id);
            }
            if book.homerooms.define_checked(desk, COURSES, "homeroom", &id).is_some() {
                classes.push(Class {
                    id: id.into_inner(),
                    grade: GradeId::from_index(grade),
                    teacher: PersonId::from_index(teacher),
                    students,
                });
            }
        }
    }
    classes
}

/// Gives every homeroom its room.
pub(super) fn with_rooms(classes: &[Class], rooms: &mut Rooms) -> Vec<Homeroom> {
    classes
        .iter()
        .map(|class| Homeroom {
            id: class.id.clone(),
            grade: class.grade,
            teacher: class.teacher,
            students: class.students,
            room: rooms.own(&class.id, class.students.max(30), 1),
        })
        .collect()
}

fn report_teachers(desk: &mut Desk<'_>, row: &Grade, wanted: usize, teachers: usize) {
    desk.problem(
        COURSES,
        row.homerooms.span(),
        Code::HomeroomsAndTeachers,
        format!(
            "grade \"{}\" has {} and {}",
            *row.id,
            count(wanted, "homeroom"),
            count(teachers, "homeroom teacher")
        ),
    )
    .label(format!("{teachers} in staff.toml"))
    .help(match teachers {
        0 => format!("give homeroom teachers of staff.toml `grade = \"{}\"`", row.id),
        _ => format!("write `homerooms = {teachers}`, or give people of staff.toml `grade = \"{}\"`", row.id),
    });
}

fn ids(
    desk: &mut Desk<'_>,
    row: &Grade,
    wanted: usize,
    teachers: &[usize],
    sketches: &[Sketch<'_>],
) -> Vec<Located<String>> {
    match &row.homeroom_ids {
        Some(ids) => {
            check_length(desk, &ids.at_same(ids.len()), wanted);
            (**ids).clone()
        }
        // A teacher's id is checked where it stands; a clash between grades is shown at the grade.
        None => teachers.iter().map(|&place| row.id.at_same(sketches[place].id.to_string())).collect(),
    }
}

fn students(desk: &mut Desk<'_>, row: &Grade, wanted: usize) -> Vec<u32> {
    let items = row.students.items();
    if row.students.is_list() {
        check_length(desk, &row.students.at_same(items.len()), wanted);
        return items.iter().map(|item| desk.count(COURSES, item, 1..=1_000, "students")).collect();
    }
    let total = items.first().map_or(0, |item| desk.count(COURSES, item, 1..=Limits::STUDENTS, "students"));
    spread(total, wanted)
}

/// Spreads `total` over `places` as evenly as can be, the larger parts first.
pub(super) fn spread(total: u32, places: usize) -> Vec<u32> {
    let places = u32::try_from(places.max(1)).expect("homerooms are limited");
    (0..places).map(|place| total / places + u32::from(place < total % places)).collect()
}

fn check_length(desk: &mut Desk<'_>, length: &Located<usize>, wanted: usize) {
    if **length != wanted {
        desk.problem(
            COURSES,
            length.span(),
            Code::ListLength,
            format!("the list has {} for {}", count(**length, "entry"), count(wanted, "homeroom")),
        )
        .label(format!("expected {}", count(wanted, "entry")))
        .help("write one entry for each homeroom of the grade");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn students_are_spread_evenly_and_none_is_lost() {
        assert_eq!(spread(82, 4), [21, 21, 20, 20]);
        assert_eq!(spread(2, 3), [1, 1, 0]);
    }
}
