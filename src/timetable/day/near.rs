//! Where a task lies in the schedule to stay near to.

use std::collections::BTreeSet;

use commontime_engine::placing::{Limits, Placement, Placing, ResourceId, Task};
use commontime_school::ids::{GradeId, HomeroomId, PersonId, TeamId};
use commontime_school::{Activity, ClockTime, Lesson, Span, Use};

use super::tasks::{Class, Key, Near, Stands, Tasks, Teacher};
use crate::recall::place;

/// One try may take so small a part of the effort, as one in so many.
const EACH: u64 = 50;

/// A try that shows at once that it cannot be costs so small a part of what is left.
const SHARE: u64 = 200;

/// Returns when what a task stands for begins on this day of the schedule to stay near to, where that has it.
pub(super) fn start_of(tasks: &Tasks<'_>, key: Key, stands: &Stands) -> Option<ClockTime> {
    let near = &tasks.inputs.kept.near;
    let day = tasks.inputs.day;
    let lessons = |is_one: &dyn Fn(&Lesson) -> bool| {
        let spans = near.lessons.iter().filter(|it| it.day == day && is_one(it)).map(|it| it.span);
        spans.collect::<Vec<Span>>()
    };
    let of = |homeroom: HomeroomId, activity: Activity| {
        lessons(&|it| it.activity == activity && it.homerooms.contains(&homeroom))
    };
    let own = |person, kind: Use| {
        let all = near.assignments.iter().filter(|it| (it.day, it.person, it.kind) == (day, person, kind));
        all.map(|it| it.span).collect::<Vec<Span>>()
    };
    let at = |spans: &[Span], place: usize| spans.get(place).or(spans.first()).map(|span| span.start());
    let place = match key {
        Key::Class(_, place)
        | Key::Meeting(_, place)
        | Key::Session(_, place)
        | Key::OwnPlanning(_, place) => place.into(),
        _ => 0,
    };
    match stands {
        Stands::Classes(classes) => {
            let class = classes.first()?;
            let (homeroom, special) = (*class.homerooms.first()?, class.special);
            at(&of(homeroom, Activity::Special(special)), 0).or_else(|| {
                let is_special = |it: &Lesson| matches!(it.activity, Activity::Special(_));
                at(&lessons(&|it| is_special(it) && it.homerooms.contains(&homeroom)), place)
            })
        }
        Stands::Lunch(homerooms) => at(&of(*homerooms.first()?, Activity::Lunch), 0),
        Stands::Recess(homerooms) => at(&of(*homerooms.first()?, Activity::Recess), 0),
        Stands::Block(subject, homerooms) => {
            let mut spans = of(*homerooms.first()?, Activity::Subject(*subject));
            spans.sort_by_key(|span| -span.length());
            at(&spans, 0)
        }
        Stands::Session(service, _) => at(&lessons(&|it| it.activity == Activity::Service(*service)), place),
        Stands::Meeting(team, _, lost) => {
            let meetings = near.meetings.iter().filter(|it| (it.day, it.team) == (day, *team));
            let spans: Vec<Span> = meetings.map(|it| it.span).collect();
            at(&spans, place).map(|start| start.plus(-*lost))
        }
        Stands::OwnLunch(person) => at(&own(*person, Use::Lunch), 0),
        Stands::OwnPlanning(person) => at(&own(*person, Use::IndividualPlanning), place),
        Stands::Nothing => None,
    }
}

/// Returns who is chosen from each list for what a task stands for in the schedule to stay near to, where that has it.
pub(super) fn people_of(tasks: &Tasks<'_>, stands: &Stands, lists: usize) -> Vec<Option<ResourceId>> {
    let mut people = vec![None; lists];
    let day = tasks.inputs.day;
    let near = tasks.inputs.kept.near.lessons.iter().filter(|it| it.day == day);
    let only = |lesson: &Lesson| match (&lesson.adults[..], lesson.activity) {
        (&[one], Activity::Special(special)) => tasks.resource_in(special, one),
        (&[one], _) => tasks.resource_of(one),
        _ => None,
    };
    match stands {
        Stands::Classes(classes) => {
            for Class { homerooms, special, teacher, .. } in classes {
                let Teacher::Chosen(place) = teacher else { continue };
                let is_it = |it: &&Lesson| {
                    it.activity == Activity::Special(*special)
                        && homerooms.first().is_some_and(|homeroom| it.homerooms.contains(homeroom))
                };
                people[*place] = near.clone().find(is_it).and_then(only);
            }
        }
        Stands::Session(service, Teacher::Chosen(place)) => {
            let mut sessions = near.filter(|it| it.activity == Activity::Service(*service));
            people[*place] = sessions.next().and_then(only);
        }
        _ => {}
    }
    people
}

