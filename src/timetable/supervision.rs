//! Finds adults for lunch and recess.

use commontime_engine::{Limits, Placing, Problem, ResourceId, Task, place};
use commontime_school::bell_schedule::Supervision;
use commontime_school::ids::{DayId, PersonId};
use commontime_school::staff::{MayCover, Role};
use commontime_school::{Activity, Campus, ClockTime, Schedule, Span};

use super::Stuck;

/// Minutes of a day.
const HORIZON: u32 = 24 * 60;
/// Steps of the engine; a day's lunches and recesses take a few hundred.
const EFFORT: u64 = 400_000;

/// Gives every lunch and recess its adults: the homerooms' own teachers, or people of the roles that watch.
pub(super) fn assign(campus: &Campus, schedule: &mut Schedule) -> Result<(), Stuck> {
    for day in campus.day_ids() {
        let mut watched = Vec::new();
        for (activity, supervision) in [
            (Activity::Lunch, &campus.bells.lunch_supervision),
            (Activity::Recess, &campus.bells.recess_supervision),
        ] {
            let lessons: Vec<usize> = (0..schedule.lessons.len())
                .filter(|&at| schedule.lessons[at].day == day && schedule.lessons[at].activity == activity)
                .collect();
            if supervision.roles.contains(&Role::Homeroom) {
                for at in lessons {
                    let lesson = &mut schedule.lessons[at];
                    lesson.adults =
                        lesson.homerooms.iter().map(|&homeroom| campus[homeroom].teacher).collect();
                }
            } else {
                let spans: Vec<Span> = lessons.iter().map(|&at| schedule.lessons[at].span).collect();
                let counts = adults_needed(&spans, supervision.adults as usize);
                watched.extend(lessons.into_iter().zip(counts).map(|(at, count)| (at, supervision, count)));
            }
        }
        choose(campus, schedule, day, &watched)?;
    }
    Ok(())
}

/// Returns how many adults each lesson at one place has: one at least, and together enough in every minute.
fn adults_needed(spans: &[Span], enough: usize) -> Vec<usize> {
    let mut counts = vec![1; spans.len()];
    // Fewer adults come only where a lesson ends, but more are asked for only where one begins.
    let mut begins: Vec<ClockTime> = spans.iter().flat_map(|span| [span.start(), span.end()]).collect();
    begins.sort_unstable();
    begins.dedup();
    for time in begins {
        let here: Vec<usize> = (0..spans.len()).filter(|&at| spans[at].covers(time)).collect();
        let there: usize = here.iter().map(|&at| counts[at]).sum();
        // Whoever stays longest serves the minutes after as well.
        if let Some(&last) = here.iter().max_by_key(|&&at| spans[at].end()) {
            counts[last] += enough.saturating_sub(there);
        }
    }
    counts
}

/// Lets the engine choose who watches what, since who is free when may be tight.
fn choose(
    campus: &Campus,
    schedule: &mut Schedule,
    day: DayId,
    watched: &[(usize, &Supervision, usize)],
) -> Result<(), Stuck> {
    let mut problem = Problem::new(HORIZON);
    let people: Vec<PersonId> = campus.person_ids().collect();
    problem.resources = vec![commontime_engine::Unary::default(); people.len()];
    for &(at, supervision, count) in watched {
        let span = schedule.lessons[at].span;
        let may: Vec<ResourceId> = campus
            .people_in(&supervision.roles)
            .filter(|&person| campus[person].may_cover >= MayCover::Supervision)
            .filter(|&person| campus[person].present[day.index()].iter().any(|here| here.contains(span)))
            .map(|person| ResourceId(u32::try_from(person.index()).expect("few people")))
            .collect();
        let mut task = whole(span);
        task.one_of = vec![may; count];
        problem.add_task(task);
    }
    for (person, span) in taken(campus, schedule, day) {
        let mut task = whole(span);
        task.uses = vec![ResourceId(u32::try_from(person.index()).expect("few people"))];
        problem.add_task(task);
    }
    match place(&problem, &Limits { seed: 0, effort: EFFORT }) {
        Placing::Placed(placement) => {
            for (&(at, ..), chosen) in watched.iter().zip(&placement.chosen) {
                schedule.lessons[at].adults =
                    chosen.iter().map(|resource| people[resource.0 as usize]).collect();
            }
            Ok(())
        }
        Placing::Impossible | Placing::Limit(_) => Err(Stuck::Supervision(day)),
    }
}

fn whole(span: Span) -> Task {
    let length = u32::try_from(span.length().get()).unwrap_or(0);
    Task::new(length, [u32::from(span.start().get())])
}

/// Returns who is busy when, but for what is watched; spans of one person are apart.
fn taken(campus: &Campus, schedule: &Schedule, day: DayId) -> Vec<(PersonId, Span)> {
    let lessons = schedule.lessons.iter().filter(|lesson| lesson.day == day);
    let in_lessons = lessons.flat_map(|lesson| lesson.adults.iter().map(|&person| (person, lesson.span)));
    let meetings = schedule.meetings.iter().filter(|meeting| meeting.day == day);
    let in_meetings =
        meetings.flat_map(|meeting| meeting.members.iter().map(|&person| (person, meeting.span)));
    let assigned = schedule.assignments.iter().filter(|assignment| assignment.day == day);
    let duties = campus
        .person_ids()
        .flat_map(|person| campus.duties_on(person, day).map(move |(_, span)| (person, span)));
    let mut all: Vec<(PersonId, Span)> = in_lessons
        .chain(in_meetings)
        .chain(assigned.map(|assignment| (assignment.person, assignment.span)))
        .chain(duties)
        .collect();
    all.sort_unstable();
    // Somebody in two places at once is the audit's to find.
    let mut apart: Vec<(PersonId, Span)> = Vec::new();
    for (person, span) in all {
        match apart.last_mut().filter(|(other, last)| *other == person && last.end() > span.start()) {
            Some((_, last)) => *last = Span::new(last.start(), last.end().max(span.end())).unwrap_or(*last),
            None => apart.push((person, span)),
        }
    }
    apart
}
