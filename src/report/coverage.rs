//! The coverage ledger: while a team meets, who has each homeroom; equal days joined.

use commontime_school::ledger::{CoverageLedger, CoverageLine};
use commontime_school::staff::Role;
use commontime_school::wording::list;
use commontime_school::{Campus, DayId, HomeroomId, Meeting, Schedule, Span, TeamId};

use crate::clock;
use crate::days;
use crate::names;

/// One team's coverage.
#[derive(Clone, Debug)]
pub(crate) struct TeamCoverage {
    pub(crate) team: String,
    pub(crate) columns: Vec<String>,
    pub(crate) rows: Vec<CoverageRow>,
    pub(crate) note: String,
}

/// One homeroom: who has it in each meeting.
#[derive(Clone, Debug)]
pub(crate) struct CoverageRow {
    pub(crate) homeroom: String,
    pub(crate) cells: Vec<String>,
}

/// One meeting, or several alike on other days.
struct Column<'a> {
    days: Vec<DayId>,
    meeting: &'a Meeting,
    cells: Vec<(HomeroomId, String)>,
}

/// Returns the coverage of every team that meets.
pub(crate) fn teams(campus: &Campus, schedule: &Schedule, ledger: &CoverageLedger) -> Vec<TeamCoverage> {
    campus.team_ids().filter_map(|team| coverage(campus, schedule, ledger, team)).collect()
}

/// Returns who has the team's students while it meets, by role: `specialists and paraprofessionals`; `None` where no
/// students need anybody.
pub(crate) fn by_whom(campus: &Campus, ledger: &CoverageLedger, team: TeamId) -> Option<String> {
    let mut roles: Vec<Role> = ledger
        .lines
        .iter()
        .filter(|line| line.team == team)
        .flat_map(|line| &line.adults)
        .map(|&person| campus[person].role)
        .collect();
    roles.sort_unstable();
    roles.dedup();
    let words: Vec<String> = roles.into_iter().map(|role| format!("{}s", role.title())).collect();
    (!words.is_empty()).then(|| list(&words))
}

/// Returns who has the students while teams meet, in a sentence for each kind of people: `Specialists during the meetings
/// of kindergarten and grade 1.`
pub(crate) fn summary(campus: &Campus, schedule: &Schedule, ledger: &CoverageLedger) -> Vec<String> {
    let mut groups: Vec<(Option<String>, Vec<&str>)> = Vec::new();
    for team in campus.team_ids() {
        if !schedule.meetings.iter().any(|meeting| meeting.team == team) {
            continue;
        }
        let whom = by_whom(campus, ledger, team);
        let name = campus[team].name.as_str();
        match groups.iter_mut().find(|(known, _)| *known == whom) {
            Some((_, teams)) => teams.push(name),
            None => groups.push((whom, vec![name])),
        }
    }
    groups
        .into_iter()
        .map(|(whom, teams)| {
            let who = whom.map_or_else(|| "No students need anyone".to_owned(), |whom| names::capital(&whom));
            format!("{who} during the meetings of {}.", list(&teams))
        })
        .collect()
}

fn coverage(
    campus: &Campus,
    schedule: &Schedule,
    ledger: &CoverageLedger,
    team: TeamId,
) -> Option<TeamCoverage> {
    let mut columns: Vec<Column<'_>> = Vec::new();
    let mut without: Vec<(DayId, Span)> = Vec::new();
    for meeting in schedule.meetings.iter().filter(|meeting| meeting.team == team) {
        let cells = cells(campus, ledger, meeting);
        if cells.is_empty() {
            without.push((meeting.day, meeting.span));
            continue;
        }
        let same = |column: &&mut Column<'_>| column.meeting.span == meeting.span && column.cells == cells;
        match columns.iter_mut().find(same) {
            Some(column) => column.days.push(meeting.day),
            None => columns.push(Column { days: vec![meeting.day], meeting, cells }),
        }
    }
    if columns.is_empty() && without.is_empty() {
        return None;
    }
    let note = if without.is_empty() {
        String::new()
    } else {
        format!("{}: no students to cover.", list(&days::times(campus, without.into_iter())))
    };
    Some(TeamCoverage {
        team: campus[team].name.clone(),
        rows: rows(campus, &columns),
        columns: heads(campus, &columns),
        note,
    })
}

fn heads(campus: &Campus, columns: &[Column<'_>]) -> Vec<String> {
    columns
        .iter()
        .map(|column| format!("{} {}", days::words(campus, &column.days), clock::span(column.meeting.span)))
        .collect()
}

fn rows(campus: &Campus, columns: &[Column<'_>]) -> Vec<CoverageRow> {
    let mut homerooms: Vec<HomeroomId> =
        columns.iter().flat_map(|column| column.cells.iter().map(|(homeroom, _)| *homeroom)).collect();
    homerooms.sort_unstable();
    homerooms.dedup();
    homerooms
        .into_iter()
        .map(|homeroom| CoverageRow {
            homeroom: campus[homeroom].id.clone(),
            cells: columns
                .iter()
                .map(|column| {
                    let cell = column.cells.iter().find(|(of, _)| *of == homeroom);
                    cell.map_or_else(|| "–".to_owned(), |(_, words)| words.clone())
                })
                .collect(),
        })
        .collect()
}

/// For each homeroom of the meeting: activity, adults and place; times where they are not the whole meeting.
fn cells(campus: &Campus, ledger: &CoverageLedger, meeting: &Meeting) -> Vec<(HomeroomId, String)> {
    let mut cells: Vec<(HomeroomId, String)> = Vec::new();
    let lines = ledger.lines.iter().filter(|line| {
        line.team == meeting.team && line.day == meeting.day && line.span.overlaps(meeting.span)
    });
    for line in lines {
        let words = words(campus, line, meeting);
        match cells.iter_mut().find(|(homeroom, _)| *homeroom == line.homeroom) {
            Some((_, known)) => {
                known.push_str("; ");
                known.push_str(&words);
            }
            None => cells.push((line.homeroom, words)),
        }
    }
    cells.sort();
    cells
}

fn words(campus: &Campus, line: &CoverageLine, meeting: &Meeting) -> String {
    let adults: Vec<&str> = line.adults.iter().map(|&person| campus[person].name.as_str()).collect();
    let (activity, place) = (names::activity(campus, line.activity), &campus[line.room].id);
    let when = if line.span == meeting.span { String::new() } else { format!("{} ", clock::span(line.span)) };
    // Where people are named after what they teach, once is enough.
    let with = if adults == [activity.as_str()] { String::new() } else { format!(" with {}", list(&adults)) };
    format!("{when}{activity}{with} in {place}")
}
