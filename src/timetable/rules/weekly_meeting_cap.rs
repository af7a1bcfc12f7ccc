//! Nobody has more team meetings a week than agreed.

use commontime_school::Use;

use super::Encoding;
use crate::timetable::whole::builder::starts;
use crate::timetable::whole::{Builder, Part};

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

fn constraints(builder: &mut Builder<'_>) {
    let (campus, parts) = (builder.campus, builder.parts);
    let Some(most) = campus.policy.meetings_per_week_max else { return };
    for person in campus.person_ids() {
        let meetings = parts.of_person(
            person,
            |part| matches!(part, Part::Meeting { kind, .. } if *kind != Use::RequiredMeeting),
        );
        for week in &campus.cycle.weeks {
            let windows = week.days.iter().map(|day| builder.times.day(*day)).collect();
            builder.require_sum(vec![starts(meetings.clone(), windows)], 0, most.into());
        }
    }
}
