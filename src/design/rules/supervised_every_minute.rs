//! Every group of students is with an adult in charge in every minute of its day.

use commontime_school::Rule;

use super::Encoding;
use crate::design::builder::{Builder, number};
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
    let campus = builder.campus;
    for (key, groups) in builder.variables.groups.clone() {
        let classes = builder.classes(key.0, key.1, key.2);
        let together = number(campus.most_together(key.1, key.0));
        builder.model.at_least(tag, Expression::default().plus(together, groups), classes.clone());
        builder.model.at_least(tag, classes, groups);
    }
}
