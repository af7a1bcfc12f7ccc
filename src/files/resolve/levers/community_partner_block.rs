//! Community partner block: how many people come, when, and who of the school is there with them.

use commontime_school::ids::PersonId;
use commontime_school::lever::{Change, CommunityPartnerBlock, CoverBlock, LeverKind};
use commontime_school::staff::{MayCover, Role};
use commontime_school::wording;

use super::opened::{Common, Opened, cannot, step};
use super::{Reading, block};
use crate::names::SCENARIO;
use crate::problem::Desk;
use crate::raw::Text;
use crate::raw::levers::Levers;
use crate::resolve::rooms::Rooms;

pub(super) fn read(
    desk: &mut Desk<'_>,
    levers: &Levers,
    reading: &Reading<'_>,
    rooms: &Rooms,
    opened: &mut Opened,
) {
    let Some(row) = &levers.community_partner_block else { return };
    let room = block::room(desk, rooms, row.room.as_ref());
    let anybody = |listed: &&[Text]| !listed.is_empty();
    let on_site = row.certified_on_site.as_deref().filter(anybody);
    let on_site = on_site.map(|listed| certified(desk, reading, listed));
    let in_the_room = row.certified_in_the_room.as_deref().filter(anybody);
    let in_the_room = in_the_room.map(|listed| certified(desk, reading, listed));
    if let (Some(_), Some(both)) = (&row.certified_on_site, &row.certified_in_the_room)
        && let Some(first) = both.first()
    {
        cannot(desk, first.span(), "somebody certified is asked for on site and in the room".to_owned())
            .label("one of two")
            .help("who is in the room is on site: take `certified-on-site` away");
    }
    let a_day = row.groups_a_day.as_ref().map(|most| desk.count(SCENARIO, most, 1..=20, "homerooms"));
    let sizes = block::sizes(desk, &row.up_to, row.step.as_ref(), "people");
    let Some(empty) = block::read(desk, reading, row.block(), "partner-block", room) else { return };
    let partner = row.partner.as_deref().unwrap_or("a community partner");
    let mut steps = Vec::new();
    for size in sizes {
        let mut comes = block::people(reading, &empty, Role::Partner, "partner", size);
        for person in &mut comes {
            person.classes_per_day_max = a_day;
        }
        let mut block = CoverBlock { comes, ..empty.clone() };
        if let Some(certified) = &in_the_room {
            block.special.beside.clone_from(certified);
        }
        let with = match (&on_site, &in_the_room) {
            (Some(people), _) => format!(", while {} is at school", one_of(reading, people)),
            (None, Some(people)) => format!(", with {} in the room", one_of(reading, people)),
            (None, None) => String::new(),
        };
        let words = format!(
            "{} of {partner} {} {}{with}",
            wording::count(size as usize, "person"),
            if size == 1 { "has" } else { "have" },
            block::words(reading, &block)
        );
        steps.push(step(
            &size,
            words,
            Change::CommunityPartnerBlock(CommunityPartnerBlock {
                block,
                on_site: on_site.clone().unwrap_or_default(),
            }),
        ));
    }
    let common = Common { id: None, approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::CommunityPartnerBlock, row.span(), common, steps);
}

/// Reads certified people of the school who are there with a partner; reports who is not certified or never covers.
fn certified(desk: &mut Desk<'_>, reading: &Reading<'_>, listed: &[Text]) -> Vec<PersonId> {
    let people = block::named(desk, reading, listed);
    for id in listed {
        let person = reading.book.people.find(id).and_then(|place| reading.parts.people.get(place));
        let Some(person) = person else { continue };
        if person.certifications.is_empty() {
            cannot(desk, id.span(), format!("\"{}\" holds no certification", **id))
                .label("not certified, by staff.toml")
                .help("name somebody who is, or add `certified` to staff.toml");
        } else if person.may_cover == MayCover::Nothing || person.homeroom.is_some() {
            cannot(desk, id.span(), format!("\"{}\" cannot be with others' students", **id))
                .label("has a homeroom, or may cover nothing")
                .help("name somebody else");
        }
    }
    people
}

/// Returns the names of people of whom one is asked for: `the coach or the counselor`.
fn one_of(reading: &Reading<'_>, people: &[PersonId]) -> String {
    let names: Vec<&str> =
        people.iter().map(|person| reading.parts.people[person.index()].name.as_str()).collect();
    wording::list(&names).replace(" and ", " or ")
}
