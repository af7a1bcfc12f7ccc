//! The good school's campus.
//!
//! Students 7:45-14:40, on Wednesday to 13:50: 4 x 415 + 365 = 2,025 minutes a week. Staff 7:35-15:20: 465 a day, 2,325 a
//! week. Two grades of two homerooms with 20 students each; a special every day for each homeroom, of 50 minutes: the
//! first 5 are for walking there, the other 45 are the team's.

use commontime_school::bell_schedule::{
    BellDay, BellSchedule, Cafeteria, Duty, DutyTime, Playground, Supervision,
};
use commontime_school::campus::Parts;
use commontime_school::course::{
    Block, ClassPlace, Grade, Homeroom, Service, Setting, Special, Subject, SubjectNeed,
};
use commontime_school::cycle::{BellsFollow, Cycle, Weekday};
use commontime_school::fund::{Fund, FundRule};
use commontime_school::goal::{Goal, Priority};
use commontime_school::policy::{InstructionalMinimum, Per, PlanningMinimum, Policy, Source, packs};
use commontime_school::position::{Costing, HourlyBenefits, Pay, Position};
use commontime_school::room::Room;
use commontime_school::staff::{Hours, MayCover, Meets, Person, Role, Team};
use commontime_school::{
    Cents, Fte, FundId, GradeId, HomeroomId, Minutes, PersonId, RoomId, Share, SpecialId, TeamId, Use,
};

use super::prelude::*;
use super::span;

/// Roles that teach, in the order of the files.
const TEACHERS: [Role; 4] = [Role::Homeroom, Role::Specialist, Role::SpecialEducation, Role::Intervention];

/// Returns the school without a current schedule.
pub(super) fn parts() -> Parts {
    let days = Weekday::ALL.iter().map(ToString::to_string).collect();
    Parts {
        name: "good school".to_owned(),
        school_year: "2026-27".to_owned(),
        cycle: Cycle::new(days, BellsFollow::Weekday),
        bells: bells(),
        calendar: None,
        people: people(),
        teams: teams(),
        grades: vec![grade(GRADE_1, "grade 1", [H1A, H1B]), grade(GRADE_2, "grade 2", [H2A, H2B])],
        homerooms: ["1-A", "1-B", "2-A", "2-B"].iter().enumerate().map(homeroom).collect(),
        subjects: ["literacy", "mathematics", "intervention", "science"]
            .iter()
            .map(|id| Subject { id: (*id).to_owned() })
            .collect(),
        specials: specials(),
        services: services(),
        rooms: rooms(),
        positions: positions(),
        costing: Costing::Average,
        funds: funds(),
        contract_money: Vec::new(),
        goal: goal(),
        priorities: Priority::DEFAULT.to_vec(),
        policy: policy(),
        waivers: Vec::new(),
        levers: [].into(),
        decided: Vec::new(),
        assumptions: Vec::new(),
        approvals: Vec::new(),
        other_bells: std::sync::Arc::default(),
        current: None,
    }
}

fn bells() -> BellSchedule {
    let day =
        |students: &str| BellDay { students: span(students), staff: span("7:35-15:20"), periods: Vec::new() };
    let (long, short) = ("7:45-14:40", "7:45-13:50");
    let watch = |roles: &[Role]| Supervision { roles: roles.to_vec(), adults: 1 };
    BellSchedule {
        id: "early-wednesday".to_owned(),
        grid: Minutes::new(5),
        days: [long, long, short, long, long].into_iter().map(day).collect(),
        cafeteria: Cafeteria {
            window: span("11:00-13:00"),
            wave: Some(Minutes::new(30)),
            grades_at_once: 1,
            students_at_once: Some(50),
            room: CAFETERIA,
        },
        playground: Playground { window: span("11:00-13:30"), grades_at_once: 1, room: PLAYGROUND },
        lunch_supervision: watch(&[Role::Paraprofessional]),
        recess_supervision: watch(&[Role::Paraprofessional]),
        duties: vec![
            Duty {
                name: "arrival".to_owned(),
                time: DutyTime::BeforeStudents,
                minutes: Minutes::new(10),
                people: (0..9).map(PersonId).collect(),
            },
            Duty {
                name: "dismissal".to_owned(),
                time: DutyTime::AfterStudents,
                minutes: Minutes::new(15),
                people: vec![T1A, T1B, T2A, T2B, SPECIAL_ED, READING_TEACHER],
            },
        ],
    }
}

