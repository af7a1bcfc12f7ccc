//! Nobody works outside their contract day.
//!
//! Every lesson, meeting and assignment of a person lies within the time they are at school.

use commontime_school::{Finding, Rule};

use crate::found::{Details, found};
use crate::view::View;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
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
                        found(Rule::ContractDay, &[name], message, next_step)
                            .at(day, stretch)
                            .short(stretch.length()),
                    );
                }
            }
        }
    }
}
