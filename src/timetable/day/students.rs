//! Lunch, recess, unbroken blocks of subjects and sessions of services as tasks.

use std::collections::BTreeMap;

use commontime_engine::placing::{Relation, Task, TaskId};
use commontime_school::course::{Block, Setting, SubjectNeed};
use commontime_school::ids::{DayId, GradeId, HomeroomId, PersonId, ServiceId, SubjectId};
use commontime_school::{Activity, Campus, ClockTime, Lesson, Minutes, Span};

use super::locked;
use super::tasks::{Key, Place, Stands, Tasks};
use crate::design::services_beside::{keeps_off, services_beside};

/// Adds the lunch of `grade` and of those who eat with it, unless one of them had it added already.
pub(super) fn add_lunch(tasks: &mut Tasks<'_>, grade: GradeId) {
    let campus = tasks.campus;
    let mut grades: Vec<GradeId> = campus[grade].eats_with.iter().copied().chain([grade]).collect();
    grades.sort_unstable();
    grades.dedup();
    let minutes = grades.iter().map(|&one| campus[one].lunch_minutes).max().unwrap_or(Minutes::ZERO);
    if grades[0] != grade || minutes == Minutes::ZERO {
        return;
    }
    let windows: Vec<Span> = grades.iter().filter_map(|&one| campus[one].lunch_window).collect();
    let homerooms: Vec<HomeroomId> = grades.iter().flat_map(|&one| campus[one].homerooms.clone()).collect();
    // The homerooms of a grade have lunch at once, so where one is locked the others are with it.
    let locked = locked::first_of(tasks.inputs, Activity::Lunch, &homerooms);
    let homerooms = locked::left_of(tasks.inputs, Activity::Lunch, homerooms);
    if homerooms.is_empty() {
        return;
    }
    let times = match locked {
        Some(lesson) => vec![lesson.span.start()],
        None => within(campus.bells.lunch_starts(tasks.inputs.day, minutes), minutes, &windows),
    };
    let mut task = Task::new(tasks.clock.steps_up(minutes), tasks.clock.starts_at(&times));
    task.uses = homerooms.iter().map(|&homeroom| tasks.homeroom(homeroom)).collect();
    let students = homerooms.iter().map(|&homeroom| campus[homeroom].students).sum();
    task.loads = vec![(tasks.cafeteria_grades, 1), (tasks.cafeteria_students, students)];
    task.stations.extend(tasks.watched_at(Place::Cafeteria).map(|station| (station, 1)));
    let id = tasks.add(Key::Lunch(grade), Stands::Lunch(homerooms.clone()), task);
    tasks.of_students.push((id, homerooms, None));
}

/// Adds the recess of `grade`.
pub(super) fn add_recess(tasks: &mut Tasks<'_>, grade: GradeId) {
    let campus = tasks.campus;
    let minutes = campus[grade].recess_minutes;
    if minutes == Minutes::ZERO {
        return;
    }
    let windows: Vec<Span> = campus[grade].recess_window.into_iter().collect();
    let homerooms = campus[grade].homerooms.clone();
    let locked = locked::first_of(tasks.inputs, Activity::Recess, &homerooms);
    let homerooms = locked::left_of(tasks.inputs, Activity::Recess, homerooms);
    if homerooms.is_empty() {
        return;
    }
    let times = match locked {
        Some(lesson) => vec![lesson.span.start()],
        None => within(campus.bells.recess_starts(tasks.inputs.day, minutes), minutes, &windows),
    };
    let mut task = Task::new(tasks.clock.steps_up(minutes), tasks.clock.starts_at(&times));
    task.uses = homerooms.iter().map(|&homeroom| tasks.homeroom(homeroom)).collect();
    let students = homerooms.iter().map(|&homeroom| campus[homeroom].students).sum();
    task.loads = vec![(tasks.playground_grades, 1), (tasks.playground_students, students)];
    task.stations.extend(tasks.watched_at(Place::Playground).map(|station| (station, 1)));
    let id = tasks.add(Key::Recess(grade), Stands::Recess(homerooms.clone()), task);
    tasks.of_students.push((id, homerooms, None));
}

