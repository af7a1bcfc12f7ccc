//! Specials that must touch do; those on days running are.

use commontime_school::Rule;

use super::Encoding;
use crate::design::builder::Builder;
use crate::mip::{Expression, Variable};

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

fn rows(builder: &mut Builder<'_>) {
    touching(builder);
    days_running(builder);
}

fn touching(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for special in campus.special_ids() {
        let Some(partner) = campus[special].back_to_back_with else { continue };
        let words = format!("{} touches {}", campus[special].id, campus[partner].id);
        let tag = builder.tag(Rule::SpecialsAdjacency, words);
        for grade in builder.grades_with(special) {
            // Where a homeroom may have three specials a day, one may be touched from both sides.
            let any_number = campus.waived(Rule::SpecialsFrequency);
            let touched = if any_number || campus[grade].specials_per_day_max > 2 { 2 } else { 1 };
            for day in campus.day_ids() {
                let one = builder.classes(grade, special, day);
                let mut other = Expression::default();
                other.add_scaled(touched, &builder.classes(grade, partner, day));
                builder.model.at_least(tag, other, one);
            }
        }
    }
}

/// The classes of a homeroom fall into runs of at least so many days, within each pass. Every day of a run has a class, and
/// no other day has one.
fn days_running(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    // Then a homeroom may have any number of classes, none too.
    if campus.waived(Rule::SpecialsFrequency) {
        return;
    }
    for special in campus.special_ids().filter(|&special| campus[special].days_running > 1) {
        let running = campus[special].days_running as usize;
        let tag = builder
            .tag(Rule::SpecialsAdjacency, format!("{} is on {running} days running", campus[special].id));
        for grade in builder.grades_with(special) {
            let rooms = builder.rooms(grade);
            let a_day = i64::from(campus[grade].specials_per_day_max);
            for (pass, days) in campus.cycle.passes.iter().enumerate() {
                let runs: Vec<(usize, usize, Variable)> = builder
                    .variables
                    .runs
                    .iter()
                    .filter(|(key, _)| (key.0, key.1, key.2) == (grade, special, pass))
                    .map(|(key, &variable)| (key.3, key.4, variable))
                    .collect();
                let mut all = Expression::default();
                for &(_, _, run) in &runs {
                    all.add(1, run);
                }
                builder.model.at_least(tag, all, Expression::constant(rooms));
                for (place, &day) in days.iter().enumerate() {
                    let (mut least, mut most) = (Expression::default(), Expression::default());
                    for &(first, length, run) in &runs {
                        if (first..first + length).contains(&place) {
                            least.add(1, run);
                            most.add(a_day, run);
                        }
                    }
                    builder.model.at_least(tag, builder.classes(grade, special, day), least);
                    builder.model.at_most(tag, builder.classes(grade, special, day), most);
                }
            }
        }
    }
}
