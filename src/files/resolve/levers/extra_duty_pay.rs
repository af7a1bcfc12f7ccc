//! Extra-duty pay: who stays, on which days, how long.

use commontime_school::DayId;
use commontime_school::lever::{Change, ExtraDutyPay, LeverKind};
use commontime_school::wording;

use super::Reading;
use super::moved_minutes::steps_of;
use super::opened::{Common, Opened, step};
use super::posts::by_role_or_name;
use crate::names::SCENARIO;
use crate::problem::Desk;
use crate::raw::levers::Levers;
use crate::resolve::days::{in_words, listed};

pub(super) fn read(desk: &mut Desk<'_>, levers: &Levers, reading: &Reading<'_>, opened: &mut Opened) {
    let Some(row) = &levers.extra_duty_pay else { return };
    let parts = reading.parts;
    let days: Vec<DayId> = listed(desk, SCENARIO, &row.days, &parts.cycle);
    let whom = by_role_or_name(desk, reading, row.roles.as_deref(), row.people.as_deref());
    let mut steps = Vec::new();
    for minutes in steps_of(desk, &row.up_to, row.step.as_ref(), 15, parts.bells.grid) {
        let change = ExtraDutyPay::new(parts, whom.clone(), &days, minutes);
        let count = change.people().len();
        let verb = if count == 1 { "stays" } else { "stay" };
        let words = format!(
            "{} {verb} {minutes} minutes longer on {}, paid",
            wording::count(count, "person"),
            in_words(&days, &parts.cycle)
        );
        if !whom.today().is_empty() {
            steps.push(step(&minutes, words, Change::ExtraDutyPay(change)));
        }
    }
    let common = Common { id: None, approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::ExtraDutyPay, row.span(), common, steps);
}
