//! Teams: their members, who may join, how many must be there, and where they meet.

use commontime_school::course::Homeroom;
use commontime_school::staff::{Meets, Person, Role, Team};
use commontime_school::{PersonId, RoomId, TeamId, wording};

use super::Book;
use super::rooms::Rooms;
use super::sketches::Sketch;
use crate::names::{Names, STAFF};
use crate::problem::{Code, Desk};
use crate::raw::staff::Staff;
use crate::raw::{self, Text};
use crate::value::distinct;

/// Returns the teams, and tells people which they belong to.
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    staff: &Staff,
    sketches: &[Sketch<'_>],
    book: &Book,
    homerooms: &[Homeroom],
    people: &mut [Person],
    rooms: &Rooms,
) -> Vec<Team> {
    let names = names(desk, sketches, book);
    join(desk, sketches, &names, people);
    let mut teams = Vec::new();
    for (at, id) in names.iter().enumerate() {
        let team = TeamId::from_index(at);
        let of = |test: &dyn Fn(&Person) -> bool| -> Vec<PersonId> {
            (0..people.len()).filter(|&place| test(&people[place])).map(PersonId::from_index).collect()
        };
        let members = of(&|person| person.team == Some(team));
        let optional = of(&|person| person.may_join.contains(&team));
        let row = staff.team.iter().find(|row| row.id.as_str() == id).map(|row| &**row);
        let place = Place { row, id, people, homerooms, rooms };
        teams.push(build(desk, &place, members, optional, book, sketches));
    }
    teams
}

/// What a team's row and its members' rooms are looked up in.
struct Place<'a> {
    row: Option<&'a raw::staff::Team>,
    id: &'a str,
    people: &'a [Person],
    homerooms: &'a [Homeroom],
    rooms: &'a Rooms,
}

/// Teams with a row of their own first; those that only people name are made with defaults, unless close to a row's.
fn names(desk: &mut Desk<'_>, sketches: &[Sketch<'_>], book: &Book) -> Names {
    let mut names = book.teams.clone();
    let listed = book.teams.len() > 0;
    for id in sketches.iter().filter_map(|sketch| sketch.team) {
        if names.find(id).is_some() {
            continue;
        }
        desk.check_id(STAFF, id);
        let close = crate::problem::nearest(id, book.teams.iter());
        if listed && close.is_some() {
            desk.unknown(STAFF, Code::UnknownTeam, "team", id, book.teams.iter())
                .label("no [[team]] has this id");
        } else {
            names.add(id);
        }
    }
    names
}

fn join(desk: &mut Desk<'_>, sketches: &[Sketch<'_>], names: &Names, people: &mut [Person]) {
    let mut seen: Vec<usize> = Vec::new();
    for (sketch, person) in sketches.iter().zip(people) {
        person.team = sketch.team.and_then(|id| names.find(id)).map(TeamId::from_index);
        let Some(listed) = sketch.may_join else { continue };
        // A group's list is reported once, not for everyone in the group.
        let first = listed.first().map_or(0, |id| id.span().start);
        let new = !seen.contains(&first);
        seen.push(first);
        if new {
            distinct(desk, STAFF, listed);
        }
        for id in listed {
            match names.find(id).map(TeamId::from_index) {
                Some(team) if person.team == Some(team) => {
                    desk.problem(
                        STAFF,
                        id.span(),
                        Code::JoinsOwnTeam,
                        format!("\"{}\" is a member of team \"{}\" and need not join it", person.id, **id),
                    )
                    .label("already the team of this person")
                    .help("take it from `may-join`, or from `team`");
                }
                Some(team) => person.may_join.push(team),
                None if new => {
                    desk.unknown(STAFF, Code::UnknownTeam, "team", id, names.iter())
                        .label("no team has this id");
                }
                None => {}
            }
        }
    }
}

