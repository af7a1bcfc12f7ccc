//! Collaboration comes in blocks long enough to count.

use super::Encoding;
use crate::timetable::whole::Builder;
use crate::timetable::whole::builder::whole;

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

fn constraints(builder: &mut Builder<'_>) {
    let goal = &builder.campus.goal;
    let least = whole(goal.minimum_block).div_ceil(builder.times.step());
    for (event, _, kind) in builder.parts.meetings() {
        if goal.counts.contains(&kind) {
            builder.require_steps(event, least, u32::MAX);
        }
    }
}
