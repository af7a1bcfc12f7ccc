//! What levers do to bells: days become shorter and longer, and everyone who keeps the staff's hours follows.

use crate::bell_schedule::BellSchedule;
use crate::campus::Parts;
use crate::ids::DayId;
use crate::quantities::{Minutes, Span};

/// Puts other bells into force.
pub(super) fn ring(parts: &mut Parts, bells: BellSchedule) {
    parts.bells = bells;
    for person in &mut parts.people {
        person.present = person.present_in(&parts.bells.days);
    }
}

/// Lets students come and leave at other times: so many minutes later than now, by kind of day. A day that would be empty stays
/// as it is.
pub(super) fn shift(parts: &mut Parts, starts: &[Minutes], ends: &[Minutes]) {
    for (day, (start, end)) in parts.bells.days.iter_mut().zip(starts.iter().zip(ends)) {
        let students = day.students;
        let Some(shifted) = Span::new(students.start().plus(*start), students.end().plus(*end)) else {
            continue;
        };
        day.students = shifted;
        day.periods.retain(|period| shifted.contains(period.span));
    }
}

/// Tells whether students have no less time than now in every week that occurs and in the year, where days become longer by so
/// much, by kind of day.
#[must_use]
pub fn keeps_minutes(parts: &Parts, change: &[Minutes]) -> bool {
    let of = |days: &[DayId]| days.iter().map(|day| change[day.index()]).sum::<Minutes>();
    let in_the_year = parts.calendar.as_ref().map_or(Minutes::ZERO, |calendar| calendar.minutes(change));
    parts.cycle.weeks.iter().all(|week| of(&week.days) >= Minutes::ZERO) && in_the_year >= Minutes::ZERO
}

/// Tells whether every day of these bells has staff as long as students are there, with room for duties before and after.
#[must_use]
pub fn fits(parts: &Parts) -> bool {
    let bells = &parts.bells;
    bells.days.iter().all(|day| {
        let duties = bells.duties.iter();
        day.staff.contains(day.students)
            && duties.filter_map(|duty| duty.span(day)).all(|span| day.staff.contains(span))
    })
}
