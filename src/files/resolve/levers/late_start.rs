//! Late start: on which days, how far, made up on which others.

use commontime_school::DayId;
use commontime_school::lever::{Change, LateStart, LeverKind};

use super::Reading;
use super::banked_minutes::{made_up, made_up_days, steps_of};
use super::opened::{Common, Opened, step};
use crate::problem::Desk;
use crate::raw::levers::Levers;
use crate::resolve::days::{in_words, listed};

pub(super) fn read(desk: &mut Desk<'_>, levers: &Levers, reading: &Reading<'_>, opened: &mut Opened) {
    let Some(row) = &levers.late_start else { return };
    let parts = reading.parts;
    let days: Vec<DayId> = listed(desk, crate::names::SCENARIO, &row.days, &parts.cycle);
    let on = made_up_days(desk, row.made_up_on.as_deref(), &days, parts);
    let mut steps = Vec::new();
    for minutes in steps_of(desk, &row.up_to, row.step.as_ref(), 15, parts.bells.grid) {
        let Some(made_up) = made_up(desk, parts, &days, minutes, &on, &row.up_to) else { break };
        let words = format!(
            "school begins on {} {minutes} minutes later, and ends on {} {made_up} minutes later",
            in_words(&days, &parts.cycle),
            in_words(&on, &parts.cycle)
        );
        let change = LateStart { days: days.clone(), minutes, made_up_on: on.clone(), made_up };
        steps.push(step(&minutes, words, Change::LateStart(change)));
    }
    let common = Common { id: None, approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::LateStart, row.span(), common, steps);
}