fn within(times: Vec<ClockTime>, length: Minutes, windows: &[Span]) -> Vec<ClockTime> {
    let inside = |time: &ClockTime| {
        Span::starting(*time, length).is_some_and(|span| windows.iter().all(|window| window.contains(span)))
    };
    times.into_iter().filter(inside).collect()
}

/// Days of a school week.
const SCHOOL_DAYS: i32 = 5;

/// Adds the blocks of subjects that must lie somewhere as a whole: unbroken ones, and those that services speak of.
/// Where the grade moves as one they are the grade's, else each homeroom's own. They are as long as a day's share of the subject or,
/// where it `is_shorter`, no longer than they must be.
pub(super) fn add_blocks(tasks: &mut Tasks<'_>, grade: GradeId, as_one: bool, is_shorter: bool) {
    let campus = tasks.campus;
    for need in &campus[grade].subjects {
        let homerooms = &campus[grade].homerooms;
        let least = least_block(campus, grade, need).1;
        let length = |homeroom| if is_shorter { least } else { block_length(tasks, homeroom, need) };
        let mut lengths: Vec<(HomeroomId, Minutes)> =
            homerooms.iter().map(|&homeroom| (homeroom, length(homeroom))).collect();
        if as_one {
            let shortest = lengths.iter().map(|(_, length)| *length).min().unwrap_or(Minutes::ZERO);
            for (_, length) in &mut lengths {
                *length = shortest;
            }
        }
        lengths.retain(|(_, length)| *length > Minutes::ZERO);
        let inputs = tasks.inputs;
        // A locked piece that is long enough holds the block.
        let locked = |&(homeroom, length): &(HomeroomId, Minutes)| {
            locked::block(inputs, homeroom, need.subject, length.min(least))
        };
        if need.uninterrupted > Minutes::ZERO {
            for (homeroom, lesson) in lengths.iter().filter_map(|own| Some((own.0, locked(own)?))) {
                add_block_within(tasks, need, homeroom, lesson);
            }
        }
        let open: Vec<(HomeroomId, Minutes)> =
            lengths.into_iter().filter(|own| locked(own).is_none()).collect();
        if as_one {
            let length = open.first().map_or(Minutes::ZERO, |(_, length)| *length);
            add_block(tasks, need.subject, open.into_iter().map(|(homeroom, _)| homeroom).collect(), length);
        } else {
            for (homeroom, length) in open {
                add_block(tasks, need.subject, vec![homeroom], length);
            }
        }
    }
}

fn add_block(tasks: &mut Tasks<'_>, subject: SubjectId, homerooms: Vec<HomeroomId>, length: Minutes) {
    let Some(&first) = homerooms.first() else { return };
    let starts = tasks.clock.starts_within(&[tasks.students_day()], length);
    let mut task = Task::new(tasks.clock.steps_up(length), starts);
    task.uses = homerooms.iter().map(|&homeroom| tasks.homeroom(homeroom)).collect();
    let id = tasks.add(Key::Block(first, subject), Stands::Block(subject, homerooms.clone()), task);
    tasks.of_students.push((id, homerooms, Some(subject)));
}

/// Adds the unbroken block that lies somewhere in a locked piece of the subject.
fn add_block_within(tasks: &mut Tasks<'_>, need: &SubjectNeed, homeroom: HomeroomId, lesson: &Lesson) {
    let is_it = |(id, homerooms, subject): &&(TaskId, Vec<HomeroomId>, Option<SubjectId>)| {
        let starts = &tasks.problem.tasks[id.0 as usize].starts;
        *subject == Some(need.subject)
            && homerooms.contains(&homeroom)
            && tasks.is_locked[id.0 as usize]
            && tasks.clock.step_at(lesson.span.start()).is_some_and(|step| starts.contains(&step))
    };
    let Some(outer) = tasks.of_students.iter().find(is_it).map(|(id, ..)| *id) else { return };
    let starts = tasks.clock.starts_within(&[lesson.span], need.uninterrupted);
    let mut task = Task::new(tasks.clock.steps_up(need.uninterrupted), starts);
    task.uses = vec![tasks.homeroom(homeroom)];
    let id = tasks.add(Key::Block(homeroom, need.subject), Stands::Nothing, task);
    tasks.of_students.push((id, vec![homeroom], Some(need.subject)));
    tasks.relate(Relation::Within { inner: id, outers: vec![outer] });
}

