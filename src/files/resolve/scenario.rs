//! What `scenario.toml` picks, waives, opens and needs approved.

use commontime_school::Rule;
use commontime_school::campus::Waiver;

use crate::names::{BELLS, SCENARIO};
use crate::problem::{Code, Desk, did_you_mean};
use crate::raw::bell_schedule::{BellSchedule, BellSchedules};
use crate::raw::scenario::Scenario;

/// Returns the bell schedule to run on: the one named, or the first.
pub(super) fn bell_schedule<'a>(
    desk: &mut Desk<'_>,
    scenario: &Scenario,
    bells: &'a BellSchedules,
) -> Option<&'a BellSchedule> {
    let mut names = crate::names::Names::default();
    for row in &bells.bell_schedule {
        names.define(desk, BELLS, "bell schedule", &row.id);
    }
    if bells.bell_schedule.is_empty() {
        desk.whole_file(BELLS, Code::NoBellSchedule, "there is no bell schedule")
            .help("add a [[bell-schedule]] with id, students and staff");
        return None;
    }
    let place = if let Some(id) = &scenario.bell_schedule {
        names.expect(desk, SCENARIO, Code::UnknownBellSchedule, "bell schedule", id)?
    } else {
        if bells.bell_schedule.len() > 1 {
            let first = &bells.bell_schedule[0].id;
            desk.assume(
                "scenario.toml: bell-schedule",
                format!("the first bell schedule, \"{}\", is in force", **first),
            );
        }
        0
    };
    bells.bell_schedule.get(place).map(|row| &**row)
}

/// Returns the rules switched off.
pub(super) fn waivers(desk: &mut Desk<'_>, scenario: &Scenario) -> Vec<Waiver> {
    let mut waivers = Vec::new();
    for (slug, reason) in scenario.waivers.iter().flat_map(crate::value::Entries::iter) {
        let Some(rule) = Rule::parse(slug) else {
            let help = did_you_mean(slug, Rule::ALL.iter().map(|rule| rule.slug()));
            desk.problem(
                SCENARIO,
                slug.span(),
                Code::UnknownRule,
                format!("there is no rule \"{}\"", **slug),
            )
            .label("not a rule")
            .help(help);
            continue;
        };
        if !rule.page().waivable {
            desk.problem(
                SCENARIO,
                slug.span(),
                Code::NotWaivable,
                format!("rule \"{rule}\" may not be waived"),
            )
            .label("no paper switches this off")
            .help(format!("take the line away; `commontime explain {rule}` says what the rule asks"));
        }
        if reason.trim().is_empty() {
            desk.problem(
                SCENARIO,
                reason.span(),
                Code::NoReason,
                format!("the waiver of \"{rule}\" gives no reason"),
            )
            .label("empty")
            .help("name the paper that waives it, and its date");
        }
        waivers.push(Waiver { rule, reason: reason.to_string() });
    }
    waivers
}

/// Returns the approvals the scenario's own decisions need.
pub(super) fn approvals(scenario: &Scenario) -> Vec<(String, String, String)> {
    scenario.approval.iter().map(|row| (row.who.clone(), row.what.clone(), row.by.clone())).collect()
}