fn build(
    desk: &mut Desk<'_>,
    place: &Place<'_>,
    members: Vec<PersonId>,
    optional: Vec<PersonId>,
    book: &Book,
    sketches: &[Sketch<'_>],
) -> Team {
    let row = place.row;
    // Whoever misspelled a team is missing in the one that was meant.
    let sound = !desk.has_any(&[Code::UnknownTeam]);
    if members.is_empty()
        && sound
        && let Some(row) = row
    {
        desk.problem(
            STAFF,
            row.id.span(),
            Code::TeamWithoutMembers,
            format!("team \"{}\" has no members", place.id),
        )
        .label("nobody has it as `team`")
        .help(format!("give people `team = \"{}\"`, or take the row away", place.id));
    }
    if let ([only], []) = (&members[..], &optional[..]) {
        desk.assume(
            "staff.toml: group.team, person.team",
            format!(
                "the team \"{}\" is {} alone, and its meetings count: for time with colleagues make one team of two, or let \
                 them join another",
                place.id,
                sketches[only.index()].id.as_str()
            ),
        );
    }
    let lead = row.and_then(|row| row.lead.as_ref()).and_then(|id| lead(desk, id, &members, book, sound));
    let room = room(desk, place, lead, &members, sketches);
    Team {
        id: place.id.to_owned(),
        name: row.and_then(|row| row.name.clone()).unwrap_or_else(|| place.id.to_owned()),
        meets: row.map_or(Meets::Whole, |row| meets(desk, row, members.len())),
        members,
        optional,
        lead,
        room,
    }
}

fn lead(desk: &mut Desk<'_>, id: &Text, members: &[PersonId], book: &Book, sound: bool) -> Option<PersonId> {
    let place = book.people.expect(desk, STAFF, Code::UnknownPerson, "person", id)?;
    let lead = PersonId::from_index(place);
    if sound && !members.contains(&lead) {
        desk.problem(
            STAFF,
            id.span(),
            Code::LeadNotMember,
            format!("\"{}\" leads a team without being a member", **id),
        )
        .label("not a member")
        .help("give this person the team as `team`, or name a member");
    }
    Some(lead)
}

fn meets(desk: &mut Desk<'_>, row: &raw::staff::Team, members: usize) -> Meets {
    let Some(quorum) = &row.quorum else { return Meets::Whole };
    if let Some(word) = &row.meets {
        desk.problem(
            STAFF,
            word.span(),
            Code::QuorumOrWhole,
            format!("team \"{}\" meets whole and has a quorum", *row.id),
        )
        .label("one of two")
        .help("take `meets` or `quorum` away");
    }
    let most = i64::try_from(members).unwrap_or(i64::MAX);
    if **quorum > most {
        desk.problem(
            STAFF,
            quorum.span(),
            Code::QuorumTooLarge,
            format!("a quorum of {} is more than {}", **quorum, wording::count(members, "member")),
        )
        .label("more than the team has")
        .help(format!("write 1 to {members}, or leave it out: then the team meets whole"));
        return Meets::Whole;
    }
    Meets::Quorum(desk.count(STAFF, quorum, 1..=most.max(1), "members"))
}

fn room(
    desk: &mut Desk<'_>,
    place: &Place<'_>,
    lead: Option<PersonId>,
    members: &[PersonId],
    sketches: &[Sketch<'_>],
) -> RoomId {
    if let Some(id) = place.row.and_then(|row| row.room.as_ref()) {
        return place.rooms.expect(desk, STAFF, id).unwrap_or(RoomId(0));
    }
    let homeroom_of = |person: &PersonId| place.people[person.index()].homeroom;
    let homeroom = lead.iter().chain(members).find_map(homeroom_of);
    if let Some(homeroom) = homeroom {
        return place.homerooms[homeroom.index()].room;
    }
    let span = match (place.row, members.first()) {
        (Some(row), _) => row.id.span(),
        (None, Some(first)) => {
            let sketch = &sketches[first.index()];
            sketch.team.unwrap_or(sketch.id).span()
        }
        (None, None) => return RoomId(0),
    };
    // A homeroom teacher without a homeroom is reported as such.
    let expected = members.iter().any(|person| place.people[person.index()].role == Role::Homeroom);
    if !members.is_empty() && !expected {
        let help = match place.row {
            Some(_) => "add `room = ...` with the id of a [[room]] of courses.toml".to_owned(),
            None => format!("add a [[team]] row with id = \"{}\" and room = ...", place.id),
        };
        desk.problem(
            STAFF,
            span,
            Code::TeamWithoutRoom,
            format!("team \"{}\" has no room to meet in", place.id),
        )
        .label("no member has a homeroom")
        .help(help);
    }
    RoomId(0)
}