/// Places a day again and again, each time with more of it as in the schedule to stay near to: first what is of one grade or team
/// together, then what is left task by task. What cannot be so is left as it is placed. Nothing is claimed of how near that is.
pub(super) fn pull_back(tasks: &Tasks<'_>, placed: Placement, limits: &Limits) -> Placement {
    let mut best = placed;
    let mut problem = tasks.problem.clone();
    let is_off = |best: &Placement, at: usize| {
        let near = &tasks.near[at];
        let start = near.start.is_some_and(|start| best.starts[at] != Some(start));
        let others = near.people.iter().zip(&best.chosen[at]);
        start || others.clone().any(|(near, chosen)| near.is_some_and(|near| near != *chosen))
    };
    let all = 0..tasks.problem.tasks.len();
    let known: Vec<usize> = all
        .filter(|&at| tasks.near[at] != Near { people: vec![None; tasks.near[at].people.len()], start: None })
        .collect();
    let mut groups: Vec<Vec<usize>> = vec![known.clone()];
    let owners: BTreeSet<Option<Owner>> = known.iter().map(|&at| owner(tasks, at)).collect();
    groups.extend(
        owners
            .into_iter()
            .flatten()
            .map(|one| known.iter().copied().filter(|&at| owner(tasks, at) == Some(one)).collect()),
    );
    groups.extend(known.iter().map(|&at| vec![at]));
    let each = Limits { effort: limits.effort / EACH, ..*limits };
    let mut left = limits.effort;
    for group in groups {
        if !group.iter().any(|&at| is_off(&best, at)) {
            // What is near already stays so.
            for &at in &group {
                fix(&mut problem.tasks[at], &tasks.near[at]);
            }
            continue;
        }
        if left < each.effort {
            break;
        }
        let mut tried = problem.clone();
        let is_possible = group.iter().all(|&at| fix(&mut tried.tasks[at], &tasks.near[at]));
        if !is_possible {
            continue;
        }
        match place(&tried, &each) {
            Placing::Placed(placement) if placement.n_placed() >= best.n_placed() => {
                left -= placement.effort.min(left);
                (best, problem) = (placement, tried);
            }
            Placing::Placed(_) | Placing::Impossible => left -= left / SHARE,
            Placing::Limit(_) => left -= each.effort,
        }
    }
    best
}

/// Keeps a task to where it is near, and to who takes it there; false where that is not among its choices.
fn fix(task: &mut Task, near: &Near) -> bool {
    if let Some(start) = near.start {
        if !task.starts.contains(&start) {
            return false;
        }
        task.starts = vec![start];
    }
    task.one_of.iter_mut().zip(&near.people).all(|(list, near)| match near {
        Some(near) if list.contains(near) => {
            *list = vec![*near];
            true
        }
        Some(_) => false,
        None => true,
    })
}

/// What goes back together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Owner {
    Grade(GradeId),
    Team(TeamId),
}

fn owner(tasks: &Tasks<'_>, at: usize) -> Option<Owner> {
    let campus = tasks.campus;
    let of_teacher = |person: PersonId| campus[person].homeroom.map(|homeroom| campus[homeroom].grade);
    let grade = match tasks.keys[at] {
        Key::GradeSpecials(grade) | Key::Lunch(grade) | Key::Recess(grade) | Key::Common(_, grade) => {
            Some(grade)
        }
        Key::Class(homeroom, _) | Key::Stretch(homeroom) | Key::Block(homeroom, _) => {
            Some(campus[homeroom].grade)
        }
        Key::Session(service, _) => Some(campus[service].grade),
        Key::OwnLunch(person) | Key::OwnPlanning(person, _) => of_teacher(person),
        Key::Meeting(team, _) => {
            let grade = campus[team].members.iter().find_map(|&member| of_teacher(member));
            return Some(grade.map_or(Owner::Team(team), Owner::Grade));
        }
        Key::Window(..) | Key::Busy(..) | Key::Locked(_) => None,
    };
    grade.map(Owner::Grade)
}
