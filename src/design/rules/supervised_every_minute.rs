//! Every group of students is with an adult in charge in every minute of its day.

use commontime_school::Rule;

use super::Encoding;
use crate::design::builder::Builder;
use crate::mip::Expression;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    let tag = builder
        .tag(Rule::SupervisedEveryMinute, "every class of a special has one of the people who teach it");
    for special in campus.special_ids() {
        for day in campus.day_ids() {
            let mut classes = Expression::default();
            for grade in builder.grades_with(special) {
                classes.add_scaled(1, &builder.classes(grade, special, day));
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
