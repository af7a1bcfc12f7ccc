//! The state's instructional minutes are there for every homeroom.
//!
//! All minutes of the students' day that are spent in a lesson count, homeroom time and services included; lunch and
//! recess where the policy lets them. A minimum per year is held against the dates of the calendar, a half-day counting
//! half of its kind of day; without a calendar against the mean day over the weeks that occur times the policy's school
//! days. Both are rounded down.

use commontime_school::policy::{InstructionalMinimum, Per};
use commontime_school::{Activity, Finding, HomeroomId, Minutes, Rule};

use crate::found::{Details, found, grouped};
use crate::people::over;
use crate::view::View;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    for minimum in &view.campus.policy.instructional {
        for homeroom in view.campus.homeroom_ids() {
            let grade = view.campus[homeroom].grade;
            if minimum.grades.is_empty() || minimum.grades.contains(&grade) {
                of_homeroom(view, homeroom, minimum, findings);
            }
        }
    }
}

fn of_homeroom(
    view: &View,
    homeroom: HomeroomId,
    minimum: &InstructionalMinimum,
    findings: &mut Vec<Finding>,
) {
    let counts = |activity: Activity| match activity {
        Activity::Lunch => minimum.counts_lunch,
        Activity::Recess => minimum.counts_recess,
        Activity::Subject(_) | Activity::Special(_) | Activity::Service(_) | Activity::Homeroom => true,
    };
    let by_day: Vec<Minutes> =
        view.campus.day_ids().map(|day| view.school_day(homeroom, day).minutes(counts)).collect();
    let cycle = &view.campus.cycle;
    match minimum.per {
        Per::Day => {
            for day in view.campus.day_ids() {
                let minutes = by_day[day.index()];
                findings.extend(too_few(view, homeroom, minimum, minutes, "a day").map(|it| it.on(day)));
            }
        }
        Per::Week => {
            for week in &cycle.weeks {
                let when = format!("in the week {}", week.name);
                findings.extend(too_few(view, homeroom, minimum, over(&week.days, &by_day), &when));
            }
        }
        Per::TwoWeeks => {
            for days in &cycle.two_weeks {
                findings.extend(too_few(view, homeroom, minimum, over(days, &by_day), "in two weeks"));
            }
        }
        Per::Year => {
            let year = view.campus.minutes_in_the_year(&by_day, minimum.days_per_year);
            findings.extend(too_few(view, homeroom, minimum, year, "a year"));
        }
    }
}

fn too_few(
    view: &View,
    homeroom: HomeroomId,
    minimum: &InstructionalMinimum,
    minutes: Minutes,
    when: &str,
) -> Option<Finding> {
    let short = minimum.minutes - minutes;
    if short <= Minutes::ZERO {
        return None;
    }
    let name = view.campus[homeroom].id.as_str();
    let message = format!(
        "{name} has {} instructional minutes {when}, {} fewer than the {} of {}",
        grouped(minutes),
        grouped(short),
        grouped(minimum.minutes),
        minimum.source.citation
    );
    let next_step = "lengthen the students' day or take the minutes from what does not count".to_owned();
    Some(found(Rule::InstructionalMinutes, &[name], message, next_step).short(short))
}
