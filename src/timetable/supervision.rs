//! Finds adults for lunch and recess.

use commontime_school::bell_schedule::Supervision;
use commontime_school::ids::{DayId, PersonId};
use commontime_school::staff::Role;
use commontime_school::{Activity, Campus, ClockTime, Minutes, Schedule, Span};

use super::Stuck;

/// Gives every lunch and recess its adults: the homerooms' own teachers, or people of the roles that watch.
pub(super) fn assign(campus: &Campus, schedule: &mut Schedule) -> Result<(), Stuck> {
    for day in campus.day_ids() {
        let mut busy: Vec<(PersonId, Span)> = taken(schedule, day);
        let mut watched: Vec<usize> = (0..schedule.lessons.len())
            .filter(|&at| schedule.lessons[at].day == day)
            .filter(|&at| matches!(schedule.lessons[at].activity, Activity::Lunch | Activity::Recess))
            .collect();
        watched.sort_by_key(|&at| (schedule.lessons[at].span, at));
        for at in watched {
            let lesson = schedule.lessons[at].clone();
            let supervision = match lesson.activity {
                Activity::Lunch => &campus.bells.lunch_supervision,
                _ => &campus.bells.recess_supervision,
            };
            let adults = if supervision.roles.contains(&Role::Homeroom) {
                lesson.homerooms.iter().map(|&homeroom| campus[homeroom].teacher).collect()
            } else {
                let missing = missing(schedule, supervision, at);
                free_adults(campus, supervision, day, lesson.span, &busy, missing)
                    .ok_or(Stuck::Supervision(day))?
            };
            busy.extend(adults.iter().map(|&person| (person, lesson.span)));
            schedule.lessons[at].adults = adults;
        }
    }
    Ok(())
}

fn taken(schedule: &Schedule, day: DayId) -> Vec<(PersonId, Span)> {
    let lessons = schedule.lessons.iter().filter(|lesson| lesson.day == day);
    let in_lessons = lessons.flat_map(|lesson| lesson.adults.iter().map(|&person| (person, lesson.span)));
    let meetings = schedule.meetings.iter().filter(|meeting| meeting.day == day);
    let in_meetings =
        meetings.flat_map(|meeting| meeting.members.iter().map(|&person| (person, meeting.span)));
    let assigned = schedule.assignments.iter().filter(|assignment| assignment.day == day);
    in_lessons
        .chain(in_meetings)
        .chain(assigned.map(|assignment| (assignment.person, assignment.span)))
        .collect()
}

/// Returns how many adults the lesson at `at` needs of its own: one, and what is missing in the minute that has fewest.
fn missing(schedule: &Schedule, supervision: &Supervision, at: usize) -> usize {
    let lesson = &schedule.lessons[at];
    let others: Vec<(Span, usize)> = schedule
        .lessons
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != at)
        .filter(|(_, other)| other.day == lesson.day && other.activity == lesson.activity)
        .map(|(_, other)| (other.span, other.adults.len()))
        .collect();
    let there = |minute: u16| -> usize {
        let time = ClockTime::from_minutes(minute).expect("a minute of a lesson");
        others.iter().filter(|(span, _)| span.covers(time)).map(|(_, adults)| adults).sum()
    };
    let fewest = (lesson.span.start().get()..lesson.span.end().get()).map(there).min().unwrap_or(0);
    (supervision.adults as usize).saturating_sub(fewest).max(1)
}

/// Prefers people with the fewest minutes of watching so far.
fn free_adults(
    campus: &Campus,
    supervision: &Supervision,
    day: DayId,
    span: Span,
    busy: &[(PersonId, Span)],
    count: usize,
) -> Option<Vec<PersonId>> {
    let mut people: Vec<PersonId> = campus
        .people_in(&supervision.roles)
        .filter(|&person| campus[person].may_cover >= commontime_school::staff::MayCover::Supervision)
        .filter(|&person| campus[person].present[day.index()].iter().any(|here| here.contains(span)))
        .filter(|&person| !busy.iter().any(|&(other, taken)| other == person && taken.overlaps(span)))
        .collect();
    let load = |person: PersonId| -> Minutes {
        busy.iter().filter(|&&(other, _)| other == person).map(|(_, taken)| taken.length()).sum()
    };
    people.sort_by_key(|&person| (load(person), person));
    people.truncate(count);
    (people.len() == count).then_some(people)
}