fn person(id: &str, role: Role) -> Person {
    Person {
        id: id.to_owned(),
        name: id.to_owned(),
        role,
        grade: None,
        homeroom: None,
        team: None,
        may_join: Vec::new(),
        certifications: Vec::new(),
        fte: Fte::FULL,
        hours: Hours::StaffDay { away: vec![Vec::new(); 5] },
        present: vec![vec![span("7:35-15:20")]; 5],
        extra_duty: vec![Minutes::ZERO; 5],
        home_campus: true,
        asks_nothing: false,
        collaboration_elsewhere: Minutes::ZERO,
        may_cover: MayCover::Nothing,
        classes_per_day_max: None,
        teaching_minutes_per_week_max: None,
        one_to_one: None,
    }
}

fn people() -> Vec<Person> {
    let homeroom = |at: u32, id: &str| Person {
        grade: Some(GradeId(at / 2)),
        homeroom: Some(HomeroomId(at)),
        team: Some(TeamId(at / 2)),
        certifications: vec!["elementary".to_owned()],
        teaching_minutes_per_week_max: Some(Minutes::new(1_500)),
        ..person(id, Role::Homeroom)
    };
    let specialist = |id: &str| Person {
        team: Some(SPECIALISTS),
        certifications: vec!["specials".to_owned()],
        may_cover: MayCover::Instruction,
        classes_per_day_max: Some(4),
        ..person(id, Role::Specialist)
    };
    let joins = |id: &str, role: Role, certified: &str| Person {
        may_join: vec![TEAM_1, TEAM_2],
        certifications: vec![certified.to_owned()],
        ..person(id, role)
    };
    let para = |id: &str, hours: &str| Person {
        hours: Hours::Own,
        present: vec![vec![span(hours)]; 5],
        may_cover: MayCover::Supervision,
        ..person(id, Role::Paraprofessional)
    };
    vec![
        homeroom(0, "teacher-1A"),
        homeroom(1, "teacher-1B"),
        homeroom(2, "teacher-2A"),
        homeroom(3, "teacher-2B"),
        specialist("PE-teacher"),
        specialist("arts-teacher"),
        specialist("media-teacher"),
        joins("special-ed", Role::SpecialEducation, "special-education"),
        joins("reading-teacher", Role::Intervention, "elementary"),
        para("para-1", "8:00-14:00"),
        para("para-2", "11:15-13:15"),
    ]
}

fn teams() -> Vec<Team> {
    let team = |id: &str, members: &[PersonId], optional: &[PersonId], room: RoomId| Team {
        id: id.to_owned(),
        name: id.to_owned(),
        members: members.to_vec(),
        optional: optional.to_vec(),
        meets: Meets::Whole,
        lead: members.first().copied(),
        room,
    };
    let joining = [SPECIAL_ED, READING_TEACHER];
    vec![
        team("grade 1", &[T1A, T1B], &joining, room_of(H1A)),
        team("grade 2", &[T2A, T2B], &joining, room_of(H2A)),
        team("specialists", &[PE_TEACHER, ARTS_TEACHER, MEDIA_TEACHER], &[], ARTS_ROOM),
    ]
}

/// Literacy 690 of the 700 there are, mathematics 270 of 275, intervention 200 of 200, science 190 of 200.
fn grade(id: GradeId, name: &str, homerooms: [HomeroomId; 2]) -> Grade {
    let need = |subject, week: i32, block: i32, unbroken: i32| SubjectNeed {
        subject,
        minutes_per_week: Minutes::new(week),
        with_others: Minutes::ZERO,
        given_up: Minutes::ZERO,
        minimum_block: Minutes::new(block),
        uninterrupted: Minutes::new(unbroken),
    };
    Grade {
        id: (id.0 + 1).to_string(),
        name: name.to_owned(),
        homerooms: homerooms.to_vec(),
        lunch_minutes: Minutes::new(30),
        lunch_window: None,
        eats_with: Vec::new(),
        recess_minutes: Minutes::new(35),
        recess_window: None,
        subjects: vec![
            need(LITERACY, 690, 40, 75),
            need(MATHEMATICS, 270, 40, 0),
            need(INTERVENTION, 200, 40, 40),
            need(SCIENCE, 190, 45, 0),
        ],
        specials_per_day_min: 1,
        specials_per_day_max: 2,
        specials_at_once: None,
        certification: Some("elementary".to_owned()),
    }
}

