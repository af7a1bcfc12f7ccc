//! Hybrid teacher leaders: who is released, which teams they lead, and what they teach in the homerooms of these.

use commontime_school::ids::{GradeId, PersonId, SubjectId, TeamId};
use commontime_school::lever::{Change, HybridTeacherLeaders, LeverKind, TeacherLeader};
use commontime_school::staff::Role;
use commontime_school::wording;

use super::opened::{Common, Opened, cannot, step};
use super::posts::{new_person, person};
use super::{Reading, block};
use crate::names::SCENARIO;
use crate::problem::{Code, Desk};
use crate::raw::levers::{self, Levers};
use crate::raw::{Number, Text};
use crate::value::distinct;

pub(super) fn read(desk: &mut Desk<'_>, levers: &Levers, reading: &Reading<'_>, opened: &mut Opened) {
    let Some(row) = &levers.hybrid_teacher_leaders else { return };
    let most = row.blocks_a_week.as_ref().map(|most| desk.count(SCENARIO, most, 1..=50, "blocks"));
    distinct(desk, SCENARIO, row.leaders.iter().map(|leader| &leader.person));
    distinct(desk, SCENARIO, row.leaders.iter().flat_map(|leader| &leader.leads));
    let leaders: Vec<Option<TeacherLeader>> =
        row.leaders.iter().map(|leader| one(desk, reading, row, leader, most)).collect();
    let Some(leaders) = leaders.into_iter().collect::<Option<Vec<TeacherLeader>>>() else { return };
    each_homeroom_has_one(desk, reading, row, &leaders);
    let steps = (1..=leaders.len())
        .map(|count| {
            let leaders = leaders[..count].to_vec();
            let words = words(reading, &leaders);
            step(&count, words, Change::HybridTeacherLeaders(HybridTeacherLeaders { leaders }))
        })
        .collect();
    let common = Common { id: None, approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::HybridTeacherLeaders, row.span(), common, steps);
}

/// Reads one leader; reports somebody who cannot be one.
fn one(
    desk: &mut Desk<'_>,
    reading: &Reading<'_>,
    row: &levers::HybridTeacherLeaders,
    leader: &levers::TeacherLeader,
    most: Option<u32>,
) -> Option<TeacherLeader> {
    let parts = reading.parts;
    let id = &leader.person;
    let person = person(desk, reading, id)?;
    if parts.people[person.index()].homeroom.is_none() {
        cannot(desk, id.span(), format!("\"{}\" has no homeroom to be released from", **id))
            .label("no homeroom")
            .help("name a homeroom teacher, or open `administrator-coverage` or `add-fte` for somebody else");
        return None;
    }
    block::may_take(desk, reading, std::slice::from_ref(id), &[Role::Homeroom]);
    if leader.leads.is_empty() {
        cannot(desk, id.span(), format!("\"{}\" leads no team", **id))
            .label("released for nothing")
            .help("name teams in `leads`");
    }
    let leads: Option<Vec<TeamId>> = leader.leads.iter().map(|team| named(desk, reading, team)).collect();
    let leads = leads?;
    let grades = match &leader.grades {
        Some(named) => block::grades(desk, reading, Some(named)),
        None => grades_of(reading, &leads),
    };
    if grades.is_empty() {
        cannot(desk, id.span(), format!("\"{}\" leads no team with homerooms", **id))
            .label("nowhere to teach the block")
            .help("name teams with homeroom teachers in `leads`, or grades in `grades`");
        return None;
    }
    let raw = levers::Block {
        grades: None,
        days: &row.days,
        minutes: &row.minutes,
        times: row.times.as_ref(),
        students: None,
        teaches: row.teaches.as_ref(),
        instead_of: row.instead_of.as_ref(),
    };
    let name = format!("leader-block-{}", parts.people[person.index()].id);
    let mut block = block::of_grades(desk, reading, raw, grades, &name, None)?;
    block.special.classes_each_per_week_max = most;
    enough_blocks(desk, reading, row.blocks_a_week.as_ref(), &block, id);
    let days: Vec<_> = parts.cycle.day_ids().collect();
    let (successor, position) = new_person(reading, person, 1, parts.people[person.index()].fte, &days);
    Some(TeacherLeader { person, successor: Box::new(successor), position, leads, block })
}

/// Returns a team that a lever names.
fn named(desk: &mut Desk<'_>, reading: &Reading<'_>, id: &Text) -> Option<TeamId> {
    let teams = &reading.parts.teams;
    let place = teams.iter().position(|team| team.id == **id);
    if place.is_none() {
        desk.unknown(SCENARIO, Code::UnknownInLever, "team", id, teams.iter().map(|team| &*team.id))
            .label("no team has this id");
    }
    place.map(TeamId::from_index)
}

