//! People and teams.

use commontime_school::room::Room;
use commontime_school::staff::{Hours, MayCover, Meets, Person, Role, Team};
use commontime_school::{Fte, GradeId, Minutes, PersonId, TeamId};

use super::plan::*;

fn blank(id: &str, role: Role, certified: &str) -> Person {
    Person {
        id: id.to_owned(),
        name: id.to_owned(),
        role,
        grade: None,
        homeroom: None,
        team: None,
        may_join: Vec::new(),
        certifications: vec![certified.to_owned()],
        fte: Fte::FULL,
        hours: Hours::StaffDay { away: vec![Vec::new(); 5] },
        present: vec![vec![between(STAFF_START, STAFF_END)]; 5],
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

pub(super) fn people() -> Vec<Person> {
    let mut people: Vec<Person> = homerooms()
        .map(|(grade, at, id)| Person {
            grade: Some(GradeId::from_index(grade)),
            homeroom: Some(id),
            team: Some(TeamId::from_index(grade)),
            ..blank(&format!("{}-{}", PLANS[grade].id, at + 1), Role::Homeroom, "elementary")
        })
        .collect();
    people.extend(SPECIALS.iter().map(|id| Person {
        team: Some(TeamId(6)),
        may_cover: MayCover::Instruction,
        classes_per_day_max: Some(6),
        ..blank(id, Role::Specialist, "specials")
    }));
    people.extend(SUPPORT.iter().map(|(id, role, grade, ..)| Person {
        may_join: vec![TeamId::from_index(*grade)],
        ..blank(id, *role, "special-education")
    }));
    people.extend((1..=6).map(|at| Person {
        fte: Fte::from_ten_thousandths(4_000),
        hours: Hours::Own,
        present: vec![vec![between(620, 800)]; 5],
        may_cover: MayCover::Supervision,
        ..blank(&format!("para-{at}"), Role::Paraprofessional, "para")
    }));
    people
}

pub(super) fn teams(people: &[Person], rooms: &[Room]) -> Vec<Team> {
    let members = |team: usize| -> Vec<PersonId> {
        let all = people.iter().enumerate();
        all.filter(|(_, person)| person.team == Some(TeamId::from_index(team)))
            .map(|(at, _)| PersonId::from_index(at))
            .collect()
    };
    let mut teams: Vec<Team> = PLANS
        .iter()
        .enumerate()
        .map(|(at, plan)| Team {
            id: plan.name.replace(' ', "-"),
            name: plan.name.to_owned(),
            members: members(at),
            optional: SUPPORT
                .iter()
                .filter(|(_, _, joins, ..)| *joins == at)
                .map(|(id, ..)| person(people, id))
                .collect(),
            meets: Meets::Whole,
            lead: None,
            room: room(rooms, &format!("{}-1", plan.id)),
        })
        .collect();
    teams.push(Team {
        id: "specialists".to_owned(),
        name: "specialists".to_owned(),
        members: members(6),
        optional: Vec::new(),
        meets: Meets::Whole,
        lead: None,
        room: room(rooms, "art-room"),
    });
    teams
}
