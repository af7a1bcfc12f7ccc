//! A school of 27 homerooms and 44 people with its master schedule worked out by hand: every teacher has 300 minutes.
//!
//! One grade at a time goes to specials, 45 minutes and 5 of setup; Wednesday ends early for 75 minutes together.
//! A grade needs exactly the minutes the schedule gives it, which are today's.

mod bells;
mod budget;
mod courses;
mod people;
mod plan;
mod schedule;

use commontime_school::campus::{Assumption, Parts};
use commontime_school::cycle::{BellsFollow, Cycle};
use commontime_school::goal::{Goal, Priority};
use commontime_school::policy::packs;
use commontime_school::room::Room;
use commontime_school::staff::{Person, Role};
use commontime_school::{Campus, Fte, Minutes, Schedule, Use};

/// Returns the school and its schedule.
pub(crate) fn large_school() -> (Campus, Schedule) {
    let rooms = courses::rooms();
    let people = people::people();
    let schedule = schedule::schedule(&people, &rooms);
    let campus = Campus::new(parts(people, rooms, &schedule)).expect("the parts fit");
    (campus, schedule)
}

fn parts(people: Vec<Person>, rooms: Vec<Room>, schedule: &Schedule) -> Parts {
    let days =
        Cycle::new(["Mon", "Tue", "Wed", "Thu", "Fri"].map(str::to_owned).to_vec(), BellsFollow::Weekday);
    let (positions, funds) = budget::budget(&people);
    Parts {
        name: "A school of 27 homerooms (synthetic)".to_owned(),
        school_year: "2026-27".to_owned(),
        cycle: days,
        bells: bells::bells(&people, &rooms),
        calendar: None,
        teams: people::teams(&people, &rooms),
        grades: courses::grades(schedule),
        homerooms: courses::homerooms(&people, &rooms),
        subjects: courses::subjects(),
        specials: courses::specials(&people, &rooms),
        services: courses::services(&people, &rooms),
        positions,
        costing: commontime_school::position::Costing::Average,
        funds,
        contract_money: Vec::new(),
        goal: Goal {
            minutes_per_week: Minutes::new(300),
            eligible_roles: vec![
                Role::Homeroom,
                Role::Specialist,
                Role::SpecialEducation,
                Role::Intervention,
            ],
            eligible_fte_min: Fte::from_ten_thousandths(5_000),
            counts: vec![Use::TeamMeeting, Use::ProfessionalLearning, Use::PeerObservation],
            minimum_block: Minutes::new(45),
            long_block: Some((Minutes::new(75), 1)),
        },
        priorities: Priority::DEFAULT.to_vec(),
        policy: packs::named("south-carolina").expect("a pack that ships"),
        waivers: Vec::new(),
        levers: [
            super::schools::open("early-release", "Wed, up to 60 minutes"),
            super::schools::open("add-fte", "specialist, up to 1.0 in steps of 0.5"),
        ]
        .into(),
        decided: Vec::new(),
        assumptions: vec![
            Assumption {
                key: "scenario.toml: contract.transition".to_owned(),
                words: "0 minutes to hand students over".to_owned(),
            },
            Assumption {
                key: "calendar.toml".to_owned(),
                words: "no calendar, so the year is not counted".to_owned(),
            },
        ],
        approvals: vec![(
            "board".to_owned(),
            "bell times: Wednesday dismissal at 1:50".to_owned(),
            "March 1".to_owned(),
        )],
        other_bells: std::sync::Arc::default(),
        current: None,
        people,
        rooms,
    }
}
