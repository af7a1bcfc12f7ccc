//! What a schedule that is known is worth in a school that was changed a little: often it needs little to be as good as any.

use commontime_audit::certify;
use commontime_school::{Campus, Schedule};

use super::best::Best;
use super::longer_meetings::longer;
use super::mend::mend;
use super::{Options, Outcome, Progress, answer};
use crate::design::{Bounds, Design};
use crate::timetable::meet_in_time_left;

/// Finds the best schedule that is near to one of the school before it was changed; nothing where none is found. Of other schedules
/// nothing is proved.
pub(super) fn near_known<'a>(
    campus: &'a Campus,
    known: (&Campus, &Schedule),
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> Option<Outcome<'a>> {
    Some(outcome(campus, options, from_known(campus, known, options, stop, report)?))
}

/// Returns what the schedule itself comes to in the school, with meetings in time that everyone has left there; nothing where it makes no
/// sense in it or does not pass the audit. Nothing is searched.
pub(super) fn as_known<'a>(
    campus: &'a Campus,
    (before, known): (&Campus, &Schedule),
    options: &Options,
) -> Option<Outcome<'a>> {
    let fits = names_all_of(campus, before);
    let best = fits.then(|| at_once(campus, &on_the_bells_of(campus, known))).flatten()?;
    Some(outcome(campus, options, best))
}

fn outcome<'a>(campus: &'a Campus, options: &Options, best: Best<'a>) -> Outcome<'a> {
    let audited = best.into_audited();
    // Nothing is more than the target for everyone.
    let lowest = i64::from(campus.goal.minutes_per_week.get());
    let bounds = Bounds { lowest, shortfall: None, designs: Vec::new() };
    let answer = answer::found(campus, options, &bounds, &audited);
    Outcome { answer, schedule: Some(audited) }
}

/// Returns the best schedule of `campus` that is near to one of the school before it was changed; nothing where that one makes no sense in it
/// or where nothing near it passes the audit. It proves nothing.
fn from_known<'a>(
    campus: &'a Campus,
    (before, known): (&Campus, &Schedule),
    options: &Options,
    stop: &dyn Fn() -> bool,
    report: &mut dyn FnMut(Progress),
) -> Option<Best<'a>> {
    if !names_all_of(campus, before) {
        return None;
    }
    let known = on_the_bells_of(campus, known);
    let best = at_once(campus, &known);
    let reaches = |best: &Best<'_>| best.shortfall() == 0;
    if best.as_ref().is_some_and(reaches) || stop() {
        return best;
    }
    let start = best.as_ref().map_or(&known, |best| best.audited().schedule());
    let mended = mend(campus, start, options, stop, report);
    best.into_iter().chain(mended).reduce(better)
}

/// Returns a schedule as it is, or with meetings in time that is left, whichever is better, with longer meetings where there is time; nothing
/// where neither passes the audit.
fn at_once<'a>(campus: &'a Campus, known: &Schedule) -> Option<Best<'a>> {
    // Whoever joins a team somewhere joins it in the time that is left, too.
    let joins = known.meetings.iter().flat_map(|meeting| {
        let joined = meeting.members.iter().filter(|member| !campus[meeting.team].members.contains(member));
        joined.map(|member| (*member, meeting.team))
    });
    let design = Design { joins: joins.collect(), ..Design::default() };
    let fuller = meet_in_time_left(campus, &design, known);
    let as_they_are = [Some(known.clone()), fuller].into_iter().flatten();
    let found = as_they_are.filter_map(|schedule| certify(campus, schedule).ok());
    found.map(|audited| Best::new(longer(campus, audited))).reduce(better)
}

fn on_the_bells_of(campus: &Campus, known: &Schedule) -> Schedule {
    let mut known = known.clone();
    known.bell_schedule.clone_from(&campus.bells.id);
    known
}

fn better<'a>(one: Best<'a>, other: Best<'a>) -> Best<'a> {
    if other.better_than(&one) { other } else { one }
}

/// Tells whether everything that a schedule of the school `before` may speak of is there, in the same place.
fn names_all_of(campus: &Campus, before: &Campus) -> bool {
    fn starts<'s, T: 's>(all: &'s [T], first: &'s [T], id: fn(&T) -> &str) -> bool {
        all.len() >= first.len() && all.iter().zip(first).all(|(one, other)| id(one) == id(other))
    }
    starts(&campus.people, &before.people, |it| it.id.as_str())
        && starts(&campus.specials, &before.specials, |it| it.id.as_str())
        && starts(&campus.homerooms, &before.homerooms, |it| it.id.as_str())
        && starts(&campus.teams, &before.teams, |it| it.id.as_str())
        && starts(&campus.services, &before.services, |it| it.id.as_str())
        && starts(&campus.rooms, &before.rooms, |it| it.id.as_str())
        && starts(&campus.subjects, &before.subjects, |it| it.id.as_str())
        && starts(&campus.cycle.days, &before.cycle.days, |it| it.name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::solve::solve;
    use commontime_files::{Texts, load_texts, starter};
    use commontime_school::{Minutes, Span};

    fn school() -> (Campus, Schedule) {
        let texts: Texts = starter().into_iter().collect();
        let campus = load_texts(&texts).expect("the starter loads");
        let solved = solve(&campus, &Options::default(), &mut |_| {});
        let (schedule, _) = solved.schedule.expect("it has a schedule").into_parts();
        (campus, schedule)
    }

    #[test]
    fn a_schedule_from_before_is_made_as_good_as_it_can_be() {
        let (campus, whole) = school();
        // Of meetings that are long enough to lose five minutes each ends so much too early.
        let mut shorter = whole.clone();
        for meeting in &mut shorter.meetings {
            let length = meeting.span.length() - Minutes::new(5);
            if length >= campus.goal.minimum_block {
                meeting.span = Span::starting(meeting.span.start(), length).expect("a span");
            }
        }
        let (options, stop) = (Options::default(), || false);
        let found = near_known(&campus, (&campus, &shorter), &options, &stop, &mut |_| {});
        let found = found.expect("there is one");
        let audited = found.schedule.expect("it has a schedule");
        assert!(audited.audit().lowest_weekly_minutes() >= Some(campus.goal.minutes_per_week));
        assert_eq!(audited.audit().total_shortfall(), Minutes::ZERO);
        assert_ne!(audited.schedule(), &shorter);
    }

    #[test]
    fn a_schedule_of_another_school_says_nothing() {
        let (campus, whole) = school();
        let mut parts = campus.clone().into_parts();
        parts.people[0].id.push_str("-too");
        let other = Campus::new(parts).expect("a school with another name in it is a school");
        let (options, stop) = (Options::default(), || false);
        assert!(near_known(&other, (&campus, &whole), &options, &stop, &mut |_| {}).is_none());
        assert!(names_all_of(&campus, &campus));
    }
}
