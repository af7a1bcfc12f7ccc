//! What all levers that move students' minutes share: steps, and what makes up for what is lost.

use commontime_school::campus::Parts;
use commontime_school::lever::keeps_minutes;
use commontime_school::{DayId, Minutes};

use super::opened::cannot;
use crate::names::SCENARIO;
use crate::problem::Desk;
use crate::raw::{Number, Text};
use crate::resolve::days::listed;

/// No day becomes longer by more.
const LONGER: i64 = 120;

/// Days that become shorter, and those on which that is made up for.
pub(super) struct Moved {
    pub(super) days: Vec<DayId>,
    pub(super) made_up_on: Vec<DayId>,
    /// For each step by how much: shorter, and longer.
    pub(super) steps: Vec<(Minutes, Minutes)>,
}

/// Reads which days become shorter, how far, and on which others that is made up for.
pub(super) fn moved(
    desk: &mut Desk<'_>,
    parts: &Parts,
    days: &[Text],
    (up_to, step): (&Number, Option<&Number>),
    made_up_on: Option<&[Text]>,
) -> Moved {
    let days = listed(desk, SCENARIO, days, &parts.cycle);
    let made_up_on = made_up_days(desk, made_up_on, &days, parts);
    let mut steps = Vec::new();
    for minutes in steps_of(desk, up_to, step, 15, parts.bells.grid) {
        let Some(made_up) = made_up(desk, parts, &days, minutes, &made_up_on, up_to) else { break };
        steps.push((minutes, made_up));
    }
    Moved { days, made_up_on, steps }
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
fn made_up_days(desk: &mut Desk<'_>, given: Option<&[Text]>, days: &[DayId], parts: &Parts) -> Vec<DayId> {
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
fn made_up(
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

/// Returns by how much each kind of day becomes longer.
pub(super) fn change(
    parts: &Parts,
    longer: &[DayId],
    more: Minutes,
    shorter: &[DayId],
    less: Minutes,
) -> Vec<Minutes> {
    let of = |day: DayId| {
        let more = if longer.contains(&day) { more } else { Minutes::ZERO };
        let less = if shorter.contains(&day) { less } else { Minutes::ZERO };
        more - less
    };
    parts.cycle.day_ids().map(of).collect()
}
