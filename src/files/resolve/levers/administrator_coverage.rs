//! Administrator coverage: who, and how often each.

use commontime_school::lever::{AdministratorCoverage, Change, CoverBlock, LeverKind};
use commontime_school::staff::Role;
use commontime_school::{Minutes, wording};

use super::opened::{Common, Opened, step};
use super::{Reading, block};
use crate::problem::Desk;
use crate::raw::levers::Levers;
use crate::resolve::rooms::Rooms;

/// Whom the lever is for.
const ROLES: [Role; 3] = [Role::Administrator, Role::Counselor, Role::Coach];

pub(super) fn read(
    desk: &mut Desk<'_>,
    levers: &Levers,
    reading: &Reading<'_>,
    rooms: &Rooms,
    opened: &mut Opened,
) {
    let Some(row) = &levers.administrator_coverage else { return };
    let room = block::room(desk, rooms, row.room.as_ref());
    let people = block::named(desk, reading, &row.people);
    block::may_take(desk, reading, &row.people, &ROLES);
    let sizes = block::sizes(desk, &row.up_to, row.step.as_ref(), "blocks");
    let Some(empty) = block::read(desk, reading, row.block(), "administrator-block", room) else { return };
    let names: Vec<&str> =
        people.iter().map(|person| reading.parts.people[person.index()].name.as_str()).collect();
    let mut steps = Vec::new();
    for most in sizes.into_iter().filter(|_| !people.is_empty()) {
        let mut block: CoverBlock = empty.clone();
        block.special.taught_by.clone_from(&people);
        block.special.classes_each_per_week_max = Some(most);
        let minutes: Minutes = block.special.minutes * i32::try_from(most).unwrap_or(i32::MAX);
        let words = format!(
            "{} {} {}, {} of {} time a week at most{}",
            wording::list(&names),
            if people.len() == 1 { "has" } else { "have" },
            block::words(reading, &block),
            wording::count(minutes.get().unsigned_abs() as usize, "minute"),
            if people.len() == 1 { "the own" } else { "their" },
            if people.len() == 1 { "" } else { " each" },
        );
        steps.push(step(&most, words, Change::AdministratorCoverage(AdministratorCoverage { block })));
    }
    let common = Common { id: None, approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::AdministratorCoverage, row.span(), common, steps);
}
