//! What is locked by hand, as tasks with one start: everything else of the day is placed around it.

use std::collections::BTreeSet;

use commontime_engine::placing::{ResourceId, Task, TaskId};
use commontime_school::ids::{GradeId, HomeroomId, PersonId, ServiceId, SubjectId, TeamId};
use commontime_school::{Activity, Campus, Lesson, Minutes, Span, Use};

use super::Inputs;
use super::joined::{cover, cover_plainly};
use super::tasks::{Key, Place, Stands, Tasks, Teacher, without};
use crate::kept::{is_counted, minutes_of};

/// Returns the grades whose homeroom teachers have something of their own locked today: their day is looked at piece by
/// piece, and so is that of all grades that share a team with them.
pub(super) fn grades(inputs: &Inputs<'_>) -> BTreeSet<GradeId> {
    let campus = inputs.campus;
    let grade_of = |person: PersonId| campus[person].homeroom.map(|homeroom| campus[homeroom].grade);
    let locked = &inputs.kept.locked;
    let meetings = locked.meetings.iter().filter(|it| it.day == inputs.day);
    let own = locked.assignments.iter().filter(|it| it.day == inputs.day);
    let people = meetings.flat_map(|it| it.members.clone()).chain(own.map(|it| it.person));
    let mut grades: BTreeSet<GradeId> = people.filter_map(grade_of).collect();
    loop {
        let before = grades.len();
        for team in campus.team_ids().filter(|_| before > 0) {
            let of_team: Vec<GradeId> = campus[team].members.iter().filter_map(|&it| grade_of(it)).collect();
            if of_team.iter().any(|grade| grades.contains(grade)) {
                grades.extend(of_team);
            }
        }
        if grades.len() == before {
            return grades;
        }
    }
}

/// Adds the locked lessons, but for specials and sessions, which are among the others of their kind.
pub(super) fn add_lessons(tasks: &mut Tasks<'_>) {
    let (campus, inputs) = (tasks.campus, tasks.inputs);
    for lesson in inputs.kept.lessons(inputs.day) {
        let stands = match lesson.activity {
            Activity::Service(_) => continue,
            Activity::Special(_) if is_of_its_grades(campus, lesson) => continue,
            Activity::Lunch => Stands::Lunch(lesson.homerooms.clone()),
            Activity::Recess => Stands::Recess(lesson.homerooms.clone()),
            Activity::Subject(subject) => Stands::Block(subject, lesson.homerooms.clone()),
            Activity::Special(_) | Activity::Homeroom => Stands::Nothing,
        };
        let subject = match lesson.activity {
            Activity::Subject(subject) => Some(subject),
            _ => None,
        };
        let mut task = fixed(tasks, lesson.span);
        task.uses = lesson.homerooms.iter().map(|&homeroom| tasks.homeroom(homeroom)).collect();
        let students = lesson.homerooms.iter().map(|&homeroom| campus[homeroom].students).sum();
        match lesson.activity {
            Activity::Lunch => {
                task.loads = vec![(tasks.cafeteria_grades, 1), (tasks.cafeteria_students, students)];
                task.stations.extend(tasks.watched_at(Place::Cafeteria).map(|station| (station, 1)));
            }
            Activity::Recess => {
                task.loads = vec![(tasks.playground_grades, 1), (tasks.playground_students, students)];
                task.stations.extend(tasks.watched_at(Place::Playground).map(|station| (station, 1)));
            }
            _ => {}
        }
        hold(tasks, &mut task, &lesson.adults);
        let id = add(tasks, stands, task);
        if subject.is_some() || matches!(lesson.activity, Activity::Lunch | Activity::Recess) {
            tasks.of_students.push((id, lesson.homerooms.clone(), subject));
        }
    }
}

fn is_of_its_grades(campus: &Campus, lesson: &Lesson) -> bool {
    let Activity::Special(special) = lesson.activity else { return false };
    lesson.homerooms.iter().all(|&homeroom| campus[special].grades.contains(&campus[homeroom].grade))
}

/// Returns the first locked lesson of these homerooms in an activity that all of them have at once.
pub(super) fn first_of<'a>(
    inputs: &Inputs<'a>,
    activity: Activity,
    homerooms: &[HomeroomId],
) -> Option<&'a Lesson> {
    homerooms.iter().find_map(|&homeroom| inputs.kept.of_homeroom(homeroom, activity, inputs.day).next())
}

