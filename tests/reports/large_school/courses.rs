//! Rooms, grades, homerooms, specials and services.

use commontime_school::course::{
    Block, ClassPlace, Grade, Homeroom, Service, Setting, Special, Subject, SubjectNeed,
};
use commontime_school::room::Room;
use commontime_school::staff::Person;
use commontime_school::{Activity, GradeId, HomeroomId, Minutes, Schedule};

use super::plan::{self, *};

pub(super) fn rooms() -> Vec<Room> {
    let mut rooms: Vec<Room> = plan::homerooms()
        .map(|(grade, at, _)| Room {
            id: format!("{}-{}", PLANS[grade].id, at + 1),
            capacity: 28,
            classes_at_once: 1,
        })
        .collect();
    for (id, capacity, classes) in [
        ("art-room", 28, 1),
        ("music-room", 30, 1),
        ("gym", 60, 2),
        ("library", 60, 2),
        ("STEM-lab", 28, 1),
        ("resource-1", 12, 1),
        ("resource-2", 12, 1),
        ("resource-3", 12, 1),
        ("resource-4", 12, 1),
        ("cafeteria", 120, 5),
        ("playground", 150, 5),
    ] {
        rooms.push(Room { id: id.to_owned(), capacity, classes_at_once: classes });
    }
    rooms
}

pub(super) fn subjects() -> Vec<Subject> {
    SUBJECTS.iter().map(|id| Subject { id: (*id).to_owned() }).collect()
}

pub(super) fn homerooms(people: &[Person], rooms: &[Room]) -> Vec<Homeroom> {
    plan::homerooms()
        .map(|(grade, at, _)| {
            let id = format!("{}-{}", PLANS[grade].id, at + 1);
            Homeroom {
                grade: GradeId::from_index(grade),
                teacher: person(people, &id),
                students: if grade == 5 && at < 2 { 21 } else { 20 },
                room: room(rooms, &id),
                id,
            }
        })
        .collect()
}

pub(super) fn grades(schedule: &Schedule) -> Vec<Grade> {
    PLANS.iter().enumerate().map(|(at, plan)| grade(at, plan, schedule)).collect()
}

/// The grade needs exactly what the schedule gives it: today's minutes.
fn grade(at: usize, plan: &Plan, schedule: &Schedule) -> Grade {
    let ids: Vec<HomeroomId> =
        plan::homerooms().filter(|(grade, ..)| *grade == at).map(|(.., homeroom)| homeroom).collect();
    let need = |id: &str| -> SubjectNeed {
        let lessons = schedule.lessons.iter().filter(|lesson| lesson.homerooms == ids[..1]);
        let minutes = lessons
            .filter(|lesson| lesson.activity == Activity::Subject(subject(id)))
            .map(|lesson| lesson.span.length())
            .sum();
        let uninterrupted = match id {
            LITERACY => 90,
            _ => 0,
        };
        SubjectNeed {
            subject: subject(id),
            minutes_per_week: minutes,
            with_others: Minutes::ZERO,
            given_up: Minutes::ZERO,
            minimum_block: Minutes::new(15),
            uninterrupted: Minutes::new(uninterrupted),
        }
    };
    Grade {
        id: plan.id.to_owned(),
        name: plan.name.to_owned(),
        homerooms: ids.clone(),
        lunch_minutes: Minutes::new(30),
        lunch_window: None,
        eats_with: Vec::new(),
        recess_minutes: Minutes::new(30),
        recess_window: None,
        subjects: SUBJECTS.iter().map(|id| need(id)).collect(),
        specials_per_day_min: 1,
        specials_per_day_max: 1,
        specials_at_once: None,
        certification: Some("elementary".to_owned()),
    }
}

pub(super) fn specials(people: &[Person], rooms: &[Room]) -> Vec<Special> {
    SPECIALS
        .iter()
        .zip(SPECIAL_ROOMS)
        .map(|(id, place)| Special {
            id: (*id).to_owned(),
            grades: (0..PLANS.len()).map(GradeId::from_index).collect(),
            times_per_cycle: 1,
            minutes: Minutes::new(45),
            setup: Minutes::new(5),
            taught_by: vec![person(people, id)],
            certification: Some("specials".to_owned()),
            beside: Vec::new(),
            place: ClassPlace::Room,
            room: room(rooms, place),
            days: None,
            counts_as: None,
            classes_each_per_week_max: None,
            group_cap: Some(24),
            joined_up_to: None,
            back_to_back_with: None,
            times_more: 0,
            days_running: 1,
        })
        .collect()
}

pub(super) fn services(people: &[Person], rooms: &[Room]) -> Vec<Service> {
    CARE.iter()
        .map(|care| Service {
            id: care.id.to_owned(),
            grade: GradeId::from_index(care.grade),
            from: homerooms_of(care),
            minutes_per_week: Minutes::new(care.minutes * 5),
            session_minutes: Minutes::new(care.minutes),
            sessions_per_day_max: 1,
            providers: vec![person(people, care.provider)],
            setting: if care.push_in { Setting::PushIn } else { Setting::PullOut },
            certification: None,
            room: room(rooms, care.room),
            never_during: if care.push_in {
                Vec::new()
            } else {
                vec![Block::Subject(subject(LITERACY)), Block::Specials, Block::Lunch, Block::Recess]
            },
            only_during: Vec::new(),
        })
        .collect()
}

pub(super) fn homerooms_of(care: &Care) -> Vec<(HomeroomId, u32)> {
    plan::homerooms()
        .filter(|(grade, at, _)| *grade == care.grade && (!care.push_in || *at == 0))
        .map(|(.., homeroom)| (homeroom, if care.push_in { 6 } else { 2 }))
        .collect()
}
