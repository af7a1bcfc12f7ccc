//! Early release: on which days, how far, made up on which others.

use commontime_school::lever::{Change, EarlyRelease, LeverKind};

use super::Reading;
use super::moved_minutes::moved;
use super::opened::{Common, Opened, step};
use crate::problem::Desk;
use crate::raw::levers::Levers;
use crate::resolve::days::in_words;

pub(super) fn read(desk: &mut Desk<'_>, levers: &Levers, reading: &Reading<'_>, opened: &mut Opened) {
    let Some(row) = &levers.early_release else { return };
    let parts = reading.parts;
    let far = (&row.up_to, row.step.as_ref());
    let moved = moved(desk, parts, &row.days, far, row.made_up_on.as_deref());
    let mut steps = Vec::new();
    for (minutes, made_up) in moved.steps {
        let words = format!(
            "dismissal on {} {minutes} minutes earlier, on {} {made_up} minutes later",
            in_words(&moved.days, &parts.cycle),
            in_words(&moved.made_up_on, &parts.cycle)
        );
        let change =
            EarlyRelease { days: moved.days.clone(), minutes, made_up_on: moved.made_up_on.clone(), made_up };
        steps.push(step(&minutes, words, Change::EarlyRelease(change)));
    }
    let common = Common { id: None, approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::EarlyRelease, row.span(), common, steps);
}
