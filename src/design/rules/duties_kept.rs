//! Arrival, dismissal, lunch and recess have the adults they need.

use commontime_school::Rule;

use super::Encoding;
use crate::design::builder::Builder;
use crate::design::{lunch_of, recess_of};
use crate::mip::Expression;
use commontime_school::Minutes;
use commontime_school::staff::Role;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

/// There are as many people for lunch and for recess as are asked for. When they are there is left to the timetable.
fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for (what, supervision) in
        [("lunch", &campus.bells.lunch_supervision), ("recess", &campus.bells.recess_supervision)]
    {
        let minutes = if what == "lunch" { lunch_of } else { recess_of };
        let has_any = campus.grade_ids().any(|grade| minutes(campus, grade) > Minutes::ZERO);
        if supervision.roles.contains(&Role::Homeroom) || !has_any {
            continue;
        }
        let there = campus.people_in(&supervision.roles).count();
        let words = format!("{} watch {what} at once", super::people(supervision.adults as usize, "adult"));
        let tag = builder.tag(Rule::DutiesKept, words);
        let required = Expression::constant(i64::from(supervision.adults));
        builder.model.at_least(tag, Expression::constant(super::number(there)), required);
    }
}
