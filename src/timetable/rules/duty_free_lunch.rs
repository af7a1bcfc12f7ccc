//! Teachers have a lunch free of duty.

use commontime_engine::Kind;
use commontime_engine::kinds::{Blocks, LimitBlocks};
use commontime_school::{Minutes, Use};

use super::Encoding;
use crate::timetable::whole::Builder;
use crate::timetable::whole::builder::whole;

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

/// Shorter days need no lunch.
const LONG_DAY: Minutes = Minutes::new(5 * 60);

/// On every long day a stretch of lunch of the policy's length lies within the students' day.
fn constraints(builder: &mut Builder<'_>) {
    let (campus, times) = (builder.campus, builder.times);
    let asked = whole(campus.policy.duty_free_lunch);
    for person in campus.person_ids() {
        let someone = &campus[person];
        if !someone.role.has_lunch() {
            continue;
        }
        let lunch = builder.parts.used(campus, person, |kind| kind == Use::Lunch);
        let long = campus.day_ids().filter(|day| someone.contracted_minutes(*day) >= LONG_DAY);
        let blocks = long.map(|day| {
            let present = times.present(campus, person, day);
            let students = times.students(campus, day);
            Blocks {
                windows: vec![students.iter().filter(|time| present.contains(*time)).collect()],
                during: Some(lunch.clone()),
                shortest: asked,
                minimum: asked,
                maximum: u32::MAX,
                ..Blocks::default()
            }
        });
        let blocks = blocks.collect();
        builder.require(Kind::LimitBlocks(LimitBlocks { blocks }));
    }
}
