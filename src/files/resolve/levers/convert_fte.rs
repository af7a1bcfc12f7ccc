//! FTE converted: whose posts become posts like whose.

use commontime_school::ids::PersonId;
use commontime_school::lever::{Change, ConvertFte, LeverKind};

use super::Reading;
use super::opened::{Common, Opened, cannot, step};
use super::posts::{days, leaver, more_specials, new_person, person, with_more_specials};
use crate::names::SCENARIO;
use crate::problem::Desk;
use crate::raw::levers::{self, Levers};
use crate::value::{Located, distinct};

pub(super) fn read(desk: &mut Desk<'_>, levers: &Levers, reading: &Reading<'_>, opened: &mut Opened) {
    for row in &levers.convert_fte {
        one(desk, row, reading, opened);
    }
}

fn one(desk: &mut Desk<'_>, row: &Located<levers::ConvertFte>, reading: &Reading<'_>, opened: &mut Opened) {
    distinct(desk, SCENARIO, &row.from);
    let leavers: Vec<PersonId> = row.from.iter().filter_map(|id| leaver(desk, reading, id)).collect();
    let Some(like) = person(desk, reading, &row.like) else { return };
    if leavers.contains(&like) {
        cannot(desk, row.like.span(), format!("\"{}\" gives a post up and is to be copied", *row.like));
        return;
    }
    let parts = reading.parts;
    let all_days = days(desk, parts, row.days.as_deref());
    let mut steps = Vec::new();
    for count in 1..=leavers.len() {
        let swap = |(number, leaves): (usize, &PersonId)| {
            let fte = parts.people[leaves.index()].fte;
            let (comes, position) = new_person(reading, like, number + 1, fte, &all_days);
            (*leaves, Box::new(comes), like, position)
        };
        let swaps = leavers[..count].iter().enumerate().map(swap).collect();
        let more_specials = more_specials(desk, reading, row.more_specials.as_ref(), count, leavers.len());
        let named: Vec<&str> =
            leavers[..count].iter().map(|id| parts.people[id.index()].id.as_str()).collect();
        let words =
            format!("{} becomes a post like that of {}", commontime_school::wording::list(&named), *row.like);
        let words = with_more_specials(parts, words, &more_specials);
        steps.push(step(&count, words, Change::ConvertFte(ConvertFte { swaps, more_specials })));
    }
    let common =
        Common { id: row.id.as_ref(), approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::ConvertFte, row.span(), common, steps);
}
