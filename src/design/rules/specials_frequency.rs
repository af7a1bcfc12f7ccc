//! Every homeroom has each special as often as it should.

use commontime_school::Rule;

use super::Encoding;
use crate::design::builder::Builder;
use crate::design::scope::Scope;
use crate::design::teachers::{release_lengths, release_units};
use crate::mip::{Expression, Tag};

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    let mut a_pass = 0;
    for special in campus.special_ids() {
        let rooms: usize = campus[special].grades.iter().map(|&grade| campus[grade].homerooms.len()).sum();
        a_pass += rooms * campus[special].times_per_cycle as usize;
    }
    let rooms = campus.homerooms.len();
    let cycle = if campus.cycle.cycle_days.len() == 5 { "a week" } else { "a cycle" };
    let words = format!("every homeroom has its specials: {rooms} homerooms, {a_pass} classes {cycle}");
    let tag = builder.tag(Rule::SpecialsFrequency, words);
    for grade in builder.grades.clone() {
        per_pass(builder, tag, grade);
        per_day(builder, tag, grade);
        if builder.scope != Scope::Classes {
            patterns_match(builder, tag, grade);
        }
    }
}

fn per_pass(builder: &mut Builder<'_>, tag: Tag, grade: commontime_school::ids::GradeId) {
    let campus = builder.campus;
    let rooms = builder.rooms(grade);
    for special in campus.specials_of(grade) {
        for pass in &campus.cycle.passes {
            let mut classes = Expression::default();
            for &day in pass {
                classes.add_scaled(1, &builder.classes(grade, special, day));
            }
            let least = rooms * i64::from(campus[special].times_per_cycle);
            let more = rooms * i64::from(campus[special].times_more);
            if more == 0 {
                builder.model.equal(tag, classes, Expression::constant(least));
            } else {
                builder.model.at_least(tag, classes.clone(), Expression::constant(least));
                builder.model.at_most(tag, classes, Expression::constant(least + more));
            }
        }
    }
}

fn per_day(builder: &mut Builder<'_>, tag: Tag, grade: commontime_school::ids::GradeId) {
    let campus = builder.campus;
    let rooms = builder.rooms(grade);
    for day in campus.day_ids() {
        let mut classes = Expression::default();
        for special in campus.specials_of(grade) {
            classes.add_scaled(1, &builder.classes(grade, special, day));
        }
        let (least, most) = (campus[grade].specials_per_day_min, campus[grade].specials_per_day_max);
        builder.model.at_least(tag, classes.clone(), Expression::constant(rooms * i64::from(least)));
        builder.model.at_most(tag, classes, Expression::constant(rooms * i64::from(most)));
    }
}

/// The specials in the teachers' day patterns are the classes of the day.
fn patterns_match(builder: &mut Builder<'_>, tag: Tag, grade: commontime_school::ids::GradeId) {
    let campus = builder.campus;
    let units = release_units(campus, grade);
    for (place, &length) in release_lengths(campus, grade).iter().enumerate() {
        for day in campus.day_ids() {
            let mut released = Expression::default();
            for at in 0..builder.variables.teachers.len() {
                if builder.variables.teachers[at].grade != grade {
                    continue;
                }
                for choice in &builder.variables.patterns[&(at, day)] {
                    released.add(i64::from(choice.release.counts[place]), choice.teachers);
                }
            }
            let mut classes = Expression::default();
            for unit in units.iter().filter(|unit| unit.minutes == length) {
                classes.add_scaled(1, &builder.classes(grade, unit.specials[0], day));
                if unit.specials.len() > 1 {
                    continue;
                }
                // A special that others must touch is in their units; only what is left of it stands alone.
                for pair in units.iter().filter(|pair| pair.specials.get(1) == Some(&unit.specials[0])) {
                    classes.add_scaled(-1, &builder.classes(grade, pair.specials[0], day));
                }
            }
            builder.model.equal(tag, released, classes);
        }
    }
}
