//! The principal directs no more of teachers' time than agreed.

use commontime_engine::kinds::Amount;
use commontime_school::{Minutes, Use};

use super::Encoding;
use crate::timetable::whole::Builder;
use crate::timetable::whole::builder::{NO_LIMIT, minutes};

pub(super) const ENCODING: Encoding = Encoding::Constraints(constraints);

/// Of ten thousand parts of a minute: what is directed is at most its share of that and of what is a person's own. Own is also
/// every minute at school without any work, so that all work counts against it.
fn constraints(builder: &mut Builder<'_>) {
    let (campus, parts) = (builder.campus, builder.parts);
    let Some(share) = campus.policy.directed_share_max else { return };
    let share = i64::from(share.get());
    let is_directed = |kind: Use| kind == Use::RequiredMeeting || campus.goal.counts.contains(&kind);
    let is_own = |kind: Use| {
        matches!(kind, Use::IndividualPlanning | Use::CaseManagement | Use::Unassigned) && !is_directed(kind)
    };
    let of_idle = if is_directed(Use::Unassigned) { 10_000 - share } else { -share };
    for person in campus.person_ids().filter(|person| campus[*person].role.teaches()) {
        for week in &campus.cycle.weeks {
            let windows = builder.present_on(person, &week.days);
            let amount = |work, factor| Amount { factor, ..minutes(work, windows.clone()) };
            let amounts = vec![
                amount(parts.used(campus, person, is_directed), 10_000 - share),
                amount(parts.used(campus, person, is_own), -share),
                amount(parts.used(campus, person, |_| true), -of_idle),
            ];
            let here: Minutes = week.days.iter().map(|day| campus[person].contracted_minutes(*day)).sum();
            builder.require_sum(amounts, -NO_LIMIT, -of_idle * i64::from(here.get()));
        }
    }
}
