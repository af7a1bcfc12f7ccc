//! Finds adults for lunch and recess.

use commontime_school::bell_schedule::Supervision;
use commontime_school::ids::{DayId, PersonId};
use commontime_school::staff::Role;
use commontime_school::{Activity, Campus, Minutes, Schedule, Span};

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
                free_adults(campus, supervision, day, lesson.span, &busy, missing).ok_or(Stuck::Supervision(day))?
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
    let in_meetings = meetings.flat_map(|meeting| meeting.members.iter().map(|&person| (person, meeting.span)));
    let assigned = schedule.assignments.iter().filter(|assignment| assignment.day == day);
    in_lessons.chain(in_meetings).chain(assigned.map(|assignment| (assignment.person, assignment.span))).collect()
}

/// Adults that lessons of the same kind running at the same time already have need not be found again, but one.
fn missing(schedule: &Schedule, supervision: &Supervision, at: usize) -> usize {
    let lesson = &schedule.lessons[at];
    let wanted = supervision.adults.max(1) as usize;
    let there_throughout: usize = schedule
        .lessons
        .iter()
        .enumerate()
        .filter(|(other, _)| *other != at)
        .filter(|(_, other)| other.day == lesson.day && other.activity == lesson.activity)
        .filter(|(_, other)| other.span.contains(lesson.span))
        .map(|(_, other)| other.adults.len())
        .sum();
    wanted.saturating_sub(there_throughout).max(1)
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
