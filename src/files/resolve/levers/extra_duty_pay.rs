//! Extra-duty pay: who stays, on which days, how long.

use commontime_school::DayId;
use commontime_school::campus::Parts;
use commontime_school::ids::PersonId;
use commontime_school::lever::{Change, ExtraDutyPay, LeverKind, Step};
use commontime_school::staff::Role;
use commontime_school::wording;

use super::Reading;
use super::moved_minutes::steps_of;
use super::opened::{Common, Opened, step};
use super::posts::by_role_or_name;
use crate::names::SCENARIO;
use crate::problem::Desk;
use crate::raw::Text;
use crate::raw::levers::Levers;
use crate::raw::words::RoleWord;
use crate::resolve::days::{in_words, listed};
use crate::resolve::policy::roles;
use crate::value::Located;

pub(super) fn read(desk: &mut Desk<'_>, levers: &Levers, reading: &Reading<'_>, opened: &mut Opened) {
    let Some(row) = &levers.extra_duty_pay else { return };
    let parts = reading.parts;
    let days: Vec<DayId> = listed(desk, SCENARIO, &row.days, &parts.cycle);
    let whom = by_role_or_name(desk, reading, row.roles.as_deref(), row.people.as_deref());
    let mut steps = Vec::new();
    for minutes in steps_of(desk, &row.up_to, row.step.as_ref(), 15, parts.bells.grid) {
        let change = ExtraDutyPay::new(parts, whom.clone(), &days, minutes);
        let count = change.today.len();
        let verb = if count == 1 { "stays" } else { "stay" };
        let words = format!(
            "{} {verb} {minutes} minutes longer on {}, paid",
            wording::count(count, "person"),
            in_words(&days, &parts.cycle)
        );
        // Nobody stays today, and nobody comes who would.
        if change.today.is_empty() && !bring_somebody(levers) {
            continue;
        }
        let note = note(parts, &change, row.roles.as_deref(), row.people.as_deref());
        steps.push(Step { note, ..step(&minutes, words, Change::ExtraDutyPay(change)) });
    }
    let common = Common { id: None, approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::ExtraDutyPay, row.span(), common, steps);
}

/// Tells whether levers are open that may bring somebody, or give somebody another role.
pub(super) fn bring_somebody(levers: &Levers) -> bool {
    !levers.add_fte.is_empty()
        || !levers.convert_fte.is_empty()
        || levers.hybrid_teacher_leaders.is_some()
        || levers.class_size_trade.is_some()
}

/// Says which roles nobody has today, and who of those that are named is not there today at the end of the staff's day.
fn note(
    parts: &Parts,
    change: &ExtraDutyPay,
    by_role: Option<&[Located<RoleWord>]>,
    by_name: Option<&[Text]>,
) -> String {
    let has = |role: &Role| parts.people.iter().any(|person| person.role == *role);
    let absent: Vec<&str> = by_role
        .map(roles)
        .unwrap_or_default()
        .into_iter()
        .filter(|role| !has(role))
        .map(Role::title)
        .collect();
    let nobody =
        (!absent.is_empty()).then(|| format!("nobody here is one of these today: {}", absent.join(", ")));
    let is_named = |id: &str| by_name.unwrap_or_default().iter().any(|name| name.as_str() == id);
    let leaves = |id: &&PersonId| is_named(&parts.people[id.index()].id) && !change.today.contains(id);
    let names: Vec<&str> =
        change.whom.today().iter().filter(leaves).map(|id| parts.people[id.index()].name.as_str()).collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    let not_there = (!names.is_empty()).then(|| {
        let names = wording::list(&names);
        format!("{names} {verb} not there today at the end of the staff's day, and can stay only where a lever changes that")
    });
    let sentences: Vec<String> = nobody.into_iter().chain(not_there).collect();
    sentences.join("; ")
}
