//! The days that repeat, and the calendar that says which of their weeks occur.

use commontime_school::Minutes;
use commontime_school::calendar::Calendar;
use commontime_school::cycle::{BellsFollow, Cycle, Weekday};

use super::calendar;
use crate::names::BELLS;
use crate::problem::{Code, Desk};
use crate::raw;
use crate::raw::bell_schedule::BellSchedules;
use crate::value::{Limits, distinct};

/// Returns the cycle, and the calendar where there is one.
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    bells: &BellSchedules,
    calendar: Option<&raw::calendar::Calendar>,
) -> (Cycle, Option<Calendar>) {
    let mut names: Vec<String> = bells.cycle.iter().map(ToString::to_string).collect();
    for name in bells.cycle.iter() {
        desk.check_id(BELLS, name);
    }
    distinct(desk, BELLS, bells.cycle.iter());
    if names.is_empty() || names.len() > Limits::CYCLE_DAYS {
        let count = commontime_school::wording::count(names.len(), "day");
        desk.problem(BELLS, bells.cycle.span(), Code::BadCycle, format!("the cycle has {count}"))
            .label(format!("expected 1 to {} days", Limits::CYCLE_DAYS))
            .help(
                "name the days that repeat: [\"Mon\", \"Tue\", \"Wed\", \"Thu\", \"Fri\"] or [\"A\", \"B\"]",
            );
        names = Weekday::ALL.iter().map(ToString::to_string).collect();
    }
    if !weekdays_hold(desk, bells) {
        names = Weekday::ALL.iter().map(ToString::to_string).collect();
    }
    let follow = follow(desk, bells, &names);
    let cycle = Cycle::new(names, follow);
    match calendar {
        None => {
            desk.assume(
                "calendar.toml",
                "there is no calendar: every kind of week is taken to occur, and no figures for the year are given",
            );
            (cycle, None)
        }
        Some(raw) => calendar::resolve(desk, raw, cycle),
    }
}

/// Tells whether the cycle is the week itself.
pub(super) fn is_week(names: &[String]) -> bool {
    names.len() == 5 && names.iter().zip(Weekday::ALL).all(|(name, day)| Weekday::parse(name) == Some(day))
}

/// A cycle of weekdays has to be the week: `Mon` to `Thu` alone, say, would wander through the week.
fn weekdays_hold(desk: &mut Desk<'_>, bells: &BellSchedules) -> bool {
    let names: Vec<String> = bells.cycle.iter().map(ToString::to_string).collect();
    let hold = is_week(&names) || names.iter().all(|name| Weekday::parse(name).is_none());
    if !hold {
        desk.problem(
            BELLS,
            bells.cycle.span(),
            Code::BadCycle,
            "a cycle that names weekdays has to be Mon to Fri in order",
        )
        .label("weekdays mixed with other days, left out or out of order")
        .help("write [\"Mon\", \"Tue\", \"Wed\", \"Thu\", \"Fri\"], or names that are no weekdays: [\"A\", \"B\"]");
    }
    hold
}

fn follow(desk: &mut Desk<'_>, bells: &BellSchedules, names: &[String]) -> BellsFollow {
    if is_week(names) {
        return BellsFollow::Weekday;
    }
    if let Some(word) = &bells.bells_follow {
        BellsFollow::from(**word)
    } else {
        desk.assume(
            "bell-schedule.toml: bells-follow",
            "bell times follow the cycle day, whichever weekday it falls on",
        );
        BellsFollow::CycleDay
    }
}

/// Returns the smallest step of any time.
pub(super) fn grid(desk: &mut Desk<'_>, bells: &BellSchedules) -> Minutes {
    if let Some(grid) = &bells.grid {
        desk.minutes(BELLS, grid, 1..=60)
    } else {
        desk.assume("bell-schedule.toml: grid", "all times lie on a grid of 5 minutes");
        Minutes::new(5)
    }
}
