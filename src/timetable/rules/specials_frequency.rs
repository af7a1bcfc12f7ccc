//! Every homeroom has each special as often as it should.

use commontime_engine::{EventId, Selection, TimeSet};
use commontime_school::course::ClassPlace;
use commontime_school::{Activity, Campus, DayId, HomeroomId, Span, SpecialId};

use super::Encoding;
use crate::timetable::whole::builder::{starts, union, whole};
use crate::timetable::whole::{Builder, Parts};

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
            let classes = Selection::events(out(campus, parts, homeroom, |it| it == id));
            for pass in &campus.cycle.passes {
                builder.require_sum(vec![starts(classes.clone(), all_day(builder, pass))], asked, asked);
            }
        }
        let classes = Selection::events(out(campus, parts, homeroom, |_| true));
        let (least, most) = (grade.specials_per_day_min, grade.specials_per_day_max);
        for day in campus.day_ids() {
            let number = starts(classes.clone(), all_day(builder, &[day]));
            builder.require_sum(vec![number], least.into(), most.into());
        }
    }
    let bells = begins(builder, &campus.day_ids().collect::<Vec<_>>());
    for (event, activity, homerooms) in parts.lessons() {
        let Activity::Special(special) = activity else { continue };
        let starts = match &campus[special].days {
            Some(days) => begins(builder, days),
            None => bells.clone(),
        };
        let steps = whole(campus[special].minutes) / builder.times.step();
        builder.require_steps(event, steps, steps);
        // Whose room it is where a class joins another, hangs on who takes it: the audit sees to that.
        match campus[special].place {
            ClassPlace::Room => builder.require_room(event, [campus[special].room]),
            ClassPlace::Homeroom => builder.require_room(event, homerooms.iter().map(|&it| campus[it].room)),
            ClassPlace::WithClass => {}
        }
        builder.require_start(event, starts);
    }
}

/// The classes that a homeroom has with others. Where it visits another, it stands first in the class.
fn out(
    campus: &Campus,
    parts: &Parts,
    homeroom: HomeroomId,
    is_one: impl Fn(SpecialId) -> bool,
) -> Vec<EventId> {
    let is_out = |(_, activity, homerooms): &(EventId, Activity, &[HomeroomId])| match activity {
        Activity::Special(special) if is_one(*special) => {
            let among = if campus[*special].place == ClassPlace::WithClass { 1 } else { homerooms.len() };
            homerooms.iter().take(among).any(|it| *it == homeroom)
        }
        _ => false,
    };
    parts.lessons().filter(is_out).map(|(event, ..)| event).collect()
}

/// The times at which a class may begin on some days: with a period, where the day is cut into some.
fn begins(builder: &Builder<'_>, days: &[DayId]) -> TimeSet {
    let of_day = |day: DayId| {
        let periods = &builder.campus.bells.days[day.index()].periods;
        let begins = |step: Span| periods.iter().any(|period| period.span.start() == step.start());
        builder.times.filter(day, |step| periods.is_empty() || begins(step))
    };
    union(&days.iter().copied().map(of_day).collect::<Vec<_>>())
}
