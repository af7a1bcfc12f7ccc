//! The state's instructional minutes are there.

use commontime_school::policy::Per;

use commontime_school::Rule;

use super::Encoding;
use crate::design::builder::Builder;
use crate::mip::Expression;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

/// Bell times are given, so these rows only find a bell schedule that is too short. Minimums per year are left to the
/// audit, which knows the calendar.
fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for minimum in &campus.policy.instructional {
        let words = format!(
            "{} minutes of instruction {} ({})",
            minimum.minutes,
            minimum.per.words(),
            minimum.source.citation
        );
        let tag = builder.tag(Rule::InstructionalMinutes, words);
        for grade in builder.grades.clone() {
            if !minimum.grades.is_empty() && !minimum.grades.contains(&grade) {
                continue;
            }
            let counted = |day: commontime_school::ids::DayId| {
                let mut minutes = campus.bells.days[day.index()].students.length();
                if !minimum.counts_lunch {
                    minutes -= campus[grade].lunch_minutes;
                }
                if !minimum.counts_recess {
                    minutes -= campus[grade].recess_minutes;
                }
                i64::from(minutes.get())
            };
            let required = Expression::constant(i64::from(minimum.minutes.get()));
            match minimum.per {
                Per::Day => {
                    for day in campus.day_ids() {
                        builder.model.at_least(tag, Expression::constant(counted(day)), required.clone());
                    }
                }
                Per::Week => {
                    for week in &campus.cycle.weeks {
                        let sum = week.days.iter().map(|&day| counted(day)).sum();
                        builder.model.at_least(tag, Expression::constant(sum), required.clone());
                    }
                }
                Per::TwoWeeks | Per::Year => {}
            }
        }
    }
}
