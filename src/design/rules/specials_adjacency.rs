//! Specials that must touch do; those on days running are.

use commontime_school::Rule;

use super::Encoding;
use crate::design::builder::Builder;
use crate::mip::Expression;

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
            for day in campus.day_ids() {
                let (one, other) =
                    (builder.classes(grade, special, day), builder.classes(grade, partner, day));
                builder.model.at_least(tag, other, one);
            }
        }
    }
}

fn days_running(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for special in campus.special_ids().filter(|&special| campus[special].days_running > 1) {
        let running = campus[special].days_running as usize;
        let tag = builder
            .tag(Rule::SpecialsAdjacency, format!("{} is on {running} days running", campus[special].id));
        for grade in builder.grades_with(special) {
            let rooms = builder.rooms(grade);
            for (pass, days) in campus.cycle.passes.iter().enumerate() {
                let starts = days.len().saturating_sub(running) + 1;
                let begun =
                    |first: usize| builder.variables.runs.get(&(grade, special, pass, first)).copied();
                let mut all = Expression::default();
                (0..starts).filter_map(begun).for_each(|run| all.add(1, run));
                builder.model.equal(tag, all, Expression::constant(rooms));
                // With more classes than days running, some are beside the run or twice on a day.
                let exact = campus[special].times_per_cycle as usize == running;
                for (place, &day) in days.iter().enumerate() {
                    let mut covering = Expression::default();
                    let from = (place + 1).saturating_sub(running);
                    (from..=place.min(starts - 1)).filter_map(begun).for_each(|run| covering.add(1, run));
                    let classes = builder.classes(grade, special, day);
                    if exact {
                        builder.model.equal(tag, classes, covering);
                    } else {
                        builder.model.at_least(tag, classes, covering);
                    }
                }
            }
        }
    }
}
