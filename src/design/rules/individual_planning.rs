//! Individual planning is there, and no meeting takes it.

use commontime_school::policy::Per;

use commontime_school::Rule;

use super::Encoding;
use crate::design::builder::Builder;
use crate::design::teachers::planning_needs;
use crate::mip::Expression;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

/// Daily minimums are in the day patterns of homeroom teachers; here are those over a week or two, summed over teachers
/// who are alike, and all of them for specialists and others.
fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for (at, minimum) in campus.policy.planning.iter().enumerate() {
        let words = format!(
            "{} minutes of individual planning {} in blocks of at least {} ({})",
            minimum.minutes,
            minimum.per.words(),
            minimum.minimum_block,
            minimum.source.citation
        );
        let tag = builder.tag(Rule::IndividualPlanning, words);
        let runs: Vec<Vec<commontime_school::ids::DayId>> = match minimum.per {
            Per::Day => campus.day_ids().map(|day| vec![day]).collect(),
            Per::Week => campus.cycle.weeks.iter().map(|week| week.days.clone()).collect(),
            Per::TwoWeeks => campus.cycle.two_weeks.clone(),
            Per::Year => Vec::new(),
        };
        let minutes = i64::from(minimum.minutes.get());
        for group in 0..builder.variables.teachers.len() {
            let first = builder.variables.teachers[group].members[0];
            // The place of this minimum among those that protect this person.
            let place = campus.policy.planning[..at]
                .iter()
                .filter(|earlier| earlier.protects(&campus[first]))
                .count();
            if !minimum.protects(&campus[first]) || place >= planning_needs(campus, first).len() {
                continue;
            }
            let teachers = super::number(builder.variables.teachers[group].members.len());
            for run in runs.iter().filter(|run| run.len() > 1) {
                let mut had = Expression::default();
                for &day in run {
                    for choice in &builder.variables.patterns[&(group, day)] {
                        had.add(i64::from(choice.pattern.planning[place]), choice.teachers);
                    }
                }
                builder.model.at_least(tag, had, Expression::constant(minutes * teachers));
            }
        }
        let people: std::collections::BTreeSet<_> =
            builder.variables.planning.keys().filter(|key| key.1 == at).map(|key| key.0).collect();
        for person in people {
            for run in &runs {
                let away = run.iter().all(|&day| !campus.is_here(person, day));
                if away {
                    continue;
                }
                let mut had = Expression::default();
                for &day in run {
                    had.add(1, builder.variables.planning[&(person, at, day)]);
                }
                builder.model.at_least(tag, had, Expression::constant(minutes));
            }
        }
    }
}
