//! The bell schedule.

use commontime_school::bell_schedule::{
    BellDay, BellSchedule, Cafeteria, Duty, DutyTime, Playground, Supervision,
};
use commontime_school::room::Room;
use commontime_school::staff::{Person, Role};
use commontime_school::{Minutes, PersonId};

use super::plan::*;

pub(super) fn bells(people: &[Person], rooms: &[Room]) -> BellSchedule {
    let with = |roles: &[Role]| -> Vec<PersonId> {
        let all = people.iter().enumerate();
        all.filter(|(_, person)| roles.contains(&person.role))
            .map(|(at, _)| PersonId::from_index(at))
            .collect()
    };
    let paras = Supervision { roles: vec![Role::Paraprofessional], adults: 3 };
    let window = between(620, 800);
    BellSchedule {
        id: "early-wednesday".to_owned(),
        grid: Minutes::new(5),
        days: (0..5)
            .map(|day| BellDay {
                students: between(STUDENTS_START, students_end(day)),
                staff: between(STAFF_START, STAFF_END),
                periods: Vec::new(),
            })
            .collect(),
        cafeteria: Cafeteria {
            window,
            wave: Some(Minutes::new(30)),
            grades_at_once: 1,
            students_at_once: None,
            room: room(rooms, "cafeteria"),
        },
        playground: Playground { window, grades_at_once: 1, room: room(rooms, "playground") },
        lunch_supervision: paras.clone(),
        recess_supervision: paras,
        duties: vec![
            Duty {
                name: "arrival".to_owned(),
                time: DutyTime::BeforeStudents,
                minutes: Minutes::new(10),
                people: with(&[Role::Homeroom, Role::Specialist, Role::SpecialEducation, Role::Intervention]),
            },
            Duty {
                name: "dismissal".to_owned(),
                time: DutyTime::AfterStudents,
                minutes: Minutes::new(15),
                people: with(&[Role::Homeroom, Role::SpecialEducation, Role::Intervention]),
            },
        ],
    }
}
