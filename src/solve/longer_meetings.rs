//! Longer meetings: where a rule asks for less than before, a schedule from before has time left beside its meetings.

use commontime_audit::{Audited, certify};
use commontime_school::{Campus, Meeting, Minutes, Span};

use crate::timetable::time_beside;

/// Returns the schedule with meetings that begin earlier or end later, as far as all who meet have that time left and the audit passes.
pub(super) fn longer<'a>(campus: &'a Campus, audited: Audited<'a>) -> Audited<'a> {
    let mut best = audited;
    for at in 0..best.schedule().meetings.len() {
        let meeting = &best.schedule().meetings[at];
        let mut short = best.audit().people.iter().filter(|it| it.short_by() > Minutes::ZERO);
        let helps = short.any(|it| meeting.members.contains(&it.person));
        if meeting.locked || !helps {
            continue;
        }
        let with = |span: Span| {
            let mut schedule = best.schedule().clone();
            schedule.meetings[at] = Meeting { span, ..schedule.meetings[at].clone() };
            certify(campus, schedule).ok()
        };
        let found = time_beside(campus, best.schedule(), at).into_iter().find_map(with);
        best = found.unwrap_or(best);
    }
    // Who begins earlier may now stand before others.
    let mut schedule = best.schedule().clone();
    schedule.sort();
    certify(campus, schedule).unwrap_or(best)
}
