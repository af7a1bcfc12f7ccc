//! Specials as tasks: a whole grade at once where its team meets, each homeroom by itself where not.

use commontime_engine::placing::{Relation, Task, TaskId};
use commontime_school::course::ClassPlace;
use commontime_school::ids::{GradeId, HomeroomId, PersonId, SpecialId, TeamId};
use commontime_school::{Activity, Campus, ClockTime, Lesson, Minutes, Rule, Span};

use super::locked;
use super::tasks::{Class, Key, Stands, Tasks, Teacher};

/// A team's meeting time while a grade is at specials.
pub(super) struct Together {
    pub(super) team: TeamId,
    pub(super) minutes: Minutes,
    /// Full members without a homeroom, and optional members who come.
    pub(super) others: Vec<PersonId>,
    /// The time is to end with the students' day, so that the meeting can go on after it.
    pub(super) at_the_end: bool,
    /// The time is to begin with the students' day.
    pub(super) at_the_start: bool,
}

pub(super) fn add(tasks: &mut Tasks<'_>, grade: GradeId, together: Option<&Together>) -> Option<()> {
    match together {
        Some(together) if one_class_alike(tasks, grade) && may_all_go(tasks, grade) => {
            grade_at_once(tasks, grade, together)
        }
        Some(together) => homerooms_overlap(tasks, grade, together),
        None => {
            for homeroom in tasks.campus[grade].homerooms.clone() {
                homeroom_classes(tasks, homeroom)?;
            }
            Some(())
        }
    }
}

fn units(tasks: &Tasks<'_>, homeroom: HomeroomId) -> Vec<Vec<SpecialId>> {
    tasks.inputs.classes.get(&(homeroom, tasks.inputs.day)).cloned().unwrap_or_default()
}

/// Returns the homerooms that a homeroom has a special with today, itself among them.
fn group_of(tasks: &Tasks<'_>, homeroom: HomeroomId, special: SpecialId) -> Vec<HomeroomId> {
    let groups = tasks.inputs.together.get(&(special, tasks.inputs.day));
    let group = groups.into_iter().flatten().find(|group| group.contains(&homeroom));
    group.map_or_else(|| vec![homeroom], Clone::clone)
}

fn roll(campus: &Campus, homerooms: &[HomeroomId]) -> u32 {
    homerooms.iter().map(|&homeroom| campus[homeroom].students).sum()
}

fn transition(tasks: &Tasks<'_>) -> Minutes {
    if tasks.campus.waived(Rule::Transition) { Minutes::ZERO } else { tasks.campus.policy.transition }
}

/// Tells whether every homeroom of the grade has one special today, all of one length, and none that is locked begins at
/// another time than others.
fn one_class_alike(tasks: &Tasks<'_>, grade: GradeId) -> bool {
    let homerooms = &tasks.campus[grade].homerooms;
    let classes: Vec<Option<(Minutes, Option<ClockTime>)>> = homerooms
        .iter()
        .map(|&homeroom| match units(tasks, homeroom).as_slice() {
            [unit] if unit.len() == 1 => {
                let locked = locked_class(tasks, homeroom, unit[0], 0).map(|it| it.span);
                let length = locked.map_or(tasks.campus[unit[0]].minutes, Span::length);
                Some((length, locked.map(Span::start)))
            }
            _ => None,
        })
        .collect();
    let mut lengths: Vec<Option<Minutes>> =
        classes.iter().map(|class| class.map(|(length, _)| length)).collect();
    let mut locked: Vec<ClockTime> = classes.iter().flatten().filter_map(|(_, start)| *start).collect();
    lengths.dedup();
    locked.sort_unstable();
    locked.dedup();
    !lengths.contains(&None) && lengths.len() <= 1 && locked.len() <= 1
}

/// Tells whether all homerooms of the grade may be at specials at once.
fn may_all_go(tasks: &Tasks<'_>, grade: GradeId) -> bool {
    let homerooms = tasks.campus[grade].homerooms.len();
    tasks.campus.most_at_specials(grade).is_none_or(|most| homerooms <= most as usize)
}

/// Returns the locked class of a homeroom that is the one at `place` among its classes of a special today.
fn locked_class<'a>(
    tasks: &Tasks<'a>,
    homeroom: HomeroomId,
    special: SpecialId,
    place: usize,
) -> Option<&'a Lesson> {
    let inputs = tasks.inputs;
    let is_out = |it: &&Lesson| inputs.campus.is_with_others(special, homeroom, &it.adults);
    inputs.kept.of_homeroom(homeroom, Activity::Special(special), inputs.day).filter(is_out).nth(place)
}