/// Returns the first locked piece of a subject today that holds a block of `length`.
pub(super) fn block<'a>(
    inputs: &Inputs<'a>,
    homeroom: HomeroomId,
    subject: SubjectId,
    length: Minutes,
) -> Option<&'a Lesson> {
    let mut pieces = inputs.kept.of_homeroom(homeroom, Activity::Subject(subject), inputs.day);
    pieces.find(|lesson| lesson.span.length() >= length)
}

/// Returns those of the homerooms for which the activity is not locked.
pub(super) fn left_of(
    inputs: &Inputs<'_>,
    activity: Activity,
    mut homerooms: Vec<HomeroomId>,
) -> Vec<HomeroomId> {
    homerooms.retain(|&homeroom| inputs.kept.of_homeroom(homeroom, activity, inputs.day).next().is_none());
    homerooms
}

/// Adds the locked sessions of a service.
pub(super) fn add_sessions(tasks: &mut Tasks<'_>, service: ServiceId) -> Vec<TaskId> {
    let inputs = tasks.inputs;
    let mut added = Vec::new();
    for lesson in inputs.kept.sessions(service, inputs.day) {
        let mut task = fixed(tasks, lesson.span);
        hold(tasks, &mut task, &lesson.adults);
        if tasks.campus[service].setting != commontime_school::course::Setting::PushIn {
            tasks.in_room(&mut task, lesson.room, tasks.campus[service].students());
        }
        added.push(add(tasks, Stands::Session(service, Teacher::Locked), task));
    }
    added
}

/// Adds the locked meetings of a team.
pub(super) fn add_meetings(tasks: &mut Tasks<'_>, team: TeamId) {
    let inputs = tasks.inputs;
    for meeting in inputs.kept.meetings(team, inputs.day) {
        let mut task = fixed(tasks, meeting.span);
        hold(tasks, &mut task, &meeting.members);
        let stands = Stands::Meeting(team, meeting.members.clone(), Minutes::ZERO);
        let key = next_key(tasks);
        let id = tasks.add(key, stands, task);
        tasks.is_locked[id.0 as usize] = true;
        for &member in &meeting.members {
            cover(tasks, id, member);
            set_up_beside(tasks, meeting.span, member);
        }
    }
}

/// Keeps the time free, where there is some, that somebody needs to set up for a class after something locked or before it.
fn set_up_beside(tasks: &mut Tasks<'_>, locked: Span, person: PersonId) {
    let setup = tasks.clock.minutes(tasks.setup_of(person));
    let others = away_from_watching(tasks.inputs, person);
    let beside = [locked.end(), locked.start().plus(-setup)];
    let free = beside
        .into_iter()
        .filter_map(|start| Span::starting(start, setup))
        .filter(|span| others.iter().all(|other| span.intersection(*other).is_none()));
    let starts: Vec<u32> = free.filter_map(|span| tasks.clock.step_at(span.start())).collect();
    if starts.is_empty() || setup == Minutes::ZERO {
        return;
    }
    let mut sorted = starts.clone();
    sorted.sort_unstable();
    let mut task = Task::new(tasks.clock.steps_up(setup), sorted);
    task.preferred = starts;
    task.optional = true;
    hold(tasks, &mut task, &[person]);
    add(tasks, Stands::Nothing, task);
}

/// Returns the blocks of a team's meetings that are left to place beside those that are locked, and how much time of the
/// blocks has no use any more.
pub(super) fn blocks_left(inputs: &Inputs<'_>, team: TeamId, blocks: &[Minutes]) -> (Vec<Minutes>, Minutes) {
    let campus = inputs.campus;
    let mut left = blocks.to_vec();
    let mut lost = Minutes::ZERO;
    for meeting in inputs.kept.meetings(team, inputs.day).filter(|it| is_counted(campus, it)) {
        let mut length = minutes_of(&[meeting]);
        // The block it fills, or the shortest that holds it, or as many as it takes.
        while length > Minutes::ZERO && !left.is_empty() {
            left.sort_unstable();
            let place = left.iter().position(|&block| block >= length).unwrap_or(left.len() - 1);
            let block = left.remove(place);
            let rest = (block - length).at_least_zero();
            if rest >= campus.goal.minimum_block.max(Minutes::new(1)) {
                left.push(rest);
            } else {
                lost += rest;
            }
            length = (length - block).at_least_zero();
        }
    }
    (left, lost)
}