/// Returns how long a block of the subject is to be placed for a homeroom: its unbroken block, or a day's share where a service
/// must lie within it or may never break it; zero where it needs no place of its own.
fn block_length(tasks: &Tasks<'_>, homeroom: HomeroomId, need: &SubjectNeed) -> Minutes {
    let campus = tasks.campus;
    let (is_whole, least) = least_block(campus, campus[homeroom].grade, need);
    if is_whole {
        return least;
    }
    let grid = campus.bells.grid.get().max(1);
    let share = share_of_day(tasks, homeroom, need);
    let share = Minutes::new((share.get() + grid - 1) / grid * grid);
    share.max(least)
}

/// Returns the shortest block of the subject that will do on a day, and whether that is all that needs a place of its own.
fn least_block(campus: &Campus, grade: GradeId, need: &SubjectNeed) -> (bool, Minutes) {
    let named = Block::Subject(need.subject);
    let services = campus.services.iter().filter(|service| service.grade == grade);
    let (mut within, mut avoided) = (Minutes::ZERO, false);
    for service in services {
        if service.only_during.contains(&named) {
            within = within.max(service.session_minutes);
        }
        avoided |= service.never_during.contains(&named);
    }
    if within == Minutes::ZERO && (need.uninterrupted > Minutes::ZERO || !avoided) {
        return (true, need.uninterrupted);
    }
    (false, need.minimum_block.max(need.uninterrupted).max(within))
}

/// Returns what of a subject's minutes a week is this day's: more on days on which the homeroom has more time for it.
fn share_of_day(tasks: &Tasks<'_>, homeroom: HomeroomId, need: &SubjectNeed) -> Minutes {
    let campus = tasks.campus;
    let room = |day: DayId| room_for(tasks, homeroom, need.subject, day).get();
    let all: i32 = campus.day_ids().map(room).sum();
    let days = i32::try_from(campus.day_ids().count()).expect("few days");
    let a_day = |minutes: i32| (minutes + SCHOOL_DAYS - 1) / SCHOOL_DAYS;
    let a_week = need.minutes_per_week.get();
    if all == 0 {
        return Minutes::new(a_day(a_week));
    }
    Minutes::new(a_day(a_week * room(tasks.inputs.day) * days / all))
}

/// Returns what a subject may have of a homeroom's day: what breaks and specials leave, and sessions that it may not be broken by.
fn room_for(tasks: &Tasks<'_>, homeroom: HomeroomId, subject: SubjectId, day: DayId) -> Minutes {
    let campus = tasks.campus;
    let grade = campus[homeroom].grade;
    let units = tasks.inputs.classes.get(&(homeroom, day)).into_iter().flatten().flatten();
    let specials: Minutes = units.map(|&special| campus[special].minutes).sum();
    let breaks = crate::design::lunch_of(campus, grade) + crate::design::recess_of(campus, grade);
    let students = campus.bells.days[day.index()].students.length();
    // One provider gives one session after the other; who gives it where several may is not known.
    let mut taken: BTreeMap<PersonId, Minutes> = BTreeMap::new();
    for service in services_beside(campus, homeroom) {
        let given = &campus[service];
        if let [provider] = given.providers[..]
            && keeps_off(given, Block::Subject(subject))
        {
            let count = tasks.inputs.sessions.get(&(service, day)).copied().unwrap_or(0);
            let minutes = given.session_minutes * i32::try_from(count).unwrap_or(0);
            *taken.entry(provider).or_insert(Minutes::ZERO) += minutes;
        }
    }
    let taken = taken.into_values().max().unwrap_or(Minutes::ZERO);
    (students - breaks - specials - taken).at_least_zero()
}

