//! Clashes of hours: a team meets only while all its members are here and off duty, and these times are too short together.

use commontime_school::ids::{PersonId, TeamId};
use commontime_school::staff::Meets;
use commontime_school::why_not::{Clash, Member, ProofSize};
use commontime_school::{Campus, Fte, Minutes, Rule, Span, wording};

use crate::certificate::{Column, Proof, Row, System, check};
use crate::design::common_hours::{TightestWeek, most_by_hours, tightest_week};

/// Returns a clash for every team whose hours alone forbid so many minutes.
pub(super) fn clashes(campus: &Campus, wanted: i64) -> Vec<Clash> {
    let teams = campus.team_ids().filter(|&team| campus[team].meets == Meets::Whole);
    teams.filter_map(|team| clash(campus, team, wanted)).collect()
}

/// The school as far as some members of one team go: no other team meets.
fn with(campus: &Campus, team: TeamId, members: &[PersonId]) -> Option<Campus> {
    let mut parts = (**campus).clone();
    for (at, other) in parts.teams.iter_mut().enumerate() {
        other.members = if at == team.index() { members.to_vec() } else { Vec::new() };
    }
    Campus::new(parts).ok()
}

fn clash(campus: &Campus, team: TeamId, wanted: i64) -> Option<Clash> {
    let forbids = |members: &[PersonId]| {
        with(campus, team, members).is_some_and(|campus| most_by_hours(&campus) < wanted)
    };
    let mut members = campus[team].members.clone();
    if !forbids(&members) {
        return None;
    }
    for person in campus[team].members.clone() {
        let fewer: Vec<PersonId> = members.iter().copied().filter(|other| *other != person).collect();
        if forbids(&fewer) {
            members = fewer;
        }
    }
    let all: Vec<PersonId> = members.clone();
    let is_minimal = all.iter().all(|person| {
        let fewer: Vec<PersonId> = all.iter().copied().filter(|other| other != person).collect();
        !forbids(&fewer)
    });
    let left = with(campus, team, &members)?;
    let mut words: Vec<Member> = members.iter().map(|person| hours(campus, *person)).collect();
    words.push(Member {
        rule: None,
        words: format!("{} meets for {wanted} minutes a week, scaled to full time", campus[team].name),
        keys: vec!["scenario.toml: goal.minutes-per-week".to_owned()],
    });
    let most = most_by_hours(&left);
    let facts =
        vec![format!("all of them are here together for {most} minutes a week at most, scaled to full time")];
    let proof = tightest_week(&left).and_then(|week| proof(&week, wanted));
    Some(Clash { members: words, facts, also: Vec::new(), is_minimal, proof })
}

/// Proves that the days of a week together are too short: each day the team meets for no longer than all are there, and the minutes of the
/// week, with those elsewhere, are to be as many as are wanted for this FTE.
fn proof(week: &TightestWeek, wanted: i64) -> Option<ProofSize> {
    let full = i64::from(Fte::FULL.get());
    let day = |minutes: &Minutes| Column { low: 0, high: i64::from(minutes.get()), is_whole: true };
    let elsewhere = full * i64::from(week.elsewhere.get());
    let system = System {
        columns: week.in_common.iter().map(day).collect(),
        rows: vec![Row {
            terms: (0..week.in_common.len()).map(|day| (day, full)).collect(),
            constant: elsewhere - wanted * i64::from(week.fte.get()),
            is_equation: false,
        }],
    };
    let checked = check(&system, &Proof::Contradiction(vec![(0, 1)])).ok()?;
    Some(ProofSize { cases: checked.cases, lines: checked.rows_used })
}

/// When somebody is here and off duty, in words.
fn hours(campus: &Campus, person: PersonId) -> Member {
    let on = |day: commontime_school::DayId| {
        let minutes: Minutes = campus.off_duty(person, day).into_iter().map(Span::length).sum();
        format!("{} {minutes}", campus[day].name)
    };
    let days: Vec<String> = campus.day_ids().map(on).collect();
    let rated = if campus[person].fte == Fte::FULL {
        String::new()
    } else {
        format!(" ({} FTE)", campus[person].fte)
    };
    Member {
        rule: Some(Rule::ContractDay),
        words: format!(
            "{}{rated} is here and off duty for so many minutes: {}",
            campus[person].name,
            wording::list(&days)
        ),
        keys: vec!["staff.toml: person.hours, person.away".to_owned(), "bell-schedule.toml: duty".to_owned()],
    }
}
