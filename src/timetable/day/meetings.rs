//! Team meetings as tasks: time outside specials, and who besides homeroom teachers must be free for time inside.

use commontime_engine::placing::Task;
use commontime_school::ids::{DayId, GradeId, PersonId, TeamId};
use commontime_school::{Campus, Minutes, Span};

use super::outside_minutes;
use super::specials::Together;
use super::tasks::{Key, Stands, Tasks};
use crate::design::Design;

/// Returns how a grade's specials and a team's meeting go together today, where they do.
pub(super) fn together(tasks: &Tasks<'_>, grade: GradeId) -> Option<Together> {
    let (design, day) = (tasks.inputs.design, tasks.inputs.day);
    let (&(team, ..), &minutes) =
        design.at_specials.iter().find(|((_, some, other), _)| (*some, *other) == (grade, day))?;
    let outside = outside_minutes(design, team, day);
    let straddles = outside > Minutes::ZERO && outside < tasks.campus.goal.minimum_block;
    let after = windows(tasks, team).iter().any(|span| span.start() == tasks.students_day().end());
    Some(Together {
        team,
        minutes,
        others: others(tasks.campus, design, team, day),
        at_the_end: straddles && after,
        at_the_start: straddles && !after,
    })
}

/// Full members without a homeroom, and optional members who join.
pub(super) fn others(campus: &Campus, design: &Design, team: TeamId, day: DayId) -> Vec<PersonId> {
    let joining = design.joins.iter().filter(|(_, joined)| **joined == team).map(|(&person, _)| person);
    let here = joining.filter(|&person| campus.is_here(person, day));
    let full = campus[team].members.iter().copied().filter(|&member| campus[member].homeroom.is_none());
    full.chain(here).collect()
}

/// Adds the part of today's meeting of `team` that lies outside specials. `None` where it has no place.
pub(super) fn add_outside(tasks: &mut Tasks<'_>, team: TeamId) -> Option<()> {
    let (campus, design, day) = (tasks.campus, tasks.inputs.design, tasks.inputs.day);
    let minutes = outside_minutes(design, team, day);
    if minutes == Minutes::ZERO {
        return Some(());
    }
    let all_spans = windows(tasks, team);
    let starts = tasks.clock.starts_within(&all_spans, minutes);
    let mut task = Task::new(tasks.clock.steps_up(minutes), starts);
    if task.starts.is_empty() {
        return None;
    }
    let others = others(campus, design, team, day);
    task.uses = others.iter().map(|&person| tasks.person(person)).collect();
    let mut people: Vec<PersonId> = campus[team].members.iter().copied().chain(others).collect();
    people.sort_unstable();
    people.dedup();
    tasks.add_before_classes(
        Key::Meeting(team, 0),
        Stands::Meeting(team, people.clone(), Minutes::ZERO),
        task,
        &people,
    );
    Some(())
}

/// Returns when every full member is here and off duty: with homeroom teachers in it, outside the students' day.
fn windows(tasks: &Tasks<'_>, team: TeamId) -> Vec<Span> {
    let has_class = tasks.campus[team].members.iter().any(|&member| tasks.campus[member].homeroom.is_some());
    let common = common_time(tasks, team).into_iter();
    if has_class {
        common.flat_map(|span| span.without(tasks.students_day())).collect()
    } else {
        common.collect()
    }
}

/// Returns when every full member is here and off duty.
pub(super) fn common_time(tasks: &Tasks<'_>, team: TeamId) -> Vec<Span> {
    let both = |before: Vec<Span>, free: Vec<Span>| {
        before
            .iter()
            .flat_map(|a| free.iter().filter_map(|b| a.intersection(*b)).collect::<Vec<_>>())
            .collect()
    };
    let members = tasks.campus[team].members.iter();
    members.map(|&member| tasks.free(member)).reduce(both).unwrap_or_default()
}
