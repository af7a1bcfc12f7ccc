//! Rotating substitutes: how many, when, and how surely they come.

use commontime_school::lever::{Change, CoverBlock, LeverKind, RotatingSubstitutes, Step};
use commontime_school::staff::Role;
use commontime_school::{Share, wording};

use super::opened::{Common, Opened, cannot, step};
use super::{Reading, block};
use crate::names::SCENARIO;
use crate::problem::Desk;
use crate::raw::levers::Levers;
use crate::resolve::rooms::Rooms;

pub(super) fn read(
    desk: &mut Desk<'_>,
    levers: &Levers,
    reading: &Reading<'_>,
    rooms: &Rooms,
    opened: &mut Opened,
) {
    let Some(row) = &levers.rotating_substitutes else { return };
    let room = block::room(desk, rooms, row.room.as_ref());
    let reliability = desk.share(SCENARIO, &row.reliability);
    if reliability == Share::default() {
        cannot(desk, row.reliability.span(), "a pool that never comes covers nothing".to_owned())
            .label("no day on which it comes")
            .help("give the share of days on which the whole pool comes, or take the lever away");
    }
    let a_day = row.groups_a_day.as_ref().map(|most| desk.count(SCENARIO, most, 1..=20, "homerooms"));
    let sizes = block::sizes(desk, &row.up_to, row.step.as_ref(), "substitutes");
    let weeks = reading.prices.weeks(LeverKind::RotatingSubstitutes);
    let Some(empty) = block::read(desk, reading, row.block(), "substitute-block", room) else { return };
    let mut steps = Vec::new();
    for size in sizes {
        let mut comes = block::people(reading, &empty, Role::Substitute, "substitute", size);
        for person in &mut comes {
            person.classes_per_day_max = a_day;
            person.certifications = row.certified.iter().flatten().map(ToString::to_string).collect();
        }
        let block = CoverBlock { comes, ..empty.clone() };
        let words = format!(
            "{} {} {}",
            wording::count(size as usize, "substitute"),
            if size == 1 { "has" } else { "have" },
            block::words(reading, &block)
        );
        let note = likely_lost(reading, &block, reliability, weeks);
        let change = Change::RotatingSubstitutes(RotatingSubstitutes { block, reliability });
        steps.push(Step { note, ..step(&size, words, change) });
    }
    let common = Common { id: None, approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::RotatingSubstitutes, row.span(), common, steps);
}

/// Returns how many blocks a year are likely lost, in words, and what the weekly minutes mean then.
fn likely_lost(reading: &Reading<'_>, block: &CoverBlock, reliability: Share, weeks: u32) -> String {
    if reliability == Share::WHOLE {
        return "The pool is taken to come on all its days".to_owned();
    }
    let blocks = u64::from(block::a_year(reading, &block.special, weeks));
    let missing = u64::from(Share::WHOLE.get() - reliability.get());
    // To the nearest whole, and a half up: it is a likelihood, not a count.
    let lost = (blocks * missing + u64::from(Share::WHOLE.get()) / 2) / u64::from(Share::WHOLE.get());
    format!(
        "The whole pool comes on {reliability} of its days, so about {lost} of a homeroom's {blocks} blocks a year are \
         likely lost, and the meeting in each with them. Weekly minutes are those of a week in which it comes; in others \
         a team has {} fewer for every block lost",
        block.special.minutes
    )
}
