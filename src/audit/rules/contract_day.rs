//! Nobody works outside their contract day.
//!
//! Every lesson, meeting and assignment of a person lies within the time they are at school. That time is the bell
//! schedule's, so a schedule made for another bell schedule is a finding of its own.

use commontime_school::{Finding, Rule};

use crate::found::{Details, found};
use crate::view::View;

const RULE: Rule = Rule::ContractDay;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    own_bells(view, findings);
    for person in view.campus.person_ids() {
        let someone = &view.campus[person];
        for day in view.campus.day_ids() {
            for item in &view.workday(person, day).items {
                let mut outside = vec![item.span];
                for &present in &someone.present[day.index()] {
                    outside = outside.iter().flat_map(|stretch| stretch.without(present)).collect();
                }
                for stretch in outside {
                    let (name, what) = (&someone.name, view.doing(item.doing));
                    let message = format!("{name} is down for {what} outside their contract day");
                    let next_step = format!("move it into {name}'s hours, or let somebody else do it");
                    findings.push(
                        found(RULE, &[name], message, next_step)
                            .at(day, stretch)
                            .of(item.doing.row())
                            .short(stretch.length()),
                    );
                }
            }
        }
    }
}

fn own_bells(view: &View, findings: &mut Vec<Finding>) {
    let (made_for, runs_on) = (&view.schedule.bell_schedule, &view.campus.bells.id);
    if made_for == runs_on {
        return;
    }
    let message =
        format!("the schedule was made for bell schedule {made_for}, and the scenario runs on {runs_on}");
    let next_step =
        format!("choose a schedule made for {runs_on}, or the other bell schedule in scenario.toml");
    findings.push(found(RULE, &[&view.campus.name], message, next_step));
}
