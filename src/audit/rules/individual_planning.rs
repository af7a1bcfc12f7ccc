//! Individual planning is there, and no meeting takes it.
//!
//! Each minimum of the policy is checked by itself: the same minutes may serve two. Stretches of individual planning
//! count whole where they are at least the minimum's block, within the students' day where it says so. A minimum per
//! day holds on every day the person is at school; per week and per two weeks in every one that occurs; per year in
//! thirty-six weeks like the one with the least.

use commontime_school::policy::{Per, PlanningMinimum};
use commontime_school::{DayId, Finding, Minutes, PersonId, Rule, Use};

use crate::found::{Details, found};
use crate::people::over;
use crate::view::View;

/// School weeks in a year, where a minimum speaks of the year.
const WEEKS: i32 = 36;

pub(crate) fn check(view: &View, findings: &mut Vec<Finding>) {
    for person in view.campus.person_ids() {
        for minimum in &view.campus.policy.planning {
            if minimum.protects(&view.campus[person]) {
                protected(view, person, minimum, findings);
            }
        }
    }
}

fn protected(view: &View, person: PersonId, minimum: &PlanningMinimum, findings: &mut Vec<Finding>) {
    let by_day: Vec<Minutes> = view.campus.day_ids().map(|day| counted(view, person, day, minimum)).collect();
    let cycle = &view.campus.cycle;
    match minimum.per {
        Per::Day => {
            for day in view.campus.day_ids() {
                if view.campus[person].contracted_minutes(day) > Minutes::ZERO {
                    let finding = too_little(view, person, minimum, by_day[day.index()], "");
                    findings.extend(finding.map(|it| it.on(day)));
                }
            }
        }
        Per::Week => {
            for week in &cycle.weeks {
                let when = format!(" in the week {}", week.name);
                findings.extend(too_little(view, person, minimum, over(&week.days, &by_day), &when));
            }
        }
        Per::TwoWeeks => {
            for days in &cycle.two_weeks {
                let ends = |day: Option<&DayId>| day.map_or("", |&day| view.campus[day].name.as_str());
                let when = format!(" in the ten days from {} to {}", ends(days.first()), ends(days.last()));
                findings.extend(too_little(view, person, minimum, over(days, &by_day), &when));
            }
        }
        Per::Year => {
            let least = cycle.weeks.iter().map(|week| over(&week.days, &by_day)).min();
            let year = least.unwrap_or(Minutes::ZERO) * WEEKS;
            findings.extend(too_little(view, person, minimum, year, " a year"));
        }
    }
}

fn counted(view: &View, person: PersonId, day: DayId, minimum: &PlanningMinimum) -> Minutes {
    let mut counted = Minutes::ZERO;
    for run in view.workday(person, day).runs_of(Use::IndividualPlanning) {
        let run =
            if minimum.within_student_day { run.intersection(view.students_day(day)) } else { Some(run) };
        let length = run.map_or(Minutes::ZERO, commontime_school::Span::length);
        if length >= minimum.minimum_block {
            counted += length;
        }
    }
    counted
}

fn too_little(
    view: &View,
    person: PersonId,
    minimum: &PlanningMinimum,
    minutes: Minutes,
    when: &str,
) -> Option<Finding> {
    let short = minimum.minutes - minutes;
    if short <= Minutes::ZERO {
        return None;
    }
    let name = view.name(person);
    let block = minimum.minimum_block;
    let pieces = if block > Minutes::ZERO { format!(" in pieces of {block} or more") } else { String::new() };
    let inside = if minimum.within_student_day { " within the students' day" } else { "" };
    let message = format!(
        "{name} has {minutes} minutes of individual planning{pieces}{inside}{when}, {short} fewer than the {} {} of {}",
        minimum.minutes,
        minimum.per.words(),
        minimum.source.citation
    );
    let next_step = format!("give {name} {short} more minutes{pieces} that no meeting and no duty may take");
    Some(found(Rule::IndividualPlanning, &[name], message, next_step).short(short))
}
