//! Teachers have a lunch free of duty.

use commontime_school::Rule;

use super::Encoding;
use crate::design::builder::Builder;
use crate::mip::Expression;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

/// Every teacher has some pattern every day; patterns hold lunch and the day's planning.
fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for at in 0..builder.variables.teachers.len() {
        let group = builder.variables.teachers[at].clone();
        let lunch = campus.policy.duty_free_lunch;
        let words = format!(
            "every {} teacher has {lunch} minutes of lunch free of duty and the day's individual planning, every day",
            campus[group.grade].name
        );
        let tag = builder.tag(Rule::DutyFreeLunch, words);
        for day in campus.day_ids() {
            let mut everyone = Expression::default();
            for choice in &builder.variables.patterns[&(at, day)] {
                everyone.add(1, choice.teachers);
            }
            builder.model.equal(tag, everyone, Expression::constant(super::number(group.members.len())));
        }
    }
}
