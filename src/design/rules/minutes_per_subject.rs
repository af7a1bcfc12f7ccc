//! Every subject has its minutes and blocks.

use commontime_school::Rule;

use super::Encoding;
use crate::design::builder::Builder;
use crate::mip::Expression;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

/// What the week leaves beside lunch, recess and specials holds the minutes of all subjects.
fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for grade in builder.grades.clone() {
        let needs: i32 = campus[grade].subjects.iter().map(|need| need.minutes_per_week.get()).sum();
        let rooms = builder.rooms(grade);
        let words = format!("{} has {needs} minutes of subjects a week", campus[grade].name);
        let tag = builder.tag(Rule::MinutesPerSubject, words);
        for week in &campus.cycle.weeks {
            let mut left = Expression::default();
            for &day in &week.days {
                let students = campus.bells.days[day.index()].students.length();
                let core = students - campus[grade].lunch_minutes - campus[grade].recess_minutes;
                left.add_scaled(1, &Expression::constant(rooms * i64::from(core.get())));
                for special in campus.specials_of(grade) {
                    left.add_scaled(
                        -i64::from(campus[special].minutes.get()),
                        &builder.classes(grade, special, day),
                    );
                }
            }
            builder.model.at_least(tag, left, Expression::constant(rooms * i64::from(needs)));
        }
    }
}
