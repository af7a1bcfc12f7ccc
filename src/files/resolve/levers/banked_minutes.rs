//! Banked minutes: on which days, how far, given back on which others.

use commontime_school::campus::Parts;
use commontime_school::lever::{BankedMinutes, Change, LeverKind, keeps_minutes};
use commontime_school::{DayId, Minutes};

use super::Reading;
use super::moved_minutes::{change, steps_of};
use super::opened::{Common, Opened, cannot, step};
use crate::names::SCENARIO;
use crate::problem::Desk;
use crate::raw::levers::Levers;
use crate::resolve::days::{in_words, listed};

pub(super) fn read(desk: &mut Desk<'_>, levers: &Levers, reading: &Reading<'_>, opened: &mut Opened) {
    let Some(row) = &levers.banked_minutes else { return };
    let parts = reading.parts;
    let banked_on = listed(desk, SCENARIO, &row.banked_on, &parts.cycle);
    let given_back_on = listed(desk, SCENARIO, &row.given_back_on, &parts.cycle);
    if let Some(both) =
        row.given_back_on.iter().find(|day| row.banked_on.iter().any(|other| **other == ***day))
    {
        cannot(desk, both.span(), format!("minutes are banked on {} and given back on it", **both));
    }
    let before_school = row.when.as_ref().is_some_and(|when| bool::from(**when));
    let grid = parts.bells.grid;
    let mut steps = Vec::new();
    for banked in steps_of(desk, &row.up_to, row.step.as_ref(), 5, grid) {
        let Some(given_back) = given_back(parts, &banked_on, banked, &given_back_on) else { continue };
        let words = format!(
            "students {} {banked} minutes on {}, dismissal on {} {given_back} minutes earlier",
            if before_school { "come earlier by" } else { "leave later by" },
            in_words(&banked_on, &parts.cycle),
            in_words(&given_back_on, &parts.cycle)
        );
        let change = BankedMinutes {
            banked_on: banked_on.clone(),
            banked,
            before_school,
            given_back_on: given_back_on.clone(),
            given_back,
        };
        steps.push(step(&banked, words, Change::BankedMinutes(change)));
    }
    let common = Common { id: None, approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::BankedMinutes, row.span(), common, steps);
}

/// Returns the most minutes that can be given back on some days for what is banked on others.
fn given_back(parts: &Parts, on: &[DayId], banked: Minutes, back: &[DayId]) -> Option<Minutes> {
    let grid = parts.bells.grid.get().max(1);
    let most = (1..=240 / grid).rev().map(|steps| Minutes::new(steps * grid));
    most.into_iter().find(|less| keeps_minutes(parts, &change(parts, on, banked, back, *less)))
}
