//! The coverage ledger: while a team meets, who has each homeroom; equal days joined.

use commontime_school::ledger::{CoverageLedger, CoverageLine};
use commontime_school::staff::Role;
use commontime_school::wording::{list, plural};
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

/// Who has the students of a team during a meeting of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Whom {
    /// The team has no students.
    Nobody,
    /// It is before the students' day.
    NotCome,
    /// It is after the students' day.
    Left,
    /// People of these roles, for as much of the meeting as students are there.
    With(Vec<Role>, Presence),
}

impl Whom {
    /// Returns the words beside a meeting's time: `students with specialists`; `None` where there is nothing to say.
    pub(crate) fn beside(&self) -> Option<String> {
        match self {
            Self::Nobody => None,
            Self::NotCome => Some("before students come".to_owned()),
            Self::Left => Some("students have left".to_owned()),
            Self::With(roles, presence) => {
                Some(format!("students with {}{}", titles(roles), presence.words("they")))
            }
        }
    }

    /// Returns a sentence on the meetings of `teams`: `Specialists during the meetings of grade 1.` Where there are times, it
    /// speaks of the meetings at these alone.
    fn sentence(&self, teams: &str, times: &[String]) -> String {
        let on = if times.is_empty() { String::new() } else { format!(" on {}", list(times)) };
        match self {
            Self::Nobody => format!("No students need anyone during the meetings of {teams}{on}."),
            Self::NotCome => format!("Students have not come yet when {teams} meet{on}."),
            Self::Left => format!("Students have left when {teams} meet{on}."),
            Self::With(roles, presence) => {
                let who = names::capital(&titles(roles));
                format!("{who} during the meetings of {teams}{on}{}.", presence.words("the students"))
            }
        }
    }
}

/// How much of a meeting the students are there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    /// All of it.
    Whole,
    /// From when they come.
    Come,
    /// Until they leave.
    Leave,
}

impl Presence {
    fn words(self, they: &str) -> String {
        match self {
            Self::Whole => String::new(),
            Self::Come => format!(", once {they} come"),
            Self::Leave => format!(", until {they} leave"),
        }
    }
}

/// `specialists and paraprofessionals`.
fn titles(roles: &[Role]) -> String {
    list(&roles.iter().map(|role| plural(2, role.title())).collect::<Vec<_>>())
}

/// Returns who has the team's students during a meeting.
fn whom(campus: &Campus, ledger: &CoverageLedger, meeting: &Meeting) -> Whom {
    let lines = ledger.lines.iter().filter(|line| {
        (line.team, line.day) == (meeting.team, meeting.day) && line.span.overlaps(meeting.span)
    });
    let mut roles: Vec<Role> =
        lines.flat_map(|line| &line.adults).map(|&person| campus[person].role).collect();
    roles.sort_unstable();
    roles.dedup();
    let students = campus.bells.days[meeting.day.index()].students;
    if !roles.is_empty() {
        let presence = if meeting.span.end() > students.end() {
            Presence::Leave
        } else if meeting.span.start() < students.start() {
            Presence::Come
        } else {
            Presence::Whole
        };
        return Whom::With(roles, presence);
    }
    let has_students = campus.homerooms.iter().any(|homeroom| meeting.members.contains(&homeroom.teacher));
    if !has_students {
        Whom::Nobody
    } else if meeting.span.start() >= students.end() {
        Whom::Left
    } else if meeting.span.end() <= students.start() {
        Whom::NotCome
    } else {
        Whom::Nobody
    }
}

/// Returns the team's meetings by who has the students: times such as `Mon–Fri 11:45–12:30`, in order of the first.
pub(crate) fn by_whom(
    campus: &Campus,
    schedule: &Schedule,
    ledger: &CoverageLedger,
    team: TeamId,
) -> Vec<(Vec<String>, Whom)> {
    let mut meetings: Vec<&Meeting> =
        schedule.meetings.iter().filter(|meeting| meeting.team == team).collect();
    meetings.sort();
    let mut groups: Vec<(Whom, Vec<(DayId, Span)>)> = Vec::new();
    for meeting in meetings {
        let whom = whom(campus, ledger, meeting);
        match groups.iter_mut().find(|(known, _)| *known == whom) {
            Some((_, times)) => times.push((meeting.day, meeting.span)),
            None => groups.push((whom, vec![(meeting.day, meeting.span)])),
        }
    }
    groups.into_iter().map(|(whom, times)| (days::times(campus, times.into_iter()), whom)).collect()
}

/// Returns who has the students while teams meet, in a sentence for each kind of people: `Specialists during the meetings
/// of kindergarten and grade 1.` Where it is not the same at all meetings of a team, times are told: of the meetings without
/// students, and of all where different people have them.
pub(crate) fn summary(campus: &Campus, schedule: &Schedule, ledger: &CoverageLedger) -> Vec<String> {
    let mut groups: Vec<(Whom, Vec<String>, Vec<&str>)> = Vec::new();
    for team in campus.team_ids() {
        let rows = by_whom(campus, schedule, ledger, team);
        let one_kind = rows.iter().filter(|(_, whom)| matches!(whom, Whom::With(..))).count() < 2;
        let alone = rows.len() == 1;
        for (times, whom) in rows {
            let is_usual = alone || (one_kind && matches!(whom, Whom::With(..)));
            let (name, times) = (campus[team].name.as_str(), if is_usual { Vec::new() } else { times });
            match groups.iter_mut().find(|(known, at, _)| (known, at) == (&whom, &times)) {
                Some((.., teams)) => teams.push(name),
                None => groups.push((whom, times, vec![name])),
            }
        }
    }
    // Who has students comes first, then when there are none.
    groups.sort_by_key(|(whom, ..)| !matches!(whom, Whom::With(..)));
    groups.into_iter().map(|(whom, times, teams)| whom.sentence(&list(&teams), &times)).collect()
}

fn coverage(
    campus: &Campus,
    schedule: &Schedule,
    ledger: &CoverageLedger,
    team: TeamId,
) -> Option<TeamCoverage> {
    let mut columns: Vec<Column<'_>> = Vec::new();
    let mut without: Vec<(Whom, Vec<(DayId, Span)>)> = Vec::new();
    for meeting in schedule.meetings.iter().filter(|meeting| meeting.team == team) {
        let cells = cells(campus, ledger, meeting);
        if cells.is_empty() {
            let whom = whom(campus, ledger, meeting);
            match without.iter_mut().find(|(known, _)| *known == whom) {
                Some((_, times)) => times.push((meeting.day, meeting.span)),
                None => without.push((whom, vec![(meeting.day, meeting.span)])),
            }
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
    let notes = without.into_iter().map(|(whom, times)| {
        let words = whom.beside().unwrap_or_else(|| "no students to cover".to_owned());
        format!("{}: {words}.", list(&days::times(campus, times.into_iter())))
    });
    let note = notes.collect::<Vec<_>>().join(" ");
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
