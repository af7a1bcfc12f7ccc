//! The state's instructional minutes are there.

use commontime_engine::Selection;
use commontime_engine::kinds::Amount;
use commontime_school::calendar::DateKind;
use commontime_school::policy::{InstructionalMinimum, Per};
use commontime_school::{Activity, Campus, DayId, HomeroomId};

use super::Encoding;
use crate::timetable::whole::Builder;
use crate::timetable::whole::builder::{NO_LIMIT, minutes};

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

fn constraints(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for minimum in &campus.policy.instructional {
        for homeroom in campus.homeroom_ids() {
            let grade = campus[homeroom].grade;
            if minimum.grades.is_empty() || minimum.grades.contains(&grade) {
                of_homeroom(builder, homeroom, minimum);
            }
        }
    }
}

fn of_homeroom(builder: &mut Builder<'_>, homeroom: HomeroomId, minimum: &InstructionalMinimum) {
    let campus = builder.campus;
    let counts = |activity: Activity| match activity {
        Activity::Lunch => minimum.counts_lunch,
        Activity::Recess => minimum.counts_recess,
        Activity::Subject(_) | Activity::Special(_) | Activity::Service(_) | Activity::Homeroom => true,
    };
    let lessons = Selection::events(builder.parts.of_homeroom(homeroom, counts));
    let least = i64::from(minimum.minutes.get());
    let in_days = |builder: &mut Builder<'_>, days: &[DayId]| {
        let minutes = minutes(lessons.clone(), builder.students_on(days));
        builder.require_sum(vec![minutes], least, NO_LIMIT);
    };
    match minimum.per {
        Per::Day => campus.day_ids().for_each(|day| in_days(builder, &[day])),
        Per::Week => campus.cycle.weeks.iter().for_each(|week| in_days(builder, &week.days)),
        Per::TwoWeeks => campus.cycle.two_weeks.iter().for_each(|days| in_days(builder, days)),
        Per::Year => {
            let (weights, parts) = year(campus, minimum.days_per_year);
            let amounts = campus.day_ids().zip(weights).map(|(day, weight)| Amount {
                factor: weight,
                ..minutes(lessons.clone(), builder.students_on(&[day]))
            });
            let amounts = amounts.collect();
            builder.require_sum(amounts, least * parts, NO_LIMIT);
        }
    }
}

/// How often each kind of day counts in a year, in so many parts of a day.
fn year(campus: &Campus, school_days: u32) -> (Vec<i64>, i64) {
    let mut weights = vec![0; campus.cycle.days.len()];
    if let Some(calendar) = &campus.calendar {
        for date in &calendar.dates {
            weights[date.day.index()] += match date.kind {
                DateKind::Full | DateKind::Testing => 2,
                DateKind::Half => 1,
            };
        }
        return (weights, 2);
    }
    let mut count = 0;
    for day in campus.cycle.weeks.iter().flat_map(|week| &week.days) {
        weights[day.index()] += i64::from(school_days);
        count += 1;
    }
    (weights, count.max(1))
}