/// What somebody has locked of their own.
pub(super) struct Own(Vec<(Use, Span)>);

impl Own {
    /// Tells whether the lunch they are owed is among it.
    pub(super) fn has_lunch(&self, tasks: &Tasks<'_>, person: PersonId) -> bool {
        let owed = crate::design::lunch_owed(tasks.campus, person, tasks.inputs.day);
        let inside = |span: Span| span.intersection(tasks.students_day()).map_or(Minutes::ZERO, Span::length);
        self.0.iter().any(|&(kind, span)| kind == Use::Lunch && inside(span) >= owed)
    }

    /// Returns the pieces of planning for which nothing is locked that would do.
    pub(super) fn planning_left(
        &self,
        tasks: &Tasks<'_>,
        pieces: Vec<(Minutes, bool)>,
    ) -> Vec<(Minutes, bool)> {
        let students = tasks.students_day();
        let mut locked: Vec<Span> = self
            .0
            .iter()
            .filter(|(kind, _)| *kind == Use::IndividualPlanning)
            .map(|(_, span)| *span)
            .collect();
        let mut left = pieces;
        left.retain(|&(length, inside)| {
            let part = |span: Span| if inside { span.intersection(students) } else { Some(span) };
            let place =
                locked.iter().position(|&span| part(span).is_some_and(|span| span.length() >= length));
            place.map(|place| locked.swap_remove(place)).is_none()
        });
        left
    }
}

/// Adds what a person has locked beside lessons and meetings, but for what lies in their duties, when they are busy anyway.
/// The class of a homeroom teacher is with others then.
pub(super) fn add_own(tasks: &mut Tasks<'_>, person: PersonId) -> Own {
    let inputs = tasks.inputs;
    let mut own = Vec::new();
    for locked in inputs.kept.assignments(person, inputs.day) {
        own.push((locked.kind, locked.span));
        if !matches!(locked.kind, Use::Transition | Use::Duty) {
            set_up_beside(tasks, locked.span, person);
        }
        for span in without(vec![locked.span], &tasks.duties(person)) {
            let mut task = fixed(tasks, span);
            hold(tasks, &mut task, &[person]);
            let id = add(tasks, Stands::Nothing, task);
            // Handing a class over is what the others come after.
            if locked.kind == Use::Transition {
                cover_plainly(tasks, id, person);
            } else {
                cover(tasks, id, person);
            }
        }
    }
    Own(own)
}

/// Returns when somebody has locked what keeps them from watching lunch or recess: other lessons, meetings, their own.
pub(super) fn away_from_watching(inputs: &Inputs<'_>, person: PersonId) -> Vec<Span> {
    let watches = |lesson: &Lesson| matches!(lesson.activity, Activity::Lunch | Activity::Recess);
    let lessons = inputs.kept.lessons(inputs.day).filter(|it| !watches(it) && it.adults.contains(&person));
    let meetings = inputs.kept.locked.meetings.iter().filter(|it| it.day == inputs.day);
    let meetings = meetings.filter(|it| it.members.contains(&person)).map(|it| it.span);
    let own = inputs.kept.assignments(person, inputs.day).map(|it| it.span);
    lessons.map(|it| it.span).chain(meetings).chain(own).collect()
}

/// Makes the task hold people, each once.
pub(super) fn hold(tasks: &mut Tasks<'_>, task: &mut Task, people: &[PersonId]) {
    for &person in people {
        let resource: ResourceId = tasks.person(person);
        if !task.uses.contains(&resource) {
            task.uses.push(resource);
        }
    }
}

/// Returns a task that is at its place.
fn fixed(tasks: &Tasks<'_>, span: Span) -> Task {
    Task::new(tasks.clock.steps_up(span.length()), tasks.clock.step_at(span.start()))
}

fn add(tasks: &mut Tasks<'_>, stands: Stands, task: Task) -> TaskId {
    let key = next_key(tasks);
    let id = tasks.add(key, stands, task);
    tasks.is_locked[id.0 as usize] = true;
    id
}

fn next_key(tasks: &Tasks<'_>) -> Key {
    let place = tasks.is_locked.iter().filter(|&&is_locked| is_locked).count();
    Key::Locked(u16::try_from(place).unwrap_or(u16::MAX))
}