fn grade_at_once(tasks: &mut Tasks<'_>, grade: GradeId, together: &Together) -> Option<()> {
    let campus = tasks.campus;
    let mut classes = Vec::new();
    let mut task = Task::default();
    let (mut length, mut at) = (Minutes::ZERO, None);
    for &homeroom in &campus[grade].homerooms {
        let special = units(tasks, homeroom)[0][0];
        let locked = locked_class(tasks, homeroom, special, 0);
        length = locked.map_or(campus[special].minutes, |it| it.span.length());
        task.uses.push(tasks.homeroom(homeroom));
        task.gap = task.gap.max(Some(tasks.setup(special)));
        let group = group_of(tasks, homeroom, special);
        if group[0] != homeroom {
            continue;
        }
        let others = &campus[special].beside;
        let is_asked = locked.is_none() && !others.is_empty();
        let beside = if is_asked { Some(tasks.taken_by(&mut task, others)?) } else { None };
        let teacher = match locked {
            Some(lesson) => {
                at = Some(lesson.span.start());
                hold_locked(tasks, &mut task, lesson, special, homeroom);
                Teacher::Locked
            }
            None => taken(tasks, &mut task, special, homeroom, &campus[grade].homerooms)?,
        };
        let own = campus.room_of_class(special, homeroom, &[]);
        tasks.in_room(&mut task, locked.map_or(own, |it| it.room), roll(campus, &group));
        classes.push(Class { homerooms: group, special, teacher, beside });
    }
    task.length = tasks.clock.steps_up(length);
    task.starts = match at {
        Some(start) => tasks.clock.step_at(start).into_iter().collect(),
        None => tasks.clock.starts_at(&campus.bells.special_starts(tasks.inputs.day, length)),
    };
    keep_to_an_end(tasks, &mut task, length, together);
    tasks.at_specials(&mut task, grade, campus[grade].homerooms.len());
    let id = tasks.add(Key::GradeSpecials(grade), Stands::Classes(classes), task);
    tasks.of_students.push((id, campus[grade].homerooms.clone(), None));
    add_meeting_inside(tasks, grade, together, vec![vec![id]]);
    Some(())
}

/// Makes the task of a homeroom's class hold whoever it is locked with: where it visits another homeroom, that homeroom; else those
/// adults, once for all homerooms of the class.
fn hold_locked(
    tasks: &mut Tasks<'_>,
    task: &mut Task,
    lesson: &Lesson,
    special: SpecialId,
    homeroom: HomeroomId,
) {
    match tasks.campus[special].place {
        ClassPlace::WithClass => {
            let visited = lesson.homerooms.iter().copied().filter(|&other| other != homeroom);
            for host in visited.collect::<Vec<_>>() {
                let host = tasks.homeroom(host);
                task.uses.push(host);
            }
        }
        ClassPlace::Room | ClassPlace::Homeroom => {
            if lesson.homerooms.first() == Some(&homeroom) {
                locked::hold(tasks, task, &lesson.adults);
            }
        }
    }
}

/// Makes the task of a homeroom's class hold whoever takes it, where these homerooms are out as well.
fn taken(
    tasks: &mut Tasks<'_>,
    task: &mut Task,
    special: SpecialId,
    homeroom: HomeroomId,
    out: &[HomeroomId],
) -> Option<Teacher> {
    match tasks.campus[special].place {
        ClassPlace::WithClass => tasks.visits(task, special, homeroom, out),
        ClassPlace::Room | ClassPlace::Homeroom => tasks.taken_by(task, &tasks.campus[special].taught_by),
    }
}

fn keep_to_an_end(tasks: &Tasks<'_>, task: &mut Task, length: Minutes, together: &Together) {
    let students = tasks.students_day();
    if together.at_the_end {
        let start = tasks.clock.step_at(students.end().plus(-length));
        task.starts.retain(|&step| Some(step) == start);
    }
    if together.at_the_start {
        let start = tasks.clock.step_at(students.start());
        task.starts.retain(|&step| Some(step) == start);
    }
}

/// Each homeroom's specials hold the team's meeting, though they may begin and end at different times.
fn homerooms_overlap(tasks: &mut Tasks<'_>, grade: GradeId, together: &Together) -> Option<()> {
    let campus = tasks.campus;
    let needed = together.minutes + transition(tasks);
    let mut holders = Vec::new();
    for &homeroom in &campus[grade].homerooms {
        let classes = homeroom_classes(tasks, homeroom)?;
        if campus[campus[homeroom].teacher].team != Some(together.team) {
            continue;
        }
        let long_enough: Vec<TaskId> =
            classes.iter().filter(|(_, length)| *length >= needed).map(|(id, _)| *id).collect();
        // What else the homeroom has is left whole: its teacher may be to plan then.
        if !long_enough.is_empty() {
            holders.push(long_enough);
            continue;
        }
        // All specials of the homeroom side by side make one stretch.
        let length: Minutes =
            classes.iter().filter(|(_, length)| *length > Minutes::ZERO).map(|(_, length)| *length).sum();
        let spans = [tasks.students_day()];
        let stretch_task = Task::new(tasks.clock.steps_up(length), tasks.clock.starts_within(&spans, length));
        let stretch = tasks.add(Key::Stretch(homeroom), Stands::Nothing, stretch_task);
        for (id, _) in &classes {
            tasks.relate(Relation::Within { inner: *id, outers: vec![stretch] });
        }
        holders.push(vec![stretch]);
    }
    add_meeting_inside(tasks, grade, together, holders);
    Some(())
}

