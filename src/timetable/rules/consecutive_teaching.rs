//! Nobody teaches too long without a break.

use commontime_engine::Kind;
use commontime_engine::kinds::{LimitStretches, Stretches};
use commontime_school::Use;

use super::Encoding;
use crate::timetable::whole::Builder;
use crate::timetable::whole::builder::whole;

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

fn constraints(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    let Some(limit) = campus.policy.consecutive_teaching_max else { return };
    let days = builder.days();
    for person in campus.person_ids() {
        let stretches = Stretches {
            work: builder.parts.used(campus, person, Use::with_students),
            windows: builder.present_on(person, &days),
            pause: whole(campus.policy.consecutive_teaching_break),
            minimum: 0,
            maximum: whole(limit),
            starts: None,
        };
        builder.require(Kind::LimitStretches(LimitStretches { stretches: vec![stretches] }));
    }
}
