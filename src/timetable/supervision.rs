//! Finds adults for lunch and recess.

use commontime_engine::placing::{Limits, Placing, Problem, Relation, ResourceId, Task, TaskId};
use commontime_school::bell_schedule::Supervision;
use commontime_school::ids::{DayId, PersonId};
use commontime_school::staff::{MayCover, Role};
use commontime_school::{Activity, Campus, ClockTime, Minutes, Schedule, Span};

use super::Stuck;
use crate::kept::Kept;
use crate::recall::place;

/// Minutes of a day.
const HORIZON: u32 = 24 * 60;
/// Steps of the engine; a day's lunches and recesses take a few hundred.
const EFFORT: u64 = 400_000;

/// How long somebody may watch groups that follow each other at one place, in minutes: groups at the same time first, then longer.
const SHIFTS: [i32; 5] = [0, 45, 60, 90, 24 * 60];

/// Groups of students at one place that the same adults watch.
struct Watched<'a> {
    /// Their lessons.
    lessons: Vec<usize>,
    /// From the first of them to the last.
    span: Span,
    supervision: &'a Supervision,
    adults: usize,
}

/// Gives every lunch and recess its adults: the homerooms' own teachers, or people of the roles that watch. Each has adults of its own
/// where there are enough, and else whoever is there watches all who are at the same place.
///
/// Who is locked stays. On a day on which the schedule to stay near to has them at the same times, its adults stay too if they
/// can.
pub(super) fn assign(campus: &Campus, kept: &Kept, schedule: &mut Schedule) -> Result<(), Stuck> {
    for day in campus.day_ids() {
        let places = [
            (Activity::Lunch, &campus.bells.lunch_supervision),
            (Activity::Recess, &campus.bells.recess_supervision),
        ];
        for (activity, _) in
            places.iter().filter(|(_, supervision)| supervision.roles.contains(&Role::Homeroom))
        {
            for lesson in schedule.lessons.iter_mut().filter(|it| it.day == day && it.activity == *activity) {
                if !lesson.locked {
                    lesson.adults =
                        lesson.homerooms.iter().map(|&homeroom| campus[homeroom].teacher).collect();
                }
            }
        }
        let watched = |schedule: &Schedule, shift: Option<Minutes>| -> Vec<Watched<'_>> {
            let by_others =
                places.iter().filter(|(_, supervision)| !supervision.roles.contains(&Role::Homeroom));
            by_others.flat_map(|(activity, it)| at_place(schedule, day, *activity, it, shift)).collect()
        };
        let apart = watched(schedule, None);
        let stuck = match choose_near(campus, kept, schedule, day, &apart) {
            Ok(()) => continue,
            Err(stuck) => stuck,
        };
        let together = SHIFTS.iter().map(|minutes| watched(schedule, Some(Minutes::new(*minutes))));
        // Only where fewer are watched apart is it another question.
        let together: Vec<Vec<Watched<'_>>> = together.filter(|it| it.len() < apart.len()).collect();
        let is_found = together.iter().any(|it| choose_near(campus, kept, schedule, day, it).is_ok());
        if !is_found {
            return Err(stuck);
        }
    }
    Ok(())
}

/// Returns what is watched at one place on a day, but for what is locked: every lesson by itself, or those together that are at the same time
/// or follow each other for so long.
fn at_place<'a>(
    schedule: &Schedule,
    day: DayId,
    activity: Activity,
    supervision: &'a Supervision,
    shift: Option<Minutes>,
) -> Vec<Watched<'a>> {
    let mut lessons: Vec<usize> = (0..schedule.lessons.len())
        .filter(|&at| schedule.lessons[at].day == day && schedule.lessons[at].activity == activity)
        .collect();
    lessons.sort_by_key(|&at| schedule.lessons[at].span);
    let (mut watched, mut locked): (Vec<Watched<'_>>, Vec<Option<usize>>) = (Vec::new(), Vec::new());
    for at in lessons {
        let lesson = &schedule.lessons[at];
        let joined = shift.filter(|_| !lesson.locked).and_then(|shift| {
            let open = watched.iter_mut().zip(&locked).filter(|(_, locked)| locked.is_none());
            open.map(|(group, _)| group).find_map(|group| {
                let follows = group.span.end() >= lesson.span.start();
                let all = Span::new(group.span.start(), group.span.end().max(lesson.span.end()))?;
                (group.span == lesson.span || follows && all.length() <= shift).then_some((group, all))
            })
        });
        if let Some((group, all)) = joined {
            group.lessons.push(at);
            group.span = all;
        } else {
            watched.push(Watched { lessons: vec![at], span: lesson.span, supervision, adults: 0 });
            locked.push(Some(lesson.adults.len()).filter(|_| lesson.locked));
        }
    }
    let spans: Vec<Span> = watched.iter().map(|it| it.span).collect();
    let adults = adults_needed(&spans, &locked, supervision.adults as usize);
    for (group, adults) in watched.iter_mut().zip(adults) {
        group.adults = adults;
    }
    let open = watched.into_iter().zip(locked).filter(|(_, locked)| locked.is_none());
    open.map(|(group, _)| group).collect()
}