fn homeroom((at, id): (usize, &&str)) -> Homeroom {
    let id_of = HomeroomId::from_index(at);
    Homeroom {
        id: (*id).to_owned(),
        grade: GradeId::from_index(at / 2),
        teacher: teacher_of(id_of),
        students: 20,
        room: room_of(id_of),
    }
}

/// A homeroom's week: PE twice on days running, art, music, and library and computers back to back.
fn specials() -> Vec<Special> {
    let special = |id: &str, times: u32, minutes: i32, teacher: PersonId, room: RoomId| Special {
        id: id.to_owned(),
        grades: vec![GRADE_1, GRADE_2],
        times_per_cycle: times,
        minutes: Minutes::new(minutes),
        setup: Minutes::new(5),
        taught_by: vec![teacher],
        certification: Some("specials".to_owned()),
        beside: Vec::new(),
        place: ClassPlace::Room,
        room,
        days: None,
        counts_as: None,
        classes_each_per_week_max: None,
        group_cap: None,
        joined_up_to: None,
        back_to_back_with: None::<SpecialId>,
        times_more: 0,
        days_running: 1,
    };
    vec![
        Special { days_running: 2, group_cap: Some(24), ..special("PE", 2, 50, PE_TEACHER, GYM) },
        special("art", 1, 50, ARTS_TEACHER, ARTS_ROOM),
        special("music", 1, 50, ARTS_TEACHER, ARTS_ROOM),
        special("library", 1, 25, MEDIA_TEACHER, LIBRARY),
        Special {
            back_to_back_with: Some(LIBRARY_CLASS),
            ..special("computers", 1, 25, MEDIA_TEACHER, LIBRARY)
        },
    ]
}

/// Four services of 30 minutes a day, 150 a week.
fn services() -> Vec<Service> {
    let service =
        |id: &str, grade: GradeId, from: &[(HomeroomId, u32)], provider: PersonId, room: RoomId| Service {
            id: id.to_owned(),
            grade,
            from: from.to_vec(),
            minutes_per_week: Minutes::new(150),
            session_minutes: Minutes::new(30),
            sessions_per_day_max: 1,
            providers: vec![provider],
            setting: Setting::PullOut,
            certification: None,
            room,
            never_during: Vec::new(),
            only_during: vec![Block::Subject(INTERVENTION)],
        };
    let special_education = Some("special-education".to_owned());
    vec![
        Service {
            certification: special_education.clone(),
            never_during: vec![Block::Subject(LITERACY), Block::Specials, Block::Lunch, Block::Recess],
            only_during: Vec::new(),
            ..service("reading-1", GRADE_1, &[(H1A, 3), (H1B, 2)], SPECIAL_ED, RESOURCE)
        },
        Service {
            certification: special_education,
            setting: Setting::PushIn,
            only_during: vec![Block::Subject(MATHEMATICS)],
            ..service("co-taught-2", GRADE_2, &[(H2A, 4)], SPECIAL_ED, room_of(H2A))
        },
        service("intervention-1", GRADE_1, &[(H1A, 4), (H1B, 4)], READING_TEACHER, READING_ROOM),
        service("intervention-2", GRADE_2, &[(H2A, 4), (H2B, 4)], READING_TEACHER, READING_ROOM),
    ]
}

fn rooms() -> Vec<Room> {
    [
        ("1-A", 30, 1),
        ("1-B", 30, 1),
        ("2-A", 30, 1),
        ("2-B", 30, 1),
        ("gym", 60, 2),
        ("arts-room", 30, 1),
        ("library", 30, 1),
        ("resource", 8, 1),
        ("reading-room", 10, 1),
        ("cafeteria", 60, 1),
        ("playground", 80, 1),
    ]
    .into_iter()
    .map(|(id, capacity, classes_at_once)| Room { id: id.to_owned(), capacity, classes_at_once })
    .collect()
}

