//! The cafeteria and the playground are not over their limits.

use commontime_school::Rule;

use super::{Encoding, people};
use crate::design::builder::Builder;
use crate::design::watching::{lunch_open, recess_open};
use crate::mip::Expression;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

/// All lunches fit into the cafeteria's window, and all recesses into the playground's.
fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    let (cafeteria, playground) = (&campus.bells.cafeteria, &campus.bells.playground);
    let grades = |at_once: u32| people(at_once as usize, "grade");
    let seats = cafeteria.students_at_once.map(|seats| format!(" and {}", people(seats as usize, "student")));
    let served = format!("{}{}", grades(cafeteria.grades_at_once), seats.unwrap_or_default());
    for (what, taken, window, served) in [
        ("the cafeteria", lunch_open(campus, &builder.grades), cafeteria.window, served),
        (
            "the playground",
            recess_open(campus, &builder.grades),
            playground.window,
            grades(playground.grades_at_once),
        ),
    ] {
        let tag =
            builder.tag(Rule::CafeteriaCapacity, format!("{what} serves {served} at once from {window}"));
        let there = i64::from(window.length().get());
        builder.model.at_most(tag, Expression::constant(taken), Expression::constant(there));
    }
}
