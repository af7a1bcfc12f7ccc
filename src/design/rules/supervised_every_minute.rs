//! Every group of students is with an adult in charge in every minute of its day.

use std::collections::BTreeSet;

use commontime_school::Rule;
use commontime_school::ids::GradeId;

use super::Encoding;
use crate::design::builder::{Builder, number};
use crate::design::shares::Shares;
use crate::mip::{Expression, Tag};

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    let tag = builder
        .tag(Rule::SupervisedEveryMinute, "every class of a special has one of the people who teach it");
    groups_hold_classes(builder, tag);
    for special in campus.special_ids() {
        for day in campus.day_ids() {
            let mut classes = Expression::default();
            for grade in builder.grades_with(special) {
                classes.add_scaled(1, &builder.groups(grade, special, day));
            }
            let mut taught = Expression::default();
            for at in 0..builder.variables.specialists.len() {
                if let Some(&count) = builder.variables.taught.get(&(at, special, day)) {
                    taught.add(1, count);
                }
            }
            builder.model.equal(tag, taught, classes);
        }
    }
}

/// No group has more homerooms of a grade than may come together, and none is without one.
fn groups_hold_classes(builder: &mut Builder<'_>, tag: Tag) {
    for (key, groups) in builder.variables.groups.clone() {
        let classes = builder.classes(key.0, key.1, key.2);
        for least in Shares::new(builder.campus, key.0, key.1).of_a_day() {
            least.hold(&mut builder.model, tag, &groups.into(), &classes);
        }
        builder.model.at_least(tag, classes, groups);
    }
    groups_of_a_pass(builder, tag);
}

/// Over a pass every homeroom comes, the large ones as often as the small.
fn groups_of_a_pass(builder: &mut Builder<'_>, tag: Tag) {
    let campus = builder.campus;
    if campus.waived(Rule::SpecialsFrequency) {
        return;
    }
    let joined: BTreeSet<_> = builder.variables.groups.keys().map(|key| (key.0, key.1)).collect();
    // A model of one teacher knows nothing of the homerooms that come with theirs.
    let is_whole = |grade: GradeId| builder.rooms(grade) == number(campus[grade].homerooms.len());
    let joined: Vec<_> = joined.into_iter().filter(|&(grade, _)| is_whole(grade)).collect();
    for (grade, special) in joined {
        let least = Shares::new(campus, grade, special).of_a_pass();
        for pass in &campus.cycle.passes {
            let (mut groups, mut classes) = (Expression::default(), Expression::default());
            for &day in pass {
                groups.add_scaled(1, &builder.groups(grade, special, day));
                classes.add_scaled(1, &builder.classes(grade, special, day));
            }
            least.hold(&mut builder.model, tag, &groups, &classes);
        }
    }
}
