//! FTE added: somebody new who is like somebody else, or somebody who is here for longer.

use commontime_school::Fte;
use commontime_school::lever::{AddFte, Change, Hire, LeverKind};

use super::Reading;
use super::opened::{Common, Opened, cannot, step};
use super::posts::{away, days, more_specials, new_person, person, post_of, with_more_specials};
use crate::names::SCENARIO;
use crate::problem::Desk;
use crate::raw::levers::{self, Levers};
use crate::value::Located;

/// FTE of a step where none is given, in ten-thousandths.
const STEP: u32 = 5_000;

pub(super) fn read(desk: &mut Desk<'_>, levers: &Levers, reading: &Reading<'_>, opened: &mut Opened) {
    for row in &levers.add_fte {
        one(desk, row, reading, opened);
    }
}

fn one(desk: &mut Desk<'_>, row: &Located<levers::AddFte>, reading: &Reading<'_>, opened: &mut Opened) {
    let parts = reading.parts;
    let up_to = desk.fte(SCENARIO, &row.up_to, 1).get();
    let each = row.step.as_ref().map_or(STEP.min(up_to), |step| desk.fte(SCENARIO, step, 1).get());
    let mut sizes: Vec<u32> = (1..=up_to / each.max(1)).map(|at| at * each).collect();
    if sizes.last().is_none_or(|last| *last < up_to) {
        sizes.push(up_to);
    }
    let come_on = days(desk, parts, row.days.as_deref());
    let mut steps = Vec::new();
    for (at, size) in sizes.iter().enumerate() {
        let fte = Fte::from_ten_thousandths(*size);
        let more_specials = more_specials(desk, reading, row.more_specials.as_ref(), at + 1, sizes.len());
        let (hires, who) = match (&row.like, &row.person) {
            (Some(like), None) => {
                let Some(like) = person(desk, reading, like) else { return };
                let whole = (0..size / Fte::FULL.get()).map(|_| Fte::FULL.get());
                let rest = size % Fte::FULL.get();
                let posts = whole.chain((rest > 0).then_some(rest)).map(Fte::from_ten_thousandths);
                let hires = posts.zip(1..).map(|(fte, number)| {
                    let (person, position) = new_person(reading, like, number, fte, &come_on);
                    Hire::New { person: Box::new(person), like, position }
                });
                let hires: Vec<Hire> = hires.collect();
                let kind = parts.positions.iter().find(|post| post.filled_by == Some(like));
                (hires, kind.map_or_else(|| "post".to_owned(), |post| post.kind.clone()))
            }
            (None, Some(id)) => {
                let Some(person) = person(desk, reading, id) else { return };
                let Some(position) = post_of(desk, parts, person, id) else { return };
                let larger = parts.positions[position.index()].fte + fte;
                let away = away(parts, Some(person), fte, &come_on);
                let today = parts.people[person.index()].fte;
                let whole = today + Fte::from_ten_thousandths(sizes.iter().copied().max().unwrap_or(*size));
                if whole > Fte::FULL {
                    let left = Fte::from_ten_thousandths(Fte::FULL.get().saturating_sub(today.get()));
                    let help = if left == Fte::NONE {
                        "name somebody part-time, or write `like` in place of `person` for somebody new"
                            .to_owned()
                    } else {
                        format!("lower `up-to` to {left}")
                    };
                    cannot(desk, row.up_to.span(), format!("{} would have {whole} FTE", **id))
                        .label("more than a full-time post")
                        .help(help);
                    return;
                }
                (vec![Hire::Longer { person, position, fte: larger, away }], format!("for {}", **id))
            }
            _ => {
                cannot(desk, row.span(), "the lever names nobody, or somebody in two ways".to_owned())
                    .label("one of two")
                    .help("write `like = ...` for somebody new, or `person = ...` for somebody who is there");
                return;
            }
        };
        let words = with_more_specials(parts, format!("{fte} FTE more: {who}"), &more_specials);
        steps.push(step(&fte, words, Change::AddFte(AddFte { hires, more_specials })));
    }
    let common =
        Common { id: row.id.as_ref(), approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::AddFte, row.span(), common, steps);
}
