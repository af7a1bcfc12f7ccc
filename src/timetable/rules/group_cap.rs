//! No group is larger than its cap.

use commontime_school::Activity;

use super::Encoding;
use crate::timetable::whole::Builder;

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

/// Homerooms come whole, so a class over the cap is one whenever it is.
fn constraints(builder: &mut Builder<'_>) {
    for (event, activity, homerooms) in builder.parts.lessons() {
        let Activity::Special(special) = activity else { continue };
        if builder.campus[special].group_cap.is_some_and(|cap| builder.roll(homerooms) > cap) {
            builder.never(event);
        }
    }
}
