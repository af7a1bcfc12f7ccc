//! The state's instructional minutes are there.

use commontime_school::ids::{DayId, GradeId};
use commontime_school::policy::{InstructionalMinimum, Per};
use commontime_school::{Campus, Minutes, Rule, wording};

use super::Encoding;
use crate::design::builder::Builder;
use crate::mip::Expression;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

/// Bell times are given, so these rows only find a bell schedule that is too short.
fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for minimum in &campus.policy.instructional {
        let required = i64::from(minimum.minutes.get());
        let mut most: Option<i64> = None;
        for grade in builder.grades.clone() {
            if !minimum.grades.is_empty() && !minimum.grades.contains(&grade) {
                continue;
            }
            let least = least(campus, minimum, grade);
            most = Some(most.map_or(least, |most| most.min(least)));
        }
        let Some(most) = most.filter(|&most| most < required) else { continue };
        let words = format!(
            "{} minutes of instruction {} ({}), where the bells give {}",
            grouped(required),
            minimum.per.words(),
            minimum.source.citation,
            grouped(most)
        );
        let tag = builder.tag(Rule::InstructionalMinutes, words);
        builder.model.at_least(tag, Expression::constant(most), Expression::constant(required));
    }
}

fn grouped(minutes: i64) -> String {
    wording::grouped(minutes.unsigned_abs())
}

/// Returns the most instructional minutes that `grade` can have in the day, week, two weeks or year that has the least.
fn least(campus: &Campus, minimum: &InstructionalMinimum, grade: GradeId) -> i64 {
    let counted = |day: DayId| {
        let mut minutes = campus.bells.days[day.index()].students.length();
        if !minimum.counts_lunch {
            minutes -= campus[grade].lunch_minutes;
        }
        if !minimum.counts_recess {
            minutes -= campus[grade].recess_minutes;
        }
        minutes
    };
    let by_day: Vec<Minutes> = campus.day_ids().map(counted).collect();
    let over = |days: &[DayId]| -> Minutes { days.iter().map(|day| by_day[day.index()]).sum() };
    let cycle = &campus.cycle;
    let least = match minimum.per {
        Per::Day => by_day.iter().copied().min(),
        Per::Week => cycle.weeks.iter().map(|week| over(&week.days)).min(),
        Per::TwoWeeks => cycle.two_weeks.iter().map(|days| over(days)).min(),
        Per::Year => Some(campus.minutes_in_the_year(&by_day, minimum.days_per_year)),
    };
    i64::from(least.unwrap_or(Minutes::ZERO).get())
}
