//! Arrival, dismissal, lunch and recess have the adults they need.

use std::collections::BTreeMap;

use commontime_school::ids::DayId;
use commontime_school::{Rule, wording};

use super::Encoding;
use crate::design::builder::Builder;
use crate::design::watching::Watching;
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
    enough_of_a_day(builder);
}

/// On each day lunch and recess have time enough, one after the other while too few are here for both.
fn enough_of_a_day(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    let mut of_days: BTreeMap<Watching, Vec<DayId>> = BTreeMap::new();
    for day in campus.day_ids() {
        if let Some(watching) = Watching::of(campus, &builder.grades, day) {
            of_days.entry(watching).or_default().push(day);
        }
    }
    for (watching, days) in of_days {
        let days = wording::list(&days.iter().map(|&day| campus[day].name.as_str()).collect::<Vec<_>>());
        let words = format!(
            "on {days} there are students at lunch for {} minutes at least and at recess for {}: both at once need {} to watch, and with \
             those who are here within the hours of both there is time for {} minutes",
            watching.lunch,
            watching.recess,
            super::people(usize::try_from(watching.adults).unwrap_or(usize::MAX), "adult"),
            watching.minutes_there,
        );
        let tag = builder.tag(Rule::DutiesKept, words);
        let (taken, there) = (watching.lunch + watching.recess, watching.minutes_there);
        builder.model.at_most(tag, Expression::constant(taken), Expression::constant(there));
    }
}