/// Nine salaried posts at $65,000 and two paid by the hour: 30 and 10 hours x $15 x 36 weeks = $16,200 and $5,400.
fn positions() -> Vec<Position> {
    let salary = Pay::Salary { salary: Cents::new(5_000_000), benefits: Cents::new(1_500_000) };
    let hourly = Pay::Hourly { hour: Cents::new(1_500), weeks: 36, benefits: HourlyBenefits::default() };
    let half = Share::from_ten_thousandths(5_000);
    people()
        .into_iter()
        .enumerate()
        .map(|(at, someone)| {
            let person = PersonId::from_index(at);
            let funds = match person {
                SPECIAL_ED => vec![(FundId(0), half), (FundId(1), half)],
                READING_TEACHER => vec![(FundId(2), Share::WHOLE)],
                _ => vec![(FundId(0), Share::WHOLE)],
            };
            let (pay, hours_a_week) = match person {
                PARA_1 => (hourly, 3_000),
                PARA_2 => (hourly, 1_000),
                _ => (salary, 0),
            };
            Position {
                id: format!("post-{}", someone.id),
                kind: someone.role.title().to_owned(),
                fte: someone.fte,
                hours_a_week,
                today: (someone.fte, hours_a_week),
                filled_by: Some(person),
                pay: Some(pay),
                funds,
            }
        })
        .collect()
}

/// The general fund is charged 7 x $65,000 + half of $65,000 + $21,600 = $509,100.
fn funds() -> Vec<Fund> {
    let fund = |id: &str, name: &str, dollars: i64, rule: FundRule| Fund {
        id: id.to_owned(),
        name: name.to_owned(),
        amount: Cents::new(dollars * 100),
        later: [Cents::new(dollars * 100); 2],
        rule,
        ends: None,
        renews: false,
        may_pay: None,
    };
    vec![
        fund("general", "general fund", 510_000, FundRule::Unrestricted),
        fund("idea", "IDEA, Part B", 40_000, FundRule::ExcessCost),
        fund("title-i-a", "Title I, Part A", 70_000, FundRule::Methodology),
    ]
}

fn goal() -> Goal {
    Goal {
        minutes_per_week: Minutes::new(300),
        eligible_roles: TEACHERS.to_vec(),
        eligible_fte_min: Fte::from_ten_thousandths(5_000),
        counts: vec![Use::TeamMeeting, Use::ProfessionalLearning, Use::PeerObservation],
        minimum_block: Minutes::new(45),
        long_block: None,
    }
}

fn policy() -> Policy {
    let source = || Source { citation: "the contract".to_owned(), address: None, read: None };
    Policy {
        planning: vec![PlanningMinimum {
            minutes: Minutes::new(30),
            per: Per::Day,
            minimum_block: Minutes::new(30),
            within_student_day: false,
            roles: TEACHERS.to_vec(),
            fte_min: Fte::FULL,
            source: source(),
        }],
        duty_free_lunch: Minutes::new(30),
        duty_free_lunch_source: source(),
        instructional: vec![InstructionalMinimum {
            grades: Vec::new(),
            minutes: Minutes::new(1_800),
            per: Per::Week,
            counts_lunch: true,
            counts_recess: true,
            days_per_year: 180,
            source: Source { citation: "state law".to_owned(), address: None, read: None },
        }],
        student_lunch_min: Minutes::new(20),
        student_recess_min: Minutes::new(20),
        // Grade 2 teachers are with students from 8:45 to 12:00: 195 minutes.
        consecutive_teaching_max: Some(Minutes::new(200)),
        consecutive_teaching_break: Minutes::new(15),
        // A homeroom teacher's 300 directed minutes are 54.5 % of 300 + 150 planning + 100 own = 550.
        directed_share_max: Some(Share::from_ten_thousandths(6_000)),
        meetings_per_week_max: Some(6),
        transition: Minutes::new(5),
        ..packs::none()
    }
}
