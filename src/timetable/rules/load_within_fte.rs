//! Nobody carries more than their FTE.

use commontime_school::{Activity, Minutes, PersonId, Use};

use super::Encoding;
use crate::timetable::whole::builder::{minutes, starts};
use crate::timetable::whole::{Builder, Part};

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

fn constraints(builder: &mut Builder<'_>) {
    let (campus, parts) = (builder.campus, builder.parts);
    for person in campus.person_ids() {
        if let Some(limit) = campus[person].teaching_minutes_per_week_max {
            let teaching = |kind| matches!(kind, Use::Instruction | Use::CoTeaching);
            let teaching = parts.used(campus, person, teaching);
            for week in &campus.cycle.weeks {
                let minutes = minutes(teaching.clone(), builder.present_on(person, &week.days));
                builder.require_sum(vec![minutes], 0, limit.get().into());
            }
        }
        if let Some(limit) = campus[person].classes_per_day_max {
            let classes = parts.of_person(person, |part| {
                matches!(part, Part::Lesson { activity: Activity::Special(_), .. })
            });
            for day in campus.day_ids() {
                let starts = starts(classes.clone(), vec![builder.times.day(day)]);
                builder.require_sum(vec![starts], 0, limit.into());
            }
        }
        classes_of_one(builder, person);
        contracted(builder, person);
    }
}

/// Some specials are taken by one person only so many times a week.
fn classes_of_one(builder: &mut Builder<'_>, person: PersonId) {
    let (campus, parts) = (builder.campus, builder.parts);
    for id in campus.special_ids() {
        let Some(limit) = campus[id].classes_each_per_week_max else { continue };
        let is_class =
            |part: &Part| matches!(part, Part::Lesson { activity, .. } if *activity == Activity::Special(id));
        let classes = parts.of_person(person, is_class);
        for week in &campus.cycle.weeks {
            let days = week.days.iter().map(|&day| builder.times.day(day)).collect();
            let starts = starts(classes.clone(), days);
            builder.require_sum(vec![starts], 0, limit.into());
        }
    }
}

/// Whether the hours fit the FTE is in the files alone: no schedule can mend it.
fn contracted(builder: &mut Builder<'_>, person: PersonId) {
    let campus = builder.campus;
    let Some(limit) = campus.most_at_school(person) else { return };
    for week in &campus.cycle.weeks {
        let here: Minutes = week.days.iter().map(|day| campus[person].minutes_of_their_post(*day)).sum();
        if here > limit {
            builder.wrong_by(i64::from((here - limit).get()));
        }
    }
}
