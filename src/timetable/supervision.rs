//! Finds adults for lunch and recess.

use commontime_engine::placing::{Limits, Placing, Problem, Relation, ResourceId, Task, TaskId, place};
use commontime_school::bell_schedule::Supervision;
use commontime_school::ids::{DayId, PersonId};
use commontime_school::staff::{MayCover, Role};
use commontime_school::{Activity, Campus, ClockTime, Minutes, Schedule, Span};

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
    problem.resources = vec![commontime_engine::placing::Unary::default(); people.len()];
    for &(at, supervision, count) in watched {
        let span = schedule.lessons[at].span;
        let may: Vec<ResourceId> = campus
            .people_in(&supervision.roles)
            .filter(|&person| campus[person].may_cover >= MayCover::Supervision)
            .filter(|&person| campus[person].present[day.index()].iter().any(|here| here.contains(span)))
            .map(resource)
            .collect();
        let mut task = whole(span);
        task.one_of = vec![may; count];
        problem.add_task(task);
    }
    let mut with_students = Vec::new();
    for (person, kind, span) in taken(campus, schedule, day) {
        let mut task = whole(span);
        task.uses = vec![resource(person)];
        let task = problem.add_task(task);
        if kind == Kind::WithStudents {
            with_students.push(task);
        }
    }
    rests(campus, &with_students, &mut problem);
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

fn resource(person: PersonId) -> ResourceId {
    ResourceId(u32::try_from(person.index()).expect("few people"))
}

/// Nobody is with students too long without a break: `with_students` are the tasks of lessons and duties that are there
/// already, and whoever may watch has what they are chosen for besides.
fn rests(campus: &Campus, with_students: &[TaskId], problem: &mut Problem) {
    let Some(most) = campus.most_teaching() else { return };
    let steps = |minutes: Minutes| u32::try_from(minutes.get()).unwrap_or(0);
    let watched = |task: &TaskId| !problem.tasks[task.0 as usize].one_of.is_empty();
    let all = (0..problem.tasks.len()).map(|at| TaskId(u32::try_from(at).expect("few tasks")));
    let work: Vec<TaskId> = all.filter(watched).chain(with_students.iter().copied()).collect();
    problem.relations.extend(campus.person_ids().map(|person| Relation::Rested {
        work: work.clone(),
        of: Some(resource(person)),
        relief: Vec::new(),
        most: steps(most),
        pause: steps(campus.policy.consecutive_teaching_break),
    }));
}

fn whole(span: Span) -> Task {
    let length = u32::try_from(span.length().get()).unwrap_or(0);
    Task::new(length, [u32::from(span.start().get())])
}

/// What somebody is busy with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    WithStudents,
    Other,
}

/// Returns who is busy when, but for what is watched; spans of one person are apart.
fn taken(campus: &Campus, schedule: &Schedule, day: DayId) -> Vec<(PersonId, Kind, Span)> {
    let mut all: Vec<(PersonId, Kind, Span)> = Vec::new();
    for lesson in schedule.lessons.iter().filter(|lesson| lesson.day == day) {
        all.extend(lesson.adults.iter().map(|&person| (person, Kind::WithStudents, lesson.span)));
    }
    for meeting in schedule.meetings.iter().filter(|meeting| meeting.day == day) {
        all.extend(meeting.members.iter().map(|&person| (person, Kind::Other, meeting.span)));
    }
    for assignment in schedule.assignments.iter().filter(|assignment| assignment.day == day) {
        all.push((assignment.person, Kind::Other, assignment.span));
    }
    for person in campus.person_ids() {
        all.extend(campus.duties_on(person, day).map(|(_, span)| (person, Kind::WithStudents, span)));
    }
    all.sort_unstable();
    // Somebody in two places at once is the audit's to find.
    let mut apart: Vec<(PersonId, Kind, Span)> = Vec::new();
    for (person, kind, span) in all {
        let before = apart.iter().filter(|(other, ..)| *other == person).map(|(.., span)| *span);
        let rest = before
            .fold(vec![span], |rest, taken| rest.into_iter().flat_map(|span| span.without(taken)).collect());
        apart.extend(rest.into_iter().map(|span| (person, kind, span)));
    }
    apart
}
