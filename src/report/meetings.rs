//! Team meetings, equal days joined: who meets when and where, and how many minutes of it count.

use commontime_audit::Audit;
use commontime_school::ledger::TeamLead;
use commontime_school::wording::{count, list};
use commontime_school::{Campus, DayId, Meeting, Schedule, TeamId};

use crate::{clock, days, names};

/// Meetings of one team that have the same place, members and use.
#[derive(Clone, Debug)]
pub(crate) struct MeetingRow {
    pub(crate) team: String,
    /// `Mon–Fri 9:15–10:00`, `Wed 2:05–3:20`.
    pub(crate) times: Vec<String>,
    pub(crate) place: String,
    pub(crate) members: String,
    pub(crate) kind: String,
    pub(crate) counted: String,
}

/// A meeting with the members it counts for, as the audit decided.
#[derive(Clone, Copy)]
struct Credited<'a> {
    meeting: &'a Meeting,
    counts: &'a [bool],
}

/// Meetings of one team that differ in the day alone.
struct Repeated<'a> {
    first: Credited<'a>,
    days: Vec<DayId>,
}

/// Returns all meetings by team, then by first day and time; those that count for all their members in one row.
pub(crate) fn rows(campus: &Campus, schedule: &Schedule, audit: &Audit) -> Vec<MeetingRow> {
    let mut rows: Vec<MeetingRow> = Vec::new();
    let each: Vec<Repeated<'_>> =
        campus.team_ids().flat_map(|team| repeated(schedule, audit, team)).collect();
    let joined = |one: &Repeated<'_>, other: &Repeated<'_>| {
        let (first, second) = (one.first.meeting, other.first.meeting);
        let whole = |row: &Repeated<'_>| row.first.counts.iter().all(|counts| *counts);
        (first.team, first.room, first.kind, &first.members)
            == (second.team, second.room, second.kind, &second.members)
            && whole(one)
            && whole(other)
    };
    for group in each.chunk_by(joined) {
        let meeting = group[0].first.meeting;
        let counted: Vec<String> = group.iter().map(|repeated| counted(campus, repeated)).collect();
        let times = group.iter().map(|repeated| {
            let days = days::words(campus, &repeated.days);
            format!("{days} {}", clock::span(repeated.first.meeting.span))
        });
        rows.push(MeetingRow {
            team: campus[meeting.team].name.clone(),
            times: times.collect(),
            place: campus[meeting.room].id.clone(),
            members: members(campus, meeting),
            kind: meeting.kind.words(),
            counted: counted.join(" + ") + &sum(campus, group),
        });
    }
    rows
}

/// Returns who leads each team that meets, and how many of its meetings they can be at.
pub(crate) fn leads(campus: &Campus, audit: &Audit) -> Vec<String> {
    let led = |it: &TeamLead| {
        let (team, lead) = (&campus[it.team].name, &campus[it.lead].name);
        let words = format!("{lead} leads {team}");
        if it.there == it.meetings {
            return format!("{words}.");
        }
        let missed = it.meetings - it.there - it.free;
        let meetings = count(it.meetings, "meeting");
        match (it.there, it.free, missed) {
            (0, _, 0) => format!("{words} and is without students at all of its {meetings}."),
            (0, 0, _) => format!("{words} and is without students at none of its {meetings}."),
            (0, free, _) => format!("{words} and is without students at {free} of its {meetings}."),
            (there, free, _) => {
                format!("{words}, is at {there} of its {meetings} and without students at {free} more.")
            }
        }
    };
    audit.leads.iter().map(led).collect()
}

/// ` = 300`, where there is something to add up and the days are those of a week.
fn sum(campus: &Campus, group: &[Repeated<'_>]) -> String {
    let alone = group.len() == 1 && group[0].days.len() == 1;
    if alone || campus.cycle.weeks.len() != 1 || !group[0].first.counts.iter().all(|counts| *counts) {
        return String::new();
    }
    let minutes =
        |row: &Repeated<'_>| row.first.meeting.span.length() * i32::try_from(row.days.len()).unwrap_or(0);
    format!(" = {}", names::minutes(group.iter().map(minutes).sum()))
}

fn repeated<'a>(schedule: &'a Schedule, audit: &'a Audit, team: TeamId) -> Vec<Repeated<'a>> {
    let mut meetings: Vec<Credited<'a>> = schedule
        .meetings
        .iter()
        .enumerate()
        .filter(|(_, meeting)| meeting.team == team)
        .map(|(at, meeting)| Credited {
            meeting,
            counts: audit.credited.get(at).map_or(&[][..], Vec::as_slice),
        })
        .collect();
    meetings.sort_by(|a, b| a.meeting.cmp(b.meeting));
    let mut rows: Vec<Repeated<'a>> = Vec::new();
    for credited in meetings {
        match rows.iter_mut().find(|row| alike(row.first, credited)) {
            Some(row) => row.days.push(credited.meeting.day),
            None => rows.push(Repeated { first: credited, days: vec![credited.meeting.day] }),
        }
    }
    rows
}

fn alike(first: Credited<'_>, second: Credited<'_>) -> bool {
    let (one, other) = (first.meeting, second.meeting);
    one.span == other.span
        && one.kind == other.kind
        && one.room == other.room
        && one.members == other.members
        && first.counts == second.counts
}

fn members(campus: &Campus, meeting: &Meeting) -> String {
    let names: Vec<&str> = meeting.members.iter().map(|&person| campus[person].name.as_str()).collect();
    list(&names)
}

/// What counts toward the goal, and for whom where not for all.
fn counted(campus: &Campus, repeated: &Repeated<'_>) -> String {
    let Credited { meeting, counts } = repeated.first;
    let length = meeting.span.length();
    let minutes = match repeated.days.len() {
        1 => length.to_string(),
        days => format!("{days} × {length}"),
    };
    let not_for: Vec<&str> = meeting
        .members
        .iter()
        .zip(counts)
        .filter(|(_, counts)| !**counts)
        .map(|(&person, _)| campus[person].name.as_str())
        .collect();
    if not_for.is_empty() {
        minutes
    } else if not_for.len() < meeting.members.len() {
        format!("{minutes}, not for {}", list(&not_for))
    } else if !campus.goal.counts.contains(&meeting.kind) {
        format!("0: the goal does not count {}", meeting.kind.words())
    } else if length < campus.goal.minimum_block {
        format!("0: {length} is less than the block of {}", campus.goal.minimum_block)
    } else {
        "0: too few members were there".to_owned()
    }
}
