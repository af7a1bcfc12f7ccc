//! The plan in tables: what each grade, service and support teacher does when. Times are minutes after midnight.

use commontime_school::room::Room;
use commontime_school::staff::{Person, Role};
use commontime_school::{ClockTime, HomeroomId, Minutes, PersonId, RoomId, Span, SubjectId};

/// One grade of the plan.
pub(super) struct Plan {
    pub(super) id: &'static str,
    pub(super) name: &'static str,
    pub(super) homerooms: usize,
    pub(super) special: u16,
    pub(super) lunch: u16,
    pub(super) recess: u16,
    /// Subjects and homeroom time in order, filling what specials, lunch and recess leave: four days, then Wednesday.
    pub(super) day: &'static [(&'static str, i32)],
    pub(super) wednesday: &'static [(&'static str, i32)],
}

pub(super) const HOMEROOM: &str = "homeroom";
pub(super) const LITERACY: &str = "literacy";
pub(super) const MATHEMATICS: &str = "mathematics";
pub(super) const SCIENCE: &str = "science-and-social-studies";
pub(super) const INTERVENTION: &str = "intervention";
pub(super) const SUBJECTS: [&str; 4] = [LITERACY, MATHEMATICS, SCIENCE, INTERVENTION];
pub(super) const SPECIALS: [&str; 5] = ["art", "music", "PE", "media", "STEM"];
pub(super) const SPECIAL_ROOMS: [&str; 5] = ["art-room", "music-room", "gym", "library", "STEM-lab"];
pub(super) const STAFF_START: u16 = 7 * 60 + 35;
pub(super) const STUDENTS_START: u16 = 7 * 60 + 45;
pub(super) const STAFF_END: u16 = 15 * 60 + 20;
pub(super) const WEDNESDAY: usize = 2;

pub(super) const PLANS: [Plan; 6] = [
    Plan {
        id: "K",
        name: "kindergarten",
        homerooms: 5,
        special: 705,
        lunch: 620,
        recess: 650,
        day: &[
            (HOMEROOM, 15),
            (LITERACY, 110),
            (INTERVENTION, 30),
            (SCIENCE, 25),
            (MATHEMATICS, 75),
            (SCIENCE, 35),
            (HOMEROOM, 20),
        ],
        wednesday: &[
            (HOMEROOM, 15),
            (LITERACY, 110),
            (INTERVENTION, 30),
            (SCIENCE, 25),
            (MATHEMATICS, 60),
            (HOMEROOM, 20),
        ],
    },
    Plan {
        id: "1",
        name: "grade 1",
        homerooms: 5,
        special: 755,
        lunch: 650,
        recess: 680,
        day: &[
            (HOMEROOM, 10),
            (LITERACY, 120),
            (MATHEMATICS, 25),
            (INTERVENTION, 30),
            (MATHEMATICS, 45),
            (SCIENCE, 60),
            (HOMEROOM, 20),
        ],
        wednesday: &[
            (HOMEROOM, 10),
            (LITERACY, 120),
            (MATHEMATICS, 25),
            (INTERVENTION, 30),
            (MATHEMATICS, 45),
            (SCIENCE, 30),
        ],
    },
    Plan {
        id: "2",
        name: "grade 2",
        homerooms: 5,
        special: 625,
        lunch: 680,
        recess: 710,
        day: &[
            (HOMEROOM, 10),
            (LITERACY, 120),
            (INTERVENTION, 30),
            (HOMEROOM, 10),
            (MATHEMATICS, 75),
            (SCIENCE, 45),
            (HOMEROOM, 20),
        ],
        wednesday: &[
            (HOMEROOM, 10),
            (LITERACY, 120),
            (INTERVENTION, 30),
            (HOMEROOM, 10),
            (MATHEMATICS, 60),
            (SCIENCE, 30),
        ],
    },
    Plan {
        id: "3",
        name: "grade 3",
        homerooms: 4,
        special: 575,
        lunch: 710,
        recess: 740,
        day: &[
            (HOMEROOM, 10),
            (LITERACY, 100),
            (MATHEMATICS, 60),
            (INTERVENTION, 30),
            (SCIENCE, 60),
            (LITERACY, 30),
            (HOMEROOM, 20),
        ],
        wednesday: &[(HOMEROOM, 10), (LITERACY, 100), (MATHEMATICS, 60), (INTERVENTION, 30), (SCIENCE, 60)],
    },
    Plan {
        id: "4",
        name: "grade 4",
        homerooms: 4,
        special: 525,
        lunch: 740,
        recess: 770,
        day: &[
            (HOMEROOM, 10),
            (SCIENCE, 50),
            (LITERACY, 100),
            (MATHEMATICS, 70),
            (INTERVENTION, 30),
            (SCIENCE, 30),
            (HOMEROOM, 20),
        ],
        wednesday: &[(HOMEROOM, 10), (SCIENCE, 50), (LITERACY, 100), (MATHEMATICS, 70), (INTERVENTION, 30)],
    },
    Plan {
        id: "5",
        name: "grade 5",
        homerooms: 4,
        special: 475,
        lunch: 770,
        recess: 620,
        day: &[
            (HOMEROOM, 10),
            (LITERACY, 100),
            (MATHEMATICS, 75),
            (INTERVENTION, 30),
            (HOMEROOM, 15),
            (SCIENCE, 60),
            (HOMEROOM, 20),
        ],
        wednesday: &[
            (HOMEROOM, 10),
            (LITERACY, 100),
            (MATHEMATICS, 75),
            (INTERVENTION, 30),
            (HOMEROOM, 15),
            (SCIENCE, 30),
        ],
    },
];

