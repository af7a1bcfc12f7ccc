//! Teachers have a lunch free of duty.
//!
//! Every teacher, paraprofessional and substitute who is at school for at least five hours of a day has a lunch of the
//! policy's length in one piece on that day, within the students' day: a lunch before students come or after they leave
//! is none.

use commontime_school::{Finding, Minutes, Rule, Span, Use};

use crate::found::{Details, found};
use crate::view::View;

/// Shorter days need no lunch.
const LONG_DAY: Minutes = Minutes::new(5 * 60);

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    let policy = &view.campus.policy;
    let asked = policy.duty_free_lunch;
    for person in view.campus.person_ids() {
        let someone = &view.campus[person];
        if !someone.role.has_lunch() {
            continue;
        }
        for day in view.campus.day_ids() {
            if someone.contracted_minutes(day) < LONG_DAY {
                continue;
            }
            let lunches = view.workday(person, day).runs_of(Use::Lunch);
            let inside = lunches.iter().filter_map(|lunch| lunch.intersection(view.students_day(day)));
            let longest = inside.map(Span::length).max().unwrap_or(Minutes::ZERO);
            let short = asked - longest;
            if short <= Minutes::ZERO {
                continue;
            }
            let name = &someone.name;
            let message = format!(
                "{name} has {longest} minutes of lunch free of duty in one piece within the students' day, {short} fewer than the {asked} of {}",
                policy.duty_free_lunch_source.citation
            );
            let next_step = format!("free {name} for {asked} minutes in a row while students are at school");
            findings.push(found(Rule::DutyFreeLunch, &[name], message, next_step).on(day).short(short));
        }
    }
}