/// Returns the grades of the homerooms whose teachers are in these teams, ascending.
fn grades_of(reading: &Reading<'_>, teams: &[TeamId]) -> Vec<GradeId> {
    let parts = reading.parts;
    let is_of =
        |person: PersonId| teams.iter().any(|team| parts.teams[team.index()].members.contains(&person));
    let grades = (0..parts.grades.len()).map(GradeId::from_index);
    let has = |grade: &GradeId| {
        let homerooms = &parts.grades[grade.index()].homerooms;
        homerooms.iter().any(|homeroom| is_of(parts.homerooms[homeroom.index()].teacher))
    };
    grades.filter(has).collect()
}

/// Reports leaders who would each teach the block in the same homerooms.
fn each_homeroom_has_one(
    desk: &mut Desk<'_>,
    reading: &Reading<'_>,
    row: &levers::HybridTeacherLeaders,
    leaders: &[TeacherLeader],
) {
    let mut led: Vec<GradeId> = Vec::new();
    for (leader, written) in leaders.iter().zip(&row.leaders) {
        let grades = &leader.block.special.grades;
        if let Some(grade) = grades.iter().find(|grade| led.contains(grade)) {
            let name = &reading.parts.grades[grade.index()].name;
            cannot(
                desk,
                written.person.span(),
                format!("the homerooms of {name} have the block of two leaders"),
            )
            .label("the second of them")
            .help("let one leader teach in all homerooms of a grade: name others in `grades`");
        }
        led.extend(grades);
    }
}

/// Reports a leader who may not teach as many blocks a week as the homerooms have.
fn enough_blocks(
    desk: &mut Desk<'_>,
    reading: &Reading<'_>,
    most: Option<&Number>,
    block: &commontime_school::lever::CoverBlock,
    leader: &Text,
) {
    let special = &block.special;
    let (Some(written), Some(most)) = (most, special.classes_each_per_week_max) else { return };
    let parts = reading.parts;
    let homerooms: usize =
        special.grades.iter().map(|grade| parts.grades[grade.index()].homerooms.len()).sum();
    let passes = 5 / parts.cycle.cycle_days.len().max(1);
    let needed = homerooms * special.times_per_cycle as usize * passes;
    if needed > most as usize {
        cannot(
            desk,
            written.span(),
            format!("{} for \"{}\" to teach, more than {most}", wording::count(needed, "block"), **leader),
        )
        .label("too few blocks a week")
        .help("raise it, or let this leader teach in fewer `grades`");
    }
}

/// Says who leads what, what they teach and where, and who has their homerooms.
fn words(reading: &Reading<'_>, leaders: &[TeacherLeader]) -> String {
    let parts = reading.parts;
    let each = leaders.iter().map(|leader| {
        let teams: Vec<&str> =
            leader.leads.iter().map(|team| parts.teams[team.index()].name.as_str()).collect();
        let special = &leader.block.special;
        let grades: Vec<&str> =
            special.grades.iter().map(|grade| parts.grades[grade.index()].name.as_str()).collect();
        let what = match (special.counts_as, leader.block.instead_of) {
            (Some(subject), _) => format!("teaches {} in", named_subject(reading, subject)),
            (None, Some(subject)) => {
                format!("has, in place of {}, the homerooms of", named_subject(reading, subject))
            }
            (None, None) => "has the homerooms of".to_owned(),
        };
        format!(
            "{} leads {} and {what} {}",
            parts.people[leader.person.index()].name,
            wording::list(&teams),
            wording::list(&grades),
        )
    });
    let each: Vec<String> = each.collect();
    let special = &leaders[0].block.special;
    let pass = if parts.cycle.cycle_days.len() == 5 { "a week" } else { "a cycle" };
    let often = match special.times_per_cycle {
        1 => format!("once {pass}"),
        2 => format!("twice {pass}"),
        times => format!("{times} times {pass}"),
    };
    let homes = if leaders.len() == 1 {
        "a new teacher has the homeroom"
    } else {
        "new teachers have their homerooms"
    };
    format!("{}, each homeroom for {} minutes {often}; {homes}", each.join("; "), special.minutes)
}

fn named_subject(reading: &Reading<'_>, subject: SubjectId) -> String {
    reading.parts.subjects[subject.index()].id.replace('-', " ")
}