/// Adds the meeting that lies within one of each list of `holders`.
fn add_meeting_inside(tasks: &mut Tasks<'_>, grade: GradeId, together: &Together, holders: Vec<Vec<TaskId>>) {
    let lost = transition(tasks);
    let length = together.minutes + lost;
    let mut people = tasks.campus[together.team].members.clone();
    people.extend(&together.others);
    people.sort_unstable();
    people.dedup();
    let mut task =
        Task::new(tasks.clock.steps_up(length), tasks.clock.starts_within(&[tasks.students_day()], length));
    for &person in &together.others {
        task.uses.push(tasks.person(person));
    }
    let earlier =
        tasks.keys.iter().position(|key| matches!(key, Key::Common(team, _) if *team == together.team));
    let id = tasks.add(Key::Common(together.team, grade), Stands::Meeting(together.team, people, lost), task);
    if let Some(earlier) = earlier {
        // A team over several grades meets once.
        let earlier = TaskId(u32::try_from(earlier).expect("tasks of one day"));
        tasks.relate(Relation::SameStart { a: earlier, b: id });
    }
    for outers in holders {
        tasks.relate(Relation::Within { inner: id, outers });
    }
}

/// Returns the class that homerooms have together, which was added with the first of them, and its length.
fn shared_class(tasks: &Tasks<'_>, group: &[HomeroomId], special: SpecialId) -> Option<(TaskId, Minutes)> {
    let is_it = |stands: &Stands| {
        matches!(stands, Stands::Classes(classes)
            if classes.iter().any(|class| class.homerooms == group && class.special == special))
    };
    let at = tasks.stands.iter().position(is_it)?;
    Some((TaskId(u32::try_from(at).ok()?), tasks.campus[special].minutes))
}

/// Adds the classes of one homeroom, each by itself, or with those it has them with; returns tasks with their lengths.
fn homeroom_classes(tasks: &mut Tasks<'_>, homeroom: HomeroomId) -> Option<Vec<(TaskId, Minutes)>> {
    let campus = tasks.campus;
    let mut added = Vec::new();
    let mut place = 0;
    let mut so_far: Vec<SpecialId> = Vec::new();
    for unit in units(tasks, homeroom) {
        let mut of_unit = Vec::new();
        for special in unit {
            let nth = so_far.iter().filter(|&&other| other == special).count();
            so_far.push(special);
            let group = group_of(tasks, homeroom, special);
            if group[0] != homeroom {
                let class = shared_class(tasks, &group, special)?;
                place += 1;
                of_unit.push(class);
                continue;
            }
            let locked = locked_class(tasks, homeroom, special, nth);
            let length = locked.map_or(campus[special].minutes, |it| it.span.length());
            let starts = match locked {
                Some(lesson) => tasks.clock.step_at(lesson.span.start()).into_iter().collect(),
                None => tasks.clock.starts_at(&campus.bells.special_starts(tasks.inputs.day, length)),
            };
            let mut task = Task::new(tasks.clock.steps_up(length), starts);
            task.uses = group.iter().map(|&homeroom| tasks.homeroom(homeroom)).collect();
            task.gap = Some(tasks.setup(special));
            // Nobody sets up between two classes of one homeroom.
            task.row = (group.len() == 1).then_some(homeroom.0);
            let others = &campus[special].beside;
            let is_asked = locked.is_none() && !others.is_empty();
            let beside = if is_asked { Some(tasks.taken_by(&mut task, others)?) } else { None };
            let teacher = match locked {
                Some(lesson) => {
                    hold_locked(tasks, &mut task, lesson, special, homeroom);
                    Teacher::Locked
                }
                None => taken(tasks, &mut task, special, homeroom, &[])?,
            };
            let own = campus.room_of_class(special, homeroom, &[]);
            tasks.in_room(&mut task, locked.map_or(own, |it| it.room), roll(campus, &group));
            tasks.at_specials(&mut task, campus[homeroom].grade, group.len());
            let stands = Stands::Classes(vec![Class { homerooms: group.clone(), special, teacher, beside }]);
            let id = tasks.add(Key::Class(homeroom, place), stands, task);
            tasks.of_students.push((id, group, None));
            place += 1;
            of_unit.push((id, length));
        }
        if let [(a, _), (b, _)] = of_unit.as_slice() {
            tasks.relate(Relation::Touch { a: *a, b: *b });
        }
        added.extend(of_unit);
    }
    Some(added)
}