/// A service that meets every day at the same time.
pub(super) struct Care {
    pub(super) id: &'static str,
    pub(super) grade: usize,
    pub(super) provider: &'static str,
    pub(super) start: u16,
    pub(super) minutes: i32,
    pub(super) room: &'static str,
    pub(super) push_in: bool,
}

pub(super) const CARE: [Care; 9] = [
    Care {
        id: "K-language",
        grade: 0,
        provider: "special-ed-1",
        start: 765,
        minutes: 30,
        room: "resource-1",
        push_in: false,
    },
    Care {
        id: "2-mathematics",
        grade: 2,
        provider: "special-ed-2",
        start: 750,
        minutes: 30,
        room: "resource-2",
        push_in: false,
    },
    Care {
        id: "3-mathematics",
        grade: 3,
        provider: "special-ed-3",
        start: 630,
        minutes: 45,
        room: "resource-3",
        push_in: false,
    },
    Care {
        id: "4-science",
        grade: 4,
        provider: "special-ed-3",
        start: 480,
        minutes: 30,
        room: "resource-3",
        push_in: false,
    },
    Care {
        id: "5-co-taught-mathematics",
        grade: 5,
        provider: "special-ed-4",
        start: 660,
        minutes: 45,
        room: "5-1",
        push_in: true,
    },
    Care {
        id: "K-intervention",
        grade: 0,
        provider: "reading",
        start: 590,
        minutes: 30,
        room: "resource-4",
        push_in: false,
    },
    Care {
        id: "1-intervention",
        grade: 1,
        provider: "reading",
        start: 620,
        minutes: 30,
        room: "resource-4",
        push_in: false,
    },
    Care {
        id: "3-intervention",
        grade: 3,
        provider: "math-support",
        start: 680,
        minutes: 30,
        room: "resource-4",
        push_in: false,
    },
    Care {
        id: "4-intervention",
        grade: 4,
        provider: "math-support",
        start: 800,
        minutes: 30,
        room: "resource-4",
        push_in: false,
    },
];

/// People beside homeroom teachers and specialists: which grade they join, their lunch and their planning.
pub(super) const SUPPORT: [(&str, Role, usize, u16, u16); 6] = [
    ("special-ed-1", Role::SpecialEducation, 0, 660, 540),
    ("special-ed-2", Role::SpecialEducation, 2, 720, 540),
    ("special-ed-3", Role::SpecialEducation, 3, 720, 540),
    ("special-ed-4", Role::SpecialEducation, 5, 720, 540),
    ("reading", Role::Intervention, 1, 720, 540),
    ("math-support", Role::Intervention, 4, 720, 600),
];

pub(super) fn span(start: u16, length: i32) -> Span {
    let start = ClockTime::from_minutes(start).expect("a time of day");
    Span::starting(start, Minutes::new(length)).expect("within the day")
}

pub(super) fn between(start: u16, end: u16) -> Span {
    span(start, i32::from(end - start))
}

pub(super) fn students_end(day: usize) -> u16 {
    if day == WEDNESDAY { 13 * 60 + 50 } else { 14 * 60 + 40 }
}

pub(super) fn homerooms() -> impl Iterator<Item = (usize, usize, HomeroomId)> {
    let pairs =
        PLANS.iter().enumerate().flat_map(|(grade, plan)| (0..plan.homerooms).map(move |at| (grade, at)));
    pairs.enumerate().map(|(id, (grade, at))| (grade, at, HomeroomId::from_index(id)))
}

pub(super) fn person(people: &[Person], id: &str) -> PersonId {
    PersonId::from_index(people.iter().position(|person| person.id == id).expect("a person of this id"))
}

pub(super) fn room(rooms: &[Room], id: &str) -> RoomId {
    RoomId::from_index(rooms.iter().position(|room| room.id == id).expect("a room of this id"))
}

pub(super) fn subject(id: &str) -> SubjectId {
    SubjectId::from_index(SUBJECTS.iter().position(|known| *known == id).expect("a subject"))
}
