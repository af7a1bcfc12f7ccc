//! Nobody works outside their contract day.

use commontime_engine::kinds::AvoidUnavailableTimes;
use commontime_engine::{Kind, TimeSet};

use super::Encoding;
use crate::timetable::whole::builder::union;
use crate::timetable::whole::{Builder, Parts};

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

/// A schedule for another bell schedule is no timetable of this one.
fn constraints(builder: &mut Builder<'_>) {
    let (campus, times) = (builder.campus, builder.times);
    for person in campus.person_ids() {
        let absent = |day| {
            let present = times.present(campus, person, day);
            times.day(day).iter().filter(|time| !present.contains(*time)).collect()
        };
        let absent: Vec<TimeSet> = campus.day_ids().map(absent).collect();
        let resources = vec![Parts::of_id(person)];
        let times = union(&absent);
        builder.require(Kind::AvoidUnavailableTimes(AvoidUnavailableTimes { resources, times }));
    }
}
