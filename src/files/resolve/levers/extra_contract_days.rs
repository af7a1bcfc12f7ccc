//! Extra contract days: who comes, on how many days, how long.

use commontime_school::lever::{Change, ExtraContractDays, LeverKind};
use commontime_school::unit_costs::WEEKS_A_YEAR;
use commontime_school::{Minutes, wording};

use super::Reading;
use super::extra_duty_pay::bring_somebody;
use super::opened::{Common, Opened, step};
use super::posts::by_role_or_name;
use crate::names::SCENARIO;
use crate::problem::Desk;
use crate::raw::levers::Levers;
use crate::value::Limits;

pub(super) fn read(desk: &mut Desk<'_>, levers: &Levers, reading: &Reading<'_>, opened: &mut Opened) {
    let Some(row) = &levers.extra_contract_days else { return };
    let parts = reading.parts;
    let whom = by_role_or_name(desk, reading, row.roles.as_deref(), row.people.as_deref());
    let contract_days = desk.count(SCENARIO, &row.contract_days, 1..=366, "days");
    let most = desk.count(SCENARIO, &row.up_to, 1..=100, "days");
    let each = row.step.as_ref().map_or(1, |step| desk.count(SCENARIO, step, 1..=100, "days"));
    let minutes = if let Some(minutes) = &row.minutes_a_day {
        desk.minutes_on_grid(SCENARIO, minutes, 1..=Limits::DAY, parts.bells.grid)
    } else {
        let longest = parts.bells.days.iter().map(|day| day.staff.length()).max().unwrap_or(Minutes::ZERO);
        let words = format!("an extra contract day has {longest} minutes, as the longest staff day");
        desk.assume("scenario.toml: levers.extra-contract-days.minutes-a-day", words);
        longest
    };
    let mut counts: Vec<u32> = (1..=most / each).map(|at| at * each).collect();
    if counts.last().is_none_or(|last| *last < most) {
        counts.push(most);
    }
    let mut steps = Vec::new();
    // Nobody is paid today, and nobody comes who would be.
    let is_for_nobody = whom.today().is_empty() && !bring_somebody(levers);
    for days in counts.into_iter().filter(|_| !is_for_nobody) {
        let change = ExtraContractDays { whom: whom.clone(), days, minutes, contract_days };
        let words = words(reading, &change);
        steps.push(step(&days, words, Change::ExtraContractDays(change)));
    }
    let common = Common { id: None, approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::ExtraContractDays, row.span(), common, steps);
}

/// Says how long the days are in a year, and in the average week, and that no week has them.
fn words(reading: &Reading<'_>, change: &ExtraContractDays) -> String {
    let weeks = reading.parts.calendar.as_ref().map_or(WEEKS_A_YEAR, |calendar| calendar.weeks).max(1);
    let a_year = u64::from(change.days) * u64::from(change.minutes.get().unsigned_abs());
    format!(
        "{} beyond the contract for {}: {} minutes a year each, which is {} a week on average over {weeks} weeks, none of it \
         toward the weekly goal",
        wording::count(change.days as usize, "day"),
        wording::count(change.whom.today().len(), "person"),
        wording::grouped(a_year),
        wording::grouped(a_year / u64::from(weeks))
    )
}
