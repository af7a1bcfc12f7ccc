//! Meetings, lunch and planning of homeroom teachers wherever their class is with others: a special, lunch and recess may
//! touch and make one stretch, and so may the end of the students' day and the afternoon.

use commontime_engine::placing::{Relation, Task, TaskId};
use commontime_school::ids::{HomeroomId, PersonId, TeamId};
use commontime_school::staff::Role;
use commontime_school::{Minutes, Rule, Span};

use super::locked;
use super::meetings::{common_time, others};
use super::people::planning_pieces;
use super::tasks::{Key, Stands, Tasks};
use crate::timetable::people::usual_lunch;

/// Adds today's meetings of `team`, those that are locked and the others block by block. `None` where one has no place.
pub(super) fn add_meetings(tasks: &mut Tasks<'_>, team: TeamId, optional: bool) -> Option<()> {
    locked::add_meetings(tasks, team);
    let (campus, design, day) = (tasks.campus, tasks.inputs.design, tasks.inputs.day);
    let mut people: Vec<PersonId> = campus[team].members.clone();
    people.extend(others(campus, design, team, day));
    people.sort_unstable();
    people.dedup();
    let spans = common_time(tasks, team);
    let (blocks, lost) = locked::blocks_left(tasks.inputs, team, design.blocks(team, day));
    if lost > Minutes::ZERO {
        tasks.lost.push(team);
    }
    for (place, &length) in blocks.iter().enumerate() {
        let mut task = Task::new(tasks.clock.steps_up(length), tasks.clock.starts_within(&spans, length));
        if task.starts.is_empty() && !optional {
            return None;
        }
        task.optional = optional;
        task.uses = people.iter().map(|&person| tasks.person(person)).collect();
        let key = Key::Meeting(team, u8::try_from(place).unwrap_or(u8::MAX));
        let stands = Stands::Meeting(team, people.clone(), Minutes::ZERO);
        let meeting = tasks.add_before_classes(key, stands, task, &people);
        for &member in &campus[team].members {
            cover(tasks, meeting, member);
        }
    }
    Some(())
}

/// Adds lunch and planning of a homeroom teacher. Without them in the day, they would be what is left of it.
pub(super) fn add_own(tasks: &mut Tasks<'_>, person: PersonId) {
    if !tasks.is_here(person) {
        return;
    }
    let (campus, day) = (tasks.campus, tasks.inputs.day);
    let locked = locked::add_own(tasks, person);
    let students: Vec<Span> =
        tasks.free(person).into_iter().filter_map(|span| span.intersection(tasks.students_day())).collect();
    if !campus.waived(Rule::DutyFreeLunch) && !locked.has_lunch(tasks, person) {
        let lunch = crate::design::lunch_owed(campus, person, day);
        // At usual hours if that can be.
        let usual = usual_lunch(campus);
        let hours: Vec<Span> = students.iter().filter_map(|span| span.intersection(usual)).collect();
        let preferred = tasks.clock.starts_within(&hours, lunch);
        let what = (Key::OwnLunch(person), Stands::OwnLunch(person));
        add_covered(tasks, person, lunch, (&students, preferred), what);
    }
    if campus.waived(Rule::IndividualPlanning) {
        return;
    }
    let pieces = locked.planning_left(tasks, planning_pieces(tasks.inputs, person));
    for (place, (length, inside)) in pieces.into_iter().enumerate() {
        let spans = if inside { students.clone() } else { tasks.free(person) };
        let key = Key::OwnPlanning(person, u8::try_from(place).unwrap_or(u8::MAX));
        add_covered(tasks, person, length, (&spans, Vec::new()), (key, Stands::OwnPlanning(person)));
    }
}

fn add_covered(
    tasks: &mut Tasks<'_>,
    person: PersonId,
    length: Minutes,
    (spans, preferred): (&[Span], Vec<u32>),
    (key, stands): (Key, Stands),
) {
    if length == Minutes::ZERO {
        return;
    }
    let mut task = Task::new(tasks.clock.steps_up(length), tasks.clock.starts_within(spans, length));
    task.uses.push(tasks.person(person));
    task.preferred = preferred;
    let id = tasks.add(key, stands, task);
    cover(tasks, id, person);
}

/// Keeps a task of a homeroom teacher to the time when the class is with others, or not here, and was handed over before.
pub(super) fn cover(tasks: &mut Tasks<'_>, inner: TaskId, person: PersonId) {
    cover_plainly(tasks, inner, person);
    let transition =
        if tasks.campus.waived(Rule::Transition) { Minutes::ZERO } else { tasks.campus.policy.transition };
    if transition > Minutes::ZERO {
        // Nobody hands a class over before or after the students' day.
        let earlier = |span: &Span| Span::new(span.start().plus(-transition), span.end());
        let lead = tasks.clock.steps_up(transition);
        covered(tasks, inner, person, lead, earlier);
    }
}

/// As [`cover`], whether or not the class was handed over before.
pub(super) fn cover_plainly(tasks: &mut Tasks<'_>, inner: TaskId, person: PersonId) {
    covered(tasks, inner, person, 0, |span| Some(*span));
}

fn covered(
    tasks: &mut Tasks<'_>,
    inner: TaskId,
    person: PersonId,
    lead: u32,
    window: impl Fn(&Span) -> Option<Span>,
) {
    let Some(homeroom) = tasks.campus[person].homeroom else { return };
    let mut by = with_others(tasks, homeroom);
    let free = tasks.free(person).into_iter();
    let outside: Vec<Span> = free.flat_map(|span| span.without(tasks.students_day())).collect();
    by.extend(outside.iter().filter_map(window).filter_map(|span| tasks.window(span)));
    tasks.relate(Relation::Covered { inner, lead, by });
}

/// Returns the tasks during which the class is with others.
pub(super) fn with_others(tasks: &Tasks<'_>, homeroom: HomeroomId) -> Vec<TaskId> {
    let bells = &tasks.campus.bells;
    let watched_by_others = |stands: &Stands| match stands {
        Stands::Lunch(_) => !bells.lunch_supervision.roles.contains(&Role::Homeroom),
        Stands::Recess(_) => !bells.recess_supervision.roles.contains(&Role::Homeroom),
        Stands::Classes(_) => true,
        _ => false,
    };
    let of_homeroom = tasks.of_students.iter().filter(|(_, homerooms, _)| homerooms.contains(&homeroom));
    of_homeroom.map(|(id, ..)| *id).filter(|id| watched_by_others(&tasks.stands[id.0 as usize])).collect()
}
