//! The cafeteria and the playground are not over their limits.

use commontime_school::Minutes;

use commontime_school::Rule;

use super::Encoding;
use crate::design::builder::Builder;
use crate::mip::Expression;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

/// All lunches fit into the cafeteria's window, and all recesses into the playground's.
fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    let cafeteria = &campus.bells.cafeteria;
    let playground = &campus.bells.playground;
    let mut seen = Vec::new();
    let (mut lunch, mut recess) = (Minutes::ZERO, Minutes::ZERO);
    for grade in builder.grades.clone() {
        recess += campus[grade].recess_minutes;
        if !seen.contains(&grade) {
            lunch += campus[grade].lunch_minutes;
            seen.extend(campus[grade].eats_with.iter().copied());
        }
        seen.push(grade);
    }
    for (what, needed, window, at_once) in [
        ("the cafeteria", lunch, cafeteria.window, cafeteria.grades_at_once),
        ("the playground", recess, playground.window, playground.grades_at_once),
    ] {
        let there =
            window.length() * i32::try_from(at_once).unwrap_or(i32::MAX / 2_000).min(i32::MAX / 2_000);
        let words =
            format!("{what} serves {} at once from {window}", super::people(at_once as usize, "grade"));
        let tag = builder.tag(Rule::CafeteriaCapacity, words);
        let (needed, there) = (i64::from(needed.get()), i64::from(there.get()));
        builder.model.at_most(tag, Expression::constant(needed), Expression::constant(there));
    }
}