/// Returns who watches a lesson in the schedule to stay near to, where that has it at the same time with as many adults.
fn adults_before(kept: &Kept, schedule: &Schedule, watched: &Watched<'_>) -> Option<Vec<PersonId>> {
    let lesson = &schedule.lessons[*watched.lessons.first()?];
    let same = kept.near.lessons.iter().find(|it| {
        (it.day, it.activity, it.span) == (lesson.day, lesson.activity, lesson.span)
            && it.homerooms == lesson.homerooms
    });
    same.map(|it| it.adults.clone()).filter(|adults| adults.len() == watched.adults)
}

/// Returns how many adults each lesson at one place has: one at least, and together enough in every minute. Those that are
/// locked have as many as they have.
fn adults_needed(spans: &[Span], locked: &[Option<usize>], enough: usize) -> Vec<usize> {
    let mut counts: Vec<usize> = locked.iter().map(|locked| locked.unwrap_or(1)).collect();
    // Fewer adults come only where a lesson ends, but more are asked for only where one begins.
    let mut begins: Vec<ClockTime> = spans.iter().flat_map(|span| [span.start(), span.end()]).collect();
    begins.sort_unstable();
    begins.dedup();
    for time in begins {
        let here: Vec<usize> = (0..spans.len()).filter(|&at| spans[at].covers(time)).collect();
        let there: usize = here.iter().map(|&at| counts[at]).sum();
        // Whoever stays longest serves the minutes after as well.
        let open = here.iter().filter(|&&at| locked[at].is_none());
        if let Some(&last) = open.max_by_key(|&&at| spans[at].end()) {
            counts[last] += enough.saturating_sub(there);
        }
    }
    counts
}

/// Lets those watch who do in the schedule to stay near to, where they can, and else whoever can.
fn choose_near(
    campus: &Campus,
    kept: &Kept,
    schedule: &mut Schedule,
    day: DayId,
    watched: &[Watched<'_>],
) -> Result<(), Stuck> {
    let near: Vec<Option<Vec<PersonId>>> =
        watched.iter().map(|it| adults_before(kept, schedule, it)).collect();
    let is_near = near.iter().any(Option::is_some);
    if is_near && choose(campus, schedule, day, watched, &near).is_ok() {
        return Ok(());
    }
    choose(campus, schedule, day, watched, &vec![None; watched.len()])
}

/// Lets the engine choose who watches what, since who is free when may be tight.
fn choose(
    campus: &Campus,
    schedule: &mut Schedule,
    day: DayId,
    watched: &[Watched<'_>],
    near: &[Option<Vec<PersonId>>],
) -> Result<(), Stuck> {
    let mut problem = Problem::new(HORIZON);
    let people: Vec<PersonId> = campus.person_ids().collect();
    problem.resources = vec![commontime_engine::placing::Unary::default(); people.len()];
    for (Watched { span, supervision, adults, .. }, near) in watched.iter().zip(near) {
        let span = *span;
        let may: Vec<ResourceId> = campus
            .people_in(&supervision.roles)
            .filter(|&person| campus[person].may_cover >= MayCover::Supervision)
            .filter(|&person| campus[person].present[day.index()].iter().any(|here| here.contains(span)))
            .map(resource)
            .collect();
        let mut task = whole(span);
        let only = near.iter().flatten().map(|&person| vec![resource(person)]);
        task.one_of = if near.is_some() { only.collect() } else { vec![may; *adults] };
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
            for (watched, chosen) in watched.iter().zip(&placement.chosen) {
                for &at in &watched.lessons {
                    schedule.lessons[at].adults =
                        chosen.iter().map(|resource| people[resource.0 as usize]).collect();
                }
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