/// Adds the sessions of a service on this day.
pub(super) fn add_sessions(tasks: &mut Tasks<'_>, service: ServiceId) -> Option<()> {
    let campus = tasks.campus;
    let count = tasks.inputs.sessions.get(&(service, tasks.inputs.day)).copied().unwrap_or(0);
    let given = &campus[service];
    let locked = locked::add_sessions(tasks, service);
    for &session in &locked {
        breaks_nothing(tasks, service, session);
        lies_within(tasks, service, session);
    }
    let mut earlier: Vec<TaskId> = Vec::new();
    for place in u32::try_from(locked.len()).unwrap_or(count)..count {
        let starts = tasks.clock.starts_within(&[tasks.students_day()], given.session_minutes);
        let mut task = Task::new(tasks.clock.steps_up(given.session_minutes), starts);
        let provider = tasks.taken_by(&mut task, &given.providers)?;
        if given.setting != Setting::PushIn {
            tasks.in_room(&mut task, given.room, given.students());
        }
        let key = Key::Session(service, u8::try_from(place).unwrap_or(u8::MAX));
        let id = tasks.add(key, Stands::Session(service, provider), task);
        breaks_nothing(tasks, service, id);
        lies_within(tasks, service, id);
        for &session in &locked {
            tasks.relate(Relation::NoOverlap { a: session, b: id });
        }
        for &before in &earlier {
            tasks.relate(Relation::Before { a: before, b: id, gap: 0 });
        }
        earlier.push(id);
    }
    Some(())
}

fn takes_from(tasks: &Tasks<'_>, service: ServiceId, homerooms: &[HomeroomId]) -> bool {
    tasks.campus[service]
        .from
        .iter()
        .any(|(homeroom, students)| *students > 0 && homerooms.contains(homeroom))
}

/// A session is apart from specials, lunch, recess, what it may never break, and unbroken blocks it pulls students from.
fn breaks_nothing(tasks: &mut Tasks<'_>, service: ServiceId, session: TaskId) {
    let campus = tasks.campus;
    for (id, homerooms, subject) in tasks.of_students.clone() {
        if !takes_from(tasks, service, &homerooms) {
            continue;
        }
        let apart = match (subject, &tasks.stands[id.0 as usize]) {
            (Some(subject), _) => {
                let named = Block::Subject(subject);
                let need = campus[campus[service].grade].subjects.iter().find(|need| need.subject == subject);
                let unbroken = need.is_some_and(|need| need.uninterrupted > Minutes::ZERO);
                let within = campus[service].only_during.contains(&named);
                // Of a locked piece only the block that lies in it is unbroken.
                let unbroken = unbroken && !tasks.is_locked[id.0 as usize];
                campus[service].never_during.contains(&named)
                    || (unbroken && !within && campus[service].setting != Setting::PushIn)
            }
            (None, Stands::Lunch(_)) => !campus[service].only_during.contains(&Block::Lunch),
            (None, Stands::Recess(_)) => !campus[service].only_during.contains(&Block::Recess),
            (None, _) => !campus[service].only_during.contains(&Block::Specials),
        };
        if apart {
            tasks.relate(Relation::NoOverlap { a: session, b: id });
        }
    }
}

/// Where a service must lie within something, it does so for each homeroom it takes students from.
fn lies_within(tasks: &mut Tasks<'_>, service: ServiceId, session: TaskId) {
    let campus = tasks.campus;
    if campus[service].only_during.is_empty() {
        return;
    }
    for &(homeroom, students) in &campus[service].from {
        if students == 0 {
            continue;
        }
        let outers: Vec<TaskId> = tasks
            .of_students
            .iter()
            .filter(|(_, homerooms, _)| homerooms.contains(&homeroom))
            .filter(|(id, _, subject)| {
                let block = match (subject, &tasks.stands[id.0 as usize]) {
                    (Some(subject), _) => Block::Subject(*subject),
                    (None, Stands::Lunch(_)) => Block::Lunch,
                    (None, Stands::Recess(_)) => Block::Recess,
                    (None, _) => Block::Specials,
                };
                campus[service].only_during.contains(&block)
            })
            .map(|(id, _, _)| *id)
            .collect();
        tasks.relate(Relation::Within { inner: session, outers });
    }
}
