//! Banked minutes, and what all levers that move students' minutes share: steps, and what makes up for what is lost.

use commontime_school::campus::Parts;
use commontime_school::lever::{BankedMinutes, Change, LeverKind, keeps_minutes};
use commontime_school::{DayId, Minutes};

use super::Reading;
use super::opened::{Common, Opened, cannot, step};
use crate::names::SCENARIO;
use crate::problem::Desk;
use crate::raw::levers::Levers;
use crate::raw::{Number, Text};
use crate::resolve::days::{in_words, listed};

/// No day becomes longer by more.
const LONGER: i64 = 120;

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

/// Returns the steps of a lever in minutes, on the grid.
pub(super) fn steps_of(
    desk: &mut Desk<'_>,
    up_to: &Number,
    step: Option<&Number>,
    usual: i32,
    grid: Minutes,
) -> Vec<Minutes> {
    let most = desk.minutes_on_grid(SCENARIO, up_to, 1..=240, grid).get();
    let least =
        step.map_or(usual.max(grid.get()), |step| desk.minutes_on_grid(SCENARIO, step, 1..=240, grid).get());
    let least = usize::try_from(least.max(1)).unwrap_or(1);
    let mut steps: Vec<Minutes> = (0..=most).step_by(least).skip(1).map(Minutes::new).collect();
    // The last step goes as far as the lever is open.
    if steps.last().is_none_or(|last| last.get() < most) {
        steps.push(Minutes::new(most));
    }
    steps
}

/// Returns the days on which students stay longer: those listed, or all others.
pub(super) fn made_up_days(
    desk: &mut Desk<'_>,
    given: Option<&[Text]>,
    days: &[DayId],
    parts: &Parts,
) -> Vec<DayId> {
    let Some(given) = given else {
        return parts.cycle.day_ids().filter(|day| !days.contains(day)).collect();
    };
    let on = listed(desk, SCENARIO, given, &parts.cycle);
    if let (Some(first), true) = (given.first(), on.iter().any(|day| days.contains(day))) {
        cannot(desk, first.span(), "minutes are made up on a day on which they are lost".to_owned());
    }
    on
}

/// Returns the fewest minutes by which days have to be longer to make up for days that are shorter; reports where none do.
pub(super) fn made_up(
    desk: &mut Desk<'_>,
    parts: &Parts,
    days: &[DayId],
    minutes: Minutes,
    on: &[DayId],
    up_to: &Number,
) -> Option<Minutes> {
    let grid = i64::from(parts.bells.grid.get().max(1));
    let longer = (0..=LONGER / grid).map(|steps| Minutes::new(i32::try_from(steps * grid).unwrap_or(0)));
    let found =
        longer.into_iter().find(|more| keeps_minutes(parts, &change(parts, on, *more, days, minutes)));
    if found.is_none() && !desk.has_problems() {
        cannot(desk, up_to.span(), format!("{minutes} minutes fewer cannot be made up on other days"))
            .label("students would lose minutes")
            .help("name other days in `made-up-on`, or open the lever less far");
    }
    found
}

/// Returns the most minutes that can be given back on some days for what is banked on others.
fn given_back(parts: &Parts, on: &[DayId], banked: Minutes, back: &[DayId]) -> Option<Minutes> {
    let grid = parts.bells.grid.get().max(1);
    let most = (1..=240 / grid).rev().map(|steps| Minutes::new(steps * grid));
    most.into_iter().find(|less| keeps_minutes(parts, &change(parts, on, banked, back, *less)))
}

/// Returns by how much each kind of day becomes longer.
fn change(parts: &Parts, longer: &[DayId], more: Minutes, shorter: &[DayId], less: Minutes) -> Vec<Minutes> {
    let of = |day: DayId| {
        let more = if longer.contains(&day) { more } else { Minutes::ZERO };
        let less = if shorter.contains(&day) { less } else { Minutes::ZERO };
        more - less
    };
    parts.cycle.day_ids().map(of).collect()
}
