//! Every homeroom has each special as often as it should.

use commontime_engine::{Selection, TimeSet};
use commontime_school::{Activity, DayId, Span};

use super::Encoding;
use crate::timetable::whole::Builder;
use crate::timetable::whole::builder::{starts, union, whole};

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

fn constraints(builder: &mut Builder<'_>) {
    let (campus, parts) = (builder.campus, builder.parts);
    let all_day =
        |builder: &Builder<'_>, days: &[DayId]| days.iter().map(|day| builder.times.day(*day)).collect();
    for homeroom in campus.homeroom_ids() {
        let grade = &campus[campus[homeroom].grade];
        for id in campus.special_ids() {
            let is_asked = campus[id].grades.contains(&campus[homeroom].grade);
            let asked = if is_asked { i64::from(campus[id].times_per_cycle) } else { 0 };
            let classes = Selection::events(parts.of_homeroom(homeroom, |it| it == Activity::Special(id)));
            for pass in &campus.cycle.passes {
                builder.require_sum(vec![starts(classes.clone(), all_day(builder, pass))], asked, asked);
            }
        }
        let classes = Selection::events(parts.of_homeroom(homeroom, |it| matches!(it, Activity::Special(_))));
        let (least, most) = (grade.specials_per_day_min, grade.specials_per_day_max);
        for day in campus.day_ids() {
            let number = starts(classes.clone(), all_day(builder, &[day]));
            builder.require_sum(vec![number], least.into(), most.into());
        }
    }
    let bells = bells(builder);
    for (event, activity, _) in parts.lessons() {
        let Activity::Special(special) = activity else { continue };
        let steps = whole(campus[special].minutes) / builder.times.step();
        builder.require_steps(event, steps, steps);
        builder.require_room(event, [campus[special].room]);
        builder.require_start(event, bells.clone());
    }
}

/// The times at which a class may begin: with a period, where the day is cut into some.
fn bells(builder: &Builder<'_>) -> TimeSet {
    let of_day = |day: DayId| {
        let periods = &builder.campus.bells.days[day.index()].periods;
        let begins = |step: Span| periods.iter().any(|period| period.span.start() == step.start());
        builder.times.filter(day, |step| periods.is_empty() || begins(step))
    };
    union(&builder.campus.day_ids().map(of_day).collect::<Vec<_>>())
}
